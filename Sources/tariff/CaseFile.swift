import CaseInput
import RuleModel

/// Opens what a person named as a case, and says what was probably meant where that is none.
enum CaseFile {
    static func open(_ path: String, facts: [Fact]) throws(Diagnostics) -> CaseInput {
        if path != "-" {
            switch Folder.kind(path) {
            case .folder: throw aFolder(path)
            case .nothing:
                let near = Folder.nearPaths(to: path) { Folder.kind($0) == .file }
                throw unreadable(path, "there is no such file", help: RulebookFolder.didYouMean(near))
            case .file: break
            }
        }
        return try CaseInput(path: path, facts: facts)
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
