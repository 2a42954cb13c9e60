// What people write who know other languages, or who paste from a letter: said in one message each, and read as it was meant, so that
// nothing follows from it. None of it can stand in a text that is Lua.
extension Lexer {
    /// What a slip is read as.
    enum Slip {
        case token(Token.Kind, Token.Payload)
        /// A comment of another language, or a sign that is passed over.
        case passed
    }

    /// Nil where no slip begins here; `position` then stays.
    mutating func readSlip(from start: SourcePoint) -> Slip? {
        if let found = Self.foreignOperators.first(where: { holds($0.written) }) {
            position += found.written.utf8.count
            report("unexpected_character", "found `\(found.written)`, which is not an operator", at: span(from: start), help: [found.help])
            return found.meant.map { .token($0, .none) } ?? .passed
        }
        if let found = Self.foreignComments.first(where: { holds($0.opener) }) {
            passForeignComment(to: found.closer, from: start, written: found.opener)
            return .passed
        }
        if byte() >= 0x80 || byte() == Ascii.dollar { return readAmount(from: start) ?? readCurlyString(from: start) }
        return nil
    }

    private func holds(_ text: String) -> Bool {
        position + text.utf8.count <= bytes.count && bytes[position...].starts(with: text.utf8)
    }

    // MARK: Operators

    private struct ForeignOperator {
        let written: String
        let meant: Token.Kind?
        let help: String
    }

    /// Longer ones first.
    private static let foreignOperators: [ForeignOperator] = [
        .init(written: "!==", meant: .notEqual, help: "write `~=` for not equal"),
        .init(written: "!=", meant: .notEqual, help: "write `~=` for not equal"),
        .init(written: "===", meant: .equal, help: "write `==` for equal"),
        .init(written: "<>", meant: .notEqual, help: "write `~=` for not equal"),
        .init(written: "=<", meant: .lessEqual, help: "write `<=` for at most"),
        .init(written: "=>", meant: .greaterEqual, help: "write `>=` for at least; a condition is `function(case) return … end`"),
        .init(written: "->", meant: nil, help: "a condition is `function(case) return … end`"),
        .init(written: "&&", meant: .and, help: "write `and`"),
        .init(written: "||", meant: .or, help: "write `or`"),
        .init(written: "!", meant: .not, help: "write `not`"),
        .init(written: "≠", meant: .notEqual, help: "write `~=` for not equal"),
        .init(written: "≤", meant: .lessEqual, help: "write `<=` for at most"),
        .init(written: "≥", meant: .greaterEqual, help: "write `>=` for at least"),
        .init(written: "×", meant: .star, help: "write `*`"),
        .init(written: "÷", meant: .slash, help: "write `/`"),
        .init(written: "–", meant: .minus, help: "write `-`, the hyphen of the keyboard"),
        .init(written: "—", meant: .minus, help: "write `-`, the hyphen of the keyboard"),
        .init(written: "−", meant: .minus, help: "write `-`, the hyphen of the keyboard"),
    ]

    // MARK: Comments

    private static let foreignComments = [(opener: "/*", closer: "*/"), (opener: "<!--", closer: "-->")]

    /// To its end, or to the end of the line where it has none.
    private mutating func passForeignComment(to closer: String, from start: SourcePoint, written: String) {
        position += written.utf8.count
        let opener = span(from: start)
        report(
            "unexpected_character", "found `\(written)`, which begins no comment here", at: opener,
            help: ["begin a comment with `--` on each of its lines"])
        let body = point(at: position)
        while !isAtEnd {
            if holds(closer) {
                position += closer.utf8.count
                return
            }
            if byte() == Ascii.lineFeed || byte() == Ascii.carriageReturn {
                passLineBreak()
            } else {
                notePassed(byte())
                position += 1
            }
        }
        rewind(to: body)
        passLine()
    }

    // MARK: Amounts

    /// `£1,250.50`, taken for the number.
    private mutating func readAmount(from start: SourcePoint) -> Slip? {
        guard let sign = ["£", "€", "$"].first(where: holds), Ascii.isDigit(byte(sign.utf8.count)) else { return nil }
        for _ in sign.utf8 {
            notePassed(byte())
            position += 1
        }
        let digits = position
        while Ascii.isDigit(byte()) || [Ascii.dot, Ascii.comma].contains(byte()) && Ascii.isDigit(byte(1)) { position += 1 }
        let amount = String(decoding: bytes[digits..<position], as: UTF8.self)
        let whole = amount.contains(".") ? amount : amount + ".00"
        report(
            "unexpected_character", "found `\(sign)\(amount)`, which is not how amounts are written", at: span(from: start),
            help: ["write `money \"\(whole)\"`; in a row of bands `\"\(whole)\"`"])
        return .token(.number, .number(Numeral(text: "0", value: .whole(0))))
    }

    // MARK: Quotes

    private static let curlyQuotes = [
        "“": ["”", "“", "\""], "„": ["“", "”", "\""], "«": ["»"], "‘": ["’", "'"], "”": ["”", "\""], "’": ["’", "'"],
    ]

    /// `“visits”`, taken for the text. Only where it ends on its line.
    private mutating func readCurlyString(from start: SourcePoint) -> Slip? {
        guard let (opener, closers) = Self.curlyQuotes.first(where: { holds($0.key) }) else { return nil }
        let from = position + opener.utf8.count
        var at = from
        while at < bytes.count, bytes[at] != Ascii.lineFeed, bytes[at] != Ascii.carriageReturn {
            if let closer = closers.first(where: { bytes[at...].starts(with: $0.utf8) }) {
                while position < at + closer.utf8.count {
                    notePassed(byte())
                    position += 1
                }
                reportCurlyQuotes(at: span(from: start))
                return .token(.string, .string(StringLiteral(bytes: Array(bytes[from..<at]))))
            }
            at += 1
        }
        return nil
    }

    /// Once a line: pasted text has them all over.
    private mutating func reportCurlyQuotes(at span: SourceSpan) {
        let message = "found curly quotes, which mean nothing here"
        if let last = issues.last, last.message == message, last.span.start.line == span.start.line { return }
        report("unexpected_character", message, at: span, help: ["use straight quotes: `\"`"])
    }

    // MARK: Going back

    /// Continues from a place on the current line or an earlier one, and forgets what was noted after it.
    mutating func rewind(to point: SourcePoint) {
        forget(after: point)
        position = point.offset
    }

    /// The rest of the line is a comment of another language.
    mutating func passLine() {
        while !isAtEnd, byte() != Ascii.lineFeed, byte() != Ascii.carriageReturn {
            notePassed(byte())
            position += 1
        }
    }
}
