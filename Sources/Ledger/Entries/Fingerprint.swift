public import Crypto
import RuleModel

/// SHA-256 of something, as decisions and rulebooks name it: `sha256:` and 64 hexadecimal digits.
public struct Fingerprint: Sendable, Hashable, CustomStringConvertible {
    public let description: String

    /// Of these bytes.
    public init(of bytes: some Sequence<UInt8>) { self.init(SHA256.hash(data: Array(bytes)).withUnsafeBytes(Self.digits)) }

    /// Of these bytes with a secret (HMAC): who does not have the secret cannot try what they might be.
    public init(of bytes: some Sequence<UInt8>, secret: SymmetricKey) {
        self.init(HMAC<SHA256>.authenticationCode(for: Array(bytes), using: secret).withUnsafeBytes(Self.digits))
    }

    private init(_ digits: [UInt8]) { description = String(decoding: digits, as: UTF8.self) }

    private static func digits(_ hash: UnsafeRawBufferPointer) -> [UInt8] {
        var digits: [UInt8] = []
        digits.reserveCapacity(prefix.utf8.count + 2 * hash.count)
        digits.append(contentsOf: prefix.utf8)
        Hexadecimal.append(hash, to: &digits)
        return digits
    }

    /// Reads one; nil of anything else.
    public init?(_ text: String) {
        let digits = text.utf8.dropFirst(Self.prefix.utf8.count)
        guard text.hasPrefix(Self.prefix), digits.count == 64,
            digits.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 || UInt8(ascii: "a")...UInt8(ascii: "f") ~= $0 })
        else { return nil }
        description = text
    }

    private static let prefix = "sha256:"
}
