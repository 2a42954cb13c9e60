public import Crypto

/// Who a log is: its name, the key that signs its checkpoints, and the secret of its keyed hashes.
public struct LogIdentity: Sendable {
    /// Signs; its name is the log's origin.
    public let signer: SigningKey
    /// Makes fingerprints of persons and of idempotency keys that nobody else can try.
    public let secret: SymmetricKey

    /// A new log.
    /// - Parameter origin: see ``Checkpoint/origin``; no space, plus sign or line break.
    public init(origin: String) { self.init(signer: SigningKey(name: origin), secret: SymmetricKey(size: .bits256)) }

    public init(signer: SigningKey, secret: SymmetricKey) { (self.signer, self.secret) = (signer, secret) }

    public var origin: String { signer.name }

    /// The same log's secret under another name and key.
    public func renamed(_ origin: String) -> LogIdentity { LogIdentity(signer: SigningKey(name: origin), secret: secret) }

    /// Whether a text can be an origin.
    public static func isOrigin(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 200 && text.allSatisfy { !$0.isWhitespace && !$0.isNewline && $0 != "+" && $0.isASCII }
    }
}
