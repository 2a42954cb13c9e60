import Crypto
import Foundation
import GRDB
public import Ledger
public import RuleModel

/// Keys in a file of SQLite of their own, which only its owner may read; what is deleted is written over.
public final class SQLiteKeyStore: KeyStore {
    private let file: SQLiteFile
    public var name: String { file.path }

    /// Opens keys that are there.
    /// - Throws: `no_keys`, `not_a_ledger`, `ledger_unreadable`.
    public init(_ path: String) throws(Diagnostic) { file = try SQLiteFile(path, for: .keys, Self.migrations) }

    /// Makes an empty one.
    /// - Throws: `ledger_exists`, `ledger_unwritable`.
    public static func create(_ path: String) throws(Diagnostic) -> SQLiteKeyStore {
        try SQLiteFile.create(path, for: .keys, migrations)
        return try SQLiteKeyStore(path)
    }

    /// Only added to, never changed.
    static let migrations = [
        SQLiteMigration(
            "1 keys",
            """
            CREATE TABLE identity (one INTEGER PRIMARY KEY CHECK (one = 1), origin TEXT NOT NULL, signer BLOB NOT NULL, secret BLOB NOT NULL);
            CREATE TABLE keys (entry TEXT PRIMARY KEY, person TEXT, secret BLOB NOT NULL) WITHOUT ROWID;
            CREATE INDEX keys_person ON keys (person) WHERE person IS NOT NULL;
            CREATE TABLE signed (origin TEXT PRIMARY KEY, size INTEGER NOT NULL, note TEXT NOT NULL, edge BLOB NOT NULL);
            CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL);
            """),
        // Persons are looked for when they are erased, which can take its time; each key that is added would touch another page.
        SQLiteMigration("2 persons without an index", "DROP INDEX keys_person"),
    ]

    // MARK: Who signs

    public func identity() throws(Diagnostic) -> LogIdentity? {
        try file.read { db in
            guard let row = try Row.fetchOne(db, sql: "SELECT origin, signer, secret FROM identity") else { return nil }
            guard let signer = try SigningKey(name: row.text(0), secret: row.bytes(1)) else {
                throw Diagnostic.otherLedger(name, "its key is none")
            }
            return LogIdentity(signer: signer, secret: SymmetricKey(data: try row.bytes(2)))
        }
    }

    public func establish(_ identity: LogIdentity) throws(Diagnostic) {
        let secret = identity.secret.withUnsafeBytes { Data($0) }
        try file.write { db in
            try db.execute(
                sql: "INSERT OR REPLACE INTO identity VALUES (1, ?, ?, ?)",
                arguments: [identity.origin, Data(identity.signer.secret), secret])
        }
    }

    public func lastSigned(_ origin: String) throws(Diagnostic) -> SignedTree? {
        try file.read { db in
            guard let row = try Row.fetchOne(db, sql: "SELECT note, edge FROM signed WHERE origin = ?", arguments: [origin]) else {
                return nil
            }
            guard let signed = try SignedTree(note: row.text(0), edge: row.bytes(1)) else {
                throw Diagnostic.otherLedger(name, "what was signed last is not whole")
            }
            return signed
        }
    }

    public func keep(_ signed: SignedTree) throws(Diagnostic) {
        try file.write { db in
            try db.execute(
                sql: """
                    INSERT INTO signed VALUES (?, ?, ?, ?)
                    ON CONFLICT (origin) DO UPDATE SET size = excluded.size, note = excluded.note, edge = excluded.edge
                    WHERE excluded.size > signed.size
                    """,
                arguments: [signed.origin, Int64(signed.size), signed.note.description, Data(signed.edgeBytes)])
        }
    }

    // MARK: Keys

    public func add(_ keys: [EntryKey]) throws(Diagnostic) {
        try file.write { db in
            let insert = try db.cachedStatement(sql: "INSERT INTO keys VALUES (?, ?, ?)")
            for key in keys {
                try insert.execute(arguments: [key.entry.description, key.person?.description, Data(key.bytes)])
            }
        }
    }

    public func keys(of entries: [EntryID]) throws(Diagnostic) -> [EntryID: EntryKey] {
        try file.read { db in
            let select = try db.cachedStatement(sql: "SELECT person, secret FROM keys WHERE entry = ?")
            var found: [EntryID: EntryKey] = [:]
            for id in entries {
                guard let row = try Row.fetchOne(select, arguments: [id.description]) else { continue }
                let person = Fingerprint(try row.text(0))
                guard let key = EntryKey(for: id, person: person, secret: try row.bytes(1)) else {
                    throw Diagnostic.otherLedger(name, "a key is not whole")
                }
                found[id] = key
            }
            return found
        }
    }

    public func entries(of person: Fingerprint) throws(Diagnostic) -> [EntryID] {
        try file.read { db in
            try String.fetchAll(db, sql: "SELECT entry FROM keys WHERE person = ? ORDER BY entry", arguments: [person.description])
                .compactMap { EntryID($0) }
        }
    }

    public func destroy(_ entries: [EntryID]) throws(Diagnostic) {
        try file.write { db in
            let delete = try db.cachedStatement(sql: "DELETE FROM keys WHERE entry = ?")
            for id in entries { try delete.execute(arguments: [id.description]) }
        }
    }

    // MARK: Settings

    public func setting(_ name: String) throws(Diagnostic) -> String? {
        try file.read { db in try String.fetchOne(db, sql: "SELECT value FROM settings WHERE name = ?", arguments: [name]) }
    }

    public func set(_ name: String, to value: String) throws(Diagnostic) {
        try file.write { db in try db.execute(sql: "INSERT OR REPLACE INTO settings VALUES (?, ?)", arguments: [name, value]) }
    }
}
