import Crypto
import Foundation

/// An entry as stores keep it: the header for good, the payload encrypted.
///
/// The payload is AES-GCM over a salt of 16 bytes and the content: nonce (12 bytes), ciphertext, tag (16 bytes). Additional data are the
/// header's lines but those of `payload` and `content`, so that it opens in no other entry and under no other header.
public struct SealedEntry: Sendable, Hashable {
    public let header: EntryHeader
    public let payload: [UInt8]

    /// An entry that was kept.
    public init(header: EntryHeader, payload: [UInt8]) { (self.header, self.payload) = (header, payload) }

    /// Bytes before the content.
    public static let saltBytes = 16

    /// Encrypts what is to be recorded.
    /// - Parameters:
    ///   - kind: what is recorded.
    ///   - content: what the entry says.
    ///   - at: when it is recorded.
    ///   - key: of this entry, whose id it has.
    ///   - describe: sets what else the header tells.
    /// - Throws: where the content cannot be encrypted.
    public init(
        _ kind: EntryHeader.Kind, content: some Sequence<UInt8>, at: Instant, key: EntryKey,
        describe: (inout EntryHeader) -> Void = { _ in }
    ) throws {
        var plain: [UInt8] = .byChance(Self.saltBytes)
        plain.append(contentsOf: content)
        let nonce = try AES.GCM.Nonce(data: [UInt8].byChance(12))
        let content = Fingerprint(of: plain)
        var header = EntryHeader(kind, id: key.entry, at: at, payload: content, content: content)
        describe(&header)
        let box = try AES.GCM.seal(plain, using: key.secret, nonce: nonce, authenticating: header.bound)
        guard let combined = box.combined else { throw PayloadFault.altered }
        let payload = Array(combined)
        header.payload = Fingerprint(of: payload)
        self.init(header: header, payload: payload)
    }

    /// What an entry says.
    /// - Throws: ``PayloadFault``
    public func content(with key: EntryKey) throws(PayloadFault) -> [UInt8] { Array(try salted(with: key).dropFirst(Self.saltBytes)) }

    /// The salt, and what the entry says: what ``EntryHeader/content`` is the hash of.
    /// - Throws: ``PayloadFault``
    public func salted(with key: EntryKey) throws(PayloadFault) -> [UInt8] {
        guard Fingerprint(of: payload) == header.payload else { throw .altered }
        guard let box = try? AES.GCM.SealedBox(combined: payload),
            let plain = try? AES.GCM.open(box, using: key.secret, authenticating: header.bound)
        else { throw .otherKey }
        guard Fingerprint(of: plain) == header.content, plain.count >= Self.saltBytes else { throw .altered }
        return Array(plain)
    }
}

/// Why a payload cannot be read.
public enum PayloadFault: Error, Sendable, Hashable {
    /// It is not what the log has recorded.
    case altered
    /// The key is that of another entry.
    case otherKey
}
