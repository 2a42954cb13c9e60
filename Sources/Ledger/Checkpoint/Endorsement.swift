import Foundation

/// The word of who signed a log so far for who signs it next: an Ed25519 signature over `tariff log key 1`, a line feed, the next verifier
/// key and a line feed.
public struct Endorsement: Sendable, Hashable, CustomStringConvertible {
    /// 64 bytes.
    public let signature: [UInt8]

    /// - Throws: where the key cannot sign.
    init(of next: VerifierKey, by signer: SigningKey) throws { signature = try signer.signature(of: Self.text(next)) }

    /// Reads ``description``; nil of anything else.
    public init?(_ text: String) {
        guard let bytes = Data(base64Encoded: text), bytes.count == 64 else { return nil }
        signature = Array(bytes)
    }

    /// In base64.
    public var description: String { Data(signature).base64EncodedString() }

    /// Whether it is the word of one key for another.
    public func holds(of next: VerifierKey, by earlier: VerifierKey) -> Bool { earlier.isSigned(signature, Self.text(next)) }

    private static func text(_ next: VerifierKey) -> [UInt8] { Array("tariff log key 1\n\(next)\n".utf8) }
}
