import RuleModel

@testable import Readings

/// The amounts, dates and numbers of a text, and those that a tree and its decision give.
final class Figures {
    private var found: [String: Set<String>] = [:]

    /// Each as it is written: `£1,420.00`, `1 May 2026`, `24`, `50%`. The same texts come again and again, so each is read once.
    func of(_ text: String) -> Set<String> {
        if let figures = found[text] { return figures }
        let figures = text.contains(where: \.isNumber) ? Self.read(text) : []
        found[text] = figures
        return figures
    }

    private static func read(_ text: String) -> Set<String> {
        var rest = Substring(text.replacing(/\s+/, with: " "))
        var figures: Set<String> = []
        while let match = rest.firstMatch(
            of: /(?:^|[^\w.-])(\d{1,2} [A-Z][a-z]+ \d{4}|-?£\d+(,\d{3})*(\.\d+)?(\/\d+)?|\d+(,\d{3})*(\.\d+)?(\/\d+)?%?)(?!\w)/)
        {
            figures.insert(String(match.1))
            rest = rest[match.1.endIndex...]
        }
        return figures
    }

    func known(_ explained: Explained) -> Set<String> {
        var known: Set<String> = []
        for node in explained.explanation.nodes {
            for value in [node.value] + node.operands.map(\.value) { add(value, to: &known) }
            for date in [node.from, node.known].compactMap({ $0 }) { known.insert(date.spoken) }
            if let times = node.times { known.insert(String(times)) }
            for text in [node.title, node.source, node.evidence, node.name] + node.operands.map(\.label) { known.formUnion(of(text ?? "")) }
        }
        add(explained.decision, to: &known)
        known.formUnion([explained.summary.inForceFrom, explained.summary.inForceTo].compactMap { $0?.spoken })
        known.formUnion(of(explained.summary.version + " " + String(explained.explanation.omitted) + " " + explained.summary.title))
        return known
    }

    private func add(_ value: Value, to known: inout Set<String>) {
        switch value {
        case .number(let number):
            known.insert(number.description)
            if let percent = try? number * 100 { known.insert(percent.description + "%") }
        case .money(let money): known.insert(money.pounds)
        case .date(let date): known.insert(date.spoken)
        case .duration(let duration): known.formUnion(["\(duration.days)", "\(duration.months % 12)", "\(duration.months / 12)"])
        case .record(let fields): for field in fields { add(field.value, to: &known) }
        case .text(let text): known.formUnion(of(text))
        case .nothing, .boolean, .function: break
        }
    }

    private func add(_ value: JSONValue, to known: inout Set<String>) {
        for member in value.members { add(member.value, to: &known) }
        for element in value.elements { add(element, to: &known) }
        guard let text = value.written else { return }
        if let money = Money(ofDecision: text) { known.insert(money.pounds) }
        known.formUnion(of(Wording.date(text) ?? text))
    }
}

extension Figures {
    /// Those that a rulebook's own words have: `section 117`, `18 to 24`.
    func words(of summary: RulebookSummary) -> Set<String> {
        let labels = summary.facts.flatMap { [$0.label] + $0.choiceLabels.values } + summary.answerLabels.values.flatMap(\.values)
        let titles = summary.exports.map(\.title) + summary.payerLabels.values + summary.ruleTitles.values
        return (labels + titles + summary.letters.values + summary.ifYouDisagree).reduce(into: []) { $0.formUnion(of($1)) }
    }
}
