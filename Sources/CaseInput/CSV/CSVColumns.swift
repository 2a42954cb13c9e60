import RuleModel

/// What each column of a table of cases holds, by its header.
struct CSVColumns {
    struct Column {
        let name: String
        /// nil: no name in the header, and nothing in its cells.
        let form: CSVCellForm?
        /// Whether it stands among the facts.
        let isFact: Bool
        /// `"one_to_one_hours":`
        let key: [UInt8]

        init(_ name: String, form: CSVCellForm?, isFact: Bool) {
            self.name = name
            self.form = form
            self.isFact = isFact
            var key: [UInt8] = []
            CSVCellWriter.writeText(name.utf8, to: &key)
            self.key = key + [0x3A]
        }
    }

    let columns: [Column]

    /// As many as a sheet of a spreadsheet has.
    static let maxColumns = 16_384

    /// Of so many unknown columns it is said what they may mean: a table with more is another table.
    private static let maxAdvised = 100

    /// - Throws: `unknown_column`, `duplicate_column`: all of them.
    init(header: CSVRow, facts: [Fact], file: String) throws(Diagnostics) {
        if header.count > Self.maxColumns { throw Diagnostics([Self.tooWide(header, file)]) }
        let byName = Dictionary(facts.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        var columns: [Column] = []
        var wrong: [Diagnostic] = []
        var seen: Set<String> = []
        for index in 0..<header.count {
            let name = header.text(index)
            let location = SourceLocation(file: file, line: header.line, column: header.places[index] + 1, length: max(name.count, 1))
            if !name.isEmpty, !seen.insert(name).inserted {
                wrong.append(Diagnostic("duplicate_column", "the column `\(name)` is there twice", at: location, help: ["keep one"]))
            }
            switch name {
            case "": columns.append(Column(name, form: nil, isFact: false))
            case "case", "person": columns.append(Column(name, form: .text, isFact: false))
            case "on": columns.append(Column(name, form: .date, isFact: false))
            default:
                if let fact = byName[name] {
                    columns.append(Column(name, form: CSVCellForm(fact.kind), isFact: true))
                } else {
                    wrong.append(Self.unknown(name, near: wrong.count < Self.maxAdvised ? facts : nil, at: location))
                }
            }
        }
        // What names nothing that is known may be a case, and is not repeated.
        let known = Set((["case", "person", "on"] + facts.map(\.name)).map { $0.lowercased() })
        if seen.allSatisfy({ !known.contains($0.lowercased()) }) { throw Diagnostics([Self.noHeader(header.line, file)]) }
        if !wrong.isEmpty { throw Diagnostics(wrong) }
        self.columns = columns
    }

    private static func tooWide(_ header: CSVRow, _ file: String) -> Diagnostic {
        Diagnostic(
            "malformed_csv", "this table has \(header.count) columns, more than \(maxColumns)",
            at: SourceLocation(file: file, line: header.line, column: 1), help: ["each case is a row, each fact a column"])
    }

    private static func noHeader(_ line: Int, _ file: String) -> Diagnostic {
        Diagnostic(
            "malformed_csv", "the first line names no column that is known", at: SourceLocation(file: file, line: line, column: 1),
            help: ["columns are `case`, `person`, `on` and the names of the rulebook's facts, with `,`, `;` or a tab between them"])
    }

    private static func unknown(_ name: String, near facts: [Fact]?, at location: SourceLocation) -> Diagnostic {
        let message = "`\(name)` is not a fact of this rulebook"
        guard let facts else { return Diagnostic("unknown_column", message, at: location) }
        let members = facts.map(\.name).filter { $0.hasPrefix(name + ".") }
        let columns = ["case", "person", "on"] + facts.map(\.name)
        let inCapitals = columns.filter { $0.lowercased() == name.lowercased() }
        let near = !inCapitals.isEmpty ? inCapitals : members.isEmpty ? nearNames(to: name, among: columns) : Array(members.prefix(5))
        let help =
            near.isEmpty
            ? ["columns are `case`, `person`, `on` and the names of the rulebook's facts"]
            : ["did you mean " + near.map { "`\($0)`" }.joined(separator: ", ") + "?"]
        return Diagnostic("unknown_column", message, at: location, help: help)
    }
}
