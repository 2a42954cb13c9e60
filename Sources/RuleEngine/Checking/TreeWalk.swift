import LuaSyntax

/// Visits everything in a tree, outermost first.
struct TreeWalk {
    var statement: (Statement) -> Void = { _ in }
    var expression: (Expression) -> Void = { _ in }
    /// Whether the insides of functions are visited as well.
    var entersFunctions = true

    func visit(_ block: Block) { block.statements.forEach(visit) }

    func visit(_ statement: Statement) {
        self.statement(statement)
        switch statement.kind {
        case .local(_, let values), .return(let values): values.forEach(visit)
        case .assignment(let targets, let values): (targets + values).forEach(visit)
        case .call(let call): visit(call)
        case .do(let block): visit(block)
        case .while(let condition, let block):
            visit(condition)
            visit(block)
        case .repeat(let block, let condition):
            visit(block)
            visit(condition)
        case .if(let clauses):
            for clause in clauses {
                clause.condition.map(visit)
                visit(clause.block)
            }
        case .numericFor(let loop):
            [loop.start, loop.limit].forEach(visit)
            loop.step.map(visit)
            visit(loop.block)
        case .genericFor(let loop):
            loop.values.forEach(visit)
            visit(loop.block)
        case .function(let function):
            visit(function.target)
            visit(function.body)
        case .localFunction(_, let body): visit(body)
        case .break, .goto, .label: break
        }
    }

    func visit(_ expression: Expression) {
        self.expression(expression)
        switch expression.kind {
        case .function(let body): visit(body)
        case .field(let base, _): visit(base)
        case .index(let base, let key): [base, key].forEach(visit)
        case .call(let call): ([call.callee] + call.arguments).forEach(visit)
        case .methodCall(let call): ([call.object] + call.arguments).forEach(visit)
        case .parenthesized(let inner): visit(inner)
        case .unary(let operation): visit(operation.operand)
        case .binary(let operation): [operation.left, operation.right].forEach(visit)
        case .table(let table):
            for entry in table.entries {
                if case .keyed(let key, _) = entry { visit(key) }
                visit(entry.value)
            }
        case .nil, .true, .false, .number, .string, .vararg, .name: break
        }
    }

    private func visit(_ body: FunctionBody) {
        if entersFunctions { visit(body.block) }
    }
}

/// The values of a function's own `return` statements.
enum ReturnFinder {
    static func returns(of body: FunctionBody) -> [[Expression]] {
        var found: [[Expression]] = []
        let walk = TreeWalk(
            statement: { if case .return(let values) = $0.kind { found.append(values) } }, entersFunctions: false)
        walk.visit(body.block)
        return found
    }
}
