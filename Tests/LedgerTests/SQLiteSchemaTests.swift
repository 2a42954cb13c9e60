import Foundation
import GRDB
import Ledger
import Testing

@testable import LedgerSQLite

/// Files of every schema that there was open, with what they hold.
@Suite("Schemas of files") struct SQLiteSchemaTests {
    /// A migration that was released is never changed: other files went through it as it was.
    @Test func migrationsStayAsTheyWere() {
        let digests = (SQLiteLedgerStore.migrations + SQLiteKeyStore.migrations).map { migration in
            "\(migration.name) \(Fingerprint(of: Array(migration.sql.utf8)).description.suffix(8))"
        }
        #expect(digests == ["1 entries and rulebooks dde98c5f", "1 keys e868fdf6", "2 persons without an index 054c03fb"])
    }

    @Test func keysOfTheFirstSchemaAreKept() throws {
        let path = TemporaryFolder().path("keys")
        try SQLiteFile.create(path, for: .keys, [SQLiteKeyStore.migrations[0]])
        let key = EntryKey(for: EntryID(), person: Fingerprint(of: [1]))
        try DatabaseQueue(path: path).write { db in
            try db.execute(
                sql: "INSERT INTO keys VALUES (?, ?, ?)",
                arguments: [key.entry.description, key.person?.description, Data(key.bytes)])
        }
        let store = try SQLiteKeyStore(path)
        #expect(try store.keys(of: [key.entry]) == [key.entry: key])
        #expect(try store.entries(of: Fingerprint(of: [1])) == [key.entry])
        #expect(try Self.schema(path) == Self.schema(of: SQLiteKeyStore.migrations, for: .keys))
    }

    @Test func entriesOfTheFirstSchemaAreKept() throws {
        let path = TemporaryFolder().path("ledger")
        try SQLiteFile.create(path, for: .ledger, [SQLiteLedgerStore.migrations[0]])
        let entry = try SealedEntry(.decision, content: [1], at: StorePair.noon, key: EntryKey(for: EntryID()))
        try DatabaseQueue(path: path).write { db in
            try db.execute(
                sql: "INSERT INTO entries (idx, header, payload) VALUES (0, ?, ?)", arguments: [entry.header.text, Data(entry.payload)])
        }
        #expect(try SQLiteLedgerStore(path).entry(entry.header.id)?.payload == entry.payload)
        #expect(try Self.schema(path) == Self.schema(of: SQLiteLedgerStore.migrations, for: .ledger))
    }

    @Test func aLaterSchemaIsRefused() throws {
        let path = TemporaryFolder().path("keys")
        try SQLiteFile.create(path, for: .keys, SQLiteKeyStore.migrations + [SQLiteMigration("3 more", "CREATE TABLE more (a)")])
        #expect(code { try SQLiteKeyStore(path) } == "not_a_ledger")
        #expect(code { try SQLiteLedgerStore(path) } == "not_a_ledger")
    }

    /// A file of the corpus went through all migrations that there were then.
    @Test func keptFilesComeToTheSchemaOfNewOnes() throws {
        let corpus = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Corpus/ledger/format-1")
        let folder = TemporaryFolder()
        for name in ["ledger.sqlite", "ledger.sqlite.keys"] {
            try FileManager.default.copyItem(atPath: corpus.appendingPathComponent(name).path, toPath: folder.path(name))
        }
        _ = (try SQLiteLedgerStore(folder.path("ledger.sqlite")), try SQLiteKeyStore(folder.path("ledger.sqlite.keys")))
        #expect(try Self.schema(folder.path("ledger.sqlite")) == Self.schema(of: SQLiteLedgerStore.migrations, for: .ledger))
        #expect(try Self.schema(folder.path("ledger.sqlite.keys")) == Self.schema(of: SQLiteKeyStore.migrations, for: .keys))
    }

    private static func schema(of migrations: [SQLiteMigration], for use: SQLiteFile.Use) throws -> [String] {
        let path = TemporaryFolder().path("new")
        try SQLiteFile.create(path, for: use, migrations)
        return try schema(path)
    }

    /// The statements that would make its tables, in the order of their names.
    private static func schema(_ path: String) throws -> [String] {
        try DatabaseQueue(path: path).read { db in
            try String.fetchAll(db, sql: "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name")
        }
    }
}
