import RuleModel
import TestSupport
import Testing

@testable import Ledger

@Suite struct EntryTests {
    private static var header: EntryHeader {
        get throws {
            EntryHeader(
                .decision, id: try #require(EntryID("4k7f-w2m9-x8ra-5t0v")), at: try #require(Instant("2026-05-01T09:30:00Z")),
                payload: Fingerprint(of: [1]), content: Fingerprint(of: [2]))
        }
    }

    @Test func isWrittenAndRead() throws {
        var header = try Self.header
        #expect(
            header.text == """
                tariff ledger entry 1
                kind decision
                id 4k7f-w2m9-x8ra-5t0v
                at 2026-05-01T09:30:00Z
                payload sha256:4bf5122f344554c53bde2ebb8cd2b7e3d1600ad631c385a5d7cce23c7785459a
                content sha256:dbc1b4c900ffe48d575b5da5c638040125f65db0fe3e24494b76ea986457d986

                """)
        #expect(EntryHeader(text: header.text) == header)
        header.kind = .determination
        (header.about, header.rulebook, header.idempotency) = (EntryID(), Fingerprint(of: [3]), Fingerprint(of: [4]))
        #expect(EntryHeader(text: header.text) == header)
    }

    /// A header that differs in any byte is another header, or none.
    @Test func everyByteCounts() throws {
        var header = try Self.header
        (header.about, header.rulebook, header.idempotency) = (EntryID(), Fingerprint(of: [3]), Fingerprint(of: [4]))
        let bytes = Array(header.text.utf8)
        for place in bytes.indices {
            for bit in 0..<8 {
                var other = bytes
                other[place] ^= 1 << bit
                let text = String(decoding: other, as: UTF8.self)
                #expect(EntryHeader(text: text) != header)
                #expect(TreeHash.leaf(other) != header.leaf)
            }
        }
    }

    @Test func isNoHeader() throws {
        let text = try Self.header.text
        for other in [
            "", "tariff ledger entry 2" + text.dropFirst(21), text + "\n", text + "more 1\n", String(text.dropLast()), text + text,
        ] {
            #expect(EntryHeader(text: other) == nil, "\(other)")
        }
    }

    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0), ("1969-12-31T23:59:59Z", -1), ("2026-05-01T09:30:00Z", 1_777_627_800),
        ("2000-02-29T23:59:59Z", 951_868_799),
    ])
    func instants(text: String, seconds: Int64) throws {
        #expect(try #require(Instant(text)).seconds == seconds)
        #expect(Instant(seconds: seconds).description == text)
    }

    @Test(arguments: [
        "", "2026-05-01", "2026-05-01T24:00:00Z", "2026-05-01T09:60:00Z", "2026-02-30T09:00:00Z", "2026-05-01T+9:00:00Z",
        "2026-05-01 09:30:00Z",
    ])
    func isNoInstant(_ text: String) { #expect(Instant(text) == nil) }

    @Test func idsAreReadAsTheyAreMeant() throws {
        #expect(EntryID("4K7FW2M9X8RA5TOV")?.description == "4k7f-w2m9-x8ra-5t0v")
        #expect(EntryID("lI00-0000-0000-0000")?.description == "1100-0000-0000-0000")
        for text in ["", "4k7f", "uuuu-0000-0000-0000", "4k7f-w2m9-x8ra-5t0v-0", "４k7f-w2m9-x8ra-5t0v"] { #expect(EntryID(text) == nil) }
        #expect(Set((0..<1000).map { _ in EntryID().description }).count == 1000)
    }
}
