import Foundation
import GRDB
import Glibc
import Ledger
import LedgerSQLite
import RuleModel

/// Says how fast entries are recorded and verified: seconds of the clock, with everything on disk.
///
///     ledger-bench FOLDER [ENTRIES]
///
/// What recording is compared with is a table in a file of its own, with the same pragmas, that takes the same bytes in groups of the same
/// size. The two take turns, group by group, so that both see the same disk.
@main
enum LedgerBench {
    private static let group = 256
    private static let contentBytes = 4096

    static func main() throws {
        let folder = CommandLine.arguments[1]
        let count = CommandLine.arguments.count > 2 ? Int(CommandLine.arguments[2])! : 100_000
        let keys = try SQLiteKeyStore.create(folder + "/ledger.sqlite.keys")
        let store = try SQLiteLedgerStore.create(folder + "/ledger.sqlite")
        let ledger = try Ledger.begin(
            "council.example/bench", store: store, keys: keys, clock: { Instant(seconds: 1_790_000_000) },
            isWhole: { Fingerprint(of: $0) == $1 })
        let plain = try PlainTable(folder + "/plain.sqlite")
        var chance = SystemRandomNumberGenerator()
        var (ours, theirs) = (0.0, 0.0)
        for start in stride(from: 0, to: count, by: group) {
            let contents = (start..<min(count, start + group)).map { _ in bytes(contentBytes, &chance) }
            let drafts = contents.enumerated().map { draft($1, person: "\(start + $0)") }
            ours += try seconds { _ = try ledger.record(drafts) }
            theirs += try seconds { try plain.insert(contents) }
        }
        show("recorded", count, ours)
        show("inserted into a plain table", count, theirs)
        print("plain inserts = 1: \(rounded(theirs / ours))")
        let again = try Ledger(store: store, keys: keys, clock: { Instant(seconds: 0) }, isWhole: { Fingerprint(of: $0) == $1 })
        var verification: Verification?
        show("verified", count, try seconds { verification = try again.verify() })
        guard verification?.isSound == true else { fatalError("the ledger is not as it was recorded") }
    }

    private static func draft(_ content: [UInt8], person: String) -> Draft {
        var draft = Draft(.decision, request: Array(content[..<512]), result: Array(content[512...]))
        draft.person = person
        return draft
    }

    /// Text of 64 letters, other in each entry.
    private static func bytes(_ count: Int, _ chance: inout SystemRandomNumberGenerator) -> [UInt8] {
        var state = chance.next()
        return (0..<count).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return 0x30 + UInt8(truncatingIfNeeded: state >> 58)
        }
    }

    private static func show(_ what: String, _ count: Int, _ seconds: Double) {
        print("\(what): \(count) in \(rounded(seconds)) s, \(Int(Double(count) / seconds)) a second")
    }

    private static func rounded(_ number: Double) -> Double { (number * 100).rounded() / 100 }

    private static func seconds(_ body: () throws -> Void) rethrows -> Double {
        let start = now()
        try body()
        return now() - start
    }

    private static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

/// What somebody would write who only wanted to keep bytes.
struct PlainTable {
    private let queue: DatabaseQueue

    init(_ path: String) throws {
        var configuration = Configuration()
        configuration.prepareDatabase { db in try db.execute(sql: "PRAGMA synchronous = EXTRA; PRAGMA mmap_size = 0") }
        queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.write { db in try db.execute(sql: "CREATE TABLE plain (idx INTEGER PRIMARY KEY, content BLOB NOT NULL)") }
    }

    func insert(_ contents: [[UInt8]]) throws {
        try queue.write { db in
            let insert = try db.cachedStatement(sql: "INSERT INTO plain (content) VALUES (?)")
            for content in contents { try insert.execute(arguments: [Data(content)]) }
        }
    }
}
