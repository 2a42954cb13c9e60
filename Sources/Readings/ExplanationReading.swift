public import RuleModel

/// A decision and why it is so, read three ways from one tree.
///
/// ```swift
/// let reading = ExplanationReading(summary)
/// print(reading.assessor(decision: decision, explanation: explanation))
/// let page = reading.html(for: .letter, decision: decision, explanation: explanation)
/// ```
public struct ExplanationReading: Sendable {
    /// Whom a reading is for.
    public enum Audience: String, Sendable, CaseIterable { case assessor, letter, auditor }

    /// What is told of a decision alone.
    public let decisions: DecisionReading
    private let options: ReadingOptions
    var rulebookWords: RulebookWords { decisions.rulebookWords }

    public init(_ summary: RulebookSummary, options: ReadingOptions = ReadingOptions()) {
        decisions = DecisionReading(summary, options: options)
        self.options = options
    }

    /// The text of a reading, ending with a newline.
    /// - Parameters:
    ///   - audience: whom it is for.
    ///   - decision: the engine's line of JSON.
    ///   - explanation: why it is so.
    ///   - facts: those of the case, by name; letters say from them what is in a list.
    public func text(for audience: Audience, decision: JSONValue, explanation: Explanation, facts: JSONValue? = nil) -> String {
        switch audience {
        case .assessor: assessor(decision: decision, explanation: explanation)
        case .letter: letter(decision: decision, explanation: explanation, facts: facts)
        case .auditor: auditor(decision: decision, explanation: explanation)
        }
    }

    /// The screen of one case, with why it is so.
    public func assessor(decision: JSONValue, explanation: Explanation) -> String {
        decisions.screen(decision, explanation: explanation)
    }

    /// The letter that recommends, to the person; what the council has to fill in stands in square brackets.
    public func letter(decision: JSONValue, explanation: Explanation, facts: JSONValue? = nil) -> String {
        Letter(decision, explanation, rulebookWords, facts: facts, record: options.record).text(width: min(options.width, 80))
    }

    /// The letter of the decision, to the person: what was determined about the recommendation, in the officer's words.
    /// - Parameters:
    ///   - determination: in whose words.
    ///   - others: of those who agreed to the same.
    ///   - decision: the engine's line of JSON.
    ///   - explanation: why it is so.
    public func letter(
        of determination: Determination, with others: [Determination] = [], about decision: JSONValue, explanation: Explanation
    ) -> String {
        Letter(decision, explanation, rulebookWords, determination: determination, others: others, record: options.record)
            .text(width: min(options.width, 80))
    }

    /// Every step, as a tree.
    public func auditor(decision: JSONValue, explanation: Explanation) -> String {
        Audit(decision, explanation, rulebookWords, options).text(options)
    }

    /// A reading as one file of HTML that needs no other, laid out for A4.
    public func html(for audience: Audience, decision: JSONValue, explanation: Explanation, facts: JSONValue? = nil) -> String {
        switch audience {
        case .assessor: decisions.html(decision, explanation: explanation)
        case .letter: Letter(decision, explanation, rulebookWords, facts: facts, record: options.record).html
        case .auditor: Audit(decision, explanation, rulebookWords, options).html
        }
    }

    /// Why a determination is none of this decision, all of it: `bad_split`, `missing_key`, `contradiction`; none where it is.
    public func mistakes(in determination: Determination, about decision: JSONValue, explanation: Explanation) -> [Diagnostic] {
        let letter = Letter(decision, explanation, rulebookWords, determination: determination)
        return DecidedSections(letter: letter, determination: determination).mistakes
    }

    /// One step in a plain sentence, with its place in the rules: `One-to-one support (24 hours a week) is at least 20 (support_levels.lua:6)`.
    public func sentence(of node: Explanation.Node.ID, in explanation: Explanation) -> String {
        let step = explanation[node]
        let words = Sentences(explanation, rulebookWords).text(of: step) ?? step.title ?? step.name ?? step.kind.rawValue
        let plain = words.hasSuffix(".") ? String(words.dropLast()) : words
        return step.at.map { "\(plain) (\($0.file):\($0.line))" } ?? plain
    }

    /// The letter of the decision as one file of HTML: see ``letter(of:with:about:explanation:)``.
    public func letterHTML(
        of determination: Determination, with others: [Determination] = [], about decision: JSONValue, explanation: Explanation
    ) -> String {
        Letter(decision, explanation, rulebookWords, determination: determination, others: others, record: options.record).html
    }
}
