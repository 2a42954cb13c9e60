import LuaSyntax
import RuleModel

/// One file of rules: its text, its tree and what is loaded for it.
struct Part: Sendable {
    /// The number by which errors in a running rule name this file.
    let number: Int
    /// The id of its rulebook.
    let book: String
    let file: SourceFile
    let tree: Chunk
    /// Whether the parser read it to its end without a mistake.
    let isWhole: Bool

    func location(_ span: SourceSpan) -> SourceLocation { file.location(span) }
}
