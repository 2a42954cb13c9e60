import RuleModel

/// What a rulebook calls its facts and answers, looked up by their names; made once for all that is told of its decisions.
final class RulebookWords: Sendable {
    let summary: RulebookSummary
    /// The exported answers, in order of declaration.
    let exports: [AnswerWords]
    private let exported: [String: AnswerWords]
    private let titles: [String: String]
    private let labels: [String: [String: String]]

    init(_ summary: RulebookSummary) {
        self.summary = summary
        exports = summary.exports.map { AnswerWords($0, payers: summary.payerLabels) }
        exported = Dictionary(exports.map { ($0.answer.name, $0) }) { first, _ in first }
        // A fact comes before an answer of its name, and labels of every answer before those of the exported ones.
        titles = Dictionary(summary.facts.map { ($0.name, $0.label) } + summary.exports.map { ($0.name, $0.title) }) { first, _ in first }
        labels = Dictionary(
            summary.facts.map { ($0.name, $0.choiceLabels) } + summary.answerLabels.map { ($0.key, $0.value) }
                + summary.exports.map { ($0.name, $0.labels) }
        ) { first, _ in first }
    }

    /// An exported answer.
    func export(_ name: String) -> AnswerWords? { exported[name] }

    /// The label of a fact, the title of an exported answer.
    func title(_ name: String) -> String? { titles[name] }

    /// Words for the values of a fact or an answer.
    func labels(_ name: String) -> [String: String] { labels[name] ?? [:] }
}
