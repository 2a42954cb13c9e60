import RuleModel

extension Explanation {
    /// Without the nodes that no root leads to, numbered in their order.
    func withoutStrays() -> Explanation {
        var isReached = Array(repeating: false, count: nodes.count)
        var waiting = roots
        while let id = waiting.popLast() {
            if isReached[id] { continue }
            isReached[id] = true
            waiting += nodes[id].children + nodes[id].operands.compactMap(\.node).filter { $0 >= 0 }
        }
        var numbers = Array(repeating: 0, count: nodes.count)
        var result = self
        result.nodes.removeAll()
        for node in nodes where isReached[node.id] {
            numbers[node.id] = result.nodes.count
            result.nodes.append(node)
            result.nodes[numbers[node.id]].renumber(numbers)
        }
        result.roots = roots.map { numbers[$0] }
        return result
    }
}

extension Explanation.Node {
    fileprivate mutating func renumber(_ numbers: [ID]) {
        id = numbers[id]
        for at in children.indices { children[at] = numbers[children[at]] }
        for at in operands.indices { operands[at].node = operands[at].node.flatMap { $0 < 0 ? nil : numbers[$0] } }
    }
}
