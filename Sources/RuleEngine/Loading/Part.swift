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
    /// The lines with mistakes of syntax: what stands there is known only in part.
    var issueLines: Set<Int> = []

    /// Whether the parser read it to its end without a mistake.
    var isWhole: Bool { issueLines.isEmpty }
    /// Whether nothing stands in it at all.
    var isBlank: Bool { isComment && tree.comments.isEmpty }
    /// Whether nothing stands in it but comments.
    var isComment: Bool { isWhole && tree.block.statements.isEmpty }

    func location(_ span: SourceSpan) -> SourceLocation { file.location(span) }
}
