public import Crypto
import Glibc

/// The key that one entry's payload is encrypted with. Who destroys it erases what the entry says.
///
/// Each entry has its own, so that one can be erased alone; those of a person are found by the person's fingerprint, which stands in the
/// key store only.
public struct EntryKey: Sendable, Hashable {
    public let entry: EntryID
    /// Of the person whom the entry is about, made with the key store's secret; nil where none is given.
    public let person: Fingerprint?
    /// Of 256 bits.
    public let secret: SymmetricKey

    /// A new key.
    public init(for entry: EntryID, person: Fingerprint? = nil) {
        (self.entry, self.person, secret) = (entry, person, SymmetricKey(data: [UInt8].byChance(32)))
    }

    /// A key that was kept; nil where it is of another size.
    public init?(for entry: EntryID, person: Fingerprint?, secret: some Sequence<UInt8>) {
        let secret = Array(secret)
        guard secret.count == 32 else { return nil }
        (self.entry, self.person, self.secret) = (entry, person, SymmetricKey(data: secret))
    }

    /// 32 bytes, for the key store alone.
    public var bytes: [UInt8] { secret.withUnsafeBytes { Array($0) } }

    public func hash(into hasher: inout Hasher) { hasher.combine(entry) }
}

extension [UInt8] {
    /// So many bytes that nobody can guess, 256 at most: one call of the system, not one for each eight of them.
    static func byChance(_ count: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            precondition(getentropy(buffer.baseAddress, count) == 0, "the system has no random numbers")
            filled = count
        }
    }
}
