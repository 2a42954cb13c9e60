import Crypto
import Ledger
import RuleModel
import Testing

/// What every store does alike.
@Suite("Stores") struct StoreContractTests {
    private func sealed(_ kind: EntryHeader.Kind = .decision, _ number: Int = 0, describe: (inout EntryHeader) -> Void = { _ in }) throws
        -> SealedEntry
    {
        try SealedEntry(
            kind, content: Array("content \(number)".utf8), at: StorePair.noon, key: EntryKey(for: EntryID()), describe: describe)
    }

    @Test(arguments: TestedStores.allCases) func givesBackWhatWasAdded(_ kind: TestedStores) throws {
        let pair = try kind.make()
        let entries = try (0..<5).map { try sealed(.decision, $0) }
        #expect(try pair.store.size() == 0)
        #expect(try pair.store.append(Array(entries[..<2]), rulebooks: []) == [.added(0), .added(1)])
        #expect(try pair.store.append(Array(entries[2...]), rulebooks: []) == [.added(2), .added(3), .added(4)])
        #expect(try pair.store.append([], rulebooks: []) == [])
        let (store, _) = try pair.again()
        #expect(try store.size() == 5)
        let expected = entries.enumerated().map { StoredEntry(index: UInt64($0), header: $1.header.text, payload: $1.payload) }
        #expect(try store.entries(0..<100) == expected)
        #expect(try store.entries(1..<3) == Array(expected[1..<3]))
        #expect(try store.entries(5..<9) == [])
        #expect(try store.headers(3..<9) == expected[3...].map { StoredHeader(index: $0.index, text: $0.header) })
        for entry in expected { #expect(try store.entry(#require(EntryHeader(text: entry.header)).id) == entry) }
        #expect(try store.entry(EntryID()) == nil)
    }

    @Test(arguments: TestedStores.allCases) func findsByWhatTheHeaderSays(_ kind: TestedStores) throws {
        let store = try kind.make().store
        let first = try sealed()
        let key = Fingerprint(of: [9])
        let entries = [
            first, try sealed(.determination) { $0.about = first.header.id }, try sealed(.run) { $0.idempotency = key },
            try sealed(.erasure) { $0.about = first.header.id }, try sealed(.rulebook), try sealed(.key),
        ]
        _ = try store.append(entries, rulebooks: [])
        for (index, entry) in entries.enumerated() { #expect(try store.entries(of: entry.header.kind).map(\.index) == [UInt64(index)]) }
        #expect(try store.entries(about: first.header.id).map(\.index) == [1, 3])
        #expect(try store.entries(about: entries[1].header.id) == [])
        #expect(try store.entries(idempotency: [Fingerprint(of: [1]), key]).map(\.index) == [2])
    }

    @Test(arguments: TestedStores.allCases) func addsWhatWasSentBeforeOnlyOnce(_ kind: TestedStores) throws {
        let store = try kind.make().store
        let keys = (0..<3).map { Fingerprint(of: [UInt8($0)]) }
        let first = try sealed { $0.idempotency = keys[0] }
        #expect(try store.append([first, try sealed { $0.idempotency = keys[1] }], rulebooks: []) == [.added(0), .added(1)])
        let again = try keys.map { key in try sealed { $0.idempotency = key } } + [sealed()]
        let placed = try store.append(again, rulebooks: [])
        #expect(placed[0] == .found(StoredEntry(index: 0, header: first.header.text, payload: first.payload)))
        guard case .found(let second) = placed[1] else { return #expect(Bool(false), "\(placed[1])") }
        #expect(second.index == 1)
        #expect(Array(placed[2...]) == [.added(2), .added(3)])
        #expect(try store.size() == 4)
    }

    @Test(arguments: TestedStores.allCases) func addsAllOrNone(_ kind: TestedStores) throws {
        let store = try kind.make().store
        let first = try sealed()
        _ = try store.append([first], rulebooks: [])
        #expect(
            code { try store.append([sealed(), sealed(), first], rulebooks: [StoredRulebook(digest: Fingerprint(of: [1]), bytes: [1])]) }
                == "ledger_unwritable")
        #expect(try store.size() == 1)
        #expect(try store.rulebooks() == [])
        _ = try store.append([sealed()], rulebooks: [])
        #expect(try store.size() == 2)
    }

    @Test(arguments: TestedStores.allCases) func keepsRulebooksByTheirDigest(_ kind: TestedStores) throws {
        let pair = try kind.make()
        let books = [[UInt8](repeating: 0, count: 3), Array("rulebook".utf8), []].map {
            StoredRulebook(digest: Fingerprint(of: $0), bytes: $0)
        }
        _ = try pair.store.append([sealed()], rulebooks: Array(books[..<2]))
        _ = try pair.store.append([sealed()], rulebooks: books)
        let (store, _) = try pair.again()
        for book in books { #expect(try store.rulebook(book.digest) == book.bytes) }
        #expect(try store.rulebook(Fingerprint(of: [42])) == nil)
        #expect(try store.rulebooks() == books.map(\.digest).sorted { $0.description < $1.description })
    }

    @Test(arguments: TestedStores.allCases) func keepsBytesAsTheyAre(_ kind: TestedStores) throws {
        let store = try kind.make().store
        var entry = try sealed()
        entry = SealedEntry(header: entry.header, payload: Array(0...255) + Array(repeating: 7, count: 100_000))
        _ = try store.append([entry], rulebooks: [])
        #expect(try store.entries(0..<1)[0].payload == entry.payload)
    }

    // MARK: Keys

    @Test(arguments: TestedStores.allCases) func keepsKeysUntilTheyAreDestroyed(_ kind: TestedStores) throws {
        let pair = try kind.make()
        let person = Fingerprint(of: [1])
        let keys = [EntryKey(for: EntryID(), person: person), EntryKey(for: EntryID(), person: person), EntryKey(for: EntryID())]
        try pair.keys.add(keys)
        let (_, again) = try pair.again()
        #expect(try again.keys(of: keys.map(\.entry) + [EntryID()]) == Dictionary(uniqueKeysWithValues: keys.map { ($0.entry, $0) }))
        #expect(try again.entries(of: person) == keys[..<2].map(\.entry).sorted { $0.description < $1.description })
        #expect(try again.entries(of: Fingerprint(of: [2])) == [])
        try again.destroy([keys[0].entry, EntryID()])
        #expect(try pair.keys.keys(of: [keys[0].entry]) == [:])
        #expect(try pair.keys.entries(of: person) == [keys[1].entry])
    }

    @Test(arguments: TestedStores.allCases) func keepsWhoSigns(_ kind: TestedStores) throws {
        let pair = try kind.make()
        #expect(try pair.keys.identity() == nil)
        let first = LogIdentity(origin: "council.example/ledger")
        try pair.keys.establish(first)
        let (_, again) = try pair.again()
        let kept = try #require(try again.identity())
        #expect(kept.origin == first.origin && kept.signer.verifier == first.signer.verifier && kept.secret == first.secret)
        try again.establish(first.renamed("council.example/ledger-2"))
        let second = try #require(try pair.keys.identity())
        #expect(
            second.origin == "council.example/ledger-2" && second.signer.verifier != first.signer.verifier && second.secret == first.secret)
    }

    @Test(arguments: TestedStores.allCases) func keepsTheLargestTreeOfEachOrigin(_ kind: TestedStores) throws {
        let pair = try kind.make()
        let ledger = try pair.begin()
        _ = try ledger.record([.sample(1)])
        let small = try #require(try pair.keys.lastSigned("council.example/ledger"))
        _ = try ledger.record([.sample(2), .sample(3)])
        let large = try #require(try pair.keys.lastSigned("council.example/ledger"))
        #expect(small.size == 2 && large.size == 4)
        try pair.keys.keep(small)
        let (_, again) = try pair.again()
        #expect(try again.lastSigned("council.example/ledger") == large)
        #expect(try again.lastSigned("other") == nil)
    }

    @Test(arguments: TestedStores.allCases) func keepsSettings(_ kind: TestedStores) throws {
        let keys = try kind.make().keys
        #expect(try keys.setting("keep") == nil)
        try keys.set("keep", to: "8")
        try keys.set("keep", to: "6")
        #expect(try keys.setting("keep") == "6")
    }
}
