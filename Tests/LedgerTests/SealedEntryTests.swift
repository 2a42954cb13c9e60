import Crypto
import Testing

@testable import Ledger

@Suite struct SealedEntryTests {
    private static let content = Array(#"{"case":"WAN-0001","person":"9990000018"}"#.utf8)

    private static func sealed(_ key: EntryKey) throws -> SealedEntry {
        try SealedEntry(.decision, content: content, at: Instant(seconds: 0), key: key) { $0.rulebook = Fingerprint(of: [7]) }
    }

    @Test func isOpenedByItsKeyAlone() throws {
        let key = EntryKey(for: EntryID())
        let entry = try Self.sealed(key)
        #expect(try entry.content(with: key) == Self.content)
        #expect(entry.header.rulebook == Fingerprint(of: [7]))
        let kept = try #require(EntryKey(for: key.entry, person: nil, secret: key.bytes))
        #expect(try entry.content(with: kept) == Self.content)
        #expect(throws: PayloadFault.otherKey) { try entry.content(with: EntryKey(for: EntryID())) }
        let namesake = try #require(EntryKey(for: key.entry, person: nil, secret: [UInt8](repeating: 1, count: 32)))
        #expect(throws: PayloadFault.otherKey) { try entry.content(with: namesake) }
    }

    /// The same content twice is two payloads and two hashes: nobody can tell that it is the same, or try what it may be.
    @Test func isSalted() throws {
        let key = EntryKey(for: EntryID())
        let (one, other) = (try Self.sealed(key), try Self.sealed(key))
        #expect(one.payload != other.payload && one.header.content != other.header.content)
        #expect(one.header.content != Fingerprint(of: Self.content))
    }

    @Test func everyBitOfThePayloadCounts() throws {
        let key = EntryKey(for: EntryID())
        let entry = try Self.sealed(key)
        for place in entry.payload.indices {
            for bit in 0..<8 {
                var payload = entry.payload
                payload[place] ^= 1 << bit
                let altered = SealedEntry(header: entry.header, payload: payload)
                #expect(throws: PayloadFault.altered) { try altered.content(with: key) }
            }
        }
    }

    /// Whoever moves a payload to another entry has to change that entry's header, and then it opens no more.
    @Test func belongsToItsEntry() throws {
        let key = EntryKey(for: EntryID())
        let entry = try Self.sealed(key)
        var header = entry.header
        header.id = EntryID()
        let moved = SealedEntry(header: header, payload: entry.payload)
        #expect(throws: PayloadFault.otherKey) { try moved.content(with: key) }
    }

    @Test func tellsNothingOfThePerson() throws {
        let entry = try Self.sealed(EntryKey(for: EntryID()))
        for marker in ["WAN-0001", "9990000018"] {
            #expect(!entry.header.text.contains(marker))
            #expect(!String(decoding: entry.payload, as: UTF8.self).contains(marker))
        }
    }
}
