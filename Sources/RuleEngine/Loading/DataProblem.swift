import CaseInput
import LuaSyntax
import RuleModel

/// A mistake in a `data_table`, or in the data file that it reads.
struct DataProblem {
    let program: Program
    let calls: DeclarationCalls
    let problem: RunningRulebook.Problem

    /// What it is about; for a cell also its type and its column in the file, for a column of the key that it is one.
    private var words: [String] { problem.subject.split(separator: "\n").map(String.init) }
    private var name: String { words.first ?? "" }
    private static let keys = ["file", "key", "columns", "title", "source", "note"]

    var diagnostic: Diagnostic {
        let cell = cell ?? place
        switch problem.code {
        case "unknown_key":
            let help = Report.didYouMean(name, Self.keys) + ["a data table may have \(Self.keys.joined(separator: ", "))"]
            return Diagnostic("unknown_key", "`\(name)` is not a key of a data table", at: place(of: .name(name)), help: help)
        case "wrong_kind":
            let example = name == "key" ? "key = { \"provider\" }, a list of columns" : "columns = { provider = \"text\", … }"
            return Diagnostic(
                "wrong_kind", "`\(name)` of a data table must name columns", at: place(of: .name(name)), help: ["write \(example)"])
        case "unknown_column" where words.last != "key": return unknownColumn
        case "unknown_column":
            return Diagnostic(
                "unknown_column", "`\(name)` in `key` is not one of the columns", at: place(ofKey: name),
                help: Report.didYouMean(name, columns) + ["the columns are \(columns.joined(separator: ", "))"])
        case "duplicate_column":
            return Diagnostic(
                "duplicate_column", "`\(problem.file)` has two columns called `\(name)`", at: headerPlace(name),
                help: ["rename one of them"])
        case "unknown_type":
            let types = ["text", "number", "money", "date", "boolean"]
            return Diagnostic(
                "unknown_type", "the column `\(name)` is of no known type", at: place(of: .name("columns"), .name(name)),
                help: ["the types are \(types.joined(separator: ", "))"])
        case "bad_cell":
            return Diagnostic("bad_cell", "`\(name)` is not \(typeInWords)", at: cell, help: ["the column is declared so"])
        case "missing_key": return Diagnostic("missing_key", "this row has no `\(name)`, which is part of its key", at: cell)
        case "duplicate_key":
            return Diagnostic(
                "duplicate_key", "a row with this `\(name)` stands above already", at: cell,
                help: ["it is on line \(words.last ?? "")"])
        default:
            return Diagnostic(
                "undeclared_data", "`\(name)` is not one of the rulebook's data files", at: place(of: .name("file")),
                help: Report.didYouMean(name, program.data[problem.frame.part]?.keys.sorted() ?? []) + [
                    "name it in \(Manifest.fileName): data = { \"\(name.isEmpty ? "file.csv" : name)\" }"
                ])
        }
    }

    private var table: CSVTable? { program.data[problem.frame.part]?[problem.file] }

    /// A column that is declared, and that the file does not have. Where its header has almost that name, the slip is more likely there.
    private var unknownColumn: Diagnostic {
        let near = nearNames(to: name, among: table?.header ?? []).filter { !columns.contains($0) }
        guard let written = near.first else {
            return Diagnostic(
                "unknown_column", "`\(problem.file)` has no column `\(name)`", at: place(of: .name("columns"), .name(name)),
                help: ["it has \(table?.header.joined(separator: ", ") ?? "")"])
        }
        let line = place.map { ", on line \($0.line) of \($0.file.split(separator: "/").last ?? "")" } ?? ""
        return Diagnostic(
            "unknown_column", "`\(written)` is not the name of a column that the rules read", at: headerPlace(written),
            help: ["did you mean `\(name)`? so the rules call it\(line)"])
    }

    // MARK: Places

    private var place: SourceLocation? { program.location(of: [problem.frame], kind: .call) }

    /// The call of `data_table`, as the text shows it.
    private var text: DeclaredText? {
        guard let loaded = program.part(problem.frame.part), let span = loaded.text.point(line: problem.frame.line, kind: .call)?.span
        else { return nil }
        let call = calls.call(startingAt: span.start, in: loaded.part)
        return DeclaredText(part: loaded.part, call: call, fallback: span)
    }

    private func place(of steps: Value.Step...) -> SourceLocation? { text.map { $0.place(steps) } ?? place }

    private func place(ofKey name: String) -> SourceLocation? {
        guard let index = text?.expression([.name("key")])?.texts?.firstIndex(of: name) else { return place(of: .name("key")) }
        return place(of: .name("key"), .index(index + 1))
    }

    /// The columns that are declared.
    private var columns: [String] {
        guard case .table(let table)? = text?.expression([.name("columns")])?.kind else { return [] }
        return table.entries.compactMap { if case .named(let name, _) = $0 { name.text } else { nil } }
    }

    /// Where a name stands in the first line of the data file.
    private func headerPlace(_ name: String) -> SourceLocation? {
        guard let header = table?.header, let index = header.lastIndex(of: name) else { return place }
        let column = header[..<index].reduce(1) { $0 + $1.count + 1 }
        return SourceLocation(file: path, line: 1, column: column, length: name.count)
    }

    private var path: String { program.path(ofData: problem.file, readBy: problem.frame.part) }

    /// Where the cell, or its row, stands in the data file.
    private var cell: SourceLocation? {
        guard let line = problem.row else { return nil }
        guard problem.code == "bad_cell", let column = words.last.flatMap({ Int($0) }),
            let row = table?.rows.first(where: { $0.line == line }),
            row.cells.indices.contains(column - 1)
        else { return SourceLocation(file: path, line: line, column: 1) }
        return SourceLocation(file: path, line: line, column: row.places[column - 1] + 1, length: max(row.cells[column - 1].count, 1))
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
