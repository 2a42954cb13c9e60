import LuaSyntax
import RuleModel

/// Runs a rulebook's parts once and reads what they declare.
struct DeclarationReader {
    let report: Report
    let program: Program

    func declared() -> [Declared] {
        do throws(RunFailure) {
            let running = try RunningRulebook(program, limits: .loading) { report.add(diagnostic(of: $0)) }
            for problem in try running.problems() { report.add(diagnostic(of: problem)) }
            return try running.declarations().compactMap(declared)
        } catch {
            report.add(diagnostic(of: error))
            return []
        }
    }

    private func declared(_ raw: RunningRulebook.RawDeclaration) -> Declared? {
        guard let loaded = program.parts.first(where: { $0.part.number == raw.frame.part }), let kind = Declared.Kind(rawValue: raw.kind)
        else {
            return nil
        }
        if kind == .rulebook {
            let place = program.location(of: [raw.frame], kind: .call)
            report.error("misplaced", "`rulebook` belongs into \(Manifest.fileName)", at: place, help: "take it out of this part")
            return nil
        }
        let span = loaded.text.point(line: raw.frame.line, kind: .call)?.span
        let call = span.flatMap { DeclarationCalls.call(startingAt: $0.start, in: loaded.part.tree) }
        let text = DeclaredText(part: loaded.part, call: call, fallback: span ?? .none)
        guard let name = raw.name else {
            report.error(
                "bad_name", "`\(raw.kind)` needs a name in quotes", at: text.place([]), help: "write \(raw.kind) \"name\" { … }")
            return nil
        }
        return Declared(kind: kind, name: name, spec: raw.spec, part: loaded.part, text: text)
    }

    private func diagnostic(of failure: RunFailure) -> Diagnostic { failure.diagnostic(in: program) }

    private func diagnostic(of problem: RunningRulebook.Problem) -> Diagnostic {
        let place = program.location(of: [problem.frame], kind: .call)
        let parts = problem.subject.split(separator: "\n").map(String.init)
        let name = parts.first ?? ""
        let cell = problem.row.map { SourceLocation(file: dataPath(problem), line: $0, column: 1) }
        switch problem.code {
        case "unknown_column": return Diagnostic("unknown_column", "`\(problem.file)` has no column `\(name)`", at: place)
        case "unknown_type":
            return Diagnostic(
                "unknown_type", "the column `\(name)` is of no known type", at: place,
                help: ["the types are text, number, money, date, boolean"])
        case "bad_cell":
            return Diagnostic(
                "bad_cell", "`\(name)` is not \(typeInWords(parts.last ?? ""))", at: cell ?? place, help: ["the column is declared so"])
        case "missing_key": return Diagnostic("missing_key", "this row has no `\(name)`, which is part of its key", at: cell ?? place)
        case "duplicate_key": return Diagnostic("duplicate_key", "a row with this `\(name)` stands above already", at: cell ?? place)
        default:
            return Diagnostic(
                "undeclared_data", "`\(name)` is not one of the rulebook's data files", at: place,
                help: ["name it in \(Manifest.fileName): data = { \"\(name.isEmpty ? "file.csv" : name)\" }"])
        }
    }

    private func dataPath(_ problem: RunningRulebook.Problem) -> String {
        guard let part = program.part(problem.frame.part)?.part else { return problem.file }
        return String(part.file.path.dropLast(part.file.name.count)) + problem.file
    }

    private func typeInWords(_ type: String) -> String {
        switch type {
        case "number": "a number"
        case "money": "an amount"
        case "date": "a date (2026-04-01)"
        case "boolean": "yes or no"
        default: type
        }
    }
}

/// Finds the calls that declare something.
enum DeclarationCalls {
    /// The widest call that starts at a place: `fact "name" { … }`, not the `fact "name"` in it.
    static func call(startingAt start: SourcePoint, in tree: Chunk) -> Expression? {
        var found: Expression?
        let walk = TreeWalk(expression: { expression in
            guard found == nil, case .call = expression.kind, expression.span.start == start else { return }
            found = expression
        })
        walk.visit(tree.block)
        return found
    }
}
