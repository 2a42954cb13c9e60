// The lenient reading of statements and blocks.

extension Parser {
    // MARK: Blocks

    /// An `end` that stands further right than the line of the block that it would close; passed with an issue.
    mutating func passSurplusEnd() -> Bool {
        guard isLenient, token.kind == .endKeyword, token.startsLine, let opener = openers.last, !opener.isBracket,
            opener.line < token.span.start.line, token.span.start.column > opener.indent
        else { return false }
        report("unexpected_token", "there is one `end` too many", at: token.span, help: ["take it out, or indent it as what it ends"])
        advance()
        return !isBlockEnd || passSurplusEnd()
    }

    /// Whether the token stands left of the innermost block, which therefore has no end.
    mutating func beginsOutside() -> Bool {
        guard let opener = openers.last, !opener.isBracket else { return false }
        return isOutside(opener)
    }

    /// A `}` behind a row, where the braces around it are those of lines before.
    mutating func passSurplusBrace() {
        guard token.kind == .rightBrace, !token.startsLine, let opener = openers.last, opener.kind == .leftBrace,
            opener.line < token.span.start.line, opener.indent < indent
        else { return }
        report("unexpected_token", "there is one `}` too many", at: token.span, help: ["take it out, or put it on a line of its own"])
        advance()
    }

    /// `{` where a block begins: all of the declaration is written in another language, so one issue stands for the rest of it.
    mutating func passBracedBlock() {
        guard token.kind == .leftBrace else { return }
        slip(
            "found `{`, but blocks have no braces", at: token.span,
            help: "write `function(case) … end` and `if … then … end`")
        let column = openers.first?.indent ?? statementColumn
        repeat { advance() } while token.kind != .end && !(token.startsLine && token.span.start.column <= column)
        quietUntil = token.span.start.offset
    }

    /// True where `then` or `do` was left out and a statement follows.
    mutating func passMissing(_ keyword: Token.Kind) -> Bool {
        guard keyword == .then || keyword == .do else { return false }
        if token.kind == .leftBrace {
            passBracedBlock()
            return true
        }
        guard token.startsLine || isBlockEnd || beginsWithKeyword, !followsFromEarlierIssue else { return false }
        let place = SourceSpan(
            start: previousEnd, end: SourcePoint(line: previousEnd.line, column: previousEnd.column + 1, offset: previousEnd.offset))
        slip("`\(keyword.spelling)` is missing here", at: place, help: "write `\(openers.last?.kind.spelling ?? "if") … \(keyword.spelling)`")
        lastIssueLine = token.span.start.line
        return true
    }

    private var beginsWithKeyword: Bool {
        switch token.kind {
        case .return, .local, .if, .for, .while, .repeat, .break: true
        default: false
        }
    }

    // MARK: Statements

    /// What stands by itself and is no call: `n += 1`, `n++`, `fact visits { … }`, `case.hours * 2`. Nil where it is none of these.
    mutating func statement(outOf first: Expression, from start: SourcePoint) throws(ParseFailure) -> Statement? {
        let text = lexer.text(first.span)
        if let comment = lexer.comments.last, comment.span.start.offset == first.span.end.offset, !comment.isLong {
            let dashes = SourceSpan(
                start: first.span.end, end: SourcePoint(line: first.span.end.line, column: first.span.end.column + 2, offset: first.span.end.offset + 2))
            slip("found `--`, which begins a comment", at: dashes, help: "write `\(text) = \(text) - 1`")
            return try node(.assignment([first], [first]), from: start)
        }
        switch (token.kind, peek()) {
        case (.plus, .plus):
            slip("found `++`, which is not an operator", at: token.span.through(ahead!.span), help: "write `\(text) = \(text) + 1`")
            advance()
            advance()
            return try node(.assignment([first], [first]), from: start)
        case (.plus, .assign), (.minus, .assign), (.star, .assign), (.slash, .assign), (.concat, .assign):
            let sign = token.kind.spelling
            slip("found `\(sign)=`, which is not an operator", at: token.span.through(ahead!.span), help: "write `\(text) = \(text) \(sign) …`")
            advance()
            advance()
            noteAssignment(to: first)
            return try node(.assignment([first], [try expression()]), from: start)
        case (.name, _) where isName(first) && token.span.start.line == first.span.end.line:
            return try unquotedName(first, from: start)
        default: return try bareValue(first, from: start)
        }
    }

    private func isName(_ expression: Expression) -> Bool {
        if case .name = expression.kind { true } else { false }
    }

    /// `fact visits { … }`
    private mutating func unquotedName(_ first: Expression, from start: SourcePoint) throws(ParseFailure) -> Statement? {
        guard case .name(let name) = token.payload, peek() == .leftBrace else { return nil }
        let span = token.span
        slip("the name `\(name)` stands without quotes", at: span, help: "write `\(lexer.text(first.span)) \"\(name)\" { … }`")
        let argument = try literal(.string(StringLiteral(name)))
        let named = try node(.call(Call(callee: first, arguments: [argument], argumentsSpan: span)), from: start)
        let braces = token.span.start
        let body = try expression()
        let whole = Call(callee: named, arguments: [body], argumentsSpan: SourceSpan(start: braces, end: previousEnd))
        return try node(.call(try node(.call(whole), from: start)), from: start)
    }

    /// `case.hours * 2` where a function should give it back.
    private mutating func bareValue(_ first: Expression, from start: SourcePoint) throws(ParseFailure) -> Statement? {
        guard names.current.parent != nil, isBlockEnd || continuesValue, !followsFromEarlierIssue else { return nil }
        let value = try expression(continuing: first, from: start)
        report(
            "unexpected_token", "a value stands here by itself", at: value.span,
            help: ["write `return` before it to give it back"])
        lastIssueLine = token.span.start.line
        return try node(.return([value]), from: start)
    }

    private var continuesValue: Bool {
        switch token.kind {
        case .plus, .minus, .star, .slash, .percent, .caret, .concat, .equal, .notEqual, .less, .lessEqual, .greater, .greaterEqual, .and,
            .or:
            true
        default: false
        }
    }
}

extension Lexer {
    fileprivate func text(_ span: SourceSpan) -> String {
        String(decoding: bytes[span.start.offset..<span.end.offset].prefix(40), as: UTF8.self)
    }
}
