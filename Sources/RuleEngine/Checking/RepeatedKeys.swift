import LuaSyntax
import RuleModel

/// Keys that stand twice in one list in braces, of which Lua would keep the last without a word.
struct RepeatedKeys {
    let report: Report

    func check(_ table: TableConstructor, in file: SourceFile) {
        var seen: [String: Int] = [:]
        for entry in table.entries {
            guard let (key, span) = Self.key(of: entry) else { continue }
            if let line = seen[key] {
                report.error(
                    "defined_twice", "`\(key)` is given twice", at: file.location(span),
                    help: "keep one of them: the first is on line \(line)")
            } else {
                seen[key] = span.start.line
            }
        }
    }

    private static func key(of entry: TableConstructor.Entry) -> (String, SourceSpan)? {
        switch entry {
        case .named(let name, _): return (name.text, name.span)
        case .keyed(let key, _):
            guard case .string(let literal) = key.unparenthesized.kind else { return nil }
            return (literal.text, key.span)
        case .item: return nil
        }
    }
}
