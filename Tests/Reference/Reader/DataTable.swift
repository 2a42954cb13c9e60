/// The rows of a data file, typed.
enum DataTable {
    static func read(_ text: String, _ declaration: Table) throws -> Value {
        guard let columns = declaration["columns"].table else { throw Stop.failure("missing_key") }
        var lines = records(text)
        let header = lines.isEmpty ? [] : lines.removeFirst()
        let rows = try lines.map { cells in
            let row = Table()
            for (name, cell) in zip(header, cells) where !cell.isEmpty {
                row[name] = try value(cell, columns[name].string ?? "text")
            }
            return Value.table(row)
        }
        return .table(Table(["rows": .table(Table(list: rows)), "key": declaration["key"]]))
    }

    static func rows(of table: Value) throws -> [Table] { try Standard.list(table.table?["rows"] ?? .null).compactMap(\.table) }

    /// The row with that key, or nil.
    static func find(_ arguments: [Value]) throws -> Value {
        guard let table = arguments.first?.table else { throw Stop.failure("bad_argument") }
        let names = try Standard.list(table["key"]).compactMap(\.string)
        let wanted = arguments.dropFirst()
        for row in try rows(of: .table(table)) where try zip(names, wanted).allSatisfy({ try Operations.equal(row[$0], $1) }) {
            return .table(row)
        }
        return .null
    }

    private static func value(_ cell: String, _ type: String) throws -> Value {
        switch type {
        case "text": return .string(cell)
        case "number": if let number = Fraction(cell) { return .number(number) }
        case "money": if let pounds = Standard.amount(cell) { return .money(pounds) }
        case "date": if let day = Day(cell) { return .date(day) }
        case "boolean":
            if ["yes", "true"].contains(cell) { return .boolean(true) }
            if ["no", "false"].contains(cell) { return .boolean(false) }
        default: throw Stop.failure("unknown_type")
        }
        throw Stop.failure("bad_cell")
    }

    /// Lines and cells of comma-separated text; a cell in quotes may hold commas, line breaks and doubled quotes.
    private static func records(_ text: String) -> [[String]] {
        var records: [[String]] = []
        var cells: [String] = []
        var cell = ""
        var isQuoted = false
        func endRecord() {
            if cells.isEmpty, cell.isEmpty { return }
            records.append(cells + [cell])
            (cells, cell) = ([], "")
        }
        for character in text.drop(while: { $0 == "\u{FEFF}" }) {
            switch character {
            case "\"":
                isQuoted.toggle()
                if isQuoted, !cell.isEmpty { cell.append("\"") }
            case "," where !isQuoted:
                cells.append(cell)
                cell = ""
            case "\n" where !isQuoted, "\r\n" where !isQuoted: endRecord()
            default: cell.append(character)
            }
        }
        endRecord()
        return records
    }
}
