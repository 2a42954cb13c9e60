/// Cuts a source text into tokens, one at a time, in one pass.
///
/// Mistakes are noted and passed over, so that a token always comes: `issues` grows, nothing is thrown. After `maxIssues` the text ends.
struct Lexer {
    let bytes: [UInt8]
    let maxIssues: Int
    var position = 0
    private(set) var line = 1
    private(set) var issues: [SyntaxIssue] = []
    private(set) var comments: [Comment] = []

    /// The last place whose column is known; columns are counted on from there.
    private var anchorOffset = 0
    private var anchorColumn = 1
    /// Whether a byte beyond ASCII was passed since the anchor.
    private var passedWideText = false
    private var lineHasToken = false

    init(_ bytes: [UInt8], maxIssues: Int) {
        self.bytes = bytes
        self.maxIssues = maxIssues
        skipPreamble()
    }

    // MARK: Places

    /// The place at an offset that is not before any that was asked for on this line.
    mutating func point(at offset: Int) -> SourcePoint {
        if passedWideText {
            anchorColumn += String(decoding: bytes[anchorOffset..<offset], as: UTF8.self).count
            anchorOffset = offset
            passedWideText = false
        }
        return SourcePoint(line: line, column: anchorColumn + offset - anchorOffset, offset: offset)
    }

    mutating func span(from start: SourcePoint) -> SourceSpan { SourceSpan(start: start, end: point(at: position)) }

    mutating func report(_ code: String, _ message: String, at span: SourceSpan, help: [String] = []) {
        issues.append(SyntaxIssue(code, message, at: span, help: help))
        if issues.count >= maxIssues { stop() }
    }

    /// Takes back what was noted after a place, and counts lines and columns from it again.
    mutating func forget(after point: SourcePoint) {
        issues.removeAll { $0.span.start >= point }
        comments.removeAll { $0.span.start >= point }
        line = point.line
        (anchorOffset, anchorColumn, passedWideText) = (point.offset, point.column, false)
    }

    /// From here on the text is taken to be at its end.
    mutating func stop() { position = bytes.count }

    // MARK: Bytes

    /// 0 beyond the end.
    func byte(_ ahead: Int = 0) -> UInt8 {
        let index = position + ahead
        return index < bytes.count ? bytes[index] : 0
    }

    var isAtEnd: Bool { position >= bytes.count }

    mutating func notePassed(_ byte: UInt8) { if byte >= 0x80 { passedWideText = true } }

    /// Passes a line break of any kind: LF, CR, CRLF, LFCR.
    mutating func passLineBreak() {
        let first = byte()
        let second = byte(1)
        position += second != first && (second == Ascii.lineFeed || second == Ascii.carriageReturn) ? 2 : 1
        line += 1
        (anchorOffset, anchorColumn, passedWideText) = (position, 1, false)
        lineHasToken = false
    }

    /// A byte-order mark, and a first line that begins with `#` (for Unix shells).
    private mutating func skipPreamble() {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            position = 3
            anchorOffset = 3
        }
        guard byte() == Ascii.hash else { return }
        let start = point(at: position)
        passRestOfLine()
        comments.append(Comment(span: span(from: start), isLong: false, startsLine: true))
    }

    // MARK: Tokens

    mutating func next() -> Token {
        while true {
            skipBlanks()
            let startsLine = !lineHasToken
            lineHasToken = true
            let start = point(at: position)
            if isAtEnd { return Token(kind: .end, span: span(from: start), startsLine: startsLine, payload: .none) }
            if byte() == Ascii.minus, byte(1) == Ascii.minus {
                readComment(from: start, startsLine: startsLine)
            } else if let (kind, payload) = read(from: start) {
                lineHasToken = true
                return Token(kind: kind, span: span(from: start), startsLine: startsLine, payload: payload)
            }
        }
    }

    private mutating func skipBlanks() {
        while position < bytes.count {
            switch bytes[position] {
            case Ascii.lineFeed, Ascii.carriageReturn: passLineBreak()
            case Ascii.space, Ascii.tab, 0x0B, 0x0C: position += 1
            default: return
            }
        }
    }

    private mutating func passRestOfLine() {
        while position < bytes.count, bytes[position] != Ascii.lineFeed, bytes[position] != Ascii.carriageReturn {
            notePassed(bytes[position])
            position += 1
        }
    }

    private mutating func readComment(from start: SourcePoint, startsLine: Bool) {
        position += 2
        if byte() == Ascii.leftBracket, let level = longBracketLevel() {
            _ = readLongBracket(level: level, from: start, what: "comment", code: "unfinished_comment")
            comments.append(Comment(span: span(from: start), isLong: true, startsLine: startsLine))
            return
        }
        passRestOfLine()
        comments.append(Comment(span: span(from: start), isLong: false, startsLine: startsLine))
    }

    /// Nothing where the text holds a character that the language does not have; it is reported and passed.
    private mutating func read(from start: SourcePoint) -> (Token.Kind, Token.Payload)? {
        let first = byte()
        if Ascii.isNameStart(first) { return readWord() }
        if Ascii.isDigit(first) || first == Ascii.dot && Ascii.isDigit(byte(1)) { return (.number, .number(readNumber(from: start))) }
        if first == Ascii.quote || first == Ascii.apostrophe {
            return (.string, .string(StringLiteral(bytes: readQuoted(by: first, from: start))))
        }
        if first == Ascii.leftBracket, let level = longBracketLevel() {
            let content = readLongBracket(level: level, from: start, what: "text", code: "unfinished_string")
            return (.string, .string(StringLiteral(bytes: content)))
        }
        switch readSlip(from: start) {
        case .token(let kind, let payload): return (kind, payload)
        case .passed: return nil
        case nil: break
        }
        if let (kind, length) = symbol() {
            position += length
            return (kind, .none)
        }
        readUnknown(from: start)
        return nil
    }

    private mutating func readWord() -> (Token.Kind, Token.Payload) {
        let start = position
        while Ascii.isNamePart(byte()) { position += 1 }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        if position - start <= 8, let keyword = Token.Kind.keywords[text] { return (keyword, .none) }
        return (.name, .name(text))
    }
}
