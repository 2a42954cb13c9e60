import LuaSandbox
import LuaSyntax
import RuleEngine
import RuleModel

/// A script as `try` runs it: what it defines at its top level it can use, as a part of a rulebook can.
///
/// A rulebook's parts are loaded into globals of their own, which are settled before a case is decided; a script by itself has no such
/// time. So its top-level names become locals, declared in front of its first line.
struct TriedScript {
    private let source: [UInt8]
    private let name: String
    /// What stands in front of the first line, and must not show in messages.
    private let prefix: String
    private let mistake: Diagnostic?

    init(_ source: [UInt8], name: String) {
        (self.source, self.name) = (source, name)
        let parsed = Chunk.parse(source)
        let isPlain = parsed.issues.isEmpty && source.first != UInt8(ascii: "#") && source.first != 0xEF
        var names = TopLevelNames()
        if isPlain { names.walk(parsed.chunk) }
        prefix = names.found.isEmpty ? "" : "local \(names.found.sorted().joined(separator: ", ")); "
        mistake = parsed.issues.isEmpty ? Self.declaration(parsed.chunk, name) ?? Self.severalResults(parsed.chunk, name) : nil
    }

    /// - Throws: what was refused, or stopped it; at its place in the script as it was given.
    func run(limits: Limits) throws(Diagnostics) -> ScriptResult {
        if let mistake { throw Diagnostics([mistake]) }
        do throws(Diagnostics) {
            return ScriptResult(try Script(Array(prefix.utf8) + source, name: name).run(limits: limits))
        } catch {
            throw Diagnostics(error.all.map(asGiven))
        }
    }

    private func asGiven(_ mistake: Diagnostic) -> Diagnostic {
        var mistake = mistake
        if mistake.code == "bad_result", mistake.help.isEmpty { mistake.help = [Self.oneResult] }
        guard mistake.location?.line == 1, !prefix.isEmpty else { return mistake }
        mistake.location?.column -= prefix.count
        if let line = mistake.excerpt, line.hasPrefix(prefix) { mistake.excerpt = String(line.dropFirst(prefix.count)) }
        return mistake
    }

    private static let oneResult = "return one thing; several go into a list: `return { a, b }`"

    private static func severalResults(_ chunk: Chunk, _ name: String) -> Diagnostic? {
        guard let last = chunk.block.statements.last, case .return(let values) = last.kind, values.count > 1 else { return nil }
        let span = values[0].span.through(values[values.count - 1].span)
        return Diagnostic(
            "bad_result", "the script returns \(values.count) values", at: place(of: span, name), excerpt: chunk.line(span.start.line),
            help: [oneResult])
    }

    private static let forms: Set<String> = [
        "answer", "bands", "choose", "data_table", "except", "fact", "funding_splits", "judgement", "layers", "parameter", "price_bands",
        "routing", "rulebook", "support_levels",
    ]

    /// A form that stands by itself, as in a part of a rulebook.
    private static func declaration(_ chunk: Chunk, _ name: String) -> Diagnostic? {
        for statement in chunk.block.statements {
            guard case .call(var callee) = statement.kind else { continue }
            while case .call(let call) = callee.kind { callee = call.callee }
            guard case .name(let form) = callee.kind, form.isGlobal, forms.contains(form.text) else { continue }
            return Diagnostic(
                "misplaced", "`\(form.text)` declares something of a rulebook, and a script has none", at: place(of: callee.span, name),
                excerpt: chunk.line(callee.span.start.line), help: ["`tariff new DIR` starts a rulebook, `tariff check DIR` reads it"])
        }
        return nil
    }

    private static func place(of span: SourceSpan, _ name: String) -> SourceLocation {
        SourceLocation(file: name, line: span.start.line, column: span.start.column, length: span.underlineLength)
    }
}

/// The globals that a script defines outside its functions.
private struct TopLevelNames: TreeVisitor {
    var found: Set<String> = []

    mutating func enter(_ statement: Statement, in context: WalkContext) {
        guard context.isTopLevel else { return }
        switch statement.kind {
        case .assignment(let targets, _): for target in targets { add(target) }
        case .function(let function): if function.method == nil { add(function.target) }
        default: break
        }
    }

    private mutating func add(_ target: Expression) {
        if case .name(let name) = target.kind, name.isGlobal { found.insert(name.text) }
    }
}
