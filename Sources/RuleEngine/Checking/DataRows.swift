import CaseInput
import LuaSyntax
import RuleModel

/// Rows that a declaration takes from a data file as they are: `rows = rows(prices)`.
struct DataRows {
    private let path: String
    /// Nil where the file could not be read.
    private let table: CSVTable?

    init?(_ declared: Declared, _ inference: KindInference, _ program: Program) {
        guard case .call(let call)? = declared.text.expression([.name("rows")])?.kind, call.isOf("rows"),
            let source = call.arguments.first.flatMap(inference.dataTable),
            case .string(let file)? = source.value(named: "file")?.kind
        else { return nil }
        path = program.path(ofData: file.text, readBy: declared.part.number)
        table = program.data[declared.part.number]?[file.text]
    }

    /// Whether there are rows that can be checked.
    var isRead: Bool { table != nil }

    /// Where a row (1-based) stands, or its cell in a column.
    func place(ofRow index: Int, column: String? = nil) -> SourceLocation? {
        guard let table, table.rows.indices.contains(index - 1) else { return nil }
        let row = table.rows[index - 1]
        guard let cell = column.flatMap({ table.header.firstIndex(of: $0) }), cell < row.cells.count else {
            return SourceLocation(file: path, line: row.line, column: 1)
        }
        return SourceLocation(file: path, line: row.line, column: row.places[cell] + 1, length: max(row.cells[cell].count, 1))
    }
}
