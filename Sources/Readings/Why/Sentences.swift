import RuleModel

/// The nodes of an explanation in plain English: labels, units and choices as the rulebook calls them, never its names.
struct Sentences {
    let explanation: Explanation
    let rulebookWords: RulebookWords
    var summary: RulebookSummary { rulebookWords.summary }
    /// Whether they are for somebody who does not know the rules: figures are then said with what they mean, choices without quotes.
    let isPlain: Bool

    init(_ explanation: Explanation, _ rulebookWords: RulebookWords, isPlain: Bool = false) {
        (self.explanation, self.rulebookWords, self.isPlain) = (explanation, rulebookWords, isPlain)
    }

    /// `24 hours a week`, `£1,420.00 a week`, `1 May 2026`, `yes`, `Sleep-in`.
    /// - Parameter labels: words for texts.
    func words(for value: Value, unit: String? = nil, labels: [String: String] = [:]) -> String {
        switch value {
        case .nothing: "not given"
        case .boolean(let yes): Wording(labels: labels).word(for: yes)
        case .number(let number): Phrase.quantity(number, unit: unit)
        case .money(let money): money.pounds + (unit.map { " " + Wording.rate($0) } ?? "")
        case .date(let date): date.spoken
        case .duration(let duration): Phrase.duration(duration)
        case .text(let text): labels[text]?.printable ?? Self.positions[text] ?? Wording(labels: labels).words(for: .string(text))
        case .function: "worked out by the rules"
        case .something: "given"
        case .record: Wording(labels: labels, names: summary.payerLabels).words(for: value.json ?? .null)
        }
    }

    /// The value of a node, its texts as the fact or answer labels them.
    func words(forValueOf node: Explanation.Node) -> String {
        if let items = node.items { return items == 0 ? "none" : Wording.count(items, "item") }
        return words(for: node.value, unit: node.unit, labels: labels(of: node))
    }

    /// A fact's or answer's own name for people; for a node without one, its name in words.
    func title(of node: Explanation.Node) -> String {
        if let title = node.title, !title.isEmpty { return Phrase.plain(title) }
        if let rule = node.rule, let title = summary.ruleTitles[rule] { return title }
        if let name = node.name { return rulebookWords.title(name) ?? Phrase.plain(name) }
        return Phrase.plain(node.rule ?? "")
    }

    func labels(of node: Explanation.Node) -> [String: String] { node.name.map { rulebookWords.labels($0) } ?? [:] }

    func labels(of operand: Explanation.Operand) -> [String: String] {
        operand.node.flatMap { explanation.nodes[$0].name }.map { rulebookWords.labels($0) } ?? [:]
    }

    /// What a band's form answers as `position`.
    static let positions = ["above_cap": "above the cap", "below_collar": "below the collar", "within": "within the band"]

    /// Whether a clause says only where a quote stands: what is said of the band says it with its amounts.
    static func isPosition(_ clause: String) -> Bool { positionClauses.contains(clause) }

    private static let positionClauses = Set(positions.values.map { "the quote is " + $0 })
}
