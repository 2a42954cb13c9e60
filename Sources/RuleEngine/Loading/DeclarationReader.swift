import LuaSyntax
import RuleModel

/// Runs a rulebook's parts once and reads what they declare.
struct DeclarationReader {
    let report: Report
    let program: Program
    let books: [BookFiles]

    struct Result {
        let declared: [Declared]
        /// The numbers of parts that stopped, so that what they would have declared is not known.
        let stopped: Set<Int>
    }

    func read() -> Result {
        var failures: [RunFailure] = []
        do throws(RunFailure) {
            let running = try RunningRulebook(program, limits: .loading) { failures.append($0) }
            for failure in failures where !isExplained(failure) { report.add(diagnostic(of: failure)) }
            let calls = DeclarationCalls(program.parts.map(\.part))
            for problem in try running.problems() where !isExplained(problem) {
                report.add(DataProblem(program: program, calls: calls, problem: problem).diagnostic)
            }
            let raw = try running.declarations()
            let cut = cutShort(raw, failures)
            let declared = raw.indices.compactMap { self.declared(raw[$0], calls, isCutShort: cut.contains($0)) }
            return Result(declared: declared, stopped: Set(failures.compactMap(part(of:))))
        } catch {
            report.add(diagnostic(of: error))
            return Result(declared: [], stopped: Set(program.parts.map(\.part.number)))
        }
    }

    /// The last declaration of a part that stopped may have been named and not yet been given its body.
    private func cutShort(_ raw: [RunningRulebook.RawDeclaration], _ failures: [RunFailure]) -> Set<Int> {
        var cut: Set<Int> = []
        for failure in failures {
            let part = part(of: failure)
            guard let last = raw.lastIndex(where: { $0.frame.part == part }), raw[last].spec.isNothing else { continue }
            cut.insert(last)
        }
        return cut
    }

    /// Whether it comes of a mistake that was said already: on its line, or in a part that was not run and defines what the line names.
    private func isExplained(_ failure: RunFailure) -> Bool {
        guard let place = failure.location(in: program) else { return false }
        if report.hasError(on: place.line, of: place.file) { return true }
        guard let part = program.parts.first(where: { $0.part.file.path == place.file })?.part else { return false }
        var unread = Unread()
        for other in program.parts where !other.isLoadable && other.part.book == part.book { unread.add(other.part) }
        let line = Mentions(Array((part.file.line(place.line) ?? "").utf8), declaring: [], fixed: [:])
        return !unread.mentions.defined.isDisjoint(with: line.names.subtracting(Prelude.offered))
    }

    /// A data file that the rulebook names, and that could not be read: it was said of the file.
    private func isExplained(_ problem: RunningRulebook.Problem) -> Bool {
        guard problem.code == "undeclared_data", let part = program.part(problem.frame.part)?.part else { return false }
        return books.contains { $0.id == part.book && $0.manifest.data.contains { $0.name == problem.file } }
    }

    /// The part that a failure stopped.
    private func part(of failure: RunFailure) -> Int? {
        failure.frames.last { frame in program.parts.contains { $0.part.number == frame.part } }?.part
    }

    private func declared(_ raw: RunningRulebook.RawDeclaration, _ calls: DeclarationCalls, isCutShort: Bool) -> Declared? {
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
        let call = span.flatMap { calls.call(startingAt: $0.start, in: loaded.part) }
        let text = DeclaredText(part: loaded.part, call: call, fallback: span ?? .none)
        guard let name = raw.name else {
            report.error(
                "bad_name", "`\(raw.kind)` needs a name in quotes", at: text.place([]), help: "write \(raw.kind) \"name\" { … }")
            return nil
        }
        return Declared(kind: kind, name: name, spec: raw.spec, part: loaded.part, text: text, isCutShort: isCutShort)
    }

    private func diagnostic(of failure: RunFailure) -> Diagnostic { failure.diagnostic(in: program) }
}

/// Finds the calls that declare something; collected once, for there may be thousands.
struct DeclarationCalls {
    private var calls: [Int: [SourcePoint: Expression]] = [:]

    init(_ parts: [Part]) {
        for part in parts {
            for expression in part.tree.expressions {
                guard case .call = expression.kind, calls[part.number]?[expression.span.start] == nil else { continue }
                calls[part.number, default: [:]][expression.span.start] = expression
            }
        }
    }

    /// The widest call that starts at a place: `fact "name" { … }`, not the `fact "name"` in it.
    func call(startingAt start: SourcePoint, in part: Part) -> Expression? { calls[part.number]?[start] }
}
