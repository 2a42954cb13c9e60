import RuleModel

/// Lines of at most `width` characters.
///
/// Words carry the meaning and tones only underline it, so that a page without colour says the same. Nothing but colour is a command to the
/// terminal: control characters are escaped on their way in.
struct Page {
    let width: Int
    let colour: Bool
    private var bytes: [UInt8] = []
    /// The characters of the line that is being written, and the tone of the last.
    private(set) var column = 0
    private var tone = Tone.plain
    /// Where the last that is no space ends, with its tone: spaces at the end of a line are left out.
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
        let start = width - right.text.width
        if left.text.width + 2 <= start {
            write(left.text, left.tone)
            space(to: start)
            write(right.text, right.tone)
            endLine()
        } else {
            paragraph([left])
            paragraph([right])
        }
    }

    /// Wraps on words. `lead` starts the first line, after what is written there already; further lines begin under the text after it.
    mutating func paragraph(_ spans: [Span], lead: [Span] = []) {
        for span in lead { write(span.text, span.tone) }
        var row = Row(indent: column)
        for span in spans { wrap(span, &row) }
        endLine()
    }

    // MARK: A line in parts

    mutating func write(_ text: String, _ tone: Tone = .plain) {
        if text.isEmpty { return }
        change(to: tone)
        var text = text
        let isPlain = text.withUTF8 { bytes in
            guard let width = bytes.plainWidth else { return false }
            write(bytes, width: width)
            return true
        }
        if isPlain { return }
        let width = text.count
        text = text.printable
        text.withUTF8 { write($0, width: width) }
    }

    /// Spaces up to a column.
    mutating func space(to column: Int, _ tone: Tone = .plain) {
        guard column > self.column else { return }
        change(to: tone)
        for _ in self.column..<column { bytes.append(Self.space) }
        self.column = column
    }

    /// A drawn line up to a column.
    mutating func draw(_ sign: String, to column: Int) {
        for _ in self.column..<max(column, self.column) { write(sign) }
    }

    /// Text that ends at a column.
    mutating func write(_ text: String, endingAt column: Int, _ tone: Tone = .plain) {
        space(to: column - text.width, tone)
        write(text, tone)
    }

    mutating func endLine() {
        bytes.removeLast(bytes.count - ink.end)
        tone = ink.tone
        change(to: .plain)
        bytes.append(Self.newline)
        ink = (bytes.count, .plain)
        column = 0
    }

    // MARK: Words

    /// The line of a paragraph that is being filled: where its text begins, and the tone of its last word, nil before the first one.
    private struct Row {
        let indent: Int
        var last: Tone?
    }

    private mutating func wrap(_ span: Span, _ row: inout Row) {
        var text = span.text
        text.withUTF8 { text in
            var start = 0
            while start < text.count {
                let end = text[start...].firstIndex(of: Self.space) ?? text.count
                let word = UnsafeBufferPointer(rebasing: text[start..<end])
                if let width = word.plainWidth {
                    if width > 0 { add(word, width: width, span.tone, &row) }
                } else {
                    add(other: String(decoding: word, as: UTF8.self), span.tone, &row)
                }
                start = end + 1
            }
        }
    }

    /// Text without spaces whose characters are not all known: a line of it is a word.
    private mutating func add(other text: String, _ tone: Tone, _ row: inout Row) {
        for word in text.split(whereSeparator: \.isNewline) {
            var printable = String(word).printable
            printable.withUTF8 { add($0, width: word.count, tone, &row) }
        }
    }

    private mutating func add(_ word: UnsafeBufferPointer<UInt8>, width length: Int, _ tone: Tone, _ row: inout Row) {
        if let last = row.last {
            if column + 1 + length > width {
                endLine()
                space(to: row.indent)
            } else {
                space(to: column + 1, last == tone ? tone : .plain)
            }
        }
        change(to: tone)
        write(word, width: length)
        row.last = tone
    }

    // MARK: Bytes

    private static let space = UInt8(ascii: " ")
    private static let newline = UInt8(ascii: "\n")

    private mutating func write(_ text: UnsafeBufferPointer<UInt8>, width: Int) {
        bytes.append(contentsOf: text)
        if let last = text.lastIndex(where: { $0 != Self.space }) { ink = (bytes.count - text.count + last + 1, tone) }
        column += width
    }

    private mutating func change(to new: Tone) {
        if new == tone { return }
        if colour, tone != .plain { bytes.append(contentsOf: "\u{1B}[0m".utf8) }
        if colour, new != .plain { bytes.append(contentsOf: "\u{1B}[\(new.rawValue)m".utf8) }
        tone = new
    }
}
