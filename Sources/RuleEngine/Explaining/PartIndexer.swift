import LuaSyntax
import RuleModel

/// Walks the tree of a part once for a ``PartIndex``.
struct PartIndexer: TreeVisitor {
    var roots: [Int: PartIndex.Root] = [:]
    var functions: [Int: PartIndex.NamedFunction] = [:]
    var statements: [Int: PartIndex.Placed<Statement>] = [:]
    var expressions: [Int: PartIndex.Placed<Expression>] = [:]
    var conditions: Set<Int> = []
    var returned: Set<Int> = []
    var gives: [Int: Bool] = [:]
    var locals: [ObjectIdentifier: Expression] = [:]
    var parameters: Set<ObjectIdentifier> = []
    var tailCalls: [Int: [Call]] = [:]
    private var isConditionOfStatement: Set<Int> = []

    mutating func enter(_ statement: Statement, in context: WalkContext) {
        statements[statement.number] = PartIndex.Placed(element: statement, function: context.function.index)
        switch statement.kind {
        case .if(let clauses):
            for clause in clauses {
                guard let condition = clause.condition else { continue }
                note(condition)
                if case .boolean(let yes)? = clause.block.returned?.literal { gives[condition.number] = yes }
            }
        case .while(let condition, _), .repeat(_, let condition): note(condition)
        case .return(let values):
            for value in values { returned.insert(value.unparenthesized.number) }
            if values.count == 1, case .call(let call) = values[0].kind { tailCalls[context.function.index, default: []].append(call) }
        case .localFunction(let declaration, let body):
            name(body, declaration.name)
            take(parameters: body)
        case .function(let function):
            name(function.body, function.method?.text ?? function.target.lastName)
            take(parameters: function.body)
        case .local(let names, let values):
            for (name, value) in zip(names, values) {
                if case .function(let body) = value.kind { self.name(body, name.name) }
                if !name.isReassigned { locals[ObjectIdentifier(name)] = value }
            }
        default: break
        }
    }

    private mutating func name(_ body: FunctionBody, _ name: String?) {
        guard let name else { return }
        var node = Explanation.Node(0, .note)
        (node.name, node.title) = (name, name.asTitle)
        functions[body.scope.index] = PartIndex.NamedFunction(node: node, parameters: body.parameters.map(\.name.spelledOut))
    }

    private mutating func take(parameters body: FunctionBody) {
        for parameter in body.parameters where !parameter.isReassigned { parameters.insert(ObjectIdentifier(parameter)) }
    }

    private mutating func note(_ condition: Expression) {
        isConditionOfStatement.insert(condition.number)
        conditions.insert(condition.unparenthesized.number)
    }

    mutating func enter(_ expression: Expression, in context: WalkContext) {
        expressions[expression.number] = PartIndex.Placed(element: expression, function: context.function.index)
        if case .function(let body) = expression.kind { take(parameters: body) }
        var root = expression
        for node in context.parents.reversed() {
            guard case .expression(let outer) = node, !outer.isFunction, !outer.isTable else { break }
            root = outer
        }
        roots[expression.number] = PartIndex.Root(expression: root, isCondition: isConditionOfStatement.contains(root.number))
        for operand in expression.logicOperands { conditions.insert(operand.unparenthesized.number) }
    }
}
