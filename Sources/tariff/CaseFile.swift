import CaseInput
import RuleModel

/// The cases of what a person named.
struct CaseFile {
    let form: CaseInput.Form
    let cases: any CaseSource
    private let path: String

    /// Opens it, or says what was probably meant where it is none.
    init(_ path: String, facts: [Fact]) throws(Diagnostics) {
        if path != "-" {
            switch Folder.kind(path) {
            case .folder: throw Self.aFolder(path)
            case .nothing:
                let near = Folder.nearPaths(to: path) { Folder.kind($0) == .file }
                throw Self.unreadable(path, "there is no such file", help: RulebookFolder.didYouMean(near))
            case .file: break
            }
        }
        let input = try CaseInput(path: path, facts: facts)
        (self.path, form, cases) = (path, input.form, input.cases)
    }

    /// What is said where there is nothing to decide: seldom what was meant, but no mistake in a case.
    var emptiness: Diagnostic {
        let name = path == "-" ? "standard input" : "`\(path)`"
        let help =
            form == .table ? "each line below the header is a case" : #"each line is a case: `{"case": …, "on": …, "facts": {…}}`"#
        return Diagnostic("no_cases", "there is no case in \(name)", severity: .warning, help: [help])
    }

    private static func aFolder(_ path: String) -> Diagnostics {
        if Folder.isRulebook(path) {
            return unreadable(path, "it is a rulebook, not a case", help: ["name a case, and the rulebook with `--rules \(path)`"])
        }
        let cases = Folder.names(in: path).filter { name in CaseFile.endings.contains(where: name.hasSuffix) }
        let help =
            cases.isEmpty ? [] : ["it holds \(cases.count) files of cases: name one, as `\(Folder.join(path, cases[0]))`, or several"]
        return unreadable(path, "it is a folder", help: help)
    }

    static let endings = [".json", ".ndjson", ".jsonl", ".csv", ".tsv"]

    private static func unreadable(_ path: String, _ why: String, help: [String]) -> Diagnostics {
        Diagnostics([Diagnostic("unreadable_file", "cannot read `\(path)`: \(why)", help: help)])
    }
}
