import RuleModel

/// What a rulebook calls its facts and answers, looked up by their names; made once for all that is told of its decisions.
final class RulebookWords: Sendable {
    let summary: RulebookSummary
    private let facts: [String: Fact]
    private let answers: [String: RulebookSummary.Answer]
    /// The exported answers, in order of declaration.
    let exports: [AnswerWords]

    init(_ summary: RulebookSummary) {
        self.summary = summary
        facts = Dictionary(summary.facts.map { ($0.name, $0) }) { first, _ in first }
        exports = summary.exports.map { AnswerWords($0, payers: summary.payerLabels) }
        answers = Dictionary(summary.exports.map { ($0.name, $0) }) { first, _ in first }
    }

    /// The label of a fact, the title of an exported answer.
    func title(_ name: String) -> String? { facts[name]?.label ?? answers[name]?.title }

    /// Words for the values of a fact or an answer.
    func labels(_ name: String) -> [String: String] {
        facts[name]?.choiceLabels ?? summary.answerLabels[name] ?? answers[name]?.labels ?? [:]
    }
}
