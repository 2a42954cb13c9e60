import RuleModel

/// What a rulebook calls its facts and answers, looked up by their names; made once for all that is told of its decisions.
final class Vocabulary: Sendable {
    let summary: RulebookSummary
    private let facts: [String: Fact]
    private let answers: [String: RulebookSummary.Answer]
    private let subjects: [String: String]

    init(_ summary: RulebookSummary) {
        self.summary = summary
        facts = Dictionary(summary.facts.map { ($0.name, $0) }) { first, _ in first }
        answers = Dictionary(summary.exports.map { ($0.name, $0) }) { first, _ in first }
        let titles = Set(summary.facts.map(\.label) + summary.exports.map(\.title))
        subjects = Dictionary(titles.map { ($0, Phrase.subject($0)) }) { first, _ in first }
    }

    /// The label of a fact, the title of an exported answer.
    func title(_ name: String) -> String? { facts[name]?.label ?? answers[name]?.title }

    /// A label or title within a sentence, as ``Phrase/subject(_:)`` has it.
    func subject(_ label: String) -> String { subjects[label] ?? Phrase.subject(label) }

    /// Words for the values of a fact or an answer.
    func labels(_ name: String) -> [String: String] {
        facts[name]?.choiceLabels ?? summary.answerLabels[name] ?? answers[name]?.labels ?? [:]
    }
}
