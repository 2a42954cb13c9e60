import Crypto
import RuleModel

/// A hash of the log's tree: 32 bytes of SHA-256, as RFC 6962 section 2.1 makes them.
public struct TreeHash: Sendable, Hashable {
    /// 32 bytes.
    public let bytes: [UInt8]

    /// - Parameter bytes: 32 of them; nil of any other number.
    public init?(_ bytes: some Sequence<UInt8>) {
        let bytes = Array(bytes)
        guard bytes.count == SHA256.byteCount else { return nil }
        self.bytes = bytes
    }

    private init(_ digest: SHA256.Digest) { bytes = Array(digest) }

    /// Of an entry as it stands in the log. The leading byte keeps an entry from passing for two hashes.
    public static func leaf(_ entry: some Sequence<UInt8>) -> TreeHash {
        TreeHash(SHA256.hash(data: [0] + Array(entry)))
    }

    /// Of two hashes that stand beside each other.
    public static func node(_ left: TreeHash, _ right: TreeHash) -> TreeHash {
        TreeHash(SHA256.hash(data: [1] + left.bytes + right.bytes))
    }

    /// The root of a log without entries.
    public static let empty = TreeHash(SHA256.hash(data: [UInt8]()))
}

extension TreeHash: CustomStringConvertible {
    /// In hexadecimal digits.
    public var description: String { Hexadecimal.text(bytes) }
}
