public import Crypto

/// A key that payloads are encrypted with: of a person, or of one entry. Who destroys it erases what it encrypted.
public struct EntryKey: Sendable, Hashable {
    /// 16 bytes made by chance: beside a payload they tell which key opens it, and without the key store they lead to nobody.
    public let id: [UInt8]
    /// Of 256 bits.
    public let secret: SymmetricKey

    /// A new key.
    public init() {
        (id, secret) = (.byChance(16), SymmetricKey(size: .bits256))
    }

    /// A key that was kept; nil where its parts are of another size.
    public init?(id: [UInt8], secret: some Sequence<UInt8>) {
        let secret = Array(secret)
        guard id.count == 16, secret.count == 32 else { return nil }
        (self.id, self.secret) = (id, SymmetricKey(data: secret))
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

extension [UInt8] {
    /// So many bytes that nobody can guess.
    static func byChance(_ count: Int) -> [UInt8] {
        var chance = SystemRandomNumberGenerator()
        return (0..<count).map { _ in .random(in: 0...255, using: &chance) }
    }
}
