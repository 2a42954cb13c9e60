/// Whether proofs hold, by their hashes alone (RFC 9162, sections 2.1.3.2 and 2.1.4.2, which hold for the trees of RFC 6962).
public enum ProofCheck {
    /// Whether an entry stands at an index of the tree of this size and root.
    public static func isIncluded(_ leaf: TreeHash, at index: UInt64, size: UInt64, root: TreeHash, proof: [TreeHash]) -> Bool {
        guard index < size else { return false }
        var (node, last, hash) = (index, size - 1, leaf)
        for sibling in proof {
            guard last > 0 else { return false }
            if node & 1 == 1 || node == last {
                hash = .node(sibling, hash)
                // At the right edge a level without a sibling is passed over.
                while node & 1 == 0, node != 0 { (node, last) = (node >> 1, last >> 1) }
            } else {
                hash = .node(hash, sibling)
            }
            (node, last) = (node >> 1, last >> 1)
        }
        return last == 0 && hash == root
    }

    /// Whether a tree is an older one with entries added at its end: nothing edited, removed or put elsewhere.
    public static func isConsistent(
        older: (size: UInt64, root: TreeHash), newer: (size: UInt64, root: TreeHash), proof: [TreeHash]
    ) -> Bool {
        guard older.size <= newer.size else { return false }
        if older.size == newer.size { return proof.isEmpty && older.root == newer.root }
        if older.size == 0 { return proof.isEmpty && older.root == .empty }
        // A complete subtree is its own root, which the proof leaves out.
        let path = older.size.nonzeroBitCount == 1 ? [older.root] + proof : proof
        guard let first = path.first else { return false }
        var (node, last) = (older.size - 1, newer.size - 1)
        while node & 1 == 1 { (node, last) = (node >> 1, last >> 1) }
        var (old, new) = (first, first)
        for sibling in path.dropFirst() {
            guard last > 0 else { return false }
            if node & 1 == 1 || node == last {
                (old, new) = (.node(sibling, old), .node(sibling, new))
                while node & 1 == 0, node != 0 { (node, last) = (node >> 1, last >> 1) }
            } else {
                new = .node(new, sibling)
            }
            (node, last) = (node >> 1, last >> 1)
        }
        return last == 0 && old == older.root && new == newer.root
    }
}
