import RuleEngine
import RuleModel

/// Finds the folder of a rulebook and says what is wrong where it is not one.
enum RulebookFolder {
    /// The rulebook used where none is named.
    static let standard = "rules/wandsworth-mental-health"

    /// The rulebook that the environment names.
    static var named: String? { Environment.given("TARIFF_RULES") }

    /// `--rules DIR`, else `TARIFF_RULES`, else the shipped flagship: from the working folder or above the executable.
    static func find(_ asked: String?) throws(Diagnostics) -> String {
        if let asked = asked ?? named {
            try check(asked)
            return asked
        }
        if let found = shipped(standard) { return found }
        throw Diagnostics([
            Diagnostic(
                "rulebook_not_found", "there is no folder `\(standard)` here",
                help: ["name a rulebook with `--rules DIR`, or start one with `tariff new DIR`"])
        ])
    }

    /// Reads the rulebook in a folder that `find` or `check` has passed.
    static func load(_ path: String) throws(Diagnostics) -> Rulebook {
        try RulebookLoader(libraryFolders: libraryFolders).load(plain(path))
    }

    /// Without a slash at the end.
    static func plain(_ path: String) -> String {
        let (parent, name) = Folder.split(path)
        return Folder.join(parent, name)
    }

    /// The engine says what is wrong with a folder that is no rulebook; only the command knows what else a path may be.
    /// - Throws: `rulebook_not_found`, with what was probably meant.
    static func check(_ path: String) throws(Diagnostics) {
        if Folder.isRulebook(path) { return }
        do throws(Diagnostics) {
            _ = try load(path)
        } catch {
            let help = help(for: path)
            guard !help.isEmpty, var mistake = error.all.first else { throw error }
            mistake.help = help
            throw Diagnostics([mistake])
        }
    }

    /// A line of its warnings: who decides a case did not write the rules, and `check` shows all of it to who did.
    static func warn(of rulebook: Rulebook, in folder: String, json: Bool) {
        let warnings = rulebook.warnings
        if warnings.isEmpty { return }
        if json { return Failure.report(warnings, json: true) }
        let count = "\(warnings.count) warning\(warnings.count == 1 ? "" : "s")"
        Output.error.write("\(count) about the rulebook: `tariff check \(folder)` shows \(warnings.count == 1 ? "it" : "them")\n")
    }

    static func didYouMean(_ paths: [String]) -> [String] {
        paths.isEmpty ? [] : ["did you mean " + paths.map { "`\($0)`" }.joined(separator: ", ") + "?"]
    }

    private static func help(for path: String) -> [String] {
        let (parent, name) = Folder.split(path)
        switch Folder.kind(path) {
        case .nothing: return didYouMean(Folder.nearPaths(to: path, where: Folder.isRulebook))
        case .file where CaseFile.endings.contains(where: name.hasSuffix): return ["`tariff decide \(path)` decides it"]
        case .file where Folder.isRulebook(parent.isEmpty ? "." : parent): return ["give its folder: `\(parent.isEmpty ? "." : parent)`"]
        case .file, .folder: return []
        }
    }

    /// Where libraries are looked up after a rulebook's siblings: the shipped rules, then those of the working folder.
    private static var libraryFolders: [String] {
        let folders = [aboveExecutable("rules"), Folder.kind("rules") == .folder ? "rules" : nil].compactMap { $0 }
        return folders.count == 2 && Folder.resolved(folders[0]) == Folder.resolved(folders[1]) ? ["rules"] : folders
    }

    /// Something of the checkout: under the working folder, else above the executable.
    private static func shipped(_ name: String) -> String? { Folder.kind(name) == .folder ? name : aboveExecutable(name) }

    /// In the nearest folder above the executable that has it.
    private static func aboveExecutable(_ name: String) -> String? {
        guard var above = Folder.resolved("/proc/self/exe").map({ Folder.split($0).parent }) else { return nil }
        while above != "/", !above.isEmpty {
            let path = Folder.join(above, name)
            if Folder.kind(path) == .folder { return path }
            above = Folder.split(above).parent
        }
        return nil
    }
}
