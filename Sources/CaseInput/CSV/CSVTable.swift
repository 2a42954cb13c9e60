public import RuleModel

/// A whole table of a rulebook's data file: a header and its rows, as text.
public struct CSVTable: Sendable {
    public struct Row: Sendable {
        /// 1-based line of the file on which the row begins.
        public let line: Int
        public let cells: [String]
        /// Where each cell begins in its line, as a byte from 0.
        public let places: [Int]
    }

    public let header: [String]
    public let rows: [Row]

    /// Reads a table with the rules that case files have: separators, quotes, encodings.
    /// - Throws: every row that cannot be read, as `malformed_csv`, `wrong_encoding`, `line_too_long`; `unreadable_file`.
    public init(path: String) throws(Diagnostics) {
        try self.init { () throws(Diagnostic) in try LineReader(path: path) }
    }

    /// The same of a text that was read already.
    /// - Parameters:
    ///   - bytes: the whole text.
    ///   - name: the file, as messages name it.
    /// - Throws: as `init(path:)`, but for `unreadable_file`.
    public init(bytes: [UInt8], named name: String) throws(Diagnostics) {
        try self.init { () throws(Diagnostic) in try LineReader(bytes: bytes, named: name) }
    }

    private init(_ lines: () throws(Diagnostic) -> LineReader) throws(Diagnostics) {
        var mistakes: [Diagnostic] = []
        var found: [Row] = []
        do throws(Diagnostic) {
            let rows = CSVRows(lines: try lines())
            while let outcome = try rows.next() {
                switch outcome {
                case .refused(_, let mistake): mistakes.append(mistake)
                case .row:
                    if rows.width == nil { rows.width = rows.row.count }
                    found.append(Row(line: rows.row.line, cells: (0..<rows.row.count).map(rows.row.text), places: rows.row.places))
                }
            }
        } catch {
            mistakes.append(error)
        }
        if !mistakes.isEmpty { throw Diagnostics(mistakes) }
        header = found.first?.cells ?? []
        rows = Array(found.dropFirst())
    }
}
