import Crypto
import Foundation
import RuleModel

/// Signs checkpoints (Ed25519).
public struct SigningKey: Sendable {
    /// How signatures name it: no space, plus sign or newline.
    public let name: String
    private let key: Curve25519.Signing.PrivateKey

    /// A new key.
    public init(name: String) { (self.name, key) = (name, Curve25519.Signing.PrivateKey()) }

    /// A key that was kept: 32 bytes of ``secret``. Nil of any other number.
    public init?(name: String, secret: some Sequence<UInt8>) {
        guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: Array(secret)) else { return nil }
        (self.name, self.key) = (name, key)
    }

    /// 32 bytes, for the key store alone.
    public var secret: [UInt8] { Array(key.rawRepresentation) }

    /// What others check signatures with.
    public var verifier: VerifierKey { VerifierKey(name: name, key: key.publicKey) }

    func signature(of bytes: [UInt8]) throws -> [UInt8] { Array(try key.signature(for: bytes)) }

    /// The checkpoint as it is handed on.
    /// - Throws: where the key cannot sign.
    public func sign(_ checkpoint: Checkpoint) throws -> SignedNote {
        let text = checkpoint.text
        return SignedNote(text: text, signatures: [.init(name: name, bytes: verifier.id + (try signature(of: Array(text.utf8))))])
    }
}

/// Checks what a ``SigningKey`` signed. Its text is safe to hand to anybody: `NAME+ID+KEY`.
public struct VerifierKey: Sendable {
    public let name: String
    private let key: Curve25519.Signing.PublicKey

    fileprivate init(name: String, key: Curve25519.Signing.PublicKey) { (self.name, self.key) = (name, key) }

    /// Reads `NAME+ID+KEY`; nil where its parts do not belong together.
    public init?(_ text: String) {
        let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, !parts[0].isEmpty, let bytes = Data(base64Encoded: String(parts[2])), bytes.first == Self.ed25519,
            let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes.dropFirst())
        else { return nil }
        self.init(name: String(parts[0]), key: key)
        guard Hexadecimal.text(id) == parts[1] else { return nil }
    }

    /// Whether one of the note's signatures is of this key.
    public func isSigned(_ note: SignedNote) -> Bool {
        note.signatures.contains { signature in
            signature.name == name && Array(signature.bytes.prefix(4)) == id
                && isSigned(Array(signature.bytes.dropFirst(4)), Array(note.text.utf8))
        }
    }

    func isSigned(_ signature: [UInt8], _ bytes: [UInt8]) -> Bool { key.isValidSignature(signature, for: bytes) }

    /// The first four bytes of SHA-256 over name, newline, kind of key and key.
    var id: [UInt8] { Array(SHA256.hash(data: Array(name.utf8) + [0x0A, Self.ed25519] + Array(key.rawRepresentation)).prefix(4)) }

    private static let ed25519: UInt8 = 1
}

extension VerifierKey: Hashable {
    public static func == (a: VerifierKey, b: VerifierKey) -> Bool { a.description == b.description }
    public func hash(into hasher: inout Hasher) { hasher.combine(description) }
}

extension VerifierKey: CustomStringConvertible {
    public var description: String {
        "\(name)+\(Hexadecimal.text(id))+\(Data([Self.ed25519] + Array(key.rawRepresentation)).base64EncodedString())"
    }
}
