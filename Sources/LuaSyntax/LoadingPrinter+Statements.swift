extension LoadingPrinter {
    mutating func printBlock(_ block: Block) { for statement in block.statements { printStatement(statement) } }

    private mutating func printStatement(_ statement: Statement) {
        let start = statement.span.start
        let end = statement.span.end
        switch statement.kind {
        case .local(let declarations, let values): printLocal(declarations, values, from: start)
        case .assignment(let targets, let values): printAssignment(targets, values, statement)
        case .call(let call):
            if beginsWithParenthesis(call) { put(";", at: start) }
            printExpression(call)
        case .do(let block):
            put("do", at: start)
            printBlock(block)
            put("end", at: end)
        case .while(let condition, let block):
            put("while", at: start)
            printCondition(condition)
            put("do")
            printBlock(block)
            put("end", at: end)
        case .repeat(let block, let condition):
            put("repeat", at: start)
            printBlock(block)
            put("until")
            printCondition(condition)
        case .if(let clauses): printIf(clauses, end: end)
        case .numericFor(let loop): printNumericFor(loop, start, end)
        case .genericFor(let loop): printGenericFor(loop, statement)
        case .function(let function): printFunctionStatement(function, statement)
        case .localFunction(let declaration, let body):
            put("local", at: start)
            put("function")
            put(declaration.name, at: declaration.span.start)
            printFunctionBody(body)
        case .return(let values):
            put("return", at: start)
            printList(values)
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

    mutating func printList(_ values: [Expression]) {
        for (index, value) in values.enumerated() {
            if index > 0 { put(",") }
            printExpression(value)
        }
    }

    private mutating func printLocal(_ declarations: [Declaration], _ values: [Expression], from start: SourcePoint) {
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
        if values.isEmpty { return }
        put("=")
        printList(values)
    }

    private mutating func printAssignment(_ targets: [Expression], _ values: [Expression], _ statement: Statement) {
        if dialect == .plain, targets.contains(where: \.isTableAccess) { return printCheckedAssignment(targets, values) }
        if beginsWithParenthesis(targets[0]) { put(";", at: statement.span.start) }
        printList(targets)
        put("=")
        printList(values)
        for target in targets { mark(.store, target.number, line: lastLine) }
    }

    private mutating func printCondition(_ condition: Expression) {
        printExpression(condition)
        mark(.branch, condition.number, line: lastLine)
    }

    private mutating func printIf(_ clauses: [IfClause], end: SourcePoint) {
        for (index, clause) in clauses.enumerated() {
            if let condition = clause.condition {
                put(index == 0 ? "if" : "elseif", at: clause.span.start)
                printCondition(condition)
                put("then")
            } else {
                put("else", at: clause.span.start)
            }
            printBlock(clause.block)
        }
        put("end", at: end)
    }

    private mutating func printNumericFor(_ loop: NumericFor, _ start: SourcePoint, _ end: SourcePoint) {
        put("for", at: start)
        put(loop.variable.name, at: loop.variable.span.start)
        put("=")
        let bounds = [loop.start, loop.limit] + (loop.step.map { [$0] } ?? [])
        for (index, bound) in bounds.enumerated() {
            if index > 0 { put(",") }
            printBound(bound)
        }
        let line = put("do")
        if dialect == .verbatim { for bound in bounds { mark(.forBounds, bound.number, line: line) } }
        printBlock(loop.block)
        put("end", at: end)
    }

    private mutating func printGenericFor(_ loop: GenericFor, _ statement: Statement) {
        let line = put("for", at: statement.span.start)
        mark(.call, statement.number, line: line)
        for (index, variable) in loop.variables.enumerated() {
            if index > 0 { put(",") }
            put(variable.name, at: variable.span.start)
        }
        put("in")
        printList(loop.values)
        put("do")
        printBlock(loop.block)
        put("end", at: statement.span.end)
    }

    private mutating func printFunctionStatement(_ function: FunctionStatement, _ statement: Statement) {
        if dialect == .plain, function.method != nil || function.target.isTableAccess { return printCheckedFunction(function, statement) }
        put("function", at: statement.span.start)
        printExpression(function.target)
        if let method = function.method {
            put(":")
            put(method.text, at: method.span.start)
        }
        printFunctionBody(function.body)
        mark(.store, statement.number, line: lastLine)
    }

    /// From `(` to `end`.
    /// - Parameter showsSelf: whether `self` stands among the parameters.
    mutating func printFunctionBody(_ body: FunctionBody, showsSelf: Bool = false) {
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
        printBlock(body.block)
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
