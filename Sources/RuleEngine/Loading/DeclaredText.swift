import LuaSyntax
import RuleModel

/// The text of one declaration: from a value of its body back to where that value stands.
struct DeclaredText: Sendable {
    let part: Part
    /// `fact "name" { … }` or `routing { … }`; nil where a loop or function made it in a way that the text does not show.
    let call: Expression?
    /// Where to point when nothing nearer is known.
    let fallback: SourceSpan

    /// The body's braces.
    var body: TableConstructor? {
        guard let call, case .call(let outer) = call.kind, outer.arguments.count == 1,
            case .table(let table) = outer.arguments[0].kind
        else { return nil }
        return table
    }

    func place(_ path: [Value.Step]) -> SourceLocation {
        var table = body
        var span = headSpan
        for step in path {
            guard let entry = table.flatMap({ Self.entry($0, step) }) else { break }
            span = Self.span(of: entry)
            if case .table(let inner) = entry.value.unparenthesized.kind { table = inner } else { table = nil }
        }
        return part.location(span)
    }

    /// The expression at a path, where the text shows it.
    func expression(_ path: [Value.Step]) -> Expression? {
        var table = body
        var found: Expression?
        for step in path {
            guard let entry = table.flatMap({ Self.entry($0, step) }) else { return nil }
            found = entry.value.unparenthesized
            if case .table(let inner) = entry.value.unparenthesized.kind { table = inner } else { table = nil }
        }
        return found
    }

    /// `fact "name"`, without the body.
    private var headSpan: SourceSpan {
        guard let call, case .call(let outer) = call.kind else { return fallback }
        return outer.callee.span
    }

    private static func entry(_ table: TableConstructor, _ step: Value.Step) -> TableConstructor.Entry? {
        var position = 0
        for entry in table.entries {
            switch (entry, step) {
            case (.named(let name, _), .name(let wanted)) where name.text == wanted: return entry
            case (.keyed(let key, _), .name(let wanted)):
                if case .string(let literal) = key.unparenthesized.kind, literal.text == wanted { return entry }
            case (.item, .index(let wanted)):
                position += 1
                if position == wanted { return entry }
            default: break
            }
        }
        return nil
    }

    /// `cap = "1,220.00"` as a whole where it fits a line, else its name.
    private static func span(of entry: TableConstructor.Entry) -> SourceSpan {
        switch entry {
        case .item(let value): return value.span
        case .named(let name, let value):
            let whole = name.span.through(value.span)
            return whole.start.line == whole.end.line ? whole : name.span
        case .keyed(let key, let value):
            return key.span.start.line == value.span.end.line ? key.span.through(value.span) : key.span
        }
    }
}
