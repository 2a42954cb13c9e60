import RuleModel

/// What is said of an exported answer in every decision.
final class AnswerWords: Sendable {
    let answer: RulebookSummary.Answer
    let form: RulebookSummary.Form
    /// With a capital.
    let title: String
    let wording: Wording
    /// The keys of its records, in words.
    let keys: Remembered<String>
    /// ` a week`, after an amount and after a number; nothing where it has no unit.
    private let rates: (amount: String, number: String)

    init(_ answer: RulebookSummary.Answer, payers: [String: String]) {
        (self.answer, form, title) = (answer, answer.form, Wording.sentence(answer.title))
        let wording = Wording(labels: answer.labels, names: payers)
        (self.wording, keys) = (wording, Remembered { wording.key($0) })
        rates = (
            answer.unit.map { " " + Wording.rate($0) } ?? "",
            answer.unit.map { " " + (Wording.periods.contains($0) ? Wording.rate($0) : $0) } ?? ""
        )
    }

    /// A value of this answer: `£12.00 a week`, `High support`.
    func words(for value: JSONValue) -> String {
        let text = wording.words(for: value)
        return switch value {
        case .number: text + rates.number
        case .string(let given) where Wording.isMoney(given): text + rates.amount
        default: text
        }
    }
}
