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
                throw ScriptFile.missing(path)
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
            let help = "name a case, and the rulebook with `--rules \(path)`"
            return ScriptFile.unreadable(path, "it is a rulebook, not a case", help: [help])
        }
        let cases = Folder.names(in: path).filter { name in CaseFile.endings.contains(where: name.hasSuffix) }
        let help = cases.isEmpty ? [] : ["name a file of cases in it, as `\(Folder.join(path, cases[0]))`, or several"]
        return ScriptFile.unreadable(path, "it is a folder", help: help)
    }

    /// Warnings of cases that lie in the folder of another rulebook than decides them: seldom what was meant.
    static func ofOtherRulebooks(_ paths: [String], decidedBy used: String) -> [Diagnostic] {
        var told: Set<String> = []
        return paths.compactMap { path in
            guard path != "-", let own = Folder.rulebook(around: path), Folder.resolved(own) != Folder.resolved(used),
                told.insert(own).inserted
            else {
                return nil
            }
            return Diagnostic(
                "other_rulebook", "`\(path)` lies in the rulebook `\(own)`, and is decided by `\(used)`", severity: .warning,
                help: ["to decide it by its own: `tariff decide \(path) --rules \(own)`"])
        }
    }

    static let endings = [".json", ".ndjson", ".jsonl", ".csv", ".tsv"]
}
