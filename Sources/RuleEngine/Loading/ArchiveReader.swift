import RuleModel

/// Reads the books of an archive as ``FolderReader`` reads folders: from the rulebook to the libraries that it uses, which come first.
struct ArchiveReader {
    let report: Report
    let archive: RulebookArchive

    /// Nil where there is no rulebook to speak of; every mistake goes to the report.
    func read() -> [BookFiles]? {
        var books: [BookFiles] = []
        read(archive.id, path: [], from: nil, onto: &books)
        return report.errors.isEmpty ? books : nil
    }

    private func read(_ id: String, path: [String], from location: SourceLocation?, onto books: inout [BookFiles]) {
        guard !path.contains(id) else {
            let way = (path + [id]).joined(separator: " → ")
            return report.error("circle", "libraries use each other in a circle: \(way)", at: location)
        }
        guard !books.contains(where: { $0.id == id }) else { return }
        guard let book = archive.books.first(where: { $0.id == id }), let manifest = book.manifest(report), manifest.id == id else {
            return report.error("library_not_found", "there is no library `\(id)` in the record", at: location)
        }
        for use in manifest.uses { read(use.name, path: path + [id], from: use.location, onto: &books) }
        let parts = manifest.parts.compactMap { file($0, ending: ".lua", in: book) }
        books.append(BookFiles(manifest: manifest, parts: parts, data: manifest.data.compactMap { file($0, ending: "", in: book) }))
    }

    private func file(_ entry: Manifest.Entry, ending: String, in book: RulebookArchive.Book) -> SourceFile? {
        if let file = book.file(entry.name + ending, report, from: entry.location) { return file }
        report.error("part_not_found", "there is no file `\(entry.name + ending)` in the record", at: entry.location)
        return nil
    }
}

extension RulebookArchive.Book {
    /// What its `rulebook.lua` says; nil where there is none.
    func manifest(_ report: Report) -> Manifest? {
        file(Manifest.fileName, report, from: nil).map { ManifestReader.read($0, report) }
    }

    /// Messages show it with the book's id before its name.
    fileprivate func file(_ name: String, _ report: Report, from location: SourceLocation?) -> SourceFile? {
        guard let text = files.first(where: { $0.name == name })?.text else { return nil }
        do throws(Diagnostic) {
            let file = try SourceFile.of(Array(text.utf8), path: "\(id)/\(name)", name: name, from: location)
            report.know(file)
            return file
        } catch {
            report.add(error)
            return nil
        }
    }
}
