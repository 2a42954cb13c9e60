import Foundation
import Ledger
import LedgerPostgres
import LedgerSQLite
import RuleModel
import Synchronization
import Testing

/// Each kind of store that the contract is tried on.
enum TestedStores: String, CaseIterable, CustomTestStringConvertible {
    case memory, sqlite, postgres

    /// That of PostgreSQL where it is installed: `PostgresServerTests` says so where it is not.
    static let allCases: [TestedStores] = PostgresServer.isExpected ? [.memory, .sqlite, .postgres] : [.memory, .sqlite]

    var testDescription: String { rawValue }

    /// An empty pair, in a place that goes with it.
    func make() throws -> StorePair {
        switch self {
        case .memory: return StorePair(MemoryLedgerStore(), MemoryKeyStore())
        case .sqlite:
            let folder = TemporaryFolder()
            let (log, keys) = (folder.path("ledger.sqlite"), folder.path("ledger.sqlite.keys"))
            return StorePair(try SQLiteLedgerStore.create(log), try SQLiteKeyStore.create(keys), folder: folder) {
                (try SQLiteLedgerStore(log), try SQLiteKeyStore(keys))
            }
        case .postgres:
            let server = try PostgresServer.shared.get()
            let (log, keys) = (try server.ledger(), try server.address("owner", server.database()))
            return StorePair(try PostgresLedgerStore(log), try PostgresKeyStore.create(keys)) {
                (try PostgresLedgerStore(log), try PostgresKeyStore(keys))
            }
        }
    }
}

/// A log and its keys.
struct StorePair {
    let store: any LedgerStore
    let keys: any KeyStore
    /// Where they lie; nil where nowhere.
    let folder: TemporaryFolder?
    /// The same, opened a second time, as another program would.
    let again: () throws -> (any LedgerStore, any KeyStore)

    init(
        _ store: any LedgerStore, _ keys: any KeyStore, folder: TemporaryFolder? = nil,
        again: (() throws -> (any LedgerStore, any KeyStore))? = nil
    ) {
        (self.store, self.keys, self.folder) = (store, keys, folder)
        self.again = again ?? { (store, keys) }
    }

    /// A ledger that begins in them.
    func begin(_ origin: String = "council.example/ledger") throws -> Ledger {
        try Ledger.begin(origin, store: store, keys: keys, clock: { Self.noon }, isWhole: { Fingerprint(of: $0) == $1 })
    }

    /// The ledger that was begun, as another program opens it.
    func reopened() throws -> Ledger {
        let (store, keys) = try again()
        return try Ledger(store: store, keys: keys, clock: { Self.noon }, isWhole: { Fingerprint(of: $0) == $1 })
    }

    static let noon = Instant(seconds: 1_790_000_000)
}

/// A folder that goes when the tests are over: what lies in it may be open longer than the test knows it.
final class TemporaryFolder: Sendable {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("tariff-\(UUID().uuidString)")

    init() {
        try? FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        let path = url.path
        Self.made.withLock { $0.append(path) }
        _ = Self.removal
    }

    func path(_ name: String) -> String { url.appendingPathComponent(name).path }

    private static let made = Mutex<[String]>([])
    private static let removal: Void = { _ = atexit { TemporaryFolder.removeAll() } }()

    private static func removeAll() {
        made.withLock { for path in $0 { try? FileManager.default.removeItem(atPath: path) } }
    }
}

extension Draft {
    /// A decision about a person, as the ledger sees one: bytes.
    static func sample(_ number: Int, person: String? = nil, key: String? = nil, says: String = "yes") -> Draft {
        var draft = Draft(.decision, request: Array(#"{"case":\#(number)}"#.utf8), result: Array(#"{"says":"\#(says)"}"#.utf8))
        let rulebook = Array("rulebook".utf8)
        draft.rulebook = StoredRulebook(digest: Fingerprint(of: rulebook), bytes: rulebook)
        (draft.person, draft.idempotency) = (person, key)
        return draft
    }
}

/// The code of the mistake that is thrown.
func code(_ body: () throws -> some Any) -> String? {
    do {
        _ = try body()
        return nil
    } catch {
        return (error as? Diagnostic)?.code ?? "\(error)"
    }
}
