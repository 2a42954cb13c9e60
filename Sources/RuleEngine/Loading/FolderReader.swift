import FoundationEssentials
import RuleModel

/// Reads a rulebook's folder and those of the libraries it uses; libraries come first.
struct FolderReader {
    let report: Report
    /// Where libraries are looked up after the rulebook's own siblings.
    let libraryFolders: [String]

    /// What has been read: the books in order, and each one's folder.
    private struct Shelf {
        var books: [BookFiles] = []
        var folders: [String: String] = [:]
    }

    /// A book on the way from the rulebook to a library that it uses.
    private struct Step {
        let id: String
        let folder: String
    }

    /// Nil where there is no rulebook to speak of; every mistake goes to the report.
    func read(_ folder: String) -> [BookFiles]? {
        let folder = FolderPath.trimmed(folder)
        guard let manifest = manifest(in: folder, from: nil) else { return nil }
        checkName(of: manifest, folder)
        var shelf = Shelf()
        read(manifest, in: folder, path: [], onto: &shelf)
        return shelf.books
    }

    private func read(_ manifest: Manifest, in folder: String, path: [Step], onto shelf: inout Shelf) {
        let path = path + [Step(id: manifest.id, folder: FolderPath.resolved(folder))]
        var areFound = true
        for use in manifest.uses where !read(use, besides: folder, path: path, onto: &shelf) { areFound = false }
        var files = files(of: manifest, in: folder)
        files.isComplete = files.isComplete && areFound
        shelf.books.append(files)
        shelf.folders[manifest.id] = FolderPath.resolved(folder)
    }

    /// False where there is no such library. One that is almost called so is taken for it, so that nothing follows from the slip.
    private func read(_ use: Manifest.Entry, besides folder: String, path: [Step], onto shelf: inout Shelf) -> Bool {
        guard !use.name.contains("/"), use.name != "..", use.name != ".", !use.name.isEmpty else {
            report.error(
                "refused", "`\(use.name)` is not the name of a library", at: use.location, help: "a library is named, not its place")
            return false
        }
        guard let found = find(use.name, besides: folder) else {
            let near = nearNames(to: use.name, among: libraries(besides: folder))
            report.add(missing(use, near, besides: folder))
            guard near.count == 1, shelf.folders[near[0]] == nil, !path.contains(where: { $0.id == near[0] }) else { return false }
            return read(Manifest.Entry(name: near[0], location: use.location), besides: folder, path: path, onto: &shelf)
        }
        let resolved = FolderPath.resolved(found)
        if path.contains(where: { $0.folder == resolved }) {
            let way = (path.map(\.id) + [use.name]).joined(separator: " → ")
            report.error("circle", "libraries use each other in a circle: \(way)", at: use.location)
        } else if let earlier = shelf.folders[use.name] ?? path.first(where: { $0.id == use.name })?.folder {
            guard earlier != resolved else { return true }
            report.error(
                "name_clash", "two rulebooks are called `\(use.name)`", at: use.location, help: "they lie in \(earlier) and \(resolved)")
        } else if let manifest = manifest(in: found, from: use.location), isNamed(manifest, use) {
            read(manifest, in: found, path: path, onto: &shelf)
            return true
        }
        return false
    }

    /// Answers of a library are told apart by its id, and libraries are found by their folder: both must be one name.
    private func isNamed(_ manifest: Manifest, _ use: Manifest.Entry) -> Bool {
        guard !manifest.id.isEmpty, manifest.id != use.name else { return true }
        report.error(
            "folder_name", "the library `\(manifest.id)` lies in a folder called `\(use.name)`",
            at: SourceLocation(file: manifest.file.path, line: 1, column: 1), help: "give the folder the name of the library")
        return false
    }

    private func manifest(in folder: String, from location: SourceLocation?) -> Manifest? {
        let path = FolderPath.join(folder, Manifest.fileName)
        guard FileManager.default.fileExists(atPath: path) else {
            report.add(notFound(folder, from: location))
            return nil
        }
        do throws(Diagnostic) {
            let file = try SourceFile.read(path, name: Manifest.fileName, from: location)
            return ManifestReader.read(file, report)
        } catch {
            report.add(error)
            return nil
        }
    }

    private func notFound(_ folder: String, from location: SourceLocation?) -> Diagnostic {
        var isFolder = false
        let exists = FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder)
        guard exists else {
            let siblings = Self.rulebooks(in: FolderPath.parent(of: folder))
            let help = Report.didYouMean(FolderPath.name(of: folder), siblings)
            return Diagnostic("rulebook_not_found", "there is no folder `\(folder)`", at: location, help: help)
        }
        if !isFolder {
            return Diagnostic("rulebook_not_found", "`\(folder)` is a file; a rulebook is a folder", at: location)
        }
        let inside = Self.rulebooks(in: folder).map { "`\(folder)/\($0)`" }
        let help =
            inside.isEmpty
            ? ["a rulebook is a folder with a \(Manifest.fileName) in it; tariff new makes one"]
            : ["did you mean \(inside.joined(separator: ", "))?"]
        return Diagnostic("rulebook_not_found", "`\(folder)` has no \(Manifest.fileName)", at: location, help: help)
    }

    private func missing(_ use: Manifest.Entry, _ near: [String], besides folder: String) -> Diagnostic {
        let places = libraryPlaces(besides: folder)
        let help = Report.didYouMean(near: near) + ["looked in \(places.joined(separator: ", "))"]
        return Diagnostic("library_not_found", "there is no library `\(use.name)`", at: use.location, help: help)
    }

    private func libraries(besides folder: String) -> Set<String> {
        let own = FolderPath.name(of: folder)
        return Set(libraryPlaces(besides: folder).flatMap { Self.rulebooks(in: $0) }).subtracting([own])
    }

    private func libraryPlaces(besides folder: String) -> [String] { [FolderPath.parent(of: folder)] + libraryFolders }

    private func find(_ name: String, besides folder: String) -> String? {
        libraryPlaces(besides: folder).map { FolderPath.join($0, name) }
            .first { FileManager.default.fileExists(atPath: "\($0)/\(Manifest.fileName)") }
    }

    /// The names of the rulebooks in a folder.
    static func rulebooks(in folder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { FileManager.default.fileExists(atPath: "\(folder)/\($0)/\(Manifest.fileName)") }.sorted()
    }

    private func checkName(of manifest: Manifest, _ folder: String) {
        let name = FolderPath.name(of: folder)
        guard !manifest.id.isEmpty, manifest.id != name else { return }
        report.warning(
            "folder_name", "the rulebook `\(manifest.id)` lies in a folder called `\(name)`",
            at: SourceLocation(file: manifest.file.path, line: 1, column: 1), help: "libraries are found by the name of their folder")
    }

    private func files(of manifest: Manifest, in folder: String) -> BookFiles {
        let places = FilePlaces(report: report, folder: folder)
        let parts = places.read(manifest.parts, ending: ".lua")
        let data = places.read(manifest.data, ending: "")
        let isComplete = parts.count == manifest.parts.count && manifest.hasReadableParts
        return BookFiles(manifest: manifest, parts: parts, data: data, leftOut: places.leftOut(by: parts), isComplete: isComplete)
    }
}
