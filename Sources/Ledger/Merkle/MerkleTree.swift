/// A tree of which all entries are at hand, to prove what it holds (RFC 6962, sections 2.1.1 and 2.1.2).
public struct MerkleTree: Sendable {
    private let leaves: [TreeHash]

    /// - Parameter leaves: ``TreeHash/leaf(_:)`` of each entry, in order.
    public init(_ leaves: [TreeHash]) { self.leaves = leaves }

    public var size: Int { leaves.count }
    public var root: TreeHash { Self.root(of: leaves[...]) }

    /// The hashes that lead from an entry to the root, from the leaf upwards.
    /// - Parameter index: from 0, below ``size``.
    public func inclusionProof(of index: Int) -> [TreeHash] {
        precondition(leaves.indices.contains(index), "no entry at \(index)")
        return Self.path(to: index, in: leaves[...])
    }

    /// The hashes that show that the first `older` entries are the same in this tree; none where there is nothing to show.
    /// - Parameter older: the size of a tree before this one, at most ``size``.
    public func consistencyProof(from older: Int) -> [TreeHash] {
        precondition((0...size).contains(older), "a tree of \(older) entries is not part of one of \(size)")
        return older == 0 || older == size ? [] : Self.consistency(of: older, in: leaves[...], isWhole: true)
    }

    // MARK: The recursion of the RFC

    private static func root(of leaves: ArraySlice<TreeHash>) -> TreeHash {
        var range = CompactRange()
        for leaf in leaves { range.append(leaf) }
        return range.root
    }

    private static func path(to index: Int, in leaves: ArraySlice<TreeHash>) -> [TreeHash] {
        guard leaves.count > 1 else { return [] }
        let split = leaves.startIndex + leaves.count.splitPoint
        let (left, right) = (leaves[..<split], leaves[split...])
        return index < split ? path(to: index, in: left) + [root(of: right)] : path(to: index, in: right) + [root(of: left)]
    }

    /// - Parameter isWhole: whether the older tree, as it is here, was a tree of its own, whose root who checks the proof has.
    private static func consistency(of older: Int, in leaves: ArraySlice<TreeHash>, isWhole: Bool) -> [TreeHash] {
        guard older < leaves.count else { return isWhole ? [] : [root(of: leaves)] }
        let half = leaves.count.splitPoint
        let split = leaves.startIndex + half
        if older <= half { return consistency(of: older, in: leaves[..<split], isWhole: isWhole) + [root(of: leaves[split...])] }
        return consistency(of: older - half, in: leaves[split...], isWhole: false) + [root(of: leaves[..<split])]
    }
}

extension Int {
    /// The largest power of two below it: where RFC 6962 parts a tree of so many leaves.
    fileprivate var splitPoint: Int { 1 << (Int.bitWidth - 1 - (self - 1).leadingZeroBitCount) }
}
