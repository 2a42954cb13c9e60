import RuleModel

extension Why {
    /// The facts that were looked at behind these rules of the routing, each once and in that order; those that a case lacks are left out.
    func facts(behind rules: [String]) -> [Explanation.Node] {
        nodes(behind: rules).reduce(into: []) { facts, node in
            let isKnown = !node.value.isNothing || node.items != nil
            if node.kind == .fact, isKnown, !facts.contains(where: { $0.name == node.name }) { facts.append(node) }
        }
    }

    /// The answers that were looked at behind them.
    func answers(behind rules: [String]) -> [Explanation.Node] { nodes(behind: rules).filter { $0.kind == .answer } }

    private func nodes(behind rules: [String]) -> [Explanation.Node] {
        guard let outcome = root(named: "outcome") else { return [] }
        var pending = rows(of: outcome).filter { $0.taken == true && rules.contains($0.rule ?? "") }.flatMap(\.children)
        var seen: Set<Explanation.Node.ID> = []
        var nodes: [Explanation.Node] = []
        while !pending.isEmpty {
            let id = pending.removeFirst()
            guard seen.insert(id).inserted else { continue }
            let node = sentences.explanation[id]
            nodes.append(node)
            pending = node.children + pending
        }
        return nodes
    }
}
