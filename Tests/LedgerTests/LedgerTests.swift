import Ledger
import RuleModel
import Testing

@Suite("Ledger") struct LedgerTests {
    private static let none: [(name: String, note: String)] = []

    @Test(arguments: TestedStores.allCases) func whatIsRecordedIsThere(_ kind: TestedStores) throws {
        let pair = try kind.make()
        let ledger = try pair.begin()
        let recorded = try ledger.record([.sample(1, person: "999 000 0018"), .sample(2)])
        #expect(recorded.map(\.index) == [1, 2] && recorded.allSatisfy { $0.standing == .added && $0.at == StorePair.noon })
        let other = try pair.reopened()
        let entry = try other.entry(recorded[0].id)
        #expect(entry.content == Content(request: Array(#"{"case":1}"#.utf8), result: Array(#"{"says":"yes"}"#.utf8)))
        #expect(entry.header.rulebook == Draft.sample(1).rulebook?.digest)
        let result = try other.verify()
        #expect(result.isSound && result.size == 3 && result.kinds == [.key: 1, .decision: 2])
        #expect(code { try other.entry(EntryID()) } == "no_entry")
    }

    @Test(arguments: TestedStores.allCases) func theSameAgainIsAnsweredFromTheRecord(_ kind: TestedStores) throws {
        let ledger = try kind.make().begin()
        let first = try ledger.record([.sample(1, key: "A"), .sample(2, key: "B"), .sample(1, key: "A")])
        #expect(first.map(\.standing) == [.added, .added, .stored(try #require(ledger.entry(first[0].id).content))])
        #expect(first[2].id == first[0].id && first[2].index == 1)
        let again = try ledger.record([.sample(1, key: "A", says: "no"), .sample(3, key: "B"), .sample(4, key: "C")])
        #expect(again[0].standing == .stored(Content(request: Array(#"{"case":1}"#.utf8), result: Array(#"{"says":"yes"}"#.utf8))))
        #expect(again[1].standing == .conflicting)
        #expect(again[2].standing == .added && again[2].index == 3)
        #expect(try ledger.size() == 4)
    }

    @Test(arguments: TestedStores.allCases) func whatIsErasedIsGone(_ kind: TestedStores) throws {
        let pair = try kind.make()
        let ledger = try pair.begin()
        let recorded = try ledger.record([
            .sample(1, person: "A B", key: "k"), .sample(2, person: "a b"), .sample(3, person: "C"), .sample(4),
        ])
        let erasure = try ledger.erase(person: "AB ", because: "asked to", by: "Records")
        #expect(Set(erasure.entries) == Set(recorded[..<2].map(\.id)))
        for ledger in [ledger, try pair.reopened()] {
            #expect(try ledger.entry(recorded[0].id).payload == .erased(erasure))
            #expect(try ledger.entry(recorded[2].id).content != nil)
            let result = try ledger.verify()
            #expect(result.isSound && result.erased == 2)
        }
        #expect(try ledger.record([.sample(1, person: "AB", key: "k")])[0].standing == .erased(erasure))
        #expect(code { try ledger.erase(person: "AB", because: "", by: "") } == "no_entry")
        #expect(code { try ledger.erase(recorded[0].id, because: "", by: "") } == "erased")
        let single = try ledger.erase(recorded[3].id, because: "wrong person", by: "Records")
        #expect(try ledger.entry(recorded[3].id).payload == .erased(single))
        #expect(try pair.keys.keys(of: recorded.map(\.id)).keys.map { $0 } == [recorded[2].id])
    }

    /// The program ended after it recorded that something is erased, and before it destroyed the key.
    @Test(arguments: TestedStores.allCases) func anErasureThatWasCutShortIsFinished(_ kind: TestedStores) throws {
        let pair = try kind.make()
        let ledger = try pair.begin()
        let entry = try ledger.record([.sample(1)])[0]
        let key = try pair.keys.keys(of: [entry.id])
        _ = try ledger.erase(entry.id, because: "r", by: "b")
        try pair.keys.add(Array(key.values))
        try pair.keys.set("erasing", to: entry.id.description)
        _ = try pair.reopened()
        #expect(try pair.keys.keys(of: [entry.id]) == [:])
    }

    @Test(arguments: TestedStores.allCases) func whatWasDeterminedIsErasedWithItsDecision(_ kind: TestedStores) throws {
        let ledger = try kind.make().begin()
        let decision = try ledger.record([.sample(1)])[0]
        var determination = Draft(.determination, request: Array("{}".utf8), result: [])
        determination.about = decision.id
        let determined = try ledger.record([determination])[0]
        #expect(try ledger.entries(about: decision.id).map(\.id) == [determined.id])
        #expect(try ledger.erase(decision.id, because: "r", by: "b").entries == [decision.id, determined.id])
        #expect(code { try ledger.erase(try ledger.entries(of: .erasure)[0].id, because: "r", by: "b") } == "not_erasable")
    }

    /// What threads bring at once is written together, and each is told of its own.
    @Test(arguments: TestedStores.allCases) func manyMayRecordAtOnce(_ kind: TestedStores) async throws {
        let pair = try kind.make()
        let ledgers = [try pair.begin(), try pair.reopened()]
        let told = try await withThrowingTaskGroup(of: (Int, EntryID).self) { group in
            for number in 0..<60 {
                group.addTask { (number, try ledgers[number % 2].record([.sample(number, key: "\(number % 50)")])[0].id) }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        for (number, id) in told {
            #expect(try ledgers[0].entry(id).content?.request == Draft.sample(number % 50).request || number >= 50)
        }
        let result = try ledgers[1].verify()
        #expect(result.isSound && result.size == 51)
        #expect(try pair.keys.lastSigned("council.example/ledger")?.size == 51)
    }

    @Test(arguments: TestedStores.allCases) func beginsOnce(_ kind: TestedStores) throws {
        let pair = try kind.make()
        _ = try pair.begin()
        #expect(code { try pair.begin() } == "ledger_exists")
        #expect(
            code { try Ledger(store: pair.store, keys: MemoryKeyStore(), clock: { StorePair.noon }, isWhole: { _, _ in true }) }
                == "no_keys")
        let other = MemoryKeyStore()
        other.establish(LogIdentity(origin: "other"))
        #expect(code { try Ledger(store: pair.store, keys: other, clock: { StorePair.noon }, isWhole: { _, _ in true }) } == "other_keys")
    }
}
