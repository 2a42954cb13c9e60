import Casework
import Ledger
import RuleModel
import Testing

/// Which published version applies on a day.
@Suite("Publications") struct PublicationTests {
    private static func summary(_ version: String, from: String, to: String? = nil) throws -> RulebookSummary {
        let digest = Fingerprint(of: Array(version.utf8)).description
        var summary = RulebookSummary(
            id: "care", title: "Care", version: version, digest: digest, facts: [], exports: [], hasRouting: false, payerLabels: [:])
        summary.inForceFrom = try CalendarDate(from)
        summary.inForceTo = try to.map { try CalendarDate($0) }
        return summary
    }

    /// Three versions, published on the day that begins each, as a ledger has them.
    private static func published(_ versions: [(summary: RulebookSummary, at: String)]) throws -> Publications {
        let (store, keys) = (MemoryLedgerStore(), MemoryKeyStore())
        _ = try Ledger.begin("log", store: store, keys: keys, clock: { Instant(seconds: 0) }, isWhole: { _, _ in true })
        for version in versions {
            let at = try #require(Instant(version.at + "T12:00:00Z"))
            let ledger = try Ledger(store: store, keys: keys, clock: { at }, isWhole: { _, _ in true })
            let digest = try #require(Fingerprint(version.summary.digest))
            let publication = try Publication(version.summary, author: "A", approver: "B")
            _ = try ledger.record([publication.draft(with: StoredRulebook(digest: digest, bytes: []))])
        }
        return try Publications(try Ledger(store: store, keys: keys, clock: { Instant(seconds: 0) }, isWhole: { _, _ in true }))
    }

    private static func version(_ publications: Publications, on day: String, known: String? = nil) throws -> String? {
        publications.inForce("care", on: try CalendarDate(day), asPublishedBy: try known.map { try CalendarDate($0) })?.version
    }

    @Test func theLastThatBeginsByTheDayApplies() throws {
        let all = try Self.published([
            (try Self.summary("1", from: "2025-04-01"), "2025-03-01"), (try Self.summary("2", from: "2026-04-01"), "2026-03-12"),
        ])
        #expect(try Self.version(all, on: "2025-03-31") == nil)
        #expect(try Self.version(all, on: "2026-03-31") == "1")
        #expect(try Self.version(all, on: "2026-04-01") == "2")
    }

    @Test func whatWasPublishedLaterIsNotKnown() throws {
        let all = try Self.published([
            (try Self.summary("1", from: "2025-04-01"), "2025-03-01"), (try Self.summary("2", from: "2026-04-01"), "2026-05-12"),
        ])
        #expect(try Self.version(all, on: "2026-05-01", known: "2026-05-11") == "1")
        #expect(try Self.version(all, on: "2026-05-01", known: "2026-05-12") == "2")
        #expect(try Self.version(all, on: "2026-05-01") == "2")
    }

    @Test func aCorrectionOfTheSameDaysTakesItsPlace() throws {
        let all = try Self.published([
            (try Self.summary("1", from: "2026-04-01"), "2026-03-01"), (try Self.summary("1.1", from: "2026-04-01"), "2026-03-20"),
        ])
        #expect(try Self.version(all, on: "2026-05-01", known: "2026-03-10") == "1")
        #expect(try Self.version(all, on: "2026-05-01") == "1.1")
    }

    @Test func anEndedVersionsPredecessorDoesNotReturn() throws {
        let all = try Self.published([
            (try Self.summary("1", from: "2025-04-01"), "2025-03-01"),
            (try Self.summary("2", from: "2026-04-01", to: "2026-09-30"), "2026-03-12"),
        ])
        #expect(try Self.version(all, on: "2026-09-30") == "2")
        #expect(try Self.version(all, on: "2026-10-01") == nil)
    }

    @Test func nobodyApprovesTheirOwn() throws {
        let summary = try Self.summary("1", from: "2026-04-01")
        #expect(throws: Diagnostic.self) { try Publication(summary, author: "Asha Rao", approver: "asha  rao") }
    }
}
