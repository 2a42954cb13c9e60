// Reading on after a mistake. The aim is few, true issues: one for each mistake, none that only follows from another.

extension Parser {
    // MARK: Brackets and blocks

    mutating func open() {
        openers.append(Opener(kind: token.kind, span: token.span, indent: indent))
        advance()
    }

    /// Notes a block's keyword that was read already.
    mutating func openBlock(_ keyword: Token, indent: Int) {
        openers.append(Opener(kind: keyword.kind, span: keyword.span, indent: indent))
    }

    mutating func close(_ kind: Token.Kind) throws(ParseFailure) {
        guard isLenient ? !isOutside(openers[openers.count - 1]) && accept(kind) : accept(kind) else { throw failUnclosed(kind) }
        openers.removeLast()
    }

    /// Reads the `end` of the innermost block, or takes it as read.
    mutating func closeBlock(with kind: Token.Kind = .endKeyword) {
        let opener = openers[openers.count - 1]
        if token.kind == kind, !(isLenient && isOutside(opener)) {
            if token.startsLine, token.span.start.column < opener.indent, suspect == nil { suspect = opener }
            advance()
        } else {
            _ = failUnclosed(kind)
        }
        openers.removeLast()
    }

    /// The innermost bracket or block has no end. Said where it begins: where it should have ended is a guess.
    mutating func failUnclosed(_ kind: Token.Kind) -> ParseFailure {
        if followsFromEarlierIssue { return ParseFailure() }
        let innermost = openers[openers.count - 1]
        let opener = token.kind == .end && !innermost.isBracket ? suspect ?? innermost : innermost
        if let elseIf = elseIfs[opener.span.start.offset] {
            slip("found `else if`, which needs one more `end`", at: elseIf, help: "write `elseif`, one word")
            lastIssueLine = token.span.start.line
            return ParseFailure()
        }
        report(
            "unexpected_token", "this `\(opener.kind.spelling)` has no `\(kind.spelling)`", at: opener.span,
            help: ["put `\(kind.spelling)` \(whereMissing(opener))"])
        lastIssueLine = token.span.start.line
        return ParseFailure()
    }

    private func whereMissing(_ opener: Opener) -> String {
        let last = previousEnd.line
        if token.kind != .end, token.span.start.line == last { return "before \(describe(token)) in line \(last)" }
        if opener.isBracket, opener.line == last { return "at the end of line \(last)" }
        return "on a line of its own after line \(last)"
    }

    /// Whether the token begins a line too far left to stand within what was opened: by its indentation, something was not closed.
    func isOutside(_ opener: Opener) -> Bool {
        guard token.startsLine, token.span.start.line > opener.line else { return false }
        let column = token.span.start.column
        return closes(opener) ? column < opener.indent : column <= opener.indent
    }

    /// Whether the token may stand at the depth of the line that opened: `end`, `else`, `}`.
    private func closes(_ opener: Opener) -> Bool {
        if token.kind == .end { return true }
        if !opener.isBracket { return isBlockEnd }
        return token.kind == .rightBrace || token.kind == .rightParenthesis || token.kind == .rightBracket
    }

    /// Whether the token closes a bracket that stands around the block that is read, so that the block cannot go on.
    var closesOuterBracket: Bool {
        switch token.kind {
        case .rightParenthesis, .rightBrace, .rightBracket: return openers.contains(where: \.isBracket)
        default: return false
        }
    }

    // MARK: Skipping

    /// After a failed statement: passes tokens up to one that can begin the next.
    mutating func skipToStatement(from column: Int, openers count: Int) {
        var depth = dropOpeners(to: count)
        while token.kind != .end {
            if isBlockEnd || beginsStatement(column: column, depth: depth) { return }
            if depth <= 0, closesOuterBracket { return }
            passOne(&depth)
        }
    }

    /// After a failed entry of a table: passes tokens up to the comma or brace that ends it. False where there is none.
    mutating func skipToNextEntry(openers count: Int) -> Bool {
        var depth = dropOpeners(to: count)
        while token.kind != .end {
            if depth <= 0, token.kind == .comma || token.kind == .semicolon || token.kind == .rightBrace { return true }
            if isBlockEnd || beginsStatement(column: statementColumn, depth: depth) { return false }
            if depth <= 0, token.kind == .rightParenthesis || token.kind == .rightBracket { return false }
            passOne(&depth)
        }
        return false
    }

    /// Reads what stands between a block's keyword and `then`, `do` or `)`. Where it fails, passes tokens up to the block, which can then be
    /// read as usual, so that its `end` is not taken for another's; the statement fails after that.
    mutating func header<Part>(to keyword: Token.Kind, _ read: (inout Parser) throws(ParseFailure) -> Part) -> Part? {
        let count = openers.count
        let wasInCondition = isInCondition
        isInCondition = openers.last?.kind != .for && keyword != .rightParenthesis
        defer { isInCondition = wasInCondition }
        do throws(ParseFailure) {
            let part = try read(&self)
            if isLenient, token.kind != keyword, passMissing(keyword) { return part }
            try expect(keyword)
            return part
        } catch {
            var depth = dropOpeners(to: count)
            while !isBlockEnd, token.kind != keyword, !beginsStatement(column: statementColumn, depth: depth) { passOne(&depth) }
            _ = accept(keyword)
            return nil
        }
    }

    /// Forgets what was opened since; gives how many brackets were among it.
    private mutating func dropOpeners(to count: Int) -> Int {
        let dropped = openers[count...].lazy.filter(\.isBracket).count
        openers.removeLast(openers.count - count)
        return dropped
    }

    /// Passes a token, or a whole function.
    private mutating func passOne(_ depth: inout Int) {
        switch token.kind {
        case .leftParenthesis, .leftBrace, .leftBracket: depth += 1
        case .rightParenthesis, .rightBrace, .rightBracket: depth -= 1
        case .function:
            try? passFunction()
            return
        default: break
        }
        advance()
    }

    private mutating func passFunction() throws(ParseFailure) {
        let (keyword, column) = (token, indent)
        advance()
        try enter()
        defer { leave() }
        if token.kind == .leftParenthesis { _ = try functionBody(keyword: keyword, indent: column, isMethod: false) }
    }

    var isBlockEnd: Bool {
        switch token.kind {
        case .end, .endKeyword, .else, .elseif, .until: return true
        default: return false
        }
    }

    private mutating func beginsStatement(column: Int, depth: Int) -> Bool {
        switch token.kind {
        case .semicolon: return depth <= 0
        case .function: return token.startsLine && peek() == .name
        case .local, .if, .while, .for, .repeat, .return, .break, .goto, .do, .doubleColon: return token.startsLine
        case .name: return token.startsLine && (depth <= 0 || token.span.start.column <= column)
        default: return false
        }
    }
}
