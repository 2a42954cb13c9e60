public import RuleModel

/// A rulebook that was read, checked and found without mistakes; a value, ready to make evaluators from.
public struct Rulebook: Sendable {
    public let summary: RulebookSummary
    /// Mistakes that do not stop a decision.
    public let warnings: [Diagnostic]
    /// Its files and those of its libraries as they were read, for a record.
    public let archive: RulebookArchive
    let program: Program
    let book: BookInputs
    let declared: [Declared]
    /// Of the rulebook and its libraries, by id.
    let versions: [String: String]

    /// The same rulebook, telling what it does.
    func explained() -> Rulebook { Rulebook(self, program: program.explained()) }

    /// A rulebook or library with its version: `national@2026.1`.
    func reference(to book: String) -> String { versions[book].map { "\(book)@\($0)" } ?? book }

    private init(_ rulebook: Rulebook, program: Program) {
        (summary, warnings, archive, book) = (rulebook.summary, rulebook.warnings, rulebook.archive, rulebook.book)
        (declared, versions) = (rulebook.declared, rulebook.versions)
        self.program = program
    }

    init(_ checked: RulebookCheck.Result, warnings: [Diagnostic]) {
        (summary, archive, program, book) = (checked.summary, checked.archive, checked.program, checked.book)
        (declared, versions) = (checked.declared, checked.versions)
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
