public import Ledger
public import RuleModel

/// A log in a database of PostgreSQL: for several machines.
///
/// Whoever owns the database makes the log; who records in it needs no more than to be a member of the role `tariff_recorder`, which may
/// read, and call the one function that adds entries:
///
/// ```sql
/// CREATE ROLE assessments LOGIN PASSWORD '…' IN ROLE tariff_recorder;
/// ```
///
/// Such a role can record in every ledger of the cluster whose database it may connect to.
///
/// An address is `postgres://user@host:port/database?setting=value`, with the settings of libpq; a password is best left to a password
/// file (`~/.pgpass`). The store holds one connection, and makes it again where it is lost.
public final class PostgresLedgerStore: LedgerStore {
    let database: PostgresDatabase
    public var name: String { database.name }

    /// Whether a ledger's name is an address of PostgreSQL, rather than a path.
    public static func isAddress(_ text: String) -> Bool { PostgresAddress.isAddress(text) }

    /// Opens a log that was begun. Where an earlier version of the program wrote it, its owner's first opening brings it up to date.
    /// - Throws: `no_ledger`, `not_a_ledger`, `ledger_unreadable`.
    public convenience init(_ address: String) throws(Diagnostic) { try self.init(address, .ledger) }

    /// - Parameter patience: how long a server that goes away is waited for, in seconds.
    init(_ address: String, _ schema: PostgresSchema, patience: Double = 20) throws(Diagnostic) {
        guard let place = PostgresAddress(address) else { throw .unreadableLedger(.unnamed, .notAnAddress) }
        database = PostgresDatabase(place, patience: patience)
        try schema.open(database, absent: Diagnostic.noLedger)
    }

    /// Makes an empty one, in a database that is there, and the role `tariff_recorder` where the cluster has none.
    /// - Throws: `ledger_exists`, `ledger_unwritable`.
    public static func create(_ address: String) throws(Diagnostic) -> PostgresLedgerStore { try create(address, .ledger) }

    static func create(_ address: String, _ schema: PostgresSchema) throws(Diagnostic) -> PostgresLedgerStore {
        guard let place = PostgresAddress(address) else { throw .unwritableLedger(.unnamed, .notAnAddress) }
        try schema.create(in: PostgresDatabase(place))
        return try PostgresLedgerStore(address, schema)
    }

    // MARK: Reading

    public func size() throws(Diagnostic) -> UInt64 {
        try database.read { session throws(PostgresFault) in
            UInt64(try session.run("SELECT size FROM tariff.head").first { $0.integer(0) ?? 0 } ?? 0)
        }
    }

    public func entries(_ range: Range<UInt64>) throws(Diagnostic) -> [StoredEntry] {
        try select("idx >= $1 AND idx < $2", .integer(Int64(clamping: range.lowerBound)), .integer(Int64(clamping: range.upperBound)))
    }

    public func headers(_ range: Range<UInt64>) throws(Diagnostic) -> [StoredHeader] {
        try database.read { session throws(PostgresFault) in
            try session.run(
                "SELECT idx, header FROM tariff.entries WHERE idx >= $1 AND idx < $2 ORDER BY idx",
                .integer(Int64(clamping: range.lowerBound)), .integer(Int64(clamping: range.upperBound))
            ).map { StoredHeader(index: UInt64(bitPattern: $0.integer(0) ?? 0), text: $0.text(1) ?? "") }
        }
    }

    public func entry(_ id: EntryID) throws(Diagnostic) -> StoredEntry? { try select("id = $1", .text(id.description)).first }
    public func entries(about id: EntryID) throws(Diagnostic) -> [StoredEntry] { try select("about = $1", .text(id.description)) }

    public func entries(of kind: EntryHeader.Kind) throws(Diagnostic) -> [StoredEntry] {
        try select(kind == .decision ? "kind = $1" : "kind = $1 AND kind <> 'decision'", .text(kind.rawValue))
    }

    public func entries(idempotency: [Fingerprint]) throws(Diagnostic) -> [StoredEntry] {
        try select("idempotency = ANY ($1)", .texts(idempotency.map(\.description)))
    }

    public func rulebook(_ digest: Fingerprint) throws(Diagnostic) -> [UInt8]? {
        try database.read { session throws(PostgresFault) in
            try session.run("SELECT bytes FROM tariff.rulebooks WHERE digest = $1", .text(digest.description)).first { $0.bytes(0) }
        }
    }

    public func rulebooks() throws(Diagnostic) -> [Fingerprint] {
        try database.read { session throws(PostgresFault) in
            try session.run("SELECT digest FROM tariff.rulebooks ORDER BY digest COLLATE \"C\"").map { $0.text(0) ?? "" }
        }.compactMap(Fingerprint.init)
    }

    private func select(_ condition: String, _ values: PostgresValue...) throws(Diagnostic) -> [StoredEntry] {
        try database.read { session throws(PostgresFault) in try session.entries(condition, values) }
    }
}

extension PostgresSession {
    /// Entries in order of their index.
    func entries(_ condition: String, _ values: [PostgresValue]) throws(PostgresFault) -> [StoredEntry] {
        try run("SELECT idx, header, payload FROM tariff.entries WHERE \(condition) ORDER BY idx", values).map {
            StoredEntry(index: UInt64(bitPattern: $0.integer(0) ?? 0), header: $0.text(1) ?? "", payload: $0.bytes(2))
        }
    }
}

extension String {
    /// An address that cannot be read may have its password anywhere.
    static let unnamed = "postgres://…"
    static let notAnAddress = "its address cannot be read; in a password `@` is written as `%40`, and `/` as `%2F`"
}
