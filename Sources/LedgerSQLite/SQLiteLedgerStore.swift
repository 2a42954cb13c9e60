import Foundation
import GRDB
public import Ledger
public import RuleModel

/// A log in a file of SQLite: for one machine.
public final class SQLiteLedgerStore: LedgerStore {
    private let file: SQLiteFile
    public var name: String { file.path }

    /// Opens a log that was begun.
    /// - Throws: `no_ledger`, `not_a_ledger`, `ledger_unreadable`.
    public init(_ path: String) throws(Diagnostic) { file = try SQLiteFile(path, for: .ledger, Self.migrations) }

    /// Makes an empty one.
    /// - Throws: `ledger_exists`, `ledger_unwritable`.
    public static func create(_ path: String) throws(Diagnostic) -> SQLiteLedgerStore {
        try SQLiteFile.create(path, for: .ledger, migrations)
        return try SQLiteLedgerStore(path)
    }

    /// Only added to, never changed.
    static let migrations = [
        // What entries are found by is read off their headers: there is no second copy of it that could say something else.
        SQLiteMigration(
            "1 entries and rulebooks",
            """
            CREATE TABLE entries (
              idx INTEGER PRIMARY KEY,
              header TEXT NOT NULL,
              payload BLOB NOT NULL,
              id TEXT NOT NULL AS (substr(header, instr(header, char(10) || 'id ') + 4, 19)) VIRTUAL,
              kind TEXT NOT NULL AS (substr(header, 28, instr(substr(header, 28), char(10)) - 1)) VIRTUAL,
              about TEXT AS (CASE WHEN instr(header, char(10) || 'about ') > 0
                THEN substr(header, instr(header, char(10) || 'about ') + 7, 19) END) VIRTUAL,
              idempotency TEXT AS (CASE WHEN instr(header, char(10) || 'idempotency ') > 0
                THEN substr(header, instr(header, char(10) || 'idempotency ') + 13, 71) END) VIRTUAL
            );
            CREATE UNIQUE INDEX entries_id ON entries (id);
            CREATE UNIQUE INDEX entries_idempotency ON entries (idempotency) WHERE idempotency IS NOT NULL;
            CREATE INDEX entries_about ON entries (about) WHERE about IS NOT NULL;
            CREATE INDEX entries_kind ON entries (kind) WHERE kind <> 'decision';
            CREATE TRIGGER entries_stay BEFORE UPDATE ON entries BEGIN SELECT RAISE (ABORT, 'a ledger is only added to'); END;
            CREATE TRIGGER entries_remain BEFORE DELETE ON entries BEGIN SELECT RAISE (ABORT, 'a ledger is only added to'); END;
            CREATE TABLE rulebooks (digest TEXT PRIMARY KEY, bytes BLOB NOT NULL);
            """)
    ]

    // MARK: Adding

    public func append(_ entries: [SealedEntry], rulebooks: [StoredRulebook]) throws(Diagnostic) -> [Placement] {
        try file.write { db in
            for rulebook in rulebooks {
                try db.cachedStatement(sql: "INSERT OR IGNORE INTO rulebooks VALUES (?, ?)")
                    .execute(arguments: [rulebook.digest.description, Data(rulebook.bytes)])
            }
            var next = try Int64.fetchOne(db, sql: "SELECT coalesce(max(idx) + 1, 0) FROM entries") ?? 0
            let insert = try db.cachedStatement(sql: "INSERT INTO entries (idx, header, payload) VALUES (?, ?, ?)")
            return try entries.map { entry in
                if let key = entry.header.idempotency, let earlier = try Self.stored(db, "idempotency = ?", [key.description]).first {
                    return .found(earlier)
                }
                try insert.execute(arguments: [next, entry.header.text, Data(entry.payload)])
                next += 1
                return .added(UInt64(next - 1))
            }
        }
    }

    // MARK: Reading

    public func size() throws(Diagnostic) -> UInt64 {
        try file.read { db in try UInt64(Int64.fetchOne(db, sql: "SELECT coalesce(max(idx) + 1, 0) FROM entries") ?? 0) }
    }

    public func entries(_ range: Range<UInt64>) throws(Diagnostic) -> [StoredEntry] {
        try select("idx >= ? AND idx < ?", [Int64(range.lowerBound), Int64(clamping: range.upperBound)])
    }

    public func headers(_ range: Range<UInt64>) throws(Diagnostic) -> [StoredHeader] {
        try file.read { db in
            let sql = "SELECT idx, header FROM entries WHERE idx >= ? AND idx < ? ORDER BY idx"
            let rows = try Row.fetchCursor(
                db.cachedStatement(sql: sql), arguments: [Int64(range.lowerBound), Int64(clamping: range.upperBound)])
            return try Array(rows.map { StoredHeader(index: UInt64(bitPattern: $0[0]), text: try $0.text(1)) })
        }
    }

    public func entry(_ id: EntryID) throws(Diagnostic) -> StoredEntry? { try select("id = ?", [id.description]).first }
    public func entries(about id: EntryID) throws(Diagnostic) -> [StoredEntry] { try select("about = ?", [id.description]) }

    public func entries(of kind: EntryHeader.Kind) throws(Diagnostic) -> [StoredEntry] {
        try select(kind == .decision ? "kind = ?" : "kind = ? AND kind <> 'decision'", [kind.rawValue])
    }

    public func entries(idempotency: [Fingerprint]) throws(Diagnostic) -> [StoredEntry] {
        try file.read { db in try idempotency.flatMap { try Self.stored(db, "idempotency = ?", [$0.description]) } }
    }

    public func rulebook(_ digest: Fingerprint) throws(Diagnostic) -> [UInt8]? {
        try file.read { db in
            try Row.fetchOne(db, sql: "SELECT bytes FROM rulebooks WHERE digest = ?", arguments: [digest.description])?.bytes(0)
        }
    }

    public func rulebooks() throws(Diagnostic) -> [Fingerprint] {
        try file.read { db in try String.fetchAll(db, sql: "SELECT digest FROM rulebooks ORDER BY digest").compactMap(Fingerprint.init) }
    }

    private func select(_ condition: String, _ arguments: StatementArguments) throws(Diagnostic) -> [StoredEntry] {
        try file.read { db in try Self.stored(db, condition, arguments) }
    }

    private static func stored(_ db: Database, _ condition: String, _ arguments: StatementArguments) throws -> [StoredEntry] {
        let statement = try db.cachedStatement(sql: "SELECT idx, header, payload FROM entries WHERE \(condition) ORDER BY idx")
        return try Array(
            Row.fetchCursor(statement, arguments: arguments).map { row in
                StoredEntry(index: UInt64(bitPattern: row[0]), header: try row.text(1), payload: try row.bytes(2))
            })
    }
}
