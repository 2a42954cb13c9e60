import Ledger
import RuleModel
import TestSupport
import Testing

@testable import LedgerPostgres

/// What a ledger refuses, and whom.
@Suite(.onPostgres) struct PostgresRoleTests {
    private static let changes = [
        "INSERT INTO tariff.entries (idx, header, payload) VALUES (1, 'h', '')", "UPDATE tariff.entries SET payload = ''",
        "DELETE FROM tariff.entries", "TRUNCATE tariff.entries", "INSERT INTO tariff.rulebooks VALUES ('d', '')",
        "UPDATE tariff.rulebooks SET bytes = ''", "DELETE FROM tariff.rulebooks", "TRUNCATE tariff.rulebooks",
        "UPDATE tariff.head SET size = 0",
        "DELETE FROM tariff.head", "TRUNCATE tariff.head", "INSERT INTO tariff.head VALUES (true, 7)", "DELETE FROM tariff.version",
        "INSERT INTO tariff.version VALUES (9)", "UPDATE tariff.version SET version = 9", "TRUNCATE tariff.version",
        "CREATE TABLE tariff.other ()", "DROP TABLE tariff.entries", "DROP SCHEMA tariff CASCADE", "DROP FUNCTION tariff.append",
        "ALTER TABLE tariff.entries DISABLE TRIGGER ALL", "CREATE INDEX ON tariff.entries (payload)", "DROP INDEX tariff.entries_id",
        "SELECT FROM tariff.head FOR UPDATE", "BEGIN; LOCK TABLE tariff.entries", "SELECT tariff.field('h', 'n')",
        "CREATE OR REPLACE FUNCTION tariff.stay() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'", "SET ROLE owner",
        "COMMENT ON TABLE tariff.entries IS ''",
    ]

    /// `create`, and an entry with its rulebook.
    private static func filled() throws -> (PostgresServer, database: String, PostgresLedgerStore) {
        let server = try PostgresServer.shared.get()
        let database = try server.database()
        _ = try PostgresLedgerStore.create(server.address("owner", database))
        try server.admit()
        let store = try PostgresLedgerStore(server.address("recorder", database))
        _ = try store.append([.plain(1)], rulebooks: [StoredRulebook(digest: Fingerprint(of: [1]), bytes: [1])])
        return (server, database, store)
    }

    @Test func whoRecordsMayOnlyReadAndAppend() throws {
        let (server, database, store) = try Self.filled()
        for change in Self.changes {
            let fault = #expect(throws: PostgresFault.self) { try server.session("recorder", database).script(change) }
            #expect(fault?.state == .forbidden, "\(change): \(fault?.words ?? "")")
        }
        #expect(try store.size() == 1)
    }

    @Test(arguments: [
        "entries SET payload = ''", "entries SET payload = '' WHERE false", "rulebooks SET bytes = ''", "version SET version = 9",
    ])
    func whatIsThereStaysForTheOwnerToo(_ change: String) throws {
        let (server, database, store) = try Self.filled()
        let table = String(change.prefix { $0 != " " })
        for change in ["UPDATE tariff.\(change)", "DELETE FROM tariff.\(table)", "TRUNCATE tariff.\(table)"] {
            for role in ["owner", "postgres"] {
                for mode in role == "owner" ? ["origin"] : ["origin", "replica"] {
                    let session = try server.session(role, database)
                    if role == "postgres" { try session.script("SET session_replication_role = \(mode)") }
                    let fault = #expect(throws: PostgresFault.self) { try session.script(change) }
                    #expect(fault?.words == "a ledger is only added to", "\(change)")
                }
            }
        }
        #expect(try store.entries(0..<9).map(\.payload) == [SealedEntry.plain(1).payload])
    }

    @Test func theHeadSaysHowManyThereAre() throws {
        let (server, database, _) = try Self.filled()
        for change in [
            "UPDATE tariff.head SET size = 2", "UPDATE tariff.head SET size = 0", "DELETE FROM tariff.head", "TRUNCATE tariff.head",
        ] {
            #expect(throws: PostgresFault.self) { try server.session("owner", database).script(change) }
        }
        try server.session("owner", database).script("UPDATE tariff.head SET size = 1")
    }

    /// What the server's defaults and the role's are does not matter.
    @Test func aCommitIsOnDiskWhateverTheDefaultIs() throws {
        let (server, database, _) = try Self.filled()
        try server.session("postgres", database).script("ALTER DATABASE \(database) SET synchronous_commit = off")
        let session = try server.session("recorder", database)
        #expect(try session.run("SHOW synchronous_commit").first { $0.text(0) } == "on")
        try server.session("postgres", database).script("ALTER DATABASE \(database) SET synchronous_commit = remote_apply")
        #expect(try server.session("recorder", database).run("SHOW synchronous_commit").first { $0.text(0) } == "remote_apply")
    }

    @Test func aServerThatDoesNotWriteToDiskIsRefused() throws {
        let server = try PostgresServer("fsync=off")
        let database = try server.database()
        let mistake = #expect(throws: Diagnostic.self) { try PostgresLedgerStore.create(server.address("owner", database)) }
        #expect(mistake?.code == "ledger_unwritable" && mistake?.message.contains("`fsync` is off") == true)
        #expect(code { try PostgresKeyStore.create(server.address("owner", database)) } == "ledger_unwritable")
    }

    @Test func aPasswordIsNeverShown() throws {
        let server = try PostgresServer.shared.get()
        let database = try server.database()
        for password in ["sesame", "open%20sesame"] {
            let address = server.address("with_password:\(password)", database)
            let mistake = #expect(throws: Diagnostic.self) { try PostgresLedgerStore(address) }
            #expect(mistake.map { !$0.text.contains("sesame") } == true)
            #expect(mistake?.code == (password == "sesame" ? "ledger_unreadable" : "no_ledger"))
        }
    }
}

extension SealedEntry {
    /// An entry of some bytes, as little compressible as encrypted ones: what stores are given, without what it takes to open it.
    static func plain(_ number: Int, bytes: Int = 40, idempotency: Fingerprint? = nil) -> SealedEntry {
        var chance = SeededGenerator(seed: UInt64(number))
        let payload = (0..<(bytes + 7) / 8).flatMap { _ in withUnsafeBytes(of: chance.next()) { Array($0) } }
        let hash = Fingerprint(of: payload)
        var header = EntryHeader(.decision, id: EntryID(), at: StorePair.noon, payload: hash, content: hash)
        header.idempotency = idempotency
        return SealedEntry(header: header, payload: payload)
    }
}
