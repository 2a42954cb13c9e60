import RuleModel

/// Lines of at most `width` characters.
///
/// Words carry the meaning and tones only underline it, so that a page without colour says the same. Nothing but colour is a command to the
/// terminal: control characters are escaped on their way in.
struct Page {
    let width: Int
    let colour: Bool
    private var bytes: [UInt8] = []
    /// The tone of what is written now, and where the last that is no space ends, with its tone: spaces at the end of a line are left out.
    private var tone = Tone.plain
    private var ink = (end: 0, tone: Tone.plain)

    init(width: Int, colour: Bool) {
        (self.width, self.colour) = (width, colour)
        bytes.reserveCapacity(4096)
    }

    var text: String { bytes.isEmpty ? "\n" : String(decoding: bytes, as: UTF8.self) }

    /// The lines that are not empty.
    var lines: [String] { bytes.split(separator: Self.newline).map { String(decoding: $0, as: UTF8.self) } }

    /// One empty line; never two in a row, and none at the top.
    mutating func blank() {
        if bytes.count > 1, bytes[bytes.count - 2] != Self.newline { endLine() }
    }

    /// A line as it stands, for tables and drawings.
    mutating func line(_ spans: [Span]) {
        for span in spans { write(span.text, span.tone) }
        endLine()
    }

    /// A line whose last span stands at the right edge, or on the next line where both do not fit.
    mutating func line(_ left: Span, right: Span) {
        let gap = width - left.text.width - right.text.width
        if gap >= 2 {
            line([left, Span(String(repeating: " ", count: gap)), right])
        } else {
            paragraph([left])
            paragraph([right])
        }
    }

    /// Wraps on words. `lead` starts the first line; further lines begin under the text after it.
    mutating func paragraph(_ spans: [Span], lead: [Span] = []) {
        for span in lead { write(span.text, span.tone) }
        var row = Row(indent: lead.reduce(0) { $0 + $1.text.width })
        for span in spans { wrap(span, &row) }
        endLine()
    }

    // MARK: Words

    /// The line of a paragraph that is being filled.
    private struct Row {
        let indent: Int
        var used: Int
        /// The tone of the last word; nil before the first one.
        var last: Tone?

        init(indent: Int) { (self.indent, used) = (indent, indent) }
    }

    private mutating func wrap(_ span: Span, _ row: inout Row) {
        var text = span.text
        let isPlain = text.withUTF8 { text in
            guard text.plainWidth != nil else { return false }
            for word in text.split(separator: Self.space) {
                let word = UnsafeBufferPointer(rebasing: word)
                add(word, width: word.plainWidth ?? 0, span.tone, &row)
            }
            return true
        }
        if isPlain { return }
        for word in text.split(whereSeparator: { $0 == " " || $0.isNewline }) {
            var printable = String(word).printable
            printable.withUTF8 { add($0, width: word.count, span.tone, &row) }
        }
    }

    private mutating func add(_ word: UnsafeBufferPointer<UInt8>, width length: Int, _ tone: Tone, _ row: inout Row) {
        if row.last != nil, row.used + 1 + length > width {
            endLine()
            write(spaces: row.indent)
            (row.used, row.last) = (row.indent, nil)
        }
        if let last = row.last {
            change(to: last == tone ? tone : .plain)
            write(spaces: 1)
            row.used += 1
        }
        change(to: tone)
        write(word)
        (row.used, row.last) = (row.used + length, tone)
    }

    // MARK: Bytes

    private static let space = UInt8(ascii: " ")
    private static let newline = UInt8(ascii: "\n")

    private mutating func write(_ text: String, _ tone: Tone) {
        if text.isEmpty { return }
        change(to: tone)
        var text = text.printable
        text.withUTF8 { write($0) }
    }

    private mutating func write(_ text: UnsafeBufferPointer<UInt8>) {
        bytes.append(contentsOf: text)
        if let last = text.lastIndex(where: { $0 != Self.space }) { ink = (bytes.count - text.count + last + 1, tone) }
    }

    private mutating func write(spaces count: Int) {
        for _ in 0..<count { bytes.append(Self.space) }
    }

    private mutating func endLine() {
        bytes.removeLast(bytes.count - ink.end)
        tone = ink.tone
        change(to: .plain)
        bytes.append(Self.newline)
        ink = (bytes.count, .plain)
    }

    private mutating func change(to new: Tone) {
        if new == tone { return }
        if colour, tone != .plain { bytes.append(contentsOf: "\u{1B}[0m".utf8) }
        if colour, new != .plain { bytes.append(contentsOf: "\u{1B}[\(new.rawValue)m".utf8) }
        tone = new
    }
}
