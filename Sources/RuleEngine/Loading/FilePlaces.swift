import FoundationEssentials
import RuleModel

/// Reads the files that a manifest names. One that is almost called so is taken for a file that is not there, so that nothing follows
/// from the slip.
struct FilePlaces {
    let report: Report
    let folder: String

    func read(_ entries: [Manifest.Entry], ending: String) -> [SourceFile] {
        let named = Set(entries.map { $0.name + ending })
        return entries.compactMap { read($0, ending, besides: named) }
    }

    private func read(_ entry: Manifest.Entry, _ ending: String, besides named: Set<String>) -> SourceFile? {
        let name = entry.name + ending
        guard !name.split(separator: "/").contains(".."), !name.hasPrefix("/") else {
            report.error("refused", "`\(entry.name)` lies outside the rulebook's folder", at: entry.location)
            return nil
        }
        guard FolderPath.holds(folder, FolderPath.join(folder, name)) || !exists(name) else {
            report.error(
                "refused", "`\(entry.name)` is a link that leads out of the rulebook's folder", at: entry.location,
                help: "put the file itself into the folder")
            return nil
        }
        guard FileManager.default.fileExists(atPath: FolderPath.join(folder, name)) else { return missing(entry, ending, besides: named) }
        return file(name, from: entry.location)
    }

    private func file(_ name: String, from location: SourceLocation) -> SourceFile? {
        do throws(Diagnostic) {
            let file = try SourceFile.read(FolderPath.join(folder, name), name: name, from: location)
            report.know(file)
            return file
        } catch {
            let isUnreadable = error.code == "unreadable_file"
            report.add(isUnreadable ? Diagnostic("part_not_found", error.message, at: error.location, help: error.help) : error)
            return nil
        }
    }

    private func missing(_ entry: Manifest.Entry, _ ending: String, besides named: Set<String>) -> SourceFile? {
        let path = FolderPath.join(folder, entry.name + ending)
        let hasEnding = !ending.isEmpty && entry.name.hasSuffix(ending)
        let near =
            hasEnding ? [String(entry.name.dropLast(ending.count))] : nearNames(to: entry.name, among: others(ending, besides: named))
        let isEvident = near.count == 1 && !named.contains(near[0] + ending) && exists(near[0] + ending)
        let help = hasEnding ? ["write \"\(near[0])\": the ending `\(ending)` is added to it"] : Report.didYouMean(near: near)
        report.add(
            Diagnostic(
                "part_not_found", "there is no file `\(path)`", at: entry.location,
                help: help.isEmpty ? ["correct the name, or save the file there"] : help))
        return isEvident ? file(near[0] + ending, from: entry.location) : nil
    }

    /// Files of rules that are no parts.
    func leftOut(by parts: [SourceFile]) -> [SourceFile] {
        others(".lua", besides: Set(parts.map(\.name))).compactMap { name in
            try? SourceFile.read(FolderPath.join(folder, name + ".lua"), name: name + ".lua", from: nil)
        }
    }

    private func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: FolderPath.join(folder, name)) }

    /// Files that no entry names, without their ending.
    private func others(_ ending: String, besides named: Set<String>) -> [String] {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let reserved = named.union([Manifest.fileName])
        return files.filter { $0.hasSuffix(ending) && !reserved.contains($0) && FolderPath.holds(folder, FolderPath.join(folder, $0)) }.map
        { String($0.dropLast(ending.count)) }.sorted()
    }
}
