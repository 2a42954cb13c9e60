/// The right edge of a tree that only grows: the roots of its complete subtrees, largest first. Enough to append and to know the root.
///
/// ```swift
/// var range = CompactRange()
/// range.append(.leaf(header))
/// range.root
/// ```
public struct CompactRange: Sendable, Hashable {
    /// Entries in the tree.
    public private(set) var size: UInt64
    /// One for each bit that is set in ``size``, the highest first.
    public private(set) var subtrees: [TreeHash]

    public init() { (size, subtrees) = (0, []) }

    /// An edge that was kept; nil where the number of subtrees is not that of the size.
    public init?(size: UInt64, subtrees: [TreeHash]) {
        guard subtrees.count == size.nonzeroBitCount else { return nil }
        (self.size, self.subtrees) = (size, subtrees)
    }

    /// Adds an entry at the end: on average one hash of two.
    public mutating func append(_ leaf: TreeHash) {
        var hash = leaf
        for _ in 0..<(~size).trailingZeroBitCount { hash = .node(subtrees.removeLast(), hash) }
        subtrees.append(hash)
        size += 1
    }

    /// The hash that stands for the whole tree.
    public var root: TreeHash {
        guard var hash = subtrees.last else { return .empty }
        for left in subtrees.dropLast().reversed() { hash = .node(left, hash) }
        return hash
    }
}
