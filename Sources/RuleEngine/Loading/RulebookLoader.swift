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
        let parts = PartReader(report).read(books)
        let program = Program(parts: parts, data: DataFiles(report).read(books, parts.map(\.part)))
        let checked = RulebookCheck(report: report, books: books, program: program).run(of: parts.map(\.part))
        if !report.errors.isEmpty { throw Diagnostics(report.errors + report.warnings) }
        return Rulebook(checked, warnings: report.warnings)
    }
}

/// Parses the parts of all books, in order, and puts them through the gate.
struct PartReader {
    let report: Report

    init(_ report: Report) { self.report = report }

    func read(_ books: [BookFiles]) -> [LoadedPart] {
        var loaded: [LoadedPart] = []
        var number = Prelude.parts.count
        for book in books {
            var parts: [Part] = []
            for file in book.parts {
                number += 1
                let parsed = RuleText.parse(file)
                for issue in parsed.issues { report.add(file.diagnostic(issue)) }
                parts.append(Part(number: number, book: book.id, file: file, tree: parsed.chunk, isWhole: parsed.issues.isEmpty))
            }
            let refused = gate(parts)
            loaded += parts.map { LoadedPart($0, isLoadable: $0.isWhole && !refused.contains($0.number)) }
        }
        return loaded
    }

    /// The numbers of the parts in which something is refused.
    private func gate(_ parts: [Part]) -> Set<Int> {
        var refused: Set<Int> = []
        let issues = Gate.issues(in: parts.map(\.tree), vocabulary: Prelude.vocabulary, files: parts.map(\.file.name))
        for (part, found) in zip(parts, issues) {
            for issue in found {
                if issue.code == "unknown_name", parts.contains(where: { !$0.isWhole }) { continue }
                report.add(part.file.diagnostic(issue))
                refused.insert(part.number)
            }
        }
        return refused
    }
}
