import LuaSyntax
import RuleModel

/// What `rulebook.lua` says: read from its tree, because it is a list of constants and nothing is run before it is known.
struct Manifest: Sendable {
    var id = ""
    var title = ""
    var version = ""
    var inForceFrom: CalendarDate?
    var inForceTo: CalendarDate?
    var uses: [Entry] = []
    var parts: [Entry] = []
    var data: [Entry] = []
    var exports: [Entry] = []
    /// The order in which facts are asked for, by their section.
    var sections: [Entry] = []
    /// To whom a conflict between exceptions is referred.
    var owner = "rulebook owner"
    /// What every letter says of the rights to disagree, a paragraph each.
    var ifYouDisagree: [String] = []
    /// Where `parts` stands.
    var partsPlace: SourceLocation?
    /// False where its text has mistakes that may hide parts or libraries, or it names none.
    var hasReadableParts = true
    let file: SourceFile

    /// A name in a list, with its place.
    struct Entry: Sendable {
        let name: String
        let location: SourceLocation
    }

    static let fileName = "rulebook.lua"
    static let keys = ["id", "title", "version", "in_force", "uses", "parts", "data", "exports", "sections", "owner", "if_you_disagree"]

    init(_ file: SourceFile) { self.file = file }
}

/// Reads a manifest; every mistake in it goes to the report.
struct ManifestReader {
    let report: Report
    let file: SourceFile

    /// Whether the text was read without a mistake of syntax.
    let isWhole: Bool

    static func read(_ file: SourceFile, _ report: Report) -> Manifest {
        report.know(file)
        let parsed = RuleText.parse(file)
        for issue in parsed.issues { report.add(file.diagnostic(issue)) }
        return ManifestReader(report: report, file: file, isWhole: parsed.issues.isEmpty).read(parsed.chunk)
    }

    private func read(_ tree: Chunk) -> Manifest {
        var manifest = Manifest(file)
        manifest.hasReadableParts = isWhole
        guard let table = body(of: tree) else { return manifest }
        RepeatedKeys(report: report).check(table, in: file)
        var seen: Set<String> = []
        var faulty: Set<String> = []
        for entry in table.entries {
            guard case .named(let name, let value) = entry else {
                report.error(
                    "unknown_key", "every line of a rulebook has a name", at: place(entry.value.span), help: "write title = \"…\"")
                continue
            }
            guard seen.insert(name.text).inserted else { continue }
            let before = report.diagnostics.count
            let key = meant(by: name, in: table)
            read(key, value, into: &manifest)
            if report.diagnostics.count > before { faulty.insert(key.text) }
        }
        if manifest.parts.isEmpty, manifest.uses.isEmpty { manifest.hasReadableParts = false }
        if isWhole { checkRequired(manifest, faulty, in: tree) }
        return manifest
    }

    /// A key that is almost one of those that are not there is taken for it.
    private func meant(by name: Identifier, in table: TableConstructor) -> Identifier {
        guard !Manifest.keys.contains(name.text) else { return name }
        let near = nearNames(to: name.text, among: Manifest.keys)
        let help = Report.didYouMean(near: near) + ["a rulebook may have \(Manifest.keys.joined(separator: ", "))"]
        report.add(Diagnostic("unknown_key", "`\(name.text)` is not a key of a rulebook", at: place(name.span), help: help))
        let isGiven = table.entries.contains { if case .named(let other, _) = $0 { other.text == near.first } else { false } }
        return near.count == 1 && !isGiven ? Identifier(near[0], at: name.span) : name
    }

    private func place(_ span: SourceSpan) -> SourceLocation { file.location(span) }

    private func body(of tree: Chunk) -> TableConstructor? {
        var found: TableConstructor?
        for statement in tree.block.statements {
            guard case .call(let expression) = statement.kind, case .call(let call) = expression.kind,
                case .name(let name) = call.callee.kind, name.text == "rulebook", call.arguments.count == 1,
                case .table(let table) = call.arguments[0].kind
            else {
                report.error(
                    "misplaced", "\(Manifest.fileName) holds only `rulebook { … }`", at: place(statement.span),
                    help: "put it into a file of its own and name that file in `parts`")
                continue
            }
            if found == nil {
                found = table
            } else {
                report.error("defined_twice", "a rulebook is described once", at: place(statement.span), help: "keep one of them")
            }
        }
        if found == nil, isWhole { reportMissingBody() }
        return found
    }

    private func reportMissingBody() {
        report.error(
            "missing_body", "\(Manifest.fileName) does not say what the rulebook is",
            at: SourceLocation(file: file.path, line: 1, column: 1),
            help: "write rulebook { id = \"…\", title = \"…\", version = \"…\", in_force = { from = \"…\" }, parts = { … } }")
    }

    private func read(_ name: Identifier, _ value: Expression, into manifest: inout Manifest) {
        switch name.text {
        case "id": manifest.id = text(value, name)
        case "title": manifest.title = text(value, name)
        case "version": manifest.version = text(value, name)
        case "if_you_disagree": manifest.ifYouDisagree = names(value, name).map(\.name)
        case "owner": manifest.owner = text(value, name)
        case "uses": manifest.uses = names(value, name)
        case "parts":
            manifest.parts = names(value, name)
            manifest.partsPlace = place(name.span)
            if case .table(let table) = value.unparenthesized.kind, table.entries.isEmpty { reportNoParts(at: value.span) }
        case "data": manifest.data = names(value, name)
        case "exports": manifest.exports = names(value, name)
        case "sections": manifest.sections = names(value, name)
        case "in_force": readInForce(value, name, &manifest)
        default: break
        }
    }

    private func reportNoParts(at span: SourceSpan) {
        report.error(
            "missing_key", "`parts` names no file", at: place(span),
            help: "name the files that hold the rules, without their ending: parts = { \"facts\", \"routing\" }")
    }

    private func text(_ value: Expression, _ name: Identifier) -> String {
        guard case .string(let literal) = value.unparenthesized.kind else {
            report.error("wrong_kind", "`\(name.text)` must be text", at: place(value.span), help: "write \(name.text) = \"…\"")
            return ""
        }
        return literal.text
    }

    private func names(_ value: Expression, _ name: Identifier) -> [Manifest.Entry] {
        guard case .table(let table) = value.unparenthesized.kind else {
            report.error("wrong_kind", "`\(name.text)` must be a list", at: place(value.span), help: "write \(name.text) = { \"…\" }")
            return []
        }
        var entries: [Manifest.Entry] = []
        for entry in table.entries {
            guard case .item(let item) = entry, case .string(let literal) = item.unparenthesized.kind else {
                report.error(
                    "wrong_kind", "`\(name.text)` is a list of \(name.text == "if_you_disagree" ? "sentences" : "names") in quotes",
                    at: place(entry.value.span))
                continue
            }
            if entries.contains(where: { $0.name == literal.text }) {
                report.error("defined_twice", "`\(literal.text)` is listed twice", at: place(item.span), help: "keep one of them")
            } else {
                entries.append(Manifest.Entry(name: literal.text, location: place(item.span)))
            }
        }
        return entries
    }

    private func readInForce(_ value: Expression, _ name: Identifier, _ manifest: inout Manifest) {
        guard case .table(let table) = value.unparenthesized.kind else {
            report.error(
                "wrong_kind", "`in_force` must say from when", at: place(value.span), help: "write in_force = { from = \"2026-04-01\" }")
            return
        }
        for entry in table.entries {
            guard case .named(let key, let item) = entry, ["from", "to"].contains(key.text) else {
                report.error(
                    "unknown_key", "`in_force` has only `from` and `to`", at: place(entry.value.span),
                    help: "write in_force = { from = \"2026-04-01\" }")
                continue
            }
            guard let date = (try? CalendarDate(text(item, key))) else {
                report.error("bad_date", "`\(key.text)` is not a date", at: place(item.span), help: "dates are written \"2026-04-01\"")
                continue
            }
            if key.text == "from" { manifest.inForceFrom = date } else { manifest.inForceTo = date }
        }
        if let from = manifest.inForceFrom, let to = manifest.inForceTo, to < from {
            report.error("empty_range", "the rulebook ends before it begins", at: place(value.span))
        }
    }

    private func checkRequired(_ manifest: Manifest, _ faulty: Set<String>, in tree: Chunk) {
        let start = place(tree.block.statements.first?.span ?? .none)
        let missing = [
            ("id", manifest.id.isEmpty), ("title", manifest.title.isEmpty), ("version", manifest.version.isEmpty),
            ("in_force", manifest.inForceFrom == nil), ("parts", manifest.parts.isEmpty && manifest.uses.isEmpty),
        ]
        for (key, isMissing) in missing where isMissing && !faulty.contains(key) {
            report.error("missing_key", "the rulebook needs `\(key)`", at: start, help: "add \(key) to rulebook { … }")
        }
    }
}
