import CaseInput
import LuaSyntax
import RuleModel

/// A mistake in a `data_table`, or in the data file that it reads.
struct DataProblem {
    let program: Program
    let problem: RunningRulebook.Problem

    /// What it is about; for a cell also its type and its column in the file.
    private var words: [String] { problem.subject.split(separator: "\n").map(String.init) }
    private var name: String { words.first ?? "" }
    private static let keys = ["file", "key", "columns", "title", "source", "note"]

    var diagnostic: Diagnostic {
        let place = program.location(of: [problem.frame], kind: .call)
        let cell = cell ?? place
        switch problem.code {
        case "unknown_key":
            let help = Report.didYouMean(name, Self.keys) + ["a data table may have \(Self.keys.joined(separator: ", "))"]
            return Diagnostic("unknown_key", "`\(name)` is not a key of a data table", at: place, help: help)
        case "unknown_column":
            return Diagnostic("unknown_column", "`\(problem.file)` has no column `\(name)`", at: place, help: nearColumns)
        case "duplicate_column":
            return Diagnostic(
                "duplicate_column", "`\(problem.file)` has two columns called `\(name)`", at: place, help: ["rename one of them"])
        case "unknown_type":
            return Diagnostic(
                "unknown_type", "the column `\(name)` is of no known type", at: place,
                help: ["the types are text, number, money, date, boolean"])
        case "bad_cell":
            return Diagnostic("bad_cell", "`\(name)` is not \(typeInWords)", at: cell, help: ["the column is declared so"])
        case "missing_key": return Diagnostic("missing_key", "this row has no `\(name)`, which is part of its key", at: cell)
        case "duplicate_key": return Diagnostic("duplicate_key", "a row with this `\(name)` stands above already", at: cell)
        default:
            return Diagnostic(
                "undeclared_data", "`\(name)` is not one of the rulebook's data files", at: place,
                help: ["name it in \(Manifest.fileName): data = { \"\(name.isEmpty ? "file.csv" : name)\" }"])
        }
    }

    private var table: CSVTable? { program.data[problem.frame.part]?[problem.file] }
    private var nearColumns: [String] { Report.didYouMean(name, table?.header ?? []) }

    /// Where the cell, or its row, stands in the data file.
    private var cell: SourceLocation? {
        guard let line = problem.row else { return nil }
        let path = program.part(problem.frame.part).map { $0.part.file.path.dropLast($0.part.file.name.count) + problem.file }
        let file = path.map(String.init) ?? problem.file
        guard words.count > 2, let column = Int(words[2]), let row = table?.rows.first(where: { $0.line == line }),
            row.cells.indices.contains(column - 1)
        else { return SourceLocation(file: file, line: line, column: 1) }
        return SourceLocation(file: file, line: line, column: row.places[column - 1] + 1, length: max(row.cells[column - 1].count, 1))
    }

    private var typeInWords: String {
        switch words.dropFirst().first ?? "" {
        case "number": "a number"
        case "money": "an amount"
        case "date": "a date (2026-04-01)"
        case "boolean": "yes or no"
        case let type: type
        }
    }
}
