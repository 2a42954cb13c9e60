import LuaSyntax
import RuleModel

/// A file of Lua as text.
enum RuleFile {
    /// - Throws: `unreadable_file`.
    static func read(_ path: String) throws(Diagnostics) -> [UInt8] { try ScriptFile.read(path, atMost: 16 << 20) }

    /// A mistake of syntax at its place.
    static func diagnostic(_ issue: SyntaxIssue, _ path: String, _ chunk: Chunk) -> Diagnostic {
        let start = issue.span.start
        let end = issue.span.end
        let length = start.line == end.line ? max(end.column - start.column, 1) : 1
        return Diagnostic(
            issue.code, issue.message, at: SourceLocation(file: path, line: start.line, column: start.column, length: length),
            excerpt: chunk.line(start.line), help: issue.help)
    }
}
