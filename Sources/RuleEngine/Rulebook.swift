public import RuleModel

/// A rulebook that was read, checked and found without mistakes; a value, ready to make evaluators from.
public struct Rulebook: Sendable {
    public let summary: RulebookSummary
    /// Mistakes that do not stop a decision.
    public let warnings: [Diagnostic]
    let program: Program
    let declared: [Declared]
    let book: BookInputs

    init(_ checked: RulebookCheck.Result, warnings: [Diagnostic]) {
        (summary, program, declared, book) = (checked.summary, checked.program, checked.declared, checked.book)
        self.warnings = warnings
    }
}

/// Where an answer is declared.
struct AnswerPlace: Sendable {
    let part: Part
    let location: SourceLocation
}

/// What the prelude must know beside the declarations to decide a case.
struct BookInputs: Sendable {
    /// Exported answers, in order of declaration.
    let exports: [String]
    /// Where each of them is declared.
    let exportPlaces: [AnswerPlace]
    /// To whom conflicts are referred.
    let owner: String
    /// Facts and judgements in order of declaration.
    let inputs: [Fact]
    let hasRouting: Bool
}
