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
            for part in parts where part.isBlank { report.emptyPart(part) }
            let refused = gate(parts)
            parts.forEach(LiteralCheck(report: report).check)
            loaded += parts.map { LoadedPart($0, isLoadable: $0.isWhole && !refused.contains($0.number)) }
        }
        return loaded
    }

    /// Whether it is likely to come of a mistake of syntax: on the same line, or of a function whose beginning was lost.
    private func follows(_ issue: SyntaxIssue, in part: Part) -> Bool {
        part.issueLines.contains(issue.span.start.line) || !part.isWhole && issue.message == Gate.caseOutsideFunction
    }

    /// The numbers of the parts in which something is refused.
    private func gate(_ parts: [Part]) -> Set<Int> {
        var refused: Set<Int> = []
        var unread = Unread()
        for part in parts where !part.isWhole || part.isBlank { unread.add(part) }
        lazy var declared = parts.reduce(into: Set<String>()) { $0.formUnion(Prelude.mentions(of: $1.file).declared) }
        let issues = Gate.issues(
            in: parts.map(\.tree), vocabulary: Prelude.vocabulary, files: parts.map(\.file.name), caseNames: { declared },
            unread: unread.mentions.defined.union(unread.mentions.quoted))
        for (part, found) in zip(parts, issues) {
            for issue in found + CommaNumbers(part.tree).issues where !follows(issue, in: part) {
                report.add(part.file.diagnostic(issue))
                refused.insert(part.number)
            }
        }
        return refused
    }
}
