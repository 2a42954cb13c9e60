import RuleModel

/// Warnings of a rulebook: its own in full, those of the libraries that it uses in a line for each library and code.
///
/// Who checks a rulebook can seldom mend a library; who checks the library is shown all of it.
struct LibraryWarnings {
    private let own: [Diagnostic]
    private let byLibrary: [(folder: String, code: String, warnings: [Diagnostic])]

    /// - Parameter folder: the rulebook that is checked, as the user named it.
    init(_ warnings: [Diagnostic], checking folder: String) {
        let folderOf = { (warning: Diagnostic) in warning.location.map { Folder.split($0.file).parent }.map { $0.isEmpty ? "." : $0 } }
        let checked = Folder.resolved(folder)
        let isOwn = { (warning: Diagnostic) in folderOf(warning).map { Folder.resolved($0) == checked } ?? true }
        own = warnings.filter(isOwn)
        var groups: [(folder: String, code: String, warnings: [Diagnostic])] = []
        for warning in warnings where !isOwn(warning) {
            let place = folderOf(warning) ?? "."
            if let same = groups.firstIndex(where: { $0.folder == place && $0.code == warning.code }) {
                groups[same].warnings.append(warning)
            } else {
                groups.append((place, warning.code, [warning]))
            }
        }
        byLibrary = groups
    }

    var all: [Diagnostic] { own + byLibrary.map(Self.short) }

    /// `warning: parameter_not_known: 4 in the library rules/national: a, b and 2 more`
    private static func short(folder: String, code: String, warnings: [Diagnostic]) -> Diagnostic {
        let names = warnings.compactMap { $0.message.split(separator: "`", omittingEmptySubsequences: false).dropFirst().first }
        let shown = names.prefix(2).map { "`\($0)`" }.joined(separator: ", ")
        let more = warnings.count > 2 ? " and \(warnings.count - 2) more" : ""
        let message = "\(warnings.count) in the library `\(folder)`: \(shown)\(more)"
        return Diagnostic(code, message, severity: .warning, help: ["`tariff check \(folder)` explains"])
    }
}
