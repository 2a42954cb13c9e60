import Foundation
import GRDB
import Ledger
import LedgerSQLite
import RuleModel
import TestSupport
import Testing

/// Keys that were destroyed are nowhere in the file of the key store, whatever became of its pages before.
@Suite("Destroyed keys") struct DestroyedKeyTests {
    private static let seed: UInt64 = 20_261_122

    private static func secrets(_ path: String) throws -> [String: Data] {
        let queue = try DatabaseQueue(path: path)
        return try queue.read { db in
            let rows = try Row.fetchAll(db, sql: "SELECT entry, secret FROM keys")
            return Dictionary(rows.map { ($0[0] as String, $0[1] as Data) }, uniquingKeysWith: { first, _ in first })
        }
    }

    @Test(arguments: [1, 3, 40, 200]) func nothingOfThemIsLeft(_ persons: Int) throws {
        var chance = SeededGenerator(seed: Self.seed)
        let path = TemporaryFolder().path("keys")
        let keys = try SQLiteKeyStore.create(path)
        let ledger = try Ledger.begin(
            "council.example/ledger", store: MemoryLedgerStore(), keys: keys, clock: { StorePair.noon }, isWhole: { _, _ in true })
        var (all, destroyed): ([String: Data], Set<String>) = ([:], [])
        for round in 0..<4 {
            for group in 0..<10 {
                let cases = (0..<50).map { 500 * round + 50 * group + $0 }
                _ = try ledger.record(cases.map { .sample($0, person: "\($0 % persons)") })
            }
            all.merge(try Self.secrets(path)) { _, new in new }
            for _ in 0..<min(5, persons) {
                let person = "\(Int.random(in: 0..<persons, using: &chance))"
                let erasure = try? ledger.erase(person: person, because: "asked to", by: "Records")
                destroyed.formUnion(erasure?.entries.map(\.description) ?? [])
            }
        }
        let file = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        let left = Self.count(destroyed.compactMap { all[$0].map { Array($0) } }, in: file)
        #expect(left == 0, "\(left) of \(destroyed.count) destroyed keys are still in the file")
        let kept = try Self.secrets(path)
        #expect(destroyed.count >= 10 && kept.keys.allSatisfy { !destroyed.contains($0) })
        #expect(Self.count(kept.values.map { Array($0) }, in: file) == kept.count, "what is kept is found where it is looked for")
        print("\(destroyed.count) keys destroyed, \(kept.count) kept, of \(persons) persons: \(left) of those destroyed left in the file")
    }

    /// How many of some secrets are in a file.
    private static func count(_ secrets: [[UInt8]], in file: [UInt8]) -> Int {
        // By their first eight bytes, which are different in all.
        let starts = Dictionary(secrets.map { (word($0, 0), $0) }, uniquingKeysWith: { first, _ in first })
        var found: Set<UInt64> = []
        file.withUnsafeBytes { bytes in
            for place in 0..<max(0, bytes.count - 31) {
                let start = bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
                guard let secret = starts[start], bytes[place..<(place + 32)].elementsEqual(secret) else { continue }
                found.insert(start)
            }
        }
        return found.count
    }

    private static func word(_ bytes: [UInt8], _ place: Int) -> UInt64 {
        bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: place, as: UInt64.self) }
    }
}
