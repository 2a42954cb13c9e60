import Ledger
import RuleModel
import Testing

@testable import LedgerPostgres

@Suite(.onPostgres) struct PostgresSchemaTests {
    private let server: PostgresServer
    private let database: String
    private var owner: String { server.address("owner", database) }
    private var recorder: String { server.address("recorder", database) }

    /// A version that comes after.
    private let later = PostgresSchema(
        name: "tariff", preparation: nil,
        migrations: PostgresSchema.ledger.migrations + ["CREATE TABLE tariff.more (); GRANT SELECT ON tariff.more TO tariff_recorder"])

    init() throws {
        server = try PostgresServer.shared.get()
        database = try server.database()
    }

    /// Migrations that were once shipped stay as they are: a ledger that was made with them has to be opened for good.
    @Test func noMigrationChanges() {
        let shipped = [PostgresSchema.ledger, .keys].map {
            $0.migrations.map { String(Fingerprint(of: Array($0.utf8)).description.suffix(8)) }
        }
        #expect(shipped == [["029d7398"], ["1dfa833c"]])
    }

    @Test func aLedgerIsMadeOnce() throws {
        #expect(code { try PostgresLedgerStore(owner) } == "no_ledger")
        #expect(code { try PostgresKeyStore(owner) } == "no_keys")
        _ = try PostgresLedgerStore.create(owner)
        #expect(code { try PostgresLedgerStore.create(owner) } == "ledger_exists")
        _ = try PostgresKeyStore.create(owner)
        #expect(code { try PostgresKeyStore.create(owner) } == "ledger_exists")
        #expect(code { try PostgresLedgerStore.create(server.address("owner", "nowhere")) } == "ledger_unwritable")
        #expect(code { try PostgresLedgerStore(server.address("owner", "nowhere")) } == "ledger_unreadable")
        #expect(code { try PostgresLedgerStore.create(server.address("recorder", server.database())) } == "ledger_unwritable")
        #expect(code { try PostgresKeyStore(recorder) } == "ledger_unreadable")
    }

    @Test func anotherSchemaIsLeftAlone() throws {
        try server.session("owner", database).script("CREATE SCHEMA tariff; CREATE TABLE tariff.bus_fares ()")
        #expect(code { try PostgresLedgerStore(owner) } == "not_a_ledger")
        #expect(code { try PostgresLedgerStore.create(owner) } == "ledger_unwritable")
        try server.session("owner", database).script("TABLE tariff.bus_fares")
    }

    @Test func aLedgerOfTheFirstVersionIsBroughtUpToDateByItsOwner() throws {
        let first = PostgresSchema(
            name: "tariff", preparation: PostgresSchema.ledger.preparation, migrations: [PostgresSchema.ledger.migrations[0]])
        _ = try PostgresLedgerStore.create(owner, first)
        try server.admit()
        let old = try PostgresLedgerStore(recorder, first)
        _ = try old.append([.plain(1)], rulebooks: [])
        let mistake = #expect(throws: Diagnostic.self) { try PostgresLedgerStore(recorder, later) }
        #expect(mistake?.code == "not_a_ledger" && mistake?.message.contains("an earlier version") == true)
        for _ in 0..<2 { #expect(try PostgresLedgerStore(owner, later).size() == 1) }
        let new = try PostgresLedgerStore(recorder, later)
        #expect(try new.append([.plain(2)], rulebooks: []) == [.added(1)])
        #expect(
            try server.session("recorder", database).run("SELECT version FROM tariff.version ORDER BY 1").map { $0.integer(0) } == [1, 2])
        let newer = #expect(throws: Diagnostic.self) { try PostgresLedgerStore(owner, first) }
        #expect(newer?.code == "not_a_ledger" && newer?.message.contains("a later version") == true)
    }

    /// What fails leaves nothing half done.
    @Test func aMigrationThatFailsIsTakenBack() throws {
        _ = try PostgresLedgerStore.create(owner)
        let broken = PostgresSchema(
            name: "tariff", preparation: nil, migrations: later.migrations + ["CREATE TABLE tariff.most (); SELECT 1 / 0"])
        #expect(code { try PostgresLedgerStore(owner, broken) } == "ledger_unreadable")
        #expect(try server.session("owner", database).run("SELECT to_regclass('tariff.more') IS NULL").first { $0.isTrue(0) } == true)
        #expect(try PostgresLedgerStore(owner, later).size() == 0)
    }

    @Test func keysThatAreDestroyedAreNotInTheTableAnyMore() throws {
        let keys = try PostgresKeyStore.create(owner)
        let (gone, kept) = (EntryKey(for: EntryID()), EntryKey(for: EntryID()))
        try keys.add([gone, kept])
        try keys.add([gone])
        let namesake = try #require(EntryKey(for: kept.entry, person: nil, secret: [UInt8](repeating: 1, count: 32)))
        #expect(code { try keys.add([namesake]) } == "ledger_unwritable")
        let file = { [server, database] () throws -> [UInt8] in
            let session = try server.session("postgres", database)
            try session.script("CHECKPOINT")
            return try session.run("SELECT pg_read_binary_file(pg_relation_filepath('tariff_keys.keys'))").first { $0.bytes(0) } ?? []
        }
        #expect(try file().firstRange(of: gone.bytes) != nil)
        // Another transaction might still want to see it.
        let other = try server.session("postgres", database)
        try other.script("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT FROM tariff_keys.settings")
        try keys.destroy([gone.entry])
        #expect(try file().firstRange(of: gone.bytes) == nil)
        #expect(try file().firstRange(of: kept.bytes) != nil)
        try other.script("COMMIT")
        #expect(try keys.keys(of: [gone.entry, kept.entry]) == [kept.entry: kept])
    }
}
