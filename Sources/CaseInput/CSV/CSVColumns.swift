import RuleModel

/// What each column of a table of cases holds, by its header.
struct CSVColumns {
    struct Column {
        /// nil: no name in the header, and nothing in its cells.
        let form: CSVCellForm?
        /// Whether it stands among the facts.
        let isFact: Bool
        /// `"one_to_one_hours":`
        let key: [UInt8]

        init(_ name: String, form: CSVCellForm?, isFact: Bool) {
            self.form = form
            self.isFact = isFact
            var key: [UInt8] = []
            CSVCellWriter.writeText(name.utf8, to: &key)
            self.key = key + [0x3A]
        }
    }

    let columns: [Column]

    /// - Throws: `unknown_column`, `duplicate_column`: all of them.
    init(header: CSVRow, facts: [Fact], file: String) throws(Diagnostics) {
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
                    wrong.append(Self.unknown(name, facts: facts, at: location))
                }
            }
        }
        if !wrong.isEmpty { throw Diagnostics(wrong) }
        self.columns = columns
    }

    private static func unknown(_ name: String, facts: [Fact], at location: SourceLocation) -> Diagnostic {
        let near = nearNames(to: name, among: ["case", "person", "on"] + facts.map(\.name))
        let help =
            near.isEmpty
            ? ["columns are `case`, `person`, `on` and the names of the rulebook's facts"]
            : ["did you mean " + near.map { "`\($0)`" }.joined(separator: ", ") + "?"]
        return Diagnostic("unknown_column", "`\(name)` is not a fact of this rulebook", at: location, help: help)
    }
}
