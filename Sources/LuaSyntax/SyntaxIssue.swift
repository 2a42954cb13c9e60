/// One mistake in a source text: a stable code, what is wrong in one lowercase sentence, where, and what to do.
///
/// | code | meaning |
/// |---|---|
/// | `unexpected_token` | something else was expected here |
/// | `unexpected_character` | a character that the language does not have |
/// | `unfinished_string`, `unfinished_comment` | no end before the end of the line or the text |
/// | `malformed_number`, `bad_escape` | a number, or an escape in a string, that means nothing |
/// | `too_deep`, `too_large`, `too_many` | a limit on nesting, size or count |
/// | `misplaced` | a statement or name where it means nothing (`break` outside a loop) |
/// | `refused`, `not_available` | ordinary Lua that rules may not use |
/// | `number_too_large`, `ratio_too_fine` | a number beyond ±(2^53−1), or with too many places |
/// | `unknown_name`, `defined_twice` | a global that no part defines, or that two define |
public struct SyntaxIssue: Error, Sendable, Hashable {
    public let code: String
    public let message: String
    public let span: SourceSpan
    /// What to do about it, one remedy a line; often empty.
    public let help: [String]

    public init(_ code: String, _ message: String, at span: SourceSpan, help: [String] = []) {
        self.code = code
        self.message = message
        self.span = span
        self.help = help
    }
}
