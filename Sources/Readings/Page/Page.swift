import RuleModel

/// How a stretch of text is meant; it becomes bold or colour only on a page that was asked for colour.
enum Tone: String {
    case plain = ""
    case strong = "1"
    case faint = "2"
    case good = "1;32"
    case watch = "1;33"
    case bad = "1;31"
}

/// A stretch of text with one tone.
struct Span {
    var text: String
    var tone: Tone

    init(_ text: String, _ tone: Tone = .plain) { (self.text, self.tone) = (text, tone) }
}

/// Lines of at most `width` characters.
///
/// Words carry the meaning and tones only underline it, so that a page without colour says the same.
struct Page {
    let width: Int
    let colour: Bool
    private(set) var lines: [String] = []

    init(width: Int, colour: Bool) { (self.width, self.colour) = (width, colour) }

    var text: String { lines.joined(separator: "\n") + "\n" }

    /// One empty line; never two in a row, and none at the top.
    mutating func blank() {
        if let last = lines.last, !last.isEmpty { lines.append("") }
    }

    /// A line as it stands, for tables and drawings.
    mutating func line(_ spans: [Span]) {
        var rest = Self.merged(spans)
        while let last = rest.last, last.text.hasSuffix(" ") {
            let end = last.text.lastIndex { $0 != " " }.map { last.text.index(after: $0) } ?? last.text.startIndex
            rest[rest.count - 1].text = String(last.text[..<end])
            if end == last.text.startIndex { rest.removeLast() }
        }
        lines.append(rest.map(painted).joined())
    }

    /// A line whose last span stands at the right edge, or on the next line where both do not fit.
    mutating func line(_ left: Span, right: Span) {
        let gap = width - left.text.count - right.text.count
        if gap >= 2 {
            line([left, Span(String(repeating: " ", count: gap)), right])
        } else {
            paragraph([left])
            paragraph([right])
        }
    }

    /// Wraps on words. `lead` starts the first line; further lines begin under the text after it.
    mutating func paragraph(_ spans: [Span], lead: [Span] = []) {
        let indent = lead.reduce(0) { $0 + $1.text.count }
        var row = lead
        var used = indent
        var rowIsEmpty = true
        for span in spans {
            for word in span.text.split(whereSeparator: { $0 == " " || $0.isNewline }) {
                let length = word.count
                if !rowIsEmpty && used + 1 + length > width {
                    line(row)
                    row = [Span(String(repeating: " ", count: indent))]
                    (used, rowIsEmpty) = (indent, true)
                }
                if !rowIsEmpty { Self.append(" ", row.last?.tone == span.tone ? span.tone : .plain, to: &row) }
                Self.append(word, span.tone, to: &row)
                used += length + (rowIsEmpty ? 0 : 1)
                rowIsEmpty = false
            }
        }
        line(row)
    }

    private static func append(_ text: Substring, _ tone: Tone, to row: inout [Span]) {
        if row.last?.tone == tone { row[row.count - 1].text += text } else { row.append(Span(String(text), tone)) }
    }

    private static func merged(_ spans: [Span]) -> [Span] {
        spans.reduce(into: []) { row, span in
            if let last = row.last, last.tone == span.tone {
                row[row.count - 1].text += span.text
            } else {
                row.append(span)
            }
        }
    }

    /// Every text passes here: from here on nothing but colour may be a command to the terminal.
    private func painted(_ span: Span) -> String {
        let text = span.text.printable
        return colour && span.tone != .plain ? "\u{1B}[\(span.tone.rawValue)m\(text)\u{1B}[0m" : text
    }
}

extension String {
    /// Padded with spaces on the right to a column.
    func leading(_ width: Int) -> String { self + String(repeating: " ", count: max(width - count, 0)) }

    /// At most so many characters; what is left out shows as an ellipsis.
    func cut(to width: Int) -> String { count <= width ? self : prefix(width - 1) + "…" }

    /// Padded with spaces on the left to a column.
    func trailing(_ width: Int) -> String { String(repeating: " ", count: max(width - count, 0)) + self }
}
