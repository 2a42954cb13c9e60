import CPostgres

/// What a statement gave, in binary form: columns are counted from 0.
final class PostgresRows {
    private let result: OpaquePointer

    /// Takes over a result of libpq's.
    init(_ result: OpaquePointer) { self.result = result }
    deinit { PQclear(result) }

    /// Each row as something else, in order.
    func map<R>(_ body: (PostgresRow) -> R) -> [R] { (0..<PQntuples(result)).map { body(PostgresRow(result: result, number: $0)) } }

    /// The first as something else; nil where there is none.
    func first<R>(_ body: (PostgresRow) -> R) -> R? {
        PQntuples(result) > 0 ? body(PostgresRow(result: result, number: 0)) : nil
    }
}

/// One row, while its rows are there. The statement says what its columns are: asking for another kind is a mistake of the program.
struct PostgresRow {
    fileprivate let result: OpaquePointer
    fileprivate let number: Int32

    func bytes(_ column: Int32) -> [UInt8] { value(column).map(Array.init) ?? [] }
    func text(_ column: Int32) -> String? { value(column).map { String(decoding: $0, as: UTF8.self) } }
    func isTrue(_ column: Int32) -> Bool { value(column)?.first == 1 }

    /// Of four or eight bytes.
    func integer(_ column: Int32) -> Int64? {
        guard let value = value(column) else { return nil }
        let bits = value.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return value.count == 4 ? Int64(Int32(truncatingIfNeeded: bits)) : Int64(bitPattern: bits)
    }

    private func value(_ column: Int32) -> UnsafeRawBufferPointer? {
        guard PQgetisnull(result, number, column) == 0, let start = PQgetvalue(result, number, column) else { return nil }
        return UnsafeRawBufferPointer(start: start, count: Int(PQgetlength(result, number, column)))
    }
}
