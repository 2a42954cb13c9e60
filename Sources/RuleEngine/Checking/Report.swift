import RuleModel

/// Collects every mistake of a rulebook, each with the line of text that it underlines.
final class Report {
    /// Of one severity in one file; the rest would hardly be read.
    private static let limit = 100

    private(set) var diagnostics: [Diagnostic] = []
    private var seen: Set<Diagnostic> = []
    private var counts: [Tally: Int] = [:]
    private var files: [String: SourceFile] = [:]

    private struct Tally: Hashable {
        let file: String
        let severity: Diagnostic.Severity
    }

    /// Makes the text of a file available for excerpts.
    func know(_ file: SourceFile) { files[file.path] = file }

    var errors: [Diagnostic] { diagnostics.filter { $0.severity == .error } }
    var warnings: [Diagnostic] { diagnostics.filter { $0.severity == .warning } }

    func hasError(on line: Int, of file: String) -> Bool {
        errors.contains { $0.location.map { $0.file == file && $0.line == line } ?? false }
    }

    func error(_ code: String, _ message: String, at location: SourceLocation?, help: String...) {
        add(Diagnostic(code, message, at: location, help: help))
    }

    func warning(_ code: String, _ message: String, at location: SourceLocation?, help: String...) {
        add(Diagnostic(code, message, at: location, severity: .warning, help: help))
    }

    /// Whether what is found further in a file would not be shown, so that advice on it need not be looked for.
    func isFull(_ file: String) -> Bool { counts[Tally(file: file, severity: .error), default: 0] > Self.limit }

    /// The same mistake at the same place is reported once; where a file has too many, the last says so.
    func add(_ diagnostic: Diagnostic) {
        var key = diagnostic
        key.excerpt = nil
        let tally = Tally(file: diagnostic.location?.file ?? "", severity: diagnostic.severity)
        let count = counts[tally, default: 0]
        guard count <= Self.limit, seen.insert(key).inserted else { return }
        counts[tally] = count + 1
        var complete = diagnostic
        if count == Self.limit {
            complete = Diagnostic(
                "too_many", "there are more mistakes in this file than are shown", at: diagnostic.location, severity: diagnostic.severity,
                help: ["put these right first"])
        }
        if complete.excerpt == nil, let location = complete.location {
            complete.excerpt = files[location.file]?.line(location.line)
        }
        diagnostics.append(complete)
    }

    /// `did you mean …?`, where something comes near.
    static func didYouMean(_ name: String, _ candidates: some Sequence<String>) -> [String] {
        didYouMean(near: nearNames(to: name, among: candidates))
    }

    /// The same where the name was made plainer first, so that it may be one of them.
    static func didYouMean(_ plain: String, _ candidates: [String], exactly: Bool) -> [String] {
        didYouMean(near: exactly && candidates.contains(plain) ? [plain] : nearNames(to: plain, among: candidates))
    }

    static func didYouMean(near names: [String]) -> [String] {
        let near = names.map { "`\($0)`" }
        return near.isEmpty ? [] : ["did you mean \(near.joined(separator: ", "))?"]
    }
}
