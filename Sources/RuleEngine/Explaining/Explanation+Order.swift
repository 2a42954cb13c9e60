import RuleModel

extension Explanation {
    /// Without the nodes that no root leads to, numbered in their order.
    func withoutStrays() -> Explanation {
        var isReached = Array(repeating: false, count: nodes.count)
        var waiting = roots
        while let id = waiting.popLast() {
            if isReached[id] { continue }
            isReached[id] = true
            waiting += nodes[id].children + nodes[id].operands.compactMap(\.node)
        }
        var numbers: [Node.ID: Node.ID] = [:]
        for (id, isReached) in isReached.enumerated() where isReached { numbers[id] = numbers.count }
        var result = self
        result.nodes = nodes.filter { isReached[$0.id] }.map { $0.renumbered(numbers) }
        result.roots = roots.compactMap { numbers[$0] }
        return result
    }
}

extension Explanation.Node {
    fileprivate func renumbered(_ numbers: [ID: ID]) -> Explanation.Node {
        var node = self
        node.id = numbers[id] ?? id
        node.children = children.compactMap { numbers[$0] }
        node.operands = operands.map { operand in
            var operand = operand
            operand.node = operand.node.flatMap { numbers[$0] }
            return operand
        }
        return node
    }
}
