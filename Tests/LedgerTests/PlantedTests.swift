import Crypto
import Foundation
import Ledger
import RuleModel
import Testing

/// Somebody can write to the store, and has not the keys.
@Suite("What others write into a store") struct PlantedTests {
    /// An entry in the right form, under a key that only its maker has.
    private func planted(_ kind: EntryHeader.Kind, describe: (inout EntryHeader) -> Void = { _ in }) throws -> SealedEntry {
        try SealedEntry(kind, content: Array("{}\n{}".utf8), at: StorePair.noon, key: EntryKey(for: EntryID()), describe: describe)
    }

    @Test(arguments: TestedStores.allCases) func isNeverSigned(_ kind: TestedStores) throws {
        let pair = try kind.make()
        let ledger = try pair.begin()
        let recorded = try ledger.record([.sample(1)])[0]
        _ = try pair.store.append([planted(.decision)], rulebooks: [])
        #expect(code { try ledger.checkpoint() } == "key_missing")
        #expect(code { try ledger.receipt(for: recorded.id) } == "key_missing")
        #expect(code { try ledger.record([.sample(2)]) } == "key_missing")
        #expect(try pair.keys.lastSigned("council.example/ledger")?.size == 2)
        #expect(try ledger.verify().problems.map(\.code).contains("key_missing"))
    }

    /// A key that the log's own did not vouch for is none of the log's.
    @Test(arguments: TestedStores.allCases) func isNoKeyOfTheLog(_ kind: TestedStores) throws {
        let pair = try kind.make()
        let ledger = try pair.begin()
        let thief = try TestedStores.memory.make().begin()
        let key = try #require(try thief.keyHistory().first)
        let theirs = try thief.checkpoint().note.description
        _ = try pair.store.append([planted(.key) { $0.verifier = key }], rulebooks: [])
        #expect(try ledger.keyHistory().count == 1)
        #expect(code { try ledger.consistencyProof(from: theirs) } == "other_log")
        #expect(try pair.reopened().keyHistory().count == 1)
    }

    /// Whoever changes what a header says besides its hashes makes its payload unreadable.
    @Test func aHeaderIsBoundToItsPayload() throws {
        let key = EntryKey(for: EntryID())
        let entry = try SealedEntry(.decision, content: [1, 2, 3], at: StorePair.noon, key: key) { $0.rulebook = Fingerprint(of: [1]) }
        #expect(try entry.content(with: key) == [1, 2, 3])
        for change in [
            { $0.kind = .determination }, { $0.at = Instant(seconds: 1) }, { $0.about = EntryID() }, { $0.rulebook = nil },
            { $0.idempotency = Fingerprint(of: [1]) },
        ] as [(inout EntryHeader) -> Void] {
            var header = entry.header
            change(&header)
            #expect(throws: PayloadFault.otherKey) { try SealedEntry(header: header, payload: entry.payload).content(with: key) }
        }
    }

    /// A copy of the key store from before a change of keys does not go on with the old one.
    @Test(arguments: TestedStores.allCases) func anOldKeyStoreIsRefused(_ kind: TestedStores) throws {
        let pair = try kind.make()
        let ledger = try pair.begin()
        let old = try #require(try pair.keys.identity())
        try ledger.changeKey(because: "yearly", by: "Records")
        let new = try #require(try pair.keys.identity())
        try pair.keys.establish(old)
        #expect(code { try pair.reopened() } == "other_keys")
        try pair.keys.establish(new)
        #expect(try pair.reopened().verify().isSound)
    }
}
