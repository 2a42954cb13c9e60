extension Parser {
    // MARK: Blocks

    mutating func parseTopBlock() -> Block {
        let start = token.span.start
        var statements: [Statement] = []
        while true {
            parseStatements(into: &statements)
            if token.kind == .end { break }
            _ = fail(expected: "a statement", help: token.kind == .endKeyword ? ["there is one `end` too many"] : [])
            advance()
        }
        return Block(statements: statements, span: SourceSpan(start: start, end: previousEnd))
    }

    /// A block with its own names, up to the keyword that ends it.
    mutating func block() -> Block {
        let mark = names.mark()
        defer { names.reset(to: mark) }
        return openEndedBlock()
    }

    /// A block whose names stay in scope (`repeat … until` sees them).
    mutating func openEndedBlock() -> Block {
        let start = token.span.start
        var statements: [Statement] = []
        parseStatements(into: &statements)
        let end = statements.isEmpty ? start : max(start, previousEnd)
        return Block(statements: statements, span: SourceSpan(start: start, end: end))
    }

    private mutating func parseStatements(into statements: inout [Statement]) {
        while !isBlockEnd || passSurplusEnd() {
            if accept(.semicolon) { continue }
            if isLenient, beginsOutside() || commaEndsFunction() { return }
            let (column, count, outerColumn) = (token.span.start.column, openers.count, statementColumn)
            let isReturn = token.kind == .return
            let offset = token.span.start.offset
            statementColumn = column
            do throws(ParseFailure) {
                statements.append(try statement())
                if isReturn { checkReturnIsLast() }
            } catch {
                skipToStatement(from: column, openers: count)
            }
            statementColumn = outerColumn
            if closesOuterBracket, openers.contains(where: { !$0.isBracket }) { return }
            if token.span.start.offset == offset, !isBlockEnd { advance() }
        }
    }

    private mutating func checkReturnIsLast() {
        if isBlockEnd || closesOuterBracket || isLenient && (beginsOutside() || commaEndsFunction()) { return }
        let isTwoWords = previousKind == .name && token.kind == .name && previousEnd.line == token.span.start.line
        _ = fail(
            expected: "the end of the block",
            help: [isTwoWords ? "put a text in quotes: return \"…\"" : "`return` is the last statement of its block"])
    }

    // MARK: Statements

    private mutating func statement() throws(ParseFailure) -> Statement {
        try enter()
        defer { leave() }
        let (start, keyword, column) = (token.span.start, token, indent)
        switch token.kind {
        case .if: return try ifStatement(from: start)
        case .while: return try whileStatement(keyword, column)
        case .for: return try forStatement(keyword, column)
        case .repeat: return try repeatStatement(keyword, column)
        case .function: return try functionStatement(keyword, column)
        case .local: return try localStatement(from: start)
        case .do:
            open()
            let body = block()
            closeBlock()
            return try node(.do(body), from: start)
        case .return: return try returnStatement(from: start)
        case .break:
            advance()
            if !names.isInLoop { report("misplaced", "`break` stands outside a loop", at: keyword.span) }
            return try node(.break, from: start)
        case .goto:
            advance()
            return try node(.goto(try expectName("a label")), from: start)
        case .doubleColon:
            advance()
            let label = try expectName("a label")
            try expect(.doubleColon)
            return try node(.label(label), from: start)
        default: return try expressionStatement(from: start)
        }
    }

    private mutating func ifStatement(from start: SourcePoint) throws(ParseFailure) -> Statement {
        var clauses: [IfClause] = []
        var isBroken = false
        openBlock(token, indent: indent)
        repeat {
            let clauseStart = token.span.start
            advance()
            let condition = header(to: .then) { parser throws(ParseFailure) in try parser.expression() }
            if condition == nil { isBroken = true }
            let body = block()
            clauses.append(IfClause(condition: condition, block: body, span: SourceSpan(start: clauseStart, end: previousEnd)))
        } while token.kind == .elseif
        if token.kind == .else {
            let clauseStart = token.span.start
            noteElseIf()
            advance()
            let body = block()
            clauses.append(IfClause(condition: nil, block: body, span: SourceSpan(start: clauseStart, end: previousEnd)))
        }
        closeBlock()
        if isBroken { throw ParseFailure() }
        return try node(.if(clauses), from: start)
    }

    /// `else if` on one line is ordinary where each `if` has its `end`.
    private mutating func noteElseIf() {
        guard peek() == .if, let next = ahead, next.span.start.line == token.span.start.line, let opener = openers.last else { return }
        elseIfs[opener.span.start.offset] = token.span.through(next.span)
    }

    private mutating func whileStatement(_ keyword: Token, _ column: Int) throws(ParseFailure) -> Statement {
        openBlock(keyword, indent: column)
        advance()
        let condition = header(to: .do) { parser throws(ParseFailure) in try parser.expression() }
        let body = loopBlock()
        closeBlock()
        guard let condition else { throw ParseFailure() }
        return try node(.while(condition, body), from: keyword.span.start)
    }

    private mutating func loopBlock() -> Block {
        names.enterLoop()
        defer { names.leaveLoop() }
        return block()
    }

    private mutating func repeatStatement(_ keyword: Token, _ column: Int) throws(ParseFailure) -> Statement {
        openBlock(keyword, indent: column)
        advance()
        let mark = names.mark()
        defer { names.reset(to: mark) }
        names.enterLoop()
        let body = openEndedBlock()
        names.leaveLoop()
        closeBlock(with: .until)
        let condition = try expression()
        return try node(.repeat(body, until: condition), from: keyword.span.start)
    }

    private mutating func forStatement(_ keyword: Token, _ column: Int) throws(ParseFailure) -> Statement {
        openBlock(keyword, indent: column)
        advance()
        let mark = names.mark()
        defer { names.reset(to: mark) }
        let header = header(to: .do) { parser throws(ParseFailure) in try parser.forHeader() }
        names.reserve(header?.isNumeric == true ? 3 : 4)
        let variables = (header?.names ?? []).map { declare($0, .loopVariable) }
        let body = loopBlock()
        closeBlock()
        guard let header else { throw ParseFailure() }
        let values = header.values
        if !header.isNumeric {
            return try node(.genericFor(GenericFor(variables: variables, values: values, block: body)), from: keyword.span.start)
        }
        let step = values.count > 2 ? values[2] : nil
        let loop = NumericFor(variable: variables[0], start: values[0], limit: values[1], step: step, block: body)
        return try node(.numericFor(loop), from: keyword.span.start)
    }

    private struct ForHeader {
        var names: [Identifier]
        var values: [Expression]
        var isNumeric: Bool
    }

    private mutating func forHeader() throws(ParseFailure) -> ForHeader {
        var header = ForHeader(names: [try expectName("a name")], values: [], isNumeric: false)
        if accept(.assign) {
            header.isNumeric = true
            header.values.append(try expression())
            try expect(.comma)
            header.values.append(try expression())
            if accept(.comma) { header.values.append(try expression()) }
            return header
        }
        while accept(.comma) { header.names.append(try expectName("a name")) }
        guard accept(.in) else { throw fail(expected: header.names.count == 1 ? "`=` or `in`" : "`in`") }
        header.values = try expressionList()
        return header
    }

    mutating func declare(_ name: Identifier, _ kind: Declaration.Kind, _ attribute: Declaration.Attribute? = nil) -> Declaration {
        let made = Declaration(name: name.text, span: name.span, kind: kind, attribute: attribute, scope: names.current)
        names.declare(made)
        return made
    }

    private mutating func returnStatement(from start: SourcePoint) throws(ParseFailure) -> Statement {
        advance()
        let values = isBlockEnd || token.kind == .semicolon || closesOuterBracket ? [] : try expressionList()
        _ = accept(.semicolon)
        return try node(.return(values), from: start)
    }
}
