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
    /// ` a week`; nothing where it has no unit.
    private let rate: String

    init(_ answer: RulebookSummary.Answer, payers: [String: String]) {
        (self.answer, form, title) = (answer, answer.form, Wording.sentence(answer.title))
        let wording = Wording(labels: answer.labels, names: payers)
        (self.wording, keys) = (wording, Remembered { wording.key($0) })
        rate = answer.unit.map { " " + Wording.rate($0) } ?? ""
    }

    /// A value of this answer: `£12.00 a week`, `High support`.
    func words(for value: JSONValue) -> String {
        let text = wording.words(for: value)
        return takesUnit(value) ? text + rate : text
    }

    private func takesUnit(_ value: JSONValue) -> Bool {
        switch value {
        case .number: true
        case .string(let text): Wording.isMoney(text)
        default: false
        }
    }
}
