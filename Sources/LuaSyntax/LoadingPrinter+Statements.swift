extension LoadingPrinter {
    mutating func printBlock(_ block: Block, level: Int) {
        let outer = locals
        for statement in block.statements { printStatement(statement, PrintDepth(register: locals, level: level + 1)) }
        locals = outer
    }

    private mutating func printStatement(_ statement: Statement, _ depth: PrintDepth) {
        demand.note(depth, at: statement.span)
        let start = statement.span.start
        switch statement.kind {
        case .local(let declarations, let values): printLocal(declarations, values, from: start, depth)
        case .assignment(let targets, let values): printAssignment(targets, values, statement, depth)
        case .call(let call):
            if isOmitted(call) { return }
            if beginsWithParenthesis(call) { put(";", at: start) }
            printExpression(call, depth)
        case .do(let block):
            put("do", at: start)
            printBlock(block, level: depth.level)
            put("end", at: statement.span.end)
        case .while, .repeat, .if, .numericFor, .genericFor: printControl(statement, depth)
        case .function(let function): printFunctionStatement(function, statement, depth)
        case .localFunction(let declaration, let body):
            put("local", at: start)
            put("function")
            put(declaration.name, at: declaration.span.start)
            declare(1, at: statement.span)
            printFunctionBody(body, level: depth.level)
        case .return(let values):
            if printReportedReturn(values, from: start, depth) { return }
            put("return", at: start)
            printList(values, depth)
        case .break: put("break", at: start)
        case .goto(let label):
            put("goto", at: start)
            put(label.text)
        case .label(let label):
            put("::", at: start)
            put(label.text)
            put("::")
        }
    }

    /// Values that go to registers one after another, from the depth's own.
    /// - Parameter places: how many of them count; nil where the last may give several.
    mutating func printList(_ values: [Expression], places: Int? = nil, _ depth: PrintDepth) {
        for (index, value) in values.enumerated() {
            if index > 0 { put(",") }
            if index < values.count - 1 || places == values.count {
                printSingle(value, depth.within(index))
            } else {
                printMultiple(value, depth.within(index))
            }
        }
    }

    // MARK: Names and assignments

    private mutating func printLocal(_ declarations: [Declaration], _ values: [Expression], from start: SourcePoint, _ depth: PrintDepth) {
        put("local", at: start)
        for (index, declaration) in declarations.enumerated() {
            if index > 0 { put(",") }
            put(declaration.name, at: declaration.span.start)
            if let attribute = declaration.attribute {
                put("<")
                put(attribute.rawValue)
                put(">")
            }
        }
        if !values.isEmpty {
            put("=")
            printList(values, places: declarations.count, depth)
        }
        declare(declarations.count, at: declarations[0].span)
    }

    private mutating func printAssignment(_ targets: [Expression], _ values: [Expression], _ statement: Statement, _ depth: PrintDepth) {
        if dialect != .verbatim, targets.contains(where: \.isTableAccess) { return printCheckedAssignment(targets, values, depth) }
        if beginsWithParenthesis(targets[0]) { put(";", at: statement.span.start) }
        for (index, target) in targets.enumerated() {
            if index > 0 { put(",") }
            printExpression(target, depth.within(2 * index))
        }
        put("=")
        printList(values, places: targets.count, depth.within(2 * targets.count))
        for target in targets { mark(.store, target.number, line: lastLine) }
    }

    // MARK: Functions

    private mutating func printFunctionStatement(_ function: FunctionStatement, _ statement: Statement, _ depth: PrintDepth) {
        if dialect != .verbatim, function.method != nil || function.target.isTableAccess {
            return printCheckedFunction(function, statement, depth)
        }
        put("function", at: statement.span.start)
        printExpression(function.target, depth)
        if let method = function.method {
            put(":")
            put(method.text, at: method.span.start)
        }
        printFunctionBody(function.body, level: depth.level)
        mark(.store, statement.number, line: lastLine)
    }

    /// From `(` to `end`.
    /// - Parameters:
    ///   - showsSelf: whether `self` stands among the parameters.
    ///   - reportsItself: whether explained text says where it begins and ends.
    mutating func printFunctionBody(_ body: FunctionBody, level: Int, showsSelf: Bool = false, reportsItself: Bool = true) {
        put("(", at: body.span.start)
        var parameters = body.parameters.map { ($0.name, $0.span.start) }
        if body.isMethod {
            parameters.removeFirst()
            if showsSelf { parameters.insert(("self", body.span.start), at: 0) }
        }
        for (index, parameter) in parameters.enumerated() {
            if index > 0 { put(",") }
            put(parameter.0, at: parameter.1)
        }
        if body.isVararg {
            if !parameters.isEmpty { put(",") }
            put("...")
        }
        put(")")
        let outer = (locals, declared)
        (locals, declared) = (0, 0)
        declare(body.parameters.count, at: body.span)
        if body.isVararg && dialect != .verbatim { put("__rest(...);") }  // each place that they pass copies all
        let around = enclosing
        enclosing = reportsItself ? body : nil
        if reportsItself { printEntry(of: body) }
        printBlock(body.block, level: level)
        if reportsItself { printExit(of: body) }
        enclosing = around
        (locals, declared) = outer
        put("end", at: body.span.end)
    }
}

extension Expression {
    /// `a.b` or `a[b]`
    var isTableAccess: Bool {
        switch kind {
        case .field, .index: return true
        default: return false
        }
    }
}
