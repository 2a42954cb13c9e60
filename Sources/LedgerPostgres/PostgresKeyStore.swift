import Crypto
public import Ledger
public import RuleModel

/// Keys in a database of PostgreSQL of their own, which several servers share. No backup of the log's database holds it.
///
/// An address is as that of a ``PostgresLedgerStore``. The role that uses it is the one that made it.
public final class PostgresKeyStore: KeyStore {
    let database: PostgresDatabase
    public var name: String { database.name }

    /// Opens keys that are there.
    /// - Throws: `no_keys`, `not_a_ledger`, `ledger_unreadable`.
    public convenience init(_ address: String) throws(Diagnostic) { try self.init(address, .keys) }

    init(_ address: String, _ schema: PostgresSchema) throws(Diagnostic) {
        guard let place = PostgresAddress(address) else { throw .unreadableLedger(.unnamed, .notAnAddress) }
        database = PostgresDatabase(place)
        try schema.open(database, absent: Diagnostic.noKeys)
    }

    /// Makes an empty one, in a database that is there.
    /// - Throws: `ledger_exists`, `ledger_unwritable`.
    public static func create(_ address: String) throws(Diagnostic) -> PostgresKeyStore {
        guard let place = PostgresAddress(address) else { throw .unwritableLedger(.unnamed, .notAnAddress) }
        try PostgresSchema.keys.create(in: PostgresDatabase(place))
        return try PostgresKeyStore(address)
    }

    // MARK: Who signs

    public func identity() throws(Diagnostic) -> LogIdentity? {
        let row = try database.read { session throws(PostgresFault) in
            try session.run("SELECT origin, signer, secret FROM tariff_keys.identity").first {
                (origin: $0.text(0) ?? "", signer: $0.bytes(1), secret: $0.bytes(2))
            }
        }
        guard let row else { return nil }
        guard let signer = SigningKey(name: row.origin, secret: row.signer) else { throw .otherLedger(name, "its key is none") }
        return LogIdentity(signer: signer, secret: SymmetricKey(data: row.secret))
    }

    public func establish(_ identity: LogIdentity) throws(Diagnostic) {
        try write(
            """
            INSERT INTO tariff_keys.identity VALUES (true, $1, $2, $3)
            ON CONFLICT (one) DO UPDATE SET origin = excluded.origin, signer = excluded.signer, secret = excluded.secret
            """,
            .text(identity.origin), .bytes(Array(identity.signer.secret)), .bytes(identity.secret.withUnsafeBytes { Array($0) }))
    }

    public func lastSigned(_ origin: String) throws(Diagnostic) -> SignedTree? {
        let row = try database.read { session throws(PostgresFault) in
            try session.run("SELECT note, edge FROM tariff_keys.signed WHERE origin = $1", .text(origin)).first {
                (note: $0.text(0) ?? "", edge: $0.bytes(1))
            }
        }
        guard let row else { return nil }
        guard let signed = SignedTree(note: row.note, edge: row.edge) else {
            throw .otherLedger(name, "what was signed last is not whole")
        }
        return signed
    }

    public func keep(_ signed: SignedTree) throws(Diagnostic) {
        try write(
            """
            INSERT INTO tariff_keys.signed VALUES ($1, $2, $3, $4)
            ON CONFLICT (origin) DO UPDATE SET size = excluded.size, note = excluded.note, edge = excluded.edge
            WHERE excluded.size > signed.size
            """,
            .text(signed.origin), .integer(Int64(signed.size)), .text(signed.note.description), .bytes(signed.edgeBytes))
    }

    // MARK: Keys

    public func add(_ keys: [EntryKey]) throws(Diagnostic) {
        // What is there already was added by a call whose answer was lost; another key in its place is refused.
        try write(
            """
            INSERT INTO tariff_keys.keys SELECT * FROM unnest($1, $2, $3) AS new (entry, person, secret)
            WHERE NOT EXISTS (SELECT FROM tariff_keys.keys WHERE keys.entry = new.entry AND keys.secret = new.secret)
            """,
            .texts(keys.map(\.entry.description)), .texts(keys.map { $0.person?.description }), .blobs(keys.map(\.bytes)))
    }

    public func keys(of entries: [EntryID]) throws(Diagnostic) -> [EntryID: EntryKey] {
        let rows = try database.read { session throws(PostgresFault) in
            try session.run(
                "SELECT entry, person, secret FROM tariff_keys.keys WHERE entry = ANY ($1)", .texts(entries.map(\.description))
            ).map { (entry: $0.text(0) ?? "", person: $0.text(1), secret: $0.bytes(2)) }
        }
        var found: [EntryID: EntryKey] = [:]
        for row in rows {
            guard let id = EntryID(row.entry), let key = EntryKey(for: id, person: row.person.flatMap(Fingerprint.init), secret: row.secret)
            else { throw .otherLedger(name, "a key is not whole") }
            found[id] = key
        }
        return found
    }

    public func entries(of person: Fingerprint) throws(Diagnostic) -> [EntryID] {
        try database.read { session throws(PostgresFault) in
            try session.run(
                "SELECT entry FROM tariff_keys.keys WHERE person = $1 ORDER BY entry COLLATE \"C\"", .text(person.description)
            ).map { $0.text(0) ?? "" }
        }.compactMap { EntryID($0) }
    }

    /// Destroys keys: those that stay are written into a new file, and the old one is removed, since what is merely deleted stays in its
    /// pages, and `VACUUM FULL` copies deleted rows that some transaction might still see. It takes as long as copying all keys twice, and
    /// others wait meanwhile.
    ///
    /// What PostgreSQL wrote elsewhere is out of this program's reach: its write-ahead log until that is recycled, its archives, standbys
    /// and backups, and blocks of the disk that the old file had.
    public func destroy(_ entries: [EntryID]) throws(Diagnostic) {
        let ids = PostgresValue.texts(entries.map(\.description))
        try write { session throws(PostgresFault) in
            try session.transaction { () throws(PostgresFault) in
                try session.script("LOCK TABLE tariff_keys.keys IN ACCESS EXCLUSIVE MODE")
                let deleted = try session.run("DELETE FROM tariff_keys.keys WHERE entry = ANY ($1) RETURNING true", ids)
                if deleted.first({ $0.isTrue(0) }) == true { try session.script(Self.newFile) }
            }
        }
    }

    private static let newFile = """
        CREATE TEMPORARY TABLE kept ON COMMIT DROP AS TABLE tariff_keys.keys;
        TRUNCATE tariff_keys.keys;
        INSERT INTO tariff_keys.keys TABLE pg_temp.kept;
        """

    // MARK: Settings

    public func setting(_ name: String) throws(Diagnostic) -> String? {
        try database.read { session throws(PostgresFault) in
            try session.run("SELECT value FROM tariff_keys.settings WHERE name = $1", .text(name)).first { $0.text(0) ?? "" }
        }
    }

    public func set(_ name: String, to value: String) throws(Diagnostic) {
        try write(
            "INSERT INTO tariff_keys.settings VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value", .text(name),
            .text(value))
    }

    // MARK: Writing

    private func write(_ statement: String, _ values: PostgresValue...) throws(Diagnostic) {
        try write { session throws(PostgresFault) in _ = try session.run(statement, values) }
    }

    /// Each of the statements above may be run twice: where an answer is lost, it is.
    private func write(_ body: (PostgresSession) throws(PostgresFault) -> Void) throws(Diagnostic) {
        do throws(PostgresFault) {
            try database.repeatable { session throws(PostgresFault) in
                try session.mustBeDurable()
                try body(session)
            }
        } catch {
            throw .unwritableLedger(name, error.words)
        }
    }
}
