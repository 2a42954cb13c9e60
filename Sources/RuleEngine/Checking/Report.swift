import RuleModel

/// Collects every mistake of a rulebook, each with the line of text that it underlines.
final class Report {
    private(set) var diagnostics: [Diagnostic] = []
    private var files: [String: SourceFile] = [:]

    /// Makes the text of a file available for excerpts.
    func know(_ file: SourceFile) { files[file.path] = file }

    var errors: [Diagnostic] { diagnostics.filter { $0.severity == .error } }
    var warnings: [Diagnostic] { diagnostics.filter { $0.severity == .warning } }

    func error(_ code: String, _ message: String, at location: SourceLocation?, help: String...) {
        add(Diagnostic(code, message, at: location, help: help))
    }

    func warning(_ code: String, _ message: String, at location: SourceLocation?, help: String...) {
        add(Diagnostic(code, message, at: location, severity: .warning, help: help))
    }

    /// The same mistake at the same place is reported once.
    func add(_ diagnostic: Diagnostic) {
        var complete = diagnostic
        if complete.excerpt == nil, let location = complete.location {
            complete.excerpt = files[location.file]?.line(location.line)
        }
        if !diagnostics.contains(complete) { diagnostics.append(complete) }
    }

    /// `did you mean …?`, where something comes near.
    static func didYouMean(_ name: String, _ candidates: some Sequence<String>) -> [String] {
        let near = nearNames(to: name, among: candidates).map { "`\($0)`" }
        return near.isEmpty ? [] : ["did you mean \(near.joined(separator: ", "))?"]
    }
}
