import Foundation

/// What the log was at some moment: how many entries, and the hash that stands for all of them (C2SP `tlog-checkpoint`).
///
/// ```
/// council.example/tariff-ledger
/// 1042
/// 3fM2…=
/// ```
public struct Checkpoint: Sendable, Hashable {
    /// Which log: a name that no other log has, without a newline.
    public let origin: String
    /// Entries in the log.
    public let size: UInt64
    public let root: TreeHash

    public init(origin: String, size: UInt64, root: TreeHash) { (self.origin, self.size, self.root) = (origin, size, root) }

    /// Three lines, each with its newline: what is signed.
    public var text: String { "\(origin)\n\(size)\n\(Data(root.bytes).base64EncodedString())\n" }

    /// Reads what ``text`` writes; later lines may follow, as the format allows. Nil of anything else.
    public init?(text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count >= 4, lines.last == "", !lines[0].isEmpty, let size = UInt64(lines[1]), String(size) == lines[1],
            let root = Data(base64Encoded: String(lines[2])).flatMap({ TreeHash($0) })
        else { return nil }
        self.init(origin: String(lines[0]), size: size, root: root)
    }
}
