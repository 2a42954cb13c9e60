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
    /// What it returns at its end.
    private let result: SourceLocation?

    init(_ source: [UInt8], name: String) {
        (self.source, self.name) = (source, name)
        let parsed = Chunk.parse(source)
        let isPlain = parsed.issues.isEmpty && source.first != UInt8(ascii: "#") && source.first != 0xEF
        var names = TopLevelNames()
        if isPlain { names.walk(parsed.chunk) }
        let found = names.found.sorted { $0.value.start < $1.value.start }
        prefix = (1...Gate.maxLocals).contains(found.count) ? "local \(found.map(\.key).joined(separator: ", ")); " : ""
        mistake =
            parsed.issues.isEmpty
            ? Self.declaration(parsed.chunk, name) ?? Self.tooMany(found.map(\.value), name)
                ?? Self.severalResults(parsed.chunk, name) : nil
        result = Self.results(parsed.chunk).first.map { Self.place(of: $0.span, name) }
    }

    /// - Throws: what was refused, or stopped it; at its place in the script as it was given, without an excerpt.
    func run(limits: Limits) throws(Diagnostics) -> ScriptResult {
        if let mistake { throw Diagnostics([mistake]) }
        let value: LuaValue
        do throws(Diagnostics) {
            value = try Script(Array(prefix.utf8) + source, name: name).run(limits: limits)
        } catch {
            throw Diagnostics(error.all.map(asGiven))
        }
        do throws(Diagnostic) {
            return try ScriptResult(value)
        } catch {
            throw Diagnostics([asGiven(error)])
        }
    }

    private func asGiven(_ mistake: Diagnostic) -> Diagnostic {
        var mistake = mistake
        mistake.excerpt = nil
        if ["bad_result", "result_limit"].contains(mistake.code), mistake.location == nil {
            mistake.location = result
            if mistake.message.contains("more than one value") { mistake.help = [Self.oneResult] }
        } else if let place = mistake.location, place.line == 1 {
            // A mistake of the whole text stands at its beginning.
            mistake.location?.column = max(place.column - prefix.count, 1)
        }
        return mistake
    }

    private static let oneResult = "return one thing; several go into a list: `return { a, b }`"

    private static func results(_ chunk: Chunk) -> [Expression] {
        guard let last = chunk.block.statements.last, case .return(let values) = last.kind else { return [] }
        return values
    }

    private static func severalResults(_ chunk: Chunk, _ name: String) -> Diagnostic? {
        let values = results(chunk)
        guard let first = values.first, let last = values.last, values.count > 1 else { return nil }
        return Diagnostic(
            "bad_result", "the script returns \(values.count) values", at: place(of: first.span.through(last.span), name), help: [oneResult]
        )
    }

    private static func tooMany(_ names: [SourceSpan], _ name: String) -> Diagnostic? {
        guard names.count > Gate.maxLocals else { return nil }
        return Diagnostic(
            "too_many", "more than \(Gate.maxLocals) names are defined outside functions", at: place(of: names[Gate.maxLocals], name),
            help: ["put some of them into a table, or make them `local` to a function"])
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
                help: ["`tariff new DIR` starts a rulebook, `tariff check DIR` reads it"])
        }
        return nil
    }

    private static func place(of span: SourceSpan, _ name: String) -> SourceLocation {
        SourceLocation(file: name, line: span.start.line, column: span.start.column, length: span.underlineLength)
    }
}

/// The globals that a script defines outside its functions, each with the place of the first definition.
private struct TopLevelNames: TreeVisitor {
    var found: [String: SourceSpan] = [:]

    mutating func enter(_ statement: Statement, in context: WalkContext) {
        guard context.isTopLevel else { return }
        switch statement.kind {
        case .assignment(let targets, _): for target in targets { add(target) }
        case .function(let function): if function.method == nil { add(function.target) }
        default: break
        }
    }

    private mutating func add(_ target: Expression) {
        if case .name(let name) = target.kind, name.isGlobal, found[name.text] == nil { found[name.text] = target.span }
    }
}
