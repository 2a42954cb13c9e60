import RuleModel

/// What a case gives as evidence for its facts, in a few words each: `Discharge summary, 11 February 2026, Ward manager`.
struct Evidence {
    private let words: [String: String]

    /// - Parameter json: `{"section_117": {"document": "…", "dated": "2026-02-11", "by": "…"}, …}`
    init(_ json: JSONValue) {
        words = Dictionary(
            (json.object ?? []).map { ($0.key, Self.words(of: $0.value)) }, uniquingKeysWith: { first, _ in first })
    }

    subscript(_ fact: String) -> String? { words[fact] ?? words[String(fact.prefix { $0 != "." })] }

    private static func words(of value: JSONValue) -> String {
        if let text = value.string { return text }
        return (value.object ?? []).compactMap { member -> String? in
            guard let text = member.value.string else { return nil }
            return (try? CalendarDate(text))?.spoken ?? text
        }.joined(separator: ", ")
    }
}
