import RuleModel

/// Goes through two trees of why at once, until they part.
struct PairedWalk {
    typealias Node = Explanation.Node
    typealias Parting = Divergence.Nodes

    let first: Explanation
    let second: Explanation
    let inOneRulebook: Bool
    /// Gone through already, for nodes are shared within a tree; they are the same, or the walk had ended there.
    private var seen: Set<Pair> = []

    private struct Pair: Hashable {
        let first: Node.ID
        let second: Node.ID
    }

    init(first: Explanation, second: Explanation, inOneRulebook: Bool) {
        (self.first, self.second, self.inOneRulebook) = (first, second, inOneRulebook)
    }

    mutating func parting() -> Parting? { parting(of: first.roots, and: second.roots, under: nil) }

    /// Of nodes that stand in a row, in order.
    private mutating func parting(of nodes: [Node.ID], and others: [Node.ID], under parents: Pair?) -> Parting? {
        for (index, (node, other)) in zip(nodes, others).enumerated() {
            let (identity, otherIdentity) = (identity(node, in: first), identity(other, in: second))
            guard identity == otherIdentity else {
                if let parting = partingElsewhere(node, other) { return parting }
                let isAdded = others[(index + 1)...].contains { self.identity($0, in: second) == identity }
                let isMissing = !isAdded && nodes[(index + 1)...].contains { self.identity($0, in: first) == otherIdentity }
                return unpaired(isAdded ? nil : node, isMissing ? nil : other, under: parents)
            }
            if let parting = parting(of: Pair(first: node, second: other)) { return parting }
        }
        guard nodes.count != others.count else { return nil }
        let shared = min(nodes.count, others.count)
        return unpaired(nodes.dropFirst(shared).first, others.dropFirst(shared).first, under: parents)
    }

    /// Of two that are no pair: where a fact, figure or answer among them parts from the one of its name that stands elsewhere, as one that
    /// could not be worked out ends what comes before it in the other tree.
    private mutating func partingElsewhere(_ node: Node.ID, _ other: Node.ID) -> Parting? {
        if let namesake = namesake(of: second[other], second, in: first), let parting = parting(of: Pair(first: namesake, second: other)) {
            return parting
        }
        return namesake(of: first[node], first, in: second).flatMap { parting(of: Pair(first: node, second: $0)) }
    }

    private func namesake(of node: Node, _ tree: Explanation, in other: Explanation) -> Node.ID? {
        guard node.kind.isInput else { return nil }
        let identity = identity(node.id, in: tree)
        return other.nodes.first { $0.kind == node.kind && self.identity($0.id, in: other) == identity }?.id
    }

    /// What is worked out of other things has other nodes under it: that it is, is then the difference.
    private func unpaired(_ node: Node.ID?, _ other: Node.ID?, under parents: Pair?) -> Parting {
        guard let parents, !areOperandsSame(parents) else { return Parting(first: node, second: other) }
        return Parting(first: parents.first, second: parents.second)
    }

    /// Of a pair: where what leads to its nodes parts, else they themselves where they differ.
    private mutating func parting(of pair: Pair) -> Parting? {
        guard seen.insert(pair).inserted else { return nil }
        let (one, two) = (first[pair.first], second[pair.second])
        for (operand, counterpart) in zip(one.operands, two.operands) {
            guard let from = operand.node, let to = counterpart.node, identity(from, in: first) == identity(to, in: second) else {
                continue
            }
            if let parting = parting(of: Pair(first: from, second: to)) { return parting }
        }
        if let parting = parting(of: one.children, and: two.children, under: pair) { return parting }
        return areOperandsSame(pair) && Self.isSameResult(one, two) ? nil : Parting(first: pair.first, second: pair.second)
    }

    private func areOperandsSame(_ pair: Pair) -> Bool {
        let (one, two) = (first[pair.first], second[pair.second])
        return one.operands.count == two.operands.count
            && zip(one.operands, two.operands).allSatisfy { operand, other in
                operand.value == other.value && name(of: operand, in: first) == name(of: other, in: second)
            }
    }

    private static func isSameResult(_ one: Node, _ two: Node) -> Bool {
        one.value == two.value && one.operation == two.operation && one.taken == two.taken && one.failed == two.failed
            && one.from == two.from && one.known == two.known && one.times == two.times && one.items == two.items
    }

    // MARK: What a node is

    private struct Identity: Hashable {
        let kind: Node.Kind
        /// Its rule, else its name, else its title.
        let name: String?
        /// Of a node without any.
        var operation: String?
        var lookedAt: [String?] = []
        var place: SourceLocation?
    }

    private func identity(_ id: Node.ID, in tree: Explanation) -> Identity {
        let node = tree[id]
        var identity = Identity(kind: node.kind, name: node.rule ?? node.name ?? node.title)
        if identity.name == nil { (identity.operation, identity.lookedAt) = (node.operation, node.operands.map { name(of: $0, in: tree) }) }
        if inOneRulebook { identity.place = node.at }
        return identity
    }

    /// The name of what gave an operand its value, which no rewording changes; nil where nothing with a name did.
    private func name(of operand: Explanation.Operand, in tree: Explanation) -> String? {
        guard let node = operand.node else { return nil }
        return tree[node].rule ?? tree[node].name
    }
}
