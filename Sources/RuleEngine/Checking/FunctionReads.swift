import LuaSyntax

/// What functions read of the case: what they read in every case, and what they may read in some.
final class FunctionReads {
    /// Functions that call each other in a longer chain than this are not followed.
    private static let maxDepth = 50

    private let inference: KindInference
    private let found: Found
    private var always: [ObjectIdentifier: Set<String>] = [:]
    private var busy: Set<ObjectIdentifier> = []

    init(_ parts: [Part], _ inference: KindInference) {
        self.inference = inference
        var found = Found(inference: inference)
        for part in parts { found.walk(part.tree) }
        self.found = found
    }

    /// By function: the names in its text, with that of the functions within it, and the functions that it names.
    private struct Found: TreeVisitor {
        let inference: KindInference
        var names: [ObjectIdentifier: Set<String>] = [:]
        var functions: [ObjectIdentifier: Set<ObjectIdentifier>] = [:]

        mutating func enter(_ expression: Expression, in context: WalkContext) {
            if let name = inference.nameRead(by: expression) {
                for function in context.functions { names[ObjectIdentifier(function), default: []].insert(name) }
            } else if case .name(let name) = expression.kind, let body = inference.functions.body(of: name) {
                for function in context.functions {
                    functions[ObjectIdentifier(function), default: []].insert(ObjectIdentifier(body.scope))
                }
            }
        }
    }

    /// All that it may read, also by the functions that it calls.
    func possible(_ body: FunctionBody) -> Set<String> { possible(body.scope) }

    func possible(_ scope: FunctionScope) -> Set<String> {
        var names: Set<String> = []
        var seen: Set<ObjectIdentifier> = []
        var open = [ObjectIdentifier(scope)]
        while let function = open.popLast() {
            guard seen.insert(function).inserted else { continue }
            names.formUnion(found.names[function] ?? [])
            open += found.functions[function] ?? []
        }
        return names
    }

    /// What it reads whatever the case is, before it can have given anything.
    func certain(_ body: FunctionBody) -> Set<String> {
        let id = ObjectIdentifier(body)
        if let names = always[id] { return names }
        guard busy.count < Self.maxDepth, busy.insert(id).inserted else { return [] }
        defer { busy.remove(id) }
        var names: Set<String> = []
        _ = passes(body.block, &names)
        always[id] = names
        return names
    }

    // MARK: Statements

    /// Whether what stands behind a block is reached whatever happens in it.
    private func passes(_ block: Block, _ names: inout Set<String>) -> Bool {
        for statement in block.statements where !passes(statement, &names) { return false }
        return true
    }

    private func passes(_ statement: Statement, _ names: inout Set<String>) -> Bool {
        switch statement.kind {
        case .local(_, let values): add(values, &names)
        case .assignment(let targets, let values): add(targets + values, &names)
        case .call(let call): add([call], &names)
        case .do(let block): return passes(block, &names)
        case .return(let values):
            add(values, &names)
            return false
        case .if(let clauses):
            add(clauses.first?.condition.map { [$0] } ?? [], &names)
            return !clauses.contains { $0.block.mayLeave }
        case .while(let condition, let block):
            add([condition], &names)
            return !block.mayLeave
        case .repeat(let block, let condition):
            guard passes(block, &names) else { return false }
            add([condition], &names)
        case .numericFor(let loop):
            add([loop.start, loop.limit], &names)
            return !loop.block.mayLeave
        case .genericFor(let loop):
            add(loop.values, &names)
            return !loop.block.mayLeave
        case .function, .localFunction, .label: break
        case .break, .goto: return false
        }
        return true
    }

    // MARK: Expressions

    private func add(_ expressions: [Expression], _ names: inout Set<String>) {
        for expression in expressions { add(expression, &names) }
    }

    private func add(_ expression: Expression, _ names: inout Set<String>) {
        if let name = inference.nameRead(by: expression) { names.insert(name) }
        switch expression.kind {
        case .nil, .true, .false, .number, .string, .vararg, .name, .function: break
        case .field(let base, _): add(base, &names)
        case .index(let base, let key): add([base, key], &names)
        case .call(let call):
            add([call.callee] + call.arguments, &names)
            if case .name(let name) = call.callee.kind, let body = inference.functions.body(of: name) { names.formUnion(certain(body)) }
        case .methodCall(let call): add([call.object] + call.arguments, &names)
        case .parenthesized(let inner): add(inner, &names)
        case .unary(let operation): add(operation.operand, &names)
        case .binary(let operation):
            let isShort = operation.operator == .and || operation.operator == .or
            add(isShort ? [operation.left] : [operation.left, operation.right], &names)
        case .table(let table): add(table.entries.map(\.value), &names)
        }
    }
}

extension KindInference {
    /// `case.NAME` and `case["NAME"]`
    func nameRead(by expression: Expression) -> String? {
        switch expression.kind {
        case .field(let base, let field): return kind(of: base) == .wholeCase ? field.text : nil
        case .index(let base, let key):
            guard case .string(let literal) = key.unparenthesized.kind else { return nil }
            return kind(of: base) == .wholeCase ? literal.text : nil
        default: return nil
        }
    }
}

extension Block {
    /// Whether something in it may end the function or the loop around it.
    fileprivate var mayLeave: Bool {
        statements.contains { statement in
            switch statement.kind {
            case .return, .break, .goto: true
            case .do(let block), .while(_, let block), .repeat(let block, until: _): block.mayLeave
            case .if(let clauses): clauses.contains { $0.block.mayLeave }
            case .numericFor(let loop): loop.block.mayLeave
            case .genericFor(let loop): loop.block.mayLeave
            default: false
            }
        }
    }
}
