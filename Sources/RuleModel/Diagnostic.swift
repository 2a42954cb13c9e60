/// A place in a file of a rulebook, a case file or a batch. Lines and columns are 1-based; columns count characters.
public struct SourceLocation: Sendable, Hashable, Comparable {
    /// Path as the user would write it, relative to the working folder where possible.
    public var file: String
    public var line: Int
    public var column: Int
    /// How many characters to underline.
    public var length: Int

    public init(file: String, line: Int, column: Int, length: Int = 1) {
        self.file = file
        self.line = line
        self.column = column
        self.length = length
    }

    public static func < (a: Self, b: Self) -> Bool { (a.file, a.line, a.column) < (b.file, b.line, b.column) }
}

/// One mistake, said once: where, what is wrong, and what to do.
///
/// `message` is one lowercase sentence without a full stop, with the user's words in backticks; it names facts and what is
/// allowed, never the value of a personal fact. Remedies go in `help`, at most five near names.
public struct Diagnostic: Error, Sendable, Hashable {
    public enum Severity: String, Sendable { case warning, error }

    /// Stable, snake_case, listed in `docs/reference/diagnostics.md`.
    public var code: String
    public var severity: Severity
    public var message: String
    public var location: SourceLocation?
    /// The line of source at `location`, for the underlined excerpt.
    public var excerpt: String?
    public var help: [String]

    public init(
        _ code: String, _ message: String, at location: SourceLocation? = nil, severity: Severity = .error,
        excerpt: String? = nil, help: [String] = []
    ) {
        self.code = code
        self.severity = severity
        self.message = message
        self.location = location
        self.excerpt = excerpt
        self.help = help
    }
}

/// Every mistake that was found, errors before warnings, each sorted by place; never empty.
public struct Diagnostics: Error, Sendable {
    public let all: [Diagnostic]

    public init(_ all: [Diagnostic]) {
        precondition(!all.isEmpty, "diagnostics are thrown only when there are some")
        let (errors, warnings) = (all.filter { $0.severity == .error }, all.filter { $0.severity == .warning })
        self.all = errors.sorted(by: Diagnostic.isBefore) + warnings.sorted(by: Diagnostic.isBefore)
    }
}

extension Diagnostic {
    /// By place, then by code; those without a place come first.
    public static func isBefore(_ a: Diagnostic, _ b: Diagnostic) -> Bool {
        switch (a.location, b.location) {
        case (let x?, let y?): return x == y ? a.code < b.code : x < y
        case (nil, nil): return a.code < b.code
        case (nil, _?): return true
        case (_?, nil): return false
        }
    }

    /// `path:line:column: code: message`, the line with the place underlined, then `help:` lines; as it may stand on a terminal.
    public var text: String {
        var lines: [String] = []
        let label = severity == .warning ? "warning: \(code)" : code
        if let location {
            lines.append("\(location.file):\(location.line):\(location.column): \(label): \(message)".printable)
            if let excerpt {
                let shown = Excerpt(excerpt, at: location)
                let number = String(location.line)
                let gutter = String(repeating: " ", count: max(5 - number.count, 1)) + number + " | "
                let blank = String(repeating: " ", count: gutter.count - 2) + "| "
                lines.append(gutter + shown.line)
                lines.append(blank + shown.underline)
            }
        } else {
            lines.append("\(label): \(message)".printable)
        }
        lines += help.map { "  help: " + $0.printable }
        return lines.joined(separator: "\n")
    }
}
