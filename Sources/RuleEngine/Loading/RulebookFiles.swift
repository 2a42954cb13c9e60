import Foundation
import LuaSyntax
import RuleModel

/// One rulebook's folder as it was read.
struct BookFiles: Sendable {
    let manifest: Manifest
    let parts: [SourceFile]
    let data: [SourceFile]
    var id: String { manifest.id }
}

/// Reads a rulebook's folder and those of the libraries it uses; libraries come first.
struct FolderReader {
    let report: Report
    /// Where libraries are looked up after the rulebook's own siblings.
    let libraryFolders: [String]

    /// Nil where there is no rulebook to speak of; every mistake goes to the report.
    func read(_ folder: String) -> [BookFiles]? {
        var books: [BookFiles] = []
        guard read(trimmed(folder), from: nil, path: [], into: &books) else { return nil }
        return books
    }

    private func trimmed(_ folder: String) -> String {
        folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    }

    private func read(_ folder: String, from location: SourceLocation?, path: [String], into books: inout [BookFiles]) -> Bool {
        guard let manifest = manifest(in: folder, from: location) else { return false }
        if path.isEmpty { checkName(of: manifest, folder) }
        for use in manifest.uses where !books.contains(where: { $0.id == use.name }) {
            if path.contains(use.name) || use.name == manifest.id {
                report.error(
                    "circle", "libraries use each other in a circle: \((path + [manifest.id, use.name]).joined(separator: " → "))",
                    at: use.location)
            } else if let found = find(use.name, besides: folder) {
                _ = read(found, from: use.location, path: path + [manifest.id], into: &books)
            } else {
                report.add(missing(use, besides: folder))
            }
        }
        books.append(files(of: manifest, in: folder))
        return true
    }

    private func manifest(in folder: String, from location: SourceLocation?) -> Manifest? {
        let path = "\(folder)/\(Manifest.fileName)"
        guard FileManager.default.fileExists(atPath: path) else {
            report.add(notFound(folder, from: location))
            return nil
        }
        do throws(Diagnostic) {
            let file = try SourceFile.read(path, name: Manifest.fileName, from: location)
            report.know(file)
            let parsed = RuleText.parse(file)
            for issue in parsed.issues { report.add(file.diagnostic(issue)) }
            return ManifestReader(file, report).read(parsed.chunk)
        } catch {
            report.add(error)
            return nil
        }
    }

    private func notFound(_ folder: String, from location: SourceLocation?) -> Diagnostic {
        var isFolder: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder)
        guard exists else {
            let parent = (folder as NSString).deletingLastPathComponent
            let siblings = Self.rulebooks(in: parent.isEmpty ? "." : parent)
            let help = Report.didYouMean((folder as NSString).lastPathComponent, siblings)
            return Diagnostic("rulebook_not_found", "there is no folder `\(folder)`", at: location, help: help)
        }
        if !isFolder.boolValue {
            return Diagnostic("rulebook_not_found", "`\(folder)` is a file; a rulebook is a folder", at: location)
        }
        let inside = Self.rulebooks(in: folder).map { "`\(folder)/\($0)`" }
        let help =
            inside.isEmpty
            ? ["a rulebook is a folder with a \(Manifest.fileName) in it; tariff new makes one"]
            : ["did you mean \(inside.joined(separator: ", "))?"]
        return Diagnostic("rulebook_not_found", "`\(folder)` has no \(Manifest.fileName)", at: location, help: help)
    }

    private func missing(_ use: Manifest.Entry, besides folder: String) -> Diagnostic {
        let places = libraryPlaces(besides: folder)
        let candidates = places.flatMap { Self.rulebooks(in: $0) }
        let help = Report.didYouMean(use.name, candidates) + ["looked in \(places.joined(separator: ", "))"]
        return Diagnostic("library_not_found", "there is no library `\(use.name)`", at: use.location, help: help)
    }

    private func libraryPlaces(besides folder: String) -> [String] {
        let parent = (folder as NSString).deletingLastPathComponent
        return [parent.isEmpty ? "." : parent] + libraryFolders
    }

    private func find(_ name: String, besides folder: String) -> String? {
        libraryPlaces(besides: folder).map { $0 == "." ? name : "\($0)/\(name)" }
            .first { FileManager.default.fileExists(atPath: "\($0)/\(Manifest.fileName)") }
    }

    /// The names of the rulebooks in a folder.
    static func rulebooks(in folder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { FileManager.default.fileExists(atPath: "\(folder)/\($0)/\(Manifest.fileName)") }.sorted()
    }

    private func checkName(of manifest: Manifest, _ folder: String) {
        let name = (URL(fileURLWithPath: folder).standardizedFileURL.path as NSString).lastPathComponent
        guard !manifest.id.isEmpty, manifest.id != name else { return }
        report.warning(
            "folder_name", "the rulebook `\(manifest.id)` lies in a folder called `\(name)`",
            at: SourceLocation(file: manifest.file.path, line: 1, column: 1), help: "libraries are found by the name of their folder")
    }

    private func files(of manifest: Manifest, in folder: String) -> BookFiles {
        let parts = manifest.parts.compactMap { read($0, "\($0.name).lua", in: folder) }
        let data = manifest.data.compactMap { read($0, $0.name, in: folder) }
        return BookFiles(manifest: manifest, parts: parts, data: data)
    }

    private func read(_ entry: Manifest.Entry, _ name: String, in folder: String) -> SourceFile? {
        guard !name.split(separator: "/").contains(".."), !name.hasPrefix("/") else {
            report.error("refused", "`\(entry.name)` lies outside the rulebook's folder", at: entry.location)
            return nil
        }
        do throws(Diagnostic) {
            let file = try SourceFile.read("\(folder)/\(name)", name: name, from: entry.location)
            report.know(file)
            return file
        } catch {
            var complete = error
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
            complete.help += Report.didYouMean(name, names)
            report.add(
                Diagnostic(
                    complete.code == "unreadable_file" ? "part_not_found" : complete.code, complete.message, at: complete.location,
                    help: complete.help))
            return nil
        }
    }
}
