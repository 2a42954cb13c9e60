import FoundationEssentials
package import LuaSyntax
package import RuleModel

/// A file of a rulebook as it was read: what is shown in messages, what is parsed and what the digest covers.
package struct SourceFile: Sendable {
    /// As messages show it.
    let path: String
    /// Within its rulebook: `facts.lua`.
    let name: String
    /// CRLF and CR read as LF, without a byte-order mark.
    let bytes: [UInt8]

    /// - Throws: `unreadable_file`, `wrong_encoding`.
    static func read(_ path: String, name: String, from location: SourceLocation?) throws(Diagnostic) -> SourceFile {
        var isFolder = false
        guard !FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) || !isFolder else {
            throw Diagnostic("unreadable_file", "`\(path)` is a folder, and a file is wanted", at: location)
        }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Diagnostic(
                "unreadable_file", "`\(path)` cannot be read", at: location,
                help: ["is it there, and may it be read?"])
        }
        return try of([UInt8](data), path: path, name: name, from: location)
    }

    /// A text that was read already.
    /// - Throws: `wrong_encoding`.
    package static func of(_ raw: [UInt8], path: String, name: String, from location: SourceLocation?) throws(Diagnostic) -> SourceFile {
        let bytes = normalised(raw)
        guard String(validating: bytes, as: UTF8.self) != nil else {
            throw Diagnostic(
                "wrong_encoding", "`\(path)` is not UTF-8 text", at: location, help: ["save it as UTF-8"])
        }
        guard !bytes.contains(0) else {
            throw Diagnostic(
                "wrong_encoding", "`\(path)` holds the character U+0000, so it is not a text", at: location,
                help: ["save it as UTF-8; UTF-16 has such characters everywhere"])
        }
        return SourceFile(path: path, name: name, bytes: bytes)
    }

    /// The place of a stretch of its text.
    func location(_ span: SourceSpan) -> SourceLocation {
        SourceLocation(file: path, line: span.start.line, column: span.start.column, length: span.underlineLength)
    }

    /// A mistake of syntax at its place.
    package func diagnostic(_ issue: SyntaxIssue) -> Diagnostic {
        Diagnostic(issue.code, issue.message, at: location(issue.span), excerpt: line(issue.span.start.line), help: issue.help)
    }

    /// The text of a line, 1-based, for the excerpt under a message.
    package func line(_ number: Int) -> String? {
        var current = 1
        var start = 0
        while current < number {
            guard let feed = bytes[start...].firstIndex(of: 10) else { return nil }
            start = feed + 1
            current += 1
        }
        let end = bytes[start...].firstIndex(of: 10) ?? bytes.count
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }

    private static func normalised(_ raw: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(raw.count)
        var index = raw.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        while index < raw.count {
            if raw[index] == 13 {
                result.append(10)
                if index + 1 < raw.count, raw[index + 1] == 10 { index += 1 }
            } else {
                result.append(raw[index])
            }
            index += 1
        }
        return result
    }
}
