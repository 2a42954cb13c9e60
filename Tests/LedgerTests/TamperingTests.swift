import Foundation
import GRDB
import Ledger
import LedgerSQLite
import RuleModel
import TestSupport
import Testing

/// Somebody changes the file of a ledger, and somebody else holds an older checkpoint.
@Suite("Tampering") struct TamperingTests {
    /// A ledger of some entries, and the checkpoint that somebody was given before the last five.
    private struct Victim {
        let folder = TemporaryFolder()
        let handedOut: String
        let ids: [EntryID]
        var log: String { folder.path("ledger.sqlite") }

        init(entries: Int) throws {
            let keys = try SQLiteKeyStore.create(folder.path("keys"))
            let store = try SQLiteLedgerStore.create(folder.path("ledger.sqlite"))
            let ledger = try Ledger.begin(
                "council.example/ledger", store: store, keys: keys, clock: { StorePair.noon }, isWhole: { Fingerprint(of: $0) == $1 })
            let first = try ledger.record((1..<(entries - 5)).map { .sample($0, person: "\($0)", key: "\($0)") })
            handedOut = try ledger.checkpoint().note.description
            let rest = try ledger.record(((entries - 5)..<entries).map { .sample($0) })
            ids = (first + rest).map(\.id)
        }

        func ledger(_ path: String? = nil) throws -> Ledger {
            try Ledger(
                store: SQLiteLedgerStore(path ?? log), keys: SQLiteKeyStore(folder.path("keys")), clock: { StorePair.noon },
                isWhole: { Fingerprint(of: $0) == $1 })
        }

        func problems() throws -> Set<String> {
            Set(try ledger().verify(since: [(name: "the checkpoint", note: handedOut)]).problems.map(\.code))
        }

        /// As somebody does who has the file and SQLite, and takes the triggers out of the way.
        func change(_ sql: String, _ arguments: StatementArguments = []) throws {
            let queue = try DatabaseQueue(path: log)
            try queue.write { db in
                try db.execute(sql: "DROP TRIGGER entries_stay; DROP TRIGGER entries_remain")
                try db.execute(sql: sql, arguments: arguments)
            }
        }
    }

    @Test func aSoundLedgerHasNoProblems() throws { #expect(try Victim(entries: 12).problems() == []) }

    @Test func theFileRefusesChanges() throws {
        let victim = try Victim(entries: 7)
        let queue = try DatabaseQueue(path: victim.log)
        for sql in ["UPDATE entries SET payload = x'00' WHERE idx = 1", "DELETE FROM entries WHERE idx = 6"] {
            #expect(throws: DatabaseError.self) { try queue.write { db in try db.execute(sql: sql) } }
        }
    }

    @Test(arguments: [
        ("UPDATE entries SET payload = x'0011' WHERE idx = 3", "entry_altered"),
        ("UPDATE entries SET header = replace(header, 'at 2026', 'at 2025') WHERE idx = 3", "tree_differs"),
        ("UPDATE entries SET header = header || 'x' WHERE idx = 3", "entry_altered"),
        ("DELETE FROM entries WHERE idx = 3", "entry_missing"),
        ("DELETE FROM entries WHERE idx = 11", "ledger_shrunk"),
        ("DELETE FROM entries WHERE idx > 2", "ledger_shrunk"),
        (
            "UPDATE entries SET idx = 100 WHERE idx = 3; UPDATE entries SET idx = 3 WHERE idx = 4; UPDATE entries SET idx = 4 WHERE idx = 100",
            "tree_differs"
        ),
        ("UPDATE rulebooks SET bytes = x'00'", "rulebook_altered"),
        ("DELETE FROM rulebooks", "rulebook_missing"),
    ])
    func isNoticed(_ sql: String, _ code: String) throws {
        let victim = try Victim(entries: 12)
        try victim.change(sql)
        let problems = try victim.problems()
        #expect(problems.contains(code), "\(problems)")
    }

    /// Whoever removes an entry and closes the gap, so that nothing else shows.
    @Test func aGapThatWasClosedIsNoticed() throws {
        let victim = try Victim(entries: 12)
        try victim.change("DELETE FROM entries WHERE idx = 3; UPDATE entries SET idx = idx - 1 WHERE idx > 3")
        #expect(try victim.problems() == ["tree_differs", "ledger_shrunk"])
    }

    @Test func anOldCopyIsNoticedAndNothingIsSignedInIt() throws {
        let victim = try Victim(entries: 12)
        let old = victim.folder.path("old.sqlite")
        try FileManager.default.copyItem(atPath: victim.log, toPath: old)
        _ = try victim.ledger().record([.sample(50), .sample(51)])
        let restored = try victim.ledger(old)
        #expect(code { try restored.record([.sample(52)]) } == "ledger_shrunk")
        #expect(code { try restored.checkpoint() } == "ledger_shrunk")
        #expect(try restored.verify().problems.map(\.code) == ["ledger_shrunk"])
        #expect(code { try victim.ledger().recover(because: "r", by: "b") } == "nothing_to_recover")
        // What was lost is declared, and a new origin goes on from what is left.
        let origin = try restored.recover(because: "the disk failed", by: "Records")
        #expect(origin == "council.example/ledger.2")
        _ = try restored.record([.sample(53)])
        #expect(try restored.verify().isSound)
        let change = try #require(try restored.entries(of: .key).last)
        #expect(change.header.verifier?.name == origin)
        #expect(String(decoding: try #require(change.content).request, as: UTF8.self).contains("council.example/ledger\\n14\\n"))
        // The checkpoint of before still tells that entries are the same that it knew.
        #expect(try restored.verify(since: [(name: "the checkpoint", note: victim.handedOut)]).isSound)
    }

    /// The tail was replaced by other entries, as many: the program signs nothing that is not what it signed before.
    @Test func aReplacedTailIsNeverSigned() throws {
        let victim = try Victim(entries: 12)
        let other = try Victim(entries: 12)
        let entries = try SQLiteLedgerStore(other.log).entries(9..<12)
        for entry in entries {
            try victim.change(
                "DELETE FROM entries WHERE idx = ?; CREATE TRIGGER entries_stay BEFORE UPDATE ON entries BEGIN SELECT 1; END;"
                    + "CREATE TRIGGER entries_remain BEFORE DELETE ON entries BEGIN SELECT 1; END", [entry.index])
            try victim.change(
                "INSERT INTO entries (idx, header, payload) VALUES (?, ?, ?);"
                    + "CREATE TRIGGER entries_stay BEFORE UPDATE ON entries BEGIN SELECT 1; END;"
                    + "CREATE TRIGGER entries_remain BEFORE DELETE ON entries BEGIN SELECT 1; END",
                [entry.index, entry.header, Data(entry.payload)])
        }
        #expect(try victim.problems().contains("tree_differs"))
        #expect(code { try victim.ledger().checkpoint() } == "tree_differs")
        #expect(code { try victim.ledger().receipt(for: victim.ids[0]) } == "tree_differs")
    }

    /// Every bit of ten entries.
    @Test func everyBitOfAnEntryCounts() throws {
        let victim = try Victim(entries: 10)
        let ledger = try victim.ledger()
        let signed = try ledger.checkpoint().checkpoint
        let entries = try ledger.store.entries(0..<10)
        let tree = entries.map { StoredHeader(index: $0.index, text: $0.header).leaf }
        var flips = 0
        for (place, entry) in entries.enumerated() {
            let header = Array(entry.header.utf8)
            for bit in 0..<(header.count * 8) {
                var altered = header
                altered[bit / 8] ^= 1 << (bit % 8)
                var leaves = tree
                leaves[place] = .leaf(altered)
                #expect(MerkleTree(leaves).root != signed.root)
                flips += 1
            }
            for bit in 0..<(entry.payload.count * 8) {
                var altered = entry.payload
                altered[bit / 8] ^= 1 << (bit % 8)
                #expect(Fingerprint(of: altered) != EntryHeader(text: entry.header)?.payload)
                flips += 1
            }
        }
        #expect(flips > 30_000)
    }

    /// Bits anywhere in the file: whatever changes an entry or a rulebook is noticed, or the file cannot be read any more.
    @Test func flipsInTheFileAreNoticed() throws {
        let seed: UInt64 = 20_261_122
        let flips = Int(ProcessInfo.processInfo.environment["TARIFF_FLIPS"] ?? "") ?? 300
        let victim = try Victim(entries: 1_000)
        let original = try victim.ledger().store.entries(0..<1_000)
        let rulebooks = try victim.ledger().store.rulebooks()
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: victim.log))
        let bits = try file.seekToEnd() * 8
        func flip(_ bit: UInt64) throws {
            try file.seek(toOffset: bit / 8)
            let byte = try #require(try file.read(upToCount: 1)?.first)
            try file.seek(toOffset: bit / 8)
            try file.write(contentsOf: [byte ^ 1 << UInt8(bit % 8)])
        }
        var chance = SeededGenerator(seed: seed)
        var (changed, unreadable, without) = (0, 0, 0)
        for _ in 0..<flips {
            let bit = UInt64.random(in: 0..<bits, using: &chance)
            try flip(bit)
            do {
                let ledger = try victim.ledger()
                let (entries, digests) = (try ledger.store.entries(0..<2_000), try ledger.store.rulebooks())
                let isSame = entries == original && digests == rulebooks
                let isSound = try ledger.verify(since: [(name: "the checkpoint", note: victim.handedOut)]).isSound
                if isSame { without += 1 } else { changed += 1 }
                #expect(isSame || !isSound, "seed \(seed): bit \(bit) changed an entry, and nothing was noticed")
            } catch {
                unreadable += 1
            }
            try flip(bit)
        }
        #expect(try victim.problems() == [])
        print(
            "\(flips) flips of seed \(seed): \(changed) changed an entry and were noticed, \(unreadable) made the file unreadable, \(without) changed none"
        )
        #expect(changed > flips / 4)
    }
}
