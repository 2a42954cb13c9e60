import CJSON
public import RuleModel

/// Cases from a table: one row a case, one column a fact.
///
/// A cell that is not what its fact asks for is passed on as text, so that it is judged, and reported, where every other case
/// is. The reader of the case must therefore accept numbers, dates and booleans given as text.
public final class CSVCases: CaseSource {
    private let rows: CSVRows
    private let columns: CSVColumns
    private let cells: CSVCellWriter
    private let name: String
    private var json: [UInt8] = []

    /// Reads the header.
    /// - Parameters:
    ///   - lines: the table.
    ///   - facts: what the rulebook declares, judgements included.
    /// - Throws: `malformed_csv` where there is no header; `unknown_column`, `duplicate_column`; `unreadable_file`.
    public init(lines: LineReader, facts: [Fact]) throws(Diagnostics) {
        name = lines.name
        rows = CSVRows(lines: lines)
        columns = try Self.readHeader(rows, name: lines.name, facts: facts)
        rows.width = columns.columns.count
        cells = CSVCellWriter()
    }

    public func next<R>(_ body: (CaseItem) -> R) throws(Diagnostic) -> R? {
        switch try rows.next() {
        case nil: return nil
        case .refused(let line, let diagnostic): return body(CaseItem(line: line, content: .refused(diagnostic)))
        case .row:
            let line = rows.row.line
            if let diagnostic = writeCase() { return body(CaseItem(line: line, content: .refused(diagnostic))) }
            return json.withUnsafeBytes {
                let text = UnsafeRawBufferPointer(rebasing: $0.dropLast(Int(CJSON_PADDING)))
                return body(CaseItem(line: line, content: .json(text)))
            }
        }
    }

    public var remark: Diagnostic? {
        rows.windows1252From.map { line in
            Diagnostic(
                "wrong_encoding", "this table is not UTF-8: it was read as Windows-1252",
                at: SourceLocation(file: name, line: line, column: 1),
                severity: .warning, help: ["see whether letters with accents came out right; “CSV UTF-8” keeps them for certain"])
        }
    }

    private static func readHeader(_ rows: CSVRows, name: String, facts: [Fact]) throws(Diagnostics) -> CSVColumns {
        switch try alone({ () throws(Diagnostic) in try rows.next() }) {
        case nil:
            throw Diagnostics([
                Diagnostic(
                    "malformed_csv", "the table is empty", at: SourceLocation(file: name, line: 1, column: 1),
                    help: ["its first line names the columns: `case`, `person`, `on` and facts"])
            ])
        case .refused(_, let diagnostic): throw Diagnostics([diagnostic])
        case .row:
            let hasReturns = (0..<rows.row.count).contains { rows.row.withCell($0) { $0.contains(0x0D) } }
            if hasReturns { throw Diagnostics([returnsOnly(name)]) }
            return try CSVColumns(header: rows.row, facts: facts, file: name)
        }
    }

    private static func returnsOnly(_ name: String) -> Diagnostic {
        Diagnostic(
            "malformed_csv", "the lines of this table end in a lone carriage return", at: SourceLocation(file: name, line: 1, column: 1),
            help: ["save it as “CSV UTF-8”, not as CSV for Macintosh"])
    }

    /// Leaves the row as a case in `json`, padded; or says why it cannot be one.
    private func writeCase() -> Diagnostic? {
        json.removeAll(keepingCapacity: true)
        json.append(0x7B)
        if isHeaderAgain { return headerAgain() }
        for index in columns.columns.indices {
            if columns.columns[index].form == nil, rows.row.withCell(index, { !$0.isEmpty }) { return unnamed(index) }
        }
        writeMembers(facts: false)
        if json.count > 1 { json.append(0x2C) }
        json.append(contentsOf: "\"facts\":{".utf8)
        writeMembers(facts: true)
        json.append(contentsOf: "}}".utf8)
        json.append(contentsOf: repeatElement(0, count: Int(CJSON_PADDING)))
        return nil
    }

    private func writeMembers(facts: Bool) {
        // Out of the object while it is written to: its exclusivity is checked once, not for each byte.
        var json = self.json
        self.json = []
        defer { self.json = json }
        let columns = columns.columns
        var isFirst = true
        rows.row.withCells { index, cell in
            let column = columns[index]
            guard column.isFact == facts, let form = column.form, !cell.isEmpty, !cell.elementsEqual("NULL".utf8) else { return }
            if !isFirst { json.append(0x2C) }
            isFirst = false
            json.append(contentsOf: column.key)
            cells.write(cell, as: form, to: &json)
        }
    }

    private var isHeaderAgain: Bool {
        columns.columns.indices.allSatisfy { index in rows.row.withCell(index) { $0.elementsEqual(columns.columns[index].name.utf8) } }
    }

    private func headerAgain() -> Diagnostic {
        Diagnostic(
            "malformed_csv", "this row is the header once more", at: SourceLocation(file: name, line: rows.row.line, column: 1),
            help: ["delete the row"])
    }

    private func unnamed(_ index: Int) -> Diagnostic {
        Diagnostic(
            "malformed_csv", "cell \(index + 1) of this row stands under no column name",
            at: SourceLocation(file: name, line: rows.row.line, column: 1), help: ["name the column in the first line, or empty it"])
    }
}
