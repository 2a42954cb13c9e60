import CPostgres

/// One connection to a server, from its beginning to its end.
final class PostgresSession: @unchecked Sendable {  // libpq's pointer is used only under the lock of the PostgresDatabase that holds it
    private let connection: OpaquePointer
    /// Whether the server writes to disk before it acknowledges.
    let isDurable: Bool

    /// Connects, and sees to it that what the server's defaults say does not matter.
    static func begin(_ address: PostgresAddress) throws(PostgresFault) -> PostgresSession {
        guard let connection = address.withSettings({ PQconnectdbParams($0, $1, 0) }) else { throw .unreached("there is no memory left") }
        guard PQstatus(connection) == CONNECTION_OK else {
            defer { PQfinish(connection) }
            throw .unreached(firstLine(PQerrorMessage(connection)))
        }
        // What the server remarks would be printed.
        PQsetNoticeProcessor(connection, { _, _ in }, nil)
        do throws(PostgresFault) {
            return try PostgresSession(connection)
        } catch {
            throw error.isLoss ? .unreached(error.words) : error
        }
    }

    private init(_ connection: OpaquePointer) throws(PostgresFault) {
        self.connection = connection
        isDurable = try Self.rows(of: connection, Self.settings, []).first { $0.isTrue(0) } ?? false
    }

    deinit { PQfinish(connection) }

    /// A commit is acknowledged when it is on disk; each statement sees what was committed before it; no name is looked for anywhere but
    /// where it is said to be; nobody waits for ever.
    private static let settings = """
        SELECT current_setting('fsync') = 'on',
          set_config('synchronous_commit', CASE current_setting('synchronous_commit') WHEN 'remote_apply' THEN 'remote_apply' ELSE 'on' END,
            false),
          set_config('default_transaction_isolation', 'read committed', false),
          set_config('search_path', 'pg_catalog, pg_temp', false),
          set_config('lock_timeout', '30s', false)
        """

    /// PostgreSQL's number for its version: 150018 is 15.18.
    var serverVersion: Int32 { PQserverVersion(connection) }

    // MARK: Statements

    /// Runs one statement, in a transaction of its own unless one was begun.
    func run(_ statement: String, _ values: PostgresValue...) throws(PostgresFault) -> PostgresRows {
        try run(statement, values)
    }

    func run(_ statement: String, _ values: [PostgresValue]) throws(PostgresFault) -> PostgresRows {
        try Self.rows(of: connection, statement, values)
    }

    /// Runs statements that have no values: all of them or none.
    func script(_ statements: String) throws(PostgresFault) {
        guard let result = PQexec(connection, statements) else { throw Self.fault(of: connection, nil) }
        _ = try Self.checked(result, on: connection)
    }

    private static func rows(of connection: OpaquePointer, _ statement: String, _ values: [PostgresValue]) throws(PostgresFault)
        -> PostgresRows
    {
        let encoded = values.map(\.encoded)
        // One after another, with a byte at the end: a value without bytes still has a place.
        var bytes: [UInt8] = []
        bytes.reserveCapacity(encoded.reduce(1) { $0 + ($1?.count ?? 0) })
        for case let value? in encoded { bytes += value }
        bytes.append(0)
        let result = bytes.withUnsafeBytes { bytes in
            var places: [UnsafePointer<CChar>?] = []
            var place = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
            for value in encoded {
                places.append(value == nil ? nil : place)
                place = place.map { $0 + (value?.count ?? 0) }
            }
            return PQexecParams(
                connection, statement, Int32(values.count), values.map(\.type), places, encoded.map { Int32($0?.count ?? 0) },
                values.map { _ in 1 }, 1)
        }
        guard let result else { throw fault(of: connection, nil) }
        return try checked(result, on: connection)
    }

    // MARK: Faults

    private static func checked(_ result: OpaquePointer, on connection: OpaquePointer) throws(PostgresFault) -> PostgresRows {
        switch PQresultStatus(result) {
        case PGRES_TUPLES_OK, PGRES_COMMAND_OK:
            // The server says that it is done only after the commit: until then nothing is sure.
            guard PQtransactionStatus(connection) != PQTRANS_UNKNOWN else { fallthrough }
            return PostgresRows(result)
        default:
            defer { PQclear(result) }
            throw fault(of: connection, result)
        }
    }

    private static func fault(of connection: OpaquePointer, _ result: OpaquePointer?) -> PostgresFault {
        let state = PQresultErrorField(result, Int32(UInt8(ascii: "C"))).map { PostgresFault.State(code: String(cString: $0)) }
        let primary = PQresultErrorField(result, Int32(UInt8(ascii: "M"))) ?? PQerrorMessage(connection)
        let words = firstLine(primary)
        guard let state, !state.isOfEnding, PQstatus(connection) == CONNECTION_OK else { return .lost(words) }
        return .refused(state, words)
    }

    private static func firstLine(_ words: UnsafePointer<CChar>?) -> String {
        let text = words.map { String(cString: $0) } ?? ""
        return text.split(whereSeparator: \.isNewline).first.map(String.init) ?? "the connection ended"
    }
}
