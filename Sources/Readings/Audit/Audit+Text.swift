import RuleModel

extension Audit {
    func text(_ options: ReadingOptions) -> String {
        var page = Page(width: options.width, colour: options.colour)
        page.line(Span(title, .strong), right: Span("\(summary.title) · \(summary.version)", .faint))
        for line in lines {
            if line.rails.isEmpty { page.blank() }
            write(line, to: &page)
        }
        page.blank()
        for line in foot { page.paragraph([Span(line)]) }
        return page.text
    }

    /// The rails of a line, then its text with its place at the right edge, then notes below.
    private func write(_ line: Line, to page: inout Page) {
        let above = line.rails.dropLast().map { $0 ? "│  " : "   " }.joined()
        let first = above + (line.rails.last.map { $0 ? "├─ " : "└─ " } ?? "")
        let further = above + (line.rails.last.map { $0 ? "│  " : "   " } ?? "") + (line.hasChildren ? "│  " : "   ")
        var block = Page(width: max(page.width - further.width, 24), colour: false)
        let text = (line.taken.map { $0 ? "✓ " : "✗ " } ?? "") + line.text
        if text.width + 2 + line.place.width <= block.width {
            block.line(Span(text), right: Span(line.place))
        } else {
            block.paragraph([Span(text)])
            block.line([Span(line.place.trailing(block.width))])
        }
        for note in line.notes { block.paragraph([Span(note)]) }
        for (i, text) in block.lines.enumerated() { page.line([Span((i == 0 ? first : further) + text)]) }
    }

    /// Under which rules, why these, and what the record itself is.
    var foot: [String] {
        var lines = ["Rulebook \(summary.id) \(summary.version), \(summary.digest)", inForce]
        lines.append("Explanation \(explanation.digest)")
        if let digest = decision["digest"]?.written { lines.append("Decision \(digest)") }
        if explanation.omitted > 0 {
            lines.append("\(Wording.count(explanation.omitted, "step")) left out below the top of the tree, because the record was full")
        }
        return (lines + record).map(\.printable)
    }

    /// Why this version applied.
    private var inForce: String {
        let on = decision["on"]?.written.flatMap { try? CalendarDate($0) }
        guard let from = summary.inForceFrom else {
            return "The rulebook does not say when it is in force: it was used because it was asked for"
        }
        let time = "In force from \(from.spoken)" + (summary.inForceTo.map { " to \($0.spoken)" } ?? "")
        guard let on else { return time }
        if summary.timeInForce(besides: on) == nil {
            let publication = published.map { " and it was published on \($0.spoken)" } ?? ""
            return "\(time): applied because the service date is \(on.spoken)\(publication)"
        }
        return "\(time): not on the service date, \(on.spoken); used because it was asked for"
    }
}
