extension LoadingPrinter {
    mutating func printControl(_ statement: Statement, _ depth: PrintDepth) {
        let start = statement.span.start
        let end = statement.span.end
        switch statement.kind {
        case .while(let condition, let block):
            put("while", at: start)
            printCondition(condition, depth)
            put("do")
            printTurn(statement)
            printBlock(block, level: depth.level)
            put("end", at: end)
        case .repeat(let block, let condition):
            put("repeat", at: start)
            printTurn(statement)
            let outer = locals
            printBlock(block, level: depth.level)
            put("until")
            printCondition(condition, PrintDepth(register: outer + block.declaredLocals, level: depth.level))
        case .if(let clauses): printIf(clauses, end: end, depth)
        case .numericFor(let loop): printNumericFor(loop, statement, depth)
        case .genericFor(let loop): printGenericFor(loop, statement, depth)
        default: preconditionFailure("only branches and loops are control")
        }
    }

    private mutating func printCondition(_ condition: Expression, _ depth: PrintDepth) {
        printTested(condition, depth.within())
        mark(.branch, condition.number, line: lastLine)
    }

    private mutating func printIf(_ clauses: [IfClause], end: SourcePoint, _ depth: PrintDepth) {
        for (index, clause) in clauses.enumerated() {
            if let condition = clause.condition {
                put(index == 0 ? "if" : "elseif", at: clause.span.start)
                printCondition(condition, depth)
                put("then")
            } else {
                put("else", at: clause.span.start)
            }
            printBlock(clause.block, level: depth.level)
        }
        put("end", at: end)
    }

    private mutating func printNumericFor(_ loop: NumericFor, _ statement: Statement, _ depth: PrintDepth) {
        put("for", at: statement.span.start)
        put(loop.variable.name, at: loop.variable.span.start)
        put("=")
        let bounds = [loop.start, loop.limit] + (loop.step.map { [$0] } ?? [])
        for (index, bound) in bounds.enumerated() {
            if index > 0 { put(",") }
            printBound(bound, isStep: index == 2, depth.within(index))
        }
        let line = put("do")
        if dialect == .verbatim { for bound in bounds { mark(.forBounds, bound.number, line: line) } }
        printLoopBlock(loop.block, of: statement, locals: 4, depth)
        put("end", at: statement.span.end)
    }

    private mutating func printGenericFor(_ loop: GenericFor, _ statement: Statement, _ depth: PrintDepth) {
        let line = put("for", at: statement.span.start)
        mark(.call, statement.number, line: line)
        for (index, variable) in loop.variables.enumerated() {
            if index > 0 { put(",") }
            put(variable.name, at: variable.span.start)
        }
        put("in")
        printList(loop.values, depth)
        put("do")
        // The call of the iterator takes three registers more.
        printLoopBlock(loop.block, of: statement, locals: 4 + max(loop.variables.count, 3), depth)
        put("end", at: statement.span.end)
    }

    private mutating func printLoopBlock(_ block: Block, of statement: Statement, locals count: Int, _ depth: PrintDepth) {
        declare(count, at: block.span)
        printTurn(statement)
        printBlock(block, level: depth.level)
        locals -= count
    }
}

extension Block {
    /// Names that its own statements declare.
    fileprivate var declaredLocals: Int {
        statements.reduce(0) { sum, statement in
            switch statement.kind {
            case .local(let declarations, _): return sum + declarations.count
            case .localFunction: return sum + 1
            default: return sum
            }
        }
    }
}
