import LuaSyntax
import RuleModel

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
                let lines = Set(parsed.issues.map(\.span.start.line))
                parts.append(Part(number: number, book: book.id, file: file, tree: parsed.chunk, issueLines: lines))
            }
            for part in parts where part.isEmpty { reportEmpty(part) }
            let refused = gate(parts)
            loaded += parts.map { LoadedPart($0, isLoadable: $0.isWhole && !refused.contains($0.number)) }
        }
        return loaded
    }

    private func reportEmpty(_ part: Part) {
        report.error(
            "empty_part", "`\(part.file.name)` holds no rules", at: SourceLocation(file: part.file.path, line: 1, column: 1),
            help: "was it saved? if it is meant to be empty, take it out of `parts`")
    }

    /// The numbers of the parts in which something is refused.
    private func gate(_ parts: [Part]) -> Set<Int> {
        var refused: Set<Int> = []
        var unread = Unread()
        for part in parts where !part.isWhole || part.isEmpty { unread.add(part.file) }
        let declared = parts.reduce(into: Set<String>()) { $0.formUnion(Mentions($1.file.bytes, declaring: Prelude.declaring).declared) }
        let issues = Gate.issues(
            in: parts.map(\.tree), vocabulary: Prelude.vocabulary, files: parts.map(\.file.name), caseNames: declared,
            unread: unread.mentions.words)
        for (part, found) in zip(parts, issues) {
            for issue in found where !part.issueLines.contains(issue.span.start.line) {
                report.add(part.file.diagnostic(issue))
                refused.insert(part.number)
            }
        }
        return refused
    }
}
