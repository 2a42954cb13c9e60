/// A tree that was signed, and what it takes to go on from there.
public struct SignedTree: Sendable, Hashable {
    public let checkpoint: Checkpoint
    /// The checkpoint, as it was handed on.
    public let note: SignedNote
    /// The right edge of the tree.
    public let edge: CompactRange

    /// Signs a tree.
    /// - Throws: where the key cannot sign.
    init(_ edge: CompactRange, signedBy signer: SigningKey) throws {
        checkpoint = Checkpoint(origin: signer.name, size: edge.size, root: edge.root)
        note = try signer.sign(checkpoint)
        self.edge = edge
    }

    /// One that was kept; nil where its parts do not belong together.
    /// - Parameters:
    ///   - note: ``SignedNote/description``
    ///   - edge: the hashes of ``CompactRange/subtrees``, one after another.
    public init?(note: String, edge: [UInt8]) {
        guard let signed = SignedNote(note), let checkpoint = Checkpoint(text: signed.text) else { return nil }
        let hashes = stride(from: 0, to: edge.count, by: 32).compactMap { TreeHash(edge[$0..<min($0 + 32, edge.count)]) }
        guard edge.count % 32 == 0, let range = CompactRange(size: checkpoint.size, subtrees: hashes), range.root == checkpoint.root else {
            return nil
        }
        (self.checkpoint, self.note, self.edge) = (checkpoint, signed, range)
    }

    public var origin: String { checkpoint.origin }
    public var size: UInt64 { checkpoint.size }

    /// See ``init(note:edge:)``.
    public var edgeBytes: [UInt8] { edge.subtrees.flatMap(\.bytes) }
}
