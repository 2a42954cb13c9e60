import RuleModel

// What a condition comes down to: the parts of it that decided it, and nothing that came out otherwise without mattering.
extension Sentences {
    /// The nodes that decided whether a row applied, or what a function that answers yes or no gave.
    func causes(of row: Explanation.Node) -> [Explanation.Node] {
        var causes: [Explanation.Node] = []
        for id in deciding(row.children, for: row.taken ?? truth(of: row)) { collectCauses(within: id, &causes) }
        return causes
    }

    /// Of the steps of a function those that decided what it gave: the condition that it returned, or under which it returned; and each
    /// `if` before it that would have given the opposite.
    ///
    /// Other steps before it only gave names to values: they count where the last one looks at them.
    private func deciding(_ children: [Explanation.Node.ID], for result: Bool?) -> [Explanation.Node.ID] {
        let all = conditions(of: children)
        guard all.count > 1, let result, let last = all.last else { return all }
        let end = explanation.nodes[last]
        guard end.operation == "if" || truth(of: end) == result else { return all }
        return all.filter { id in
            let step = explanation.nodes[id]
            guard step.operation == "if" else { return id == last }
            guard let gives = step.operands.first(where: { $0.label == Explanation.Node.gives })?.value else { return true }
            return (gives == .boolean(result)) == (step.taken == true)
        }
    }

    private func collectCauses(within id: Explanation.Node.ID, _ causes: inout [Explanation.Node]) {
        let node = explanation[id]
        let parts = conditions(behind: node)
        if parts.isEmpty { return causes.append(node) }
        for part in parts { collectCauses(within: part, &causes) }
    }

    /// The parts of a condition that decided it; none where it is told by itself.
    private func conditions(behind node: Explanation.Node) -> ArraySlice<Explanation.Node.ID> {
        switch (node.kind, node.operation) {
        case (.branch, "and") where truth(of: node) == false, (.branch, "or") where truth(of: node) == true:
            let decisive = node.children.lastIndex { truth(of: explanation.nodes[$0]) == truth(of: node) }
            return decisive.map { node.children[$0...$0] } ?? node.children.suffix(1)
        case (.branch, "and"), (.branch, "or"), (.branch, "not"): return node.children[...]
        // What a name stands for that was set to a condition.
        case (.branch, "is"):
            guard let meant = node.operands.first?.node, isCondition(explanation.nodes[meant]) else { return [] }
            return [meant]
        case (.branch, _): return conditions(of: node.children)[...]
        // The item that decided it was looked at last.
        case (.note, "any") where truth(of: node) == true, (.note, "all") where truth(of: node) == false:
            return conditions(of: node.children).suffix(1)
        // What a loop or a function of the library went through is no cause by itself.
        case (.note, nil) where node.times == nil: return deciding(node.children, for: truth(of: node))[...]
        default: return []
        }
    }

    private func conditions(of children: [Explanation.Node.ID]) -> [Explanation.Node.ID] {
        children.filter { id in
            // A node is large: only those that are meant are copied.
            if case .boolean = explanation.nodes[id].value { return true }
            return explanation.nodes[id].kind == .branch
        }
    }

    private func isCondition(_ node: Explanation.Node) -> Bool {
        node.kind == .comparison || node.kind == .branch || node.kind == .note && truth(of: node) != nil
    }

    /// Whether a condition held; nil of what is no condition.
    func truth(of node: Explanation.Node) -> Bool? {
        if case .boolean(let yes) = node.value { return yes }
        switch node.kind {
        case .branch: return node.taken ?? !node.value.isNothing
        // Of something that a rule tests as if it were a yes or no: whether it is there.
        case .fact, .judgement: return node.items != nil || !node.value.isNothing
        default: return node.value == .something ? true : nil
        }
    }
}
