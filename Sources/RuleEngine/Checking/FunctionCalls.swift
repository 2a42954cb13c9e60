import LuaSyntax

/// What named functions are given, where every use of them is a call by their name.
struct FunctionCalls: TreeVisitor {
    private enum Function: Hashable {
        case local(ObjectIdentifier)
        case global(String)
    }

    private var arguments: [Function: [[Expression]]] = [:]
    /// Functions that are handed on, so that something else may call them too.
    private var handedOn: Set<Function> = []

    mutating func enter(_ expression: Expression, in context: WalkContext) {
        switch expression.kind {
        case .call(let call):
            guard case .name(let name) = call.callee.kind else { return }
            arguments[Self.function(name), default: []].append(call.arguments)
        case .name(let name):
            if !isCalleeOrTarget(expression, context.parents.last) { handedOn.insert(Self.function(name)) }
        default: break
        }
    }

    private func isCalleeOrTarget(_ expression: Expression, _ parent: Node?) -> Bool {
        switch parent {
        case .expression(let outer)?:
            guard case .call(let call) = outer.kind else { return false }
            return call.callee === expression
        case .statement(let statement)?:
            switch statement.kind {
            case .function(let function): return function.target === expression
            case .assignment(let targets, _): return targets.contains { $0 === expression }
            default: return false
            }
        case nil: return false
        }
    }

    private static func function(_ name: Name) -> Function {
        name.declaration.map { .local(ObjectIdentifier($0)) } ?? .global(name.text)
    }

    /// What the parameters of these functions are at each call. One called `case` is the case.
    func parameters(of functions: NamedFunctions) -> [ObjectIdentifier: LocalOrigin] {
        var origins: [ObjectIdentifier: LocalOrigin] = [:]
        for (id, body) in functions.locals { add(body, as: .local(id), to: &origins) }
        for case (let name, let body?) in functions.globals { add(body, as: .global(name), to: &origins) }
        return origins
    }

    private func add(_ body: FunctionBody, as function: Function, to origins: inout [ObjectIdentifier: LocalOrigin]) {
        guard !handedOn.contains(function), let calls = arguments[function], !body.isVararg else { return }
        for (index, parameter) in body.parameters.enumerated() where parameter.name != "case" {
            origins[ObjectIdentifier(parameter)] = .arguments(calls.map { index < $0.count ? $0[index] : nil })
        }
    }
}
