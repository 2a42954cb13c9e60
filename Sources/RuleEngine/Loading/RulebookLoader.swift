import LuaSyntax
public import RuleModel

/// Finds, reads and checks rulebooks.
public struct RulebookLoader: Sendable {
    /// Folders in which `uses` is looked up after the rulebook's siblings.
    public var libraryFolders: [String]

    public init(libraryFolders: [String] = []) { self.libraryFolders = libraryFolders }

    /// Reads, checks and compiles the rulebook in a folder.
    /// - Throws: every mistake found, sorted. `rulebook_not_found` and `unreadable_file` mean that the
    ///   folder could not be read (exit 1), all others that the rulebook has errors (exit 3): also `part_not_found`, for a part or
    ///   data file that the rulebook names and its folder lacks.
    public func load(_ folder: String) throws(Diagnostics) -> Rulebook {
        let report = Report()
        let reader = FolderReader(report: report, libraryFolders: libraryFolders)
        guard let books = reader.read(folder) else { throw Diagnostics(report.errors) }
        return try compile(books, report)
    }

    /// Checks and compiles a rulebook that was read before, with the libraries that it was read with; no file is looked at. It decides
    /// and explains every case to the byte as it did when it was loaded from its folder.
    /// - Throws: every mistake found, sorted; `rulebook_altered` where the archive holds other books or files than its rulebook names.
    public func load(_ archive: RulebookArchive) throws(Diagnostics) -> Rulebook {
        let report = Report()
        guard let books = ArchiveReader(report: report, archive: archive).read() else { throw Diagnostics(report.errors) }
        guard RulebookArchive(books) == archive else { throw Diagnostics([.altered(archive.id)]) }
        return try compile(books, report)
    }

    private func compile(_ books: [BookFiles], _ report: Report) throws(Diagnostics) -> Rulebook {
        let parts = PartReader(report).read(books)
        let program = Program(parts: parts, data: DataFiles(report).read(books, parts.map(\.part)))
        let checked = RulebookCheck(report: report, books: books, program: program).run(of: parts.map(\.part))
        if !report.errors.isEmpty { throw Diagnostics(report.errors + report.warnings) }
        return Rulebook(checked, warnings: report.warnings)
    }
}
