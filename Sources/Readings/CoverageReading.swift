public import RuleModel

/// What examples exercise of a rulebook, in words: a line of totals, then what is missing, each with a case that would show it.
public struct CoverageReading {
    private let coverage: Coverage
    private let shown: Int

    /// So many gaps fit a screen with their cases.
    public static let usuallyShown = 10

    /// - Parameters:
    ///   - coverage: what the examples cover.
    ///   - shown: how many gaps are told as text, from the first: those for which a case was looked for.
    public init(_ coverage: Coverage, shown: Int) { (self.coverage, self.shown) = (coverage, shown) }

    /// `7 of 8 rows, 16 bands and 120 conditions`; nil where there is nothing to exercise.
    public var totals: String? {
        let parts = coverage.totals.map { total in
            let all = Self.count(total.of, total.kind)
            return total.covered == total.of ? all : "\(total.covered) of \(all)"
        }
        return parts.isEmpty ? nil : Wording.list(parts)
    }

    /// Each gap that is shown in a line with its place, and the case in another; empty where there is none.
    public var gaps: String {
        var lines: [String] = []
        var last: SuggestedCase?
        for gap in coverage.gaps.prefix(shown) {
            let at = gap.subject.at
            lines.append("\(at.file):\(at.line):\(at.column): \(Self.words(for: gap))".printable)
            lines.append("    " + (gap.suggestion == last && last != nil ? "the same case" : Self.words(for: gap.suggestion)).printable)
            last = gap.suggestion
        }
        return lines.map { $0 + "\n" }.joined()
    }

    public var gapsLeft: Int { max(coverage.gaps.count - shown, 0) }

    /// `{"totals":[{"kind":"row","covered":7,"of":8},…],"gaps":[{"kind":"row","rule":"…","file":"…","line":1,"column":1,"what":"…",
    /// "suggestion":{"like":"…","changes":[…],"example":{…}}},…]}`; a gap for which no case was found has `null` there.
    public var json: JSONValue {
        let totals = coverage.totals.map { total -> JSONValue in
            .object([
                .init("kind", .string(total.kind.rawValue)), .init("covered", .number(String(total.covered))),
                .init("of", .number(String(total.of))),
            ])
        }
        return .object([.init("totals", .array(totals)), .init("gaps", .array(coverage.gaps.map(Self.json)))])
    }

    private static func json(_ gap: Coverage.Gap) -> JSONValue {
        let at = gap.subject.at
        return .object([
            .init("kind", .string(gap.subject.kind.rawValue)), .init("rule", .string(gap.subject.rule)), .init("file", .string(at.file)),
            .init("line", .number(String(at.line))), .init("column", .number(String(at.column))), .init("what", .string(words(for: gap))),
            .init("suggestion", gap.suggestion.map(json) ?? .null),
        ])
    }

    private static func json(_ suggestion: SuggestedCase) -> JSONValue {
        let changes = suggestion.changes.map { JSONValue.object([.init("fact", .string($0.fact)), .init("value", $0.value ?? .null)]) }
        return .object([
            .init("like", .string(suggestion.like)), .init("changes", .array(changes)), .init("example", suggestion.example),
        ])
    }

    // MARK: Words

    private static func count(_ number: Int, _ kind: Coverage.Kind) -> String {
        Wording.count(number, kind == .quote ? "quote position" : kind.rawValue)
    }

    /// ``support_level.intensive` never applies`
    static func words(for gap: Coverage.Gap) -> String {
        let subject = gap.subject
        switch subject.kind {
        case .row, .layer, .exception, .route:
            if gap.missing == .decision { return "`\(subject.rule)` never decides: each time another displaces it" }
            let what = ["never applies", "always applies", "is never tried"]
            return "`\(subject.rule)` \(pick(what, gap.missing))"
        case .condition:
            let what = ["is never true", "is never false", "is never looked at"]
            return "`\(brief(subject.text ?? ""))` in `\(subject.rule)` \(pick(what, gap.missing))"
        case .band: return "the row \(subject.text ?? "") of `\(subject.rule)` is never looked up"
        case .quote: return "no quote for `\(subject.rule)` is \(Sentences.positions[subject.text ?? ""] ?? "there")"
        case .figure: return figure(subject) + " is never used"
        }
    }

    private static func pick(_ words: [String], _ missing: Coverage.Missing) -> String {
        switch missing {
        case .yes, .decision: words[0]
        case .no: words[1]
        case .anything: words[2]
        }
    }

    private static func figure(_ subject: Coverage.Subject) -> String {
        let key = subject.text.map { " for \($0)" } ?? ""
        let known = subject.known.map { ", as known from \($0.spoken)," } ?? ""
        return "`\(subject.rule)`\(key) from \(subject.from?.spoken ?? "")\(known)"
    }

    private static let maxWidth = 70

    private static func brief(_ source: String) -> String { source.count <= maxWidth ? source : source.prefix(maxWidth - 1) + "…" }

    /// `like examples/17.json with one_to_one_hours = 40`
    static func words(for suggestion: SuggestedCase?) -> String {
        guard let suggestion else { return "no case was found for it: can it happen at all?" }
        let days = suggestion.changes.compactMap(day)
        let (given, left) = (suggestion.changes.filter { day($0) == nil && $0.value != nil }, suggestion.changes.filter { $0.value == nil })
        let with = given.isEmpty ? [] : ["with " + Wording.list(given.map(change))]
        let without = left.isEmpty ? [] : ["without " + Wording.list(left.map(\.fact))]
        return "like \(suggestion.like) " + Wording.list(days + with + without)
    }

    private static func day(_ change: SuggestedCase.Change) -> String? {
        guard ["on", "known"].contains(change.fact), let day = change.value?.string.flatMap({ try? CalendarDate($0) }) else { return nil }
        return change.fact == "on" ? "on \(day.spoken)" : "as known on \(day.spoken)"
    }

    private static func change(_ change: SuggestedCase.Change) -> String {
        if let file = change.asIn { return "\(change.fact) as in examples/\(file)" }
        return "\(change.fact) = \(brief(change.value.map(JSONText.text) ?? ""))"
    }
}
