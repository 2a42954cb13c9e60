import Ledger
import RuleModel

/// What a database holds, and how it came to be so: migrations that go forward only.
struct PostgresSchema: Sendable {
    /// Of the schema, which has a table `version` with a row for each migration.
    let name: String
    /// What must be in the cluster before, if anything; whether it is there already does not matter.
    let preparation: String?
    /// Each leads to the next version. They are only added, never changed.
    let migrations: [String]

    /// PostgreSQL 14: functions whose body is read when they are made.
    private static let oldestServer: Int32 = 140_000

    /// What a database has of it.
    private enum Standing {
        case nothing
        case something
        case version(Int)
    }

    /// Opens a database that has it, and brings it to the newest version.
    /// - Throws: what `absent` makes where there is none, `not_a_ledger`, `ledger_unreadable`.
    func open(_ database: PostgresDatabase, absent: (String) -> Diagnostic) throws(Diagnostic) {
        switch try database.read({ session throws(PostgresFault) in try standing(session) }) {
        case .nothing: throw absent(database.name)
        case .something: throw .otherLedger(database.name, "it has a schema `\(name)` of something else")
        case .version(let version) where version > migrations.count:
            throw .otherLedger(database.name, "a later version of the program wrote it")
        case .version(let version) where version < migrations.count: try migrate(database)
        case .version: break
        }
    }

    /// Makes it where there is none.
    /// - Throws: `ledger_exists`, `ledger_unwritable`.
    func create(in database: PostgresDatabase) throws(Diagnostic) {
        do throws(PostgresFault) {
            try database.run { session throws(PostgresFault) in
                if case .version = try standing(session) { throw .refused(.thereAlready, "") }
                try session.mustBeDurable()
                guard session.serverVersion >= Self.oldestServer else {
                    throw .refused(.wrong, "the server is older than PostgreSQL 14")
                }
                try session.transaction { () throws(PostgresFault) in
                    if let preparation { try session.script(preparation) }
                    try session.script(
                        "CREATE SCHEMA \(name); CREATE TABLE \(name).version (version integer PRIMARY KEY CHECK (version > 0))")
                    try migrate(session, from: 0)
                }
            }
        } catch {
            // Another program may have been quicker.
            if let now = try? database.run({ session throws(PostgresFault) in try standing(session) }), case .version = now {
                throw .ledgerThere(database.name)
            }
            throw .unwritableLedger(database.name, error.words)
        }
    }

    private func standing(_ session: PostgresSession) throws(PostgresFault) -> Standing {
        let found = try session.run(
            "SELECT to_regnamespace($1) IS NOT NULL, to_regclass($1 || '.version') IS NOT NULL", .text(name)
        ).first { ($0.isTrue(0), $0.isTrue(1)) }
        guard let (hasSchema, hasVersion) = found, hasSchema else { return .nothing }
        guard hasVersion else { return .something }
        return .version(try version(session))
    }

    private func version(_ session: PostgresSession) throws(PostgresFault) -> Int {
        Int(try session.run("SELECT coalesce(max(version), 0) FROM \(name).version").first { $0.integer(0) ?? 0 } ?? 0)
    }

    private func migrate(_ database: PostgresDatabase) throws(Diagnostic) {
        do throws(PostgresFault) {
            try database.run { session throws(PostgresFault) in
                try session.transaction { () throws(PostgresFault) in
                    // Another program may do the same meanwhile.
                    try session.script("LOCK TABLE \(name).version IN EXCLUSIVE MODE")
                    try migrate(session, from: version(session))
                }
            }
        } catch {
            guard error.state == .forbidden else { throw .unreadableLedger(database.name, error.words) }
            var mistake = Diagnostic.otherLedger(database.name, "an earlier version of the program wrote it")
            mistake.help = ["open it once as the role that owns it: that brings it up to date"]
            throw mistake
        }
    }

    private func migrate(_ session: PostgresSession, from version: Int) throws(PostgresFault) {
        for (number, migration) in migrations.enumerated().dropFirst(version) {
            try session.script(migration)
            _ = try session.run("INSERT INTO \(name).version VALUES ($1)", .integer(Int64(number + 1)))
        }
    }
}
