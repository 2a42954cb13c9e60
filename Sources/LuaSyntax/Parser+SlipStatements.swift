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
        guard isSurplusBrace else { return }
        defer { advance() }
        if followsFromEarlierIssue { return }
        report(
            "unexpected_token", "there is one `}` too many", at: token.span,
            help: [token.startsLine ? "take it out, or put the `{` where its row begins" : "take it out, or put it on a line of its own"])
    }

    var isSurplusBrace: Bool {
        guard token.kind == .rightBrace, let opener = openers.last, opener.kind == .leftBrace else { return false }
        return opener.line < token.span.start.line && opener.indent < indent
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

    /// True where `then`, `do` or the `)` of a function was left out and a statement follows.
    mutating func passMissing(_ keyword: Token.Kind) -> Bool {
        guard keyword != .rightParenthesis || previousKind == .name || previousKind == .leftParenthesis else { return false }
        if token.kind == .leftBrace {
            passBracedBlock()
            return true
        }
        guard token.startsLine || isBlockEnd || beginsWithKeyword, !followsFromEarlierIssue else { return false }
        slip(
            "`\(keyword.spelling)` is missing here", at: afterPrevious,
            help: keyword == .rightParenthesis
                ? "write `function(case)`" : "write `\(openers.last?.kind.spelling ?? "if") … \(keyword.spelling)`")
        lastIssueLine = token.span.start.line
        return true
    }

    /// `local total case.hours`: true where the sign was left out.
    mutating func passMissingAssign() -> Bool {
        guard token.kind != .assign, !token.startsLine,
            token.kind == .name || token.kind == .number || token.kind == .string || token.kind == .leftBrace
        else { return false }
        if !followsFromEarlierIssue { slip("`=` is missing here", at: afterPrevious, help: "write `local name = value`") }
        return true
    }

    private var beginsWithKeyword: Bool {
        switch token.kind {
        case .return, .local, .if, .for, .while, .repeat, .break: true
        default: false
        }
    }

    // MARK: Statements

    /// `answer "a"` where `title = …` stands on the next line: the brace is missing. Also behind a text that was not ended.
    mutating func declaration(withoutBraceAfter head: Expression, from start: SourcePoint) throws(ParseFailure) -> Statement? {
        guard token.kind == .name, token.startsLine, token.span.start.column > start.column, peek() == .assign, openers.isEmpty else {
            return nil
        }
        let place = afterPrevious
        if !followsFromEarlierIssue { slip("`{` is missing here", at: place, help: "what a declaration holds stands in braces: `{ … }`") }
        openers.append(Opener(kind: .leftBrace, span: place, indent: start.column))
        let braces = token.span.start
        let body = try entries(from: braces, to: .rightBrace)
        let whole = Call(callee: head, arguments: [body], argumentsSpan: SourceSpan(start: braces, end: previousEnd))
        return try node(.call(try node(.call(whole), from: start)), from: start)
    }

    /// `fact "a" { … },`
    mutating func passCommaBehindCall() {
        guard token.kind == .comma else { return }
        if !followsFromEarlierIssue {
            slip("found `,` behind a declaration", at: token.span, help: "leave it out: commas stand only within braces")
        }
        advance()
    }

    /// `when = (case) return … end`: the function whose word was left out.
    mutating func functionWithoutWord() throws(ParseFailure) -> Expression? {
        guard token.kind == .leftParenthesis, openers.last?.isBracket ?? false, lexer.looksLikeFunction(from: token.span.start.offset)
        else {
            return nil
        }
        let (keyword, column) = (token, indent)
        slip("`function` is missing here", at: keyword.span, help: "write `function(case) … end`")
        let body = try functionBody(keyword: Token(kind: .function, span: keyword.span), indent: column, isMethod: false)
        return try node(.function(body), from: keyword.span.start)
    }

    /// Whether a comma in a list of values belongs to the table around the function, which has no `end`: `return a, share = …`.
    mutating func commaEndsFunction() -> Bool {
        guard token.kind == .comma, openers.count > 1, openers[openers.count - 1].kind == .function,
            openers[openers.count - 2].kind == .leftBrace
        else { return false }
        let next = peek()
        return next == .rightBrace || next == .name && lexer.assignFollows
    }

    /// What stands by itself and is no call: `n += 1`, `n++`, `fact visits { … }`, `case.hours * 2`. Nil where it is none of these.
    mutating func statement(outOf first: Expression, from start: SourcePoint) throws(ParseFailure) -> Statement? {
        let text = lexer.text(first.span)
        if let comment = lexer.comments.last, comment.span.start.offset == first.span.end.offset, !comment.isLong {
            let dashes = SourceSpan(
                start: first.span.end,
                end: SourcePoint(line: first.span.end.line, column: first.span.end.column + 2, offset: first.span.end.offset + 2))
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
            slip(
                "found `\(sign)=`, which is not an operator", at: token.span.through(ahead!.span),
                help: "write `\(text) = \(text) \(sign) …`")
            advance()
            advance()
            noteAssignment(to: first)
            return try node(.assignment([first], [try expression()]), from: start)
        case (.name, .assign) where isName(first) && token.startsLine: return try declaration(withoutBraceAfter: first, from: start)
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
        guard case .name(let name) = token.payload else { return nil }
        let span = token.span
        if peek() == .string, followsFromEarlierIssue || lexer.issues.last?.span.start.line == span.start.line {
            // `answer components" {`: the text that does not end is the rest of the line.
            advance()
            advance()
            return try declaration(withoutBraceAfter: first, from: start)
        }
        guard peek() == .leftBrace else { return nil }
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

extension Token {
    /// A word that was left out.
    fileprivate init(kind: Kind, span: SourceSpan) { self.init(kind: kind, span: span, startsLine: false, payload: .none) }
}

extension Lexer {
    /// Whether `(name, name)` and a word that begins a statement stand here.
    fileprivate func looksLikeFunction(from offset: Int) -> Bool {
        let names = bytes[offset...].dropFirst().prefix { Ascii.isNamePart($0) || $0 == Ascii.comma || $0 == Ascii.space }
        guard names.contains(where: Ascii.isNamePart) else { return false }
        let rest = bytes[names.endIndex...]
        guard rest.first == UInt8(ascii: ")") else { return false }
        let word = rest.dropFirst().drop { $0 == Ascii.space || $0 == Ascii.lineFeed || $0 == Ascii.tab }.prefix { Ascii.isNamePart($0) }
        return ["return", "local", "if", "for", "while"].contains(String(decoding: word, as: UTF8.self))
    }

    fileprivate func text(_ span: SourceSpan) -> String {
        String(decoding: bytes[span.start.offset..<span.end.offset].prefix(40), as: UTF8.self)
    }
}
