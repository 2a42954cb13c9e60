import LuaSyntax
import RuleModel

// Conditions, put together from the nodes of what was looked at.
extension FunctionReader {
    /// Nodes of one condition become that condition.
    /// - Parameter whole: a condition that is not complete yet.
    mutating func together(_ steps: [Pending], within whole: Expression? = nil) -> [ID] {
        var result: [ID] = []
        var at = 0
        while at < steps.count {
            guard let expression = steps[at].expression, let root = index.root(of: expression), root.expression !== whole else {
                result.append(steps[at].id)
                at += 1
                continue
            }
            var end = at + 1
            var seen: Set = [expression.number]
            while end < steps.count, steps[end].turn == steps[at].turn, steps[end].id != steps[at].id,
                let next = steps[end].expression, root.expression.span.contains(next.span), seen.insert(next.number).inserted
            { end += 1 }
            let ids = steps[at..<end].map(\.id)
            let isCutShort = end < steps.count && steps[end].expression == nil && builder.nodes[steps[end].id].failed
            result += condition(root, ids, steps[at..<end], isCutShort: isCutShort)
            at = end
        }
        return result
    }

    mutating func condition(
        _ root: PartIndex.Root, _ ids: [ID], _ steps: ArraySlice<Pending>, isCutShort: Bool
    ) -> [ID] {
        var here: [Int: ID] = [:]
        for step in steps { if let expression = step.expression { here[expression.unparenthesized.number] = step.id } }
        // Where an operand could not be had there is no condition, only what was looked at before.
        if isCutShort, isOpen(root.expression, here) { return ids }
        let whole = logic(root.expression, here).map { [$0] } ?? ids
        guard root.isCondition, let last = whole.last else { return whole }
        let id = add(.branch, at: root.expression, value: .boolean(isTrue(builder.nodes[last].value)), children: whole)
        (builder.nodes[id].operation, builder.nodes[id].taken) = ("if", isTrue(builder.nodes[last].value))
        if let gives = index.gives[root.expression.number] {
            builder.nodes[id].operands = [.init(label: Explanation.Node.gives, value: .boolean(gives))]
        }
        return [id]
    }

    /// Whether what was looked at leaves a condition open.
    func isOpen(_ expression: Expression, _ here: [Int: ID]) -> Bool {
        let inner = expression.unparenthesized
        if here[inner.number] != nil { return false }
        let operands = inner.operandsOfOneKind
        let looked = operands.prefix { here[$0.unparenthesized.number] != nil || !isOpen($0, here) }
        guard looked.count == operands.count else {
            guard case .binary(let operation) = inner.kind, let last = looked.last.flatMap({ here[$0.unparenthesized.number] }) else {
                return true
            }
            return isTrue(builder.nodes[last].value) == (operation.operator == .and)
        }
        return operands.isEmpty
    }

    /// `a and b`, `a or b`, `not a` from the nodes of what was looked at; nil for anything else.
    func logic(_ expression: Expression, _ here: [Int: ID]) -> ID? {
        let inner = expression.unparenthesized
        if let id = here[inner.number] { return id }
        let operands = inner.operandsOfOneKind
        let children = operands.compactMap { logic($0, here) }
        guard !operands.isEmpty, let last = children.last else { return nil }
        let operation = if case .binary(let operation) = inner.kind { operation.operator.rawValue } else { "not" }
        let isOpen = operation == "not" || isTrue(builder.nodes[last].value) == (operation == "and")
        let value = isOpen ? operands.last?.literal ?? builder.nodes[last].value : builder.nodes[last].value
        let id = add(.branch, at: inner, value: operation == "not" ? .boolean(!isTrue(value)) : value, children: children)
        builder.nodes[id].operation = operation
        return id
    }

    func isTrue(_ value: Value) -> Bool { value != .boolean(false) && value != .nothing }
}
