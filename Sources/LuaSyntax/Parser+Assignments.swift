extension Parser {
    // MARK: Functions

    mutating func functionStatement(_ keyword: Token, _ column: Int) throws(ParseFailure) -> Statement {
        advance()
        var target = try nameExpression()
        var method: Identifier?
        while token.kind == .dot || token.kind == .colon {
            let isMethod = token.kind == .colon
            advance()
            let name = try expectName("a name")
            if isMethod {
                method = name
                break
            }
            target = try node(.field(target, name), from: target.span.start)
        }
        if method == nil { noteAssignment(to: target) }
        let body = try functionBody(keyword: keyword, indent: column, isMethod: method != nil)
        return try node(.function(FunctionStatement(target: target, method: method, body: body)), from: keyword.span.start)
    }

    /// From `(` to `end`.
    mutating func functionBody(keyword: Token, indent column: Int, isMethod: Bool) throws(ParseFailure) -> FunctionBody {
        let start = token.span.start
        openBlock(keyword, indent: column)
        let header = header(to: .rightParenthesis) { parser throws(ParseFailure) in try parser.parameterList() }
        let (parameterNames, isVararg) = header ?? ([], true)
        let mark = names.mark()
        let scope = names.enterFunction(isVararg: isVararg)
        defer {
            names.leaveFunction()
            names.reset(to: mark)
        }
        var parameters: [Declaration] = []
        let inner = names.mark()
        defer { names.reset(to: inner) }
        if isMethod { parameters.append(declare(Identifier("self", at: keyword.span), .selfParameter)) }
        for name in parameterNames { parameters.append(declare(name, .parameter)) }
        if isLenient { passBracedBlock() }
        let body = block()
        closeBlock()
        if header == nil { throw ParseFailure() }
        let span = SourceSpan(start: start, end: previousEnd)
        return FunctionBody(scope: scope, parameters: parameters, isVararg: isVararg, isMethod: isMethod, block: body, span: span)
    }

    /// From `(`, up to `)`.
    private mutating func parameterList() throws(ParseFailure) -> ([Identifier], isVararg: Bool) {
        try expect(.leftParenthesis, help: ["write `function(case) … end`"])
        var parameters: [Identifier] = []
        var isVararg = false
        if token.kind != .rightParenthesis {
            repeat {
                if accept(.ellipsis) {
                    isVararg = true
                    break
                }
                parameters.append(try expectName("a name"))
            } while accept(.comma)
        }
        return (parameters, isVararg)
    }

    // MARK: Locals

    mutating func localStatement(from start: SourcePoint) throws(ParseFailure) -> Statement {
        let column = indent
        advance()
        if token.kind == .function { return try localFunction(from: start, column) }
        var declared: [(Identifier, Declaration.Attribute?)] = []
        repeat {
            let name = try expectName("a name")
            declared.append((name, try attribute()))
        } while accept(.comma)
        let values = isLenient && passMissingAssign() || accept(.assign) ? try valueList() : []
        let declarations = declared.map { declare($0.0, .local, $0.1) }
        if declarations.lazy.filter({ $0.attribute == .close }).count > 1 {
            report("misplaced", "one `local` has more than one `<close>`", at: SourceSpan(start: start, end: previousEnd))
        }
        return try node(.local(declarations, values), from: start)
    }

    private mutating func localFunction(from start: SourcePoint, _ column: Int) throws(ParseFailure) -> Statement {
        let keyword = token
        advance()
        let declaration = declare(try expectName("a name"), .localFunction)
        let body = try functionBody(keyword: keyword, indent: column, isMethod: false)
        return try node(.localFunction(declaration, body), from: start)
    }

    private mutating func attribute() throws(ParseFailure) -> Declaration.Attribute? {
        guard accept(.less) else { return nil }
        let name = try expectName("`const` or `close`")
        try expect(.greater)
        if let attribute = Declaration.Attribute(rawValue: name.text) { return attribute }
        report("unexpected_token", "found `\(name.text)` where `const` or `close` was expected", at: name.span)
        return nil
    }

    // MARK: Calls and assignments

    mutating func expressionStatement(from start: SourcePoint) throws(ParseFailure) -> Statement {
        guard token.kind == .name || token.kind == .leftParenthesis else {
            let help = token.kind == .leftBrace ? ["begin with what it is: `rulebook { … }`, `fact \"…\" { … }`"] : []
            throw fail(expected: "a statement", help: help)
        }
        let first = try suffixedExpression()
        if token.kind == .assign || token.kind == .comma && !(isLenient && first.isMultiple) {
            return try assignment(to: first, from: start)
        }
        switch first.kind {
        case .call, .methodCall:
            if isLenient, let whole = try declaration(withoutBraceAfter: first, from: start) { return whole }
            if isLenient { passCommaBehindCall() }
            return try node(.call(first), from: start)
        default:
            if isLenient, let meant = try statement(outOf: first, from: start) { return meant }
            throw fail(expected: "`=` or `(`")
        }
    }

    private mutating func assignment(to first: Expression, from start: SourcePoint) throws(ParseFailure) -> Statement {
        var targets = [first]
        while accept(.comma) { targets.append(try suffixedExpression()) }
        for target in targets {
            switch target.kind {
            case .name, .field, .index: noteAssignment(to: target)
            default:
                report("unexpected_token", "this cannot be assigned to", at: target.span)
                throw ParseFailure()
            }
        }
        try expect(.assign)
        let values = try valueList()
        return try node(.assignment(targets, values), from: start)
    }

    private mutating func valueList() throws(ParseFailure) -> [Expression] {
        let outer = valuesLevel
        valuesLevel = openers.count
        defer { valuesLevel = outer }
        return try expressionList()
    }

    mutating func noteAssignment(to target: Expression) {
        guard case .name(let name) = target.kind, let declaration = name.declaration else { return }
        declaration.isReassigned = true
        if declaration.attribute != nil {
            report("misplaced", "`\(name.text)` is constant and cannot be assigned again", at: target.span)
        }
    }
}
