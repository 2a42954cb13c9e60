import Foundation

/// What shows an outsider that an entry is in the log: its header, its place, the hashes that lead to the root, and a signed checkpoint
/// with that root. Its text is a C2SP `tlog-proof` whose `extra` line is the header.
public struct Receipt: Sendable, Hashable {
    /// ``EntryHeader/text``
    public let header: String
    public let index: UInt64
    /// From the leaf upwards.
    public let hashes: [TreeHash]
    public let note: SignedNote

    init(header: String, index: UInt64, hashes: [TreeHash], note: SignedNote) {
        (self.header, self.index, self.hashes, self.note) = (header, index, hashes, note)
    }

    private static let title = "c2sp.org/tlog-proof@v1"

    /// The file that is handed on.
    public var text: String {
        let lines = [Self.title, "extra \(Data(header.utf8).base64EncodedString())", "index \(index)"] + hashes.map(\.base64)
        return lines.map { $0 + "\n" }.joined() + "\n" + note.description
    }

    /// Reads what ``text`` writes; nil of anything else.
    public init?(text: String) {
        guard let end = text.range(of: "\n\n"), let note = SignedNote(String(text[end.upperBound...])) else { return nil }
        let lines = text[..<end.lowerBound].split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count >= 3, lines[0] == Self.title, lines[1].hasPrefix("extra "), lines[2].hasPrefix("index "),
            let header = Data(base64Encoded: String(lines[1].dropFirst(6))), let index = UInt64(lines[2].dropFirst(6))
        else { return nil }
        let hashes = lines[3...].compactMap { Data(base64Encoded: String($0)).flatMap { TreeHash($0) } }
        self.init(header: String(decoding: header, as: UTF8.self), index: index, hashes: hashes, note: note)
        guard self.text == text else { return nil }
    }

    /// Whether the entry is in the log whose checkpoint one of these keys signed.
    public func holds(for verifiers: [VerifierKey]) -> Bool {
        guard let checkpoint = Checkpoint(text: note.text) else { return false }
        return verifiers.contains { $0.name == checkpoint.origin && $0.isSigned(note) }
            && ProofCheck.isIncluded(.leaf(Array(header.utf8)), at: index, size: checkpoint.size, root: checkpoint.root, proof: hashes)
    }
}

/// What shows that a log is an older one with entries added at its end.
///
/// ```
/// tariff consistency proof 1
/// from 1042
/// 3fM2…=
///
/// council.example/tariff-ledger
/// …
/// ```
public struct ConsistencyProof: Sendable, Hashable {
    /// Entries in the older log.
    public let older: UInt64
    public let hashes: [TreeHash]
    /// The checkpoint of the newer one.
    public let note: SignedNote

    /// The file that is handed on.
    public var text: String {
        let lines = ["tariff consistency proof 1", "from \(older)"] + hashes.map(\.base64)
        return lines.map { $0 + "\n" }.joined() + "\n" + note.description
    }
}

extension TreeHash {
    /// As proofs and checkpoints write it.
    public var base64: String { Data(bytes).base64EncodedString() }
}
