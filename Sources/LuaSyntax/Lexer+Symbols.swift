extension Lexer {
    /// The longest symbol that begins here, and its length.
    func symbol() -> (Token.Kind, Int)? {
        switch byte() {
        case Ascii.equals: return byte(1) == Ascii.equals ? (.equal, 2) : (.assign, 1)
        case Ascii.tilde: return byte(1) == Ascii.equals ? (.notEqual, 2) : (.tilde, 1)
        case Ascii.less: return lessOrGreater(.less, .lessEqual, .shiftLeft)
        case Ascii.greater: return lessOrGreater(.greater, .greaterEqual, .shiftRight)
        case Ascii.slash: return byte(1) == Ascii.slash ? (.doubleSlash, 2) : (.slash, 1)
        case Ascii.colon: return byte(1) == Ascii.colon ? (.doubleColon, 2) : (.colon, 1)
        case Ascii.dot:
            guard byte(1) == Ascii.dot else { return (.dot, 1) }
            return byte(2) == Ascii.dot ? (.ellipsis, 3) : (.concat, 2)
        case let other: return Self.singles[Int(other)].map { ($0, 1) }
        }
    }

    private func lessOrGreater(_ plain: Token.Kind, _ orEqual: Token.Kind, _ shift: Token.Kind) -> (Token.Kind, Int) {
        if byte(1) == Ascii.equals { return (orEqual, 2) }
        return byte(1) == byte() ? (shift, 2) : (plain, 1)
    }

    private static let singles: [Token.Kind?] = {
        var table = [Token.Kind?](repeating: nil, count: 256)
        let kinds: [Token.Kind] = [
            .plus, .minus, .star, .percent, .caret, .hash, .ampersand, .pipe, .leftParenthesis, .rightParenthesis, .leftBrace, .rightBrace,
            .leftBracket, .rightBracket, .semicolon, .comma,
        ]
        for kind in kinds { table[Int(kind.spelling.utf8.first!)] = kind }
        return table
    }()

    /// Reports characters that the language does not have, all that stand together as one.
    mutating func readUnknown(from start: SourcePoint) {
        while !isAtEnd, isUnknown(byte()) {
            notePassed(byte())
            position += 1
        }
        if let last = issues.last, last.code == "unexpected_character", last.span.start.line == start.line { return }
        let found = String(decoding: bytes[start.offset..<position], as: UTF8.self)
        let shown = found.count > 20 ? found.prefix(20) + "…" : found[...]
        report(
            "unexpected_character", "found \(quotedForMessage(shown)), which means nothing here", at: span(from: start),
            help: help(for: found))
    }

    private func isUnknown(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte == Ascii.exclamation || byte == Ascii.at || byte == Ascii.dollar || byte == Ascii.question
            || byte == Ascii.backtick || byte == Ascii.backslash || byte == 0x7F || (byte < 0x20 && !(0x09...0x0D).contains(byte))
    }

    private func quotedForMessage(_ text: Substring) -> String {
        let isPrintable = text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F && $0 != "`" && $0 != "\u{FFFD}" }
        return isPrintable ? "`\(text)`" : "a character that cannot be shown"
    }

    private func help(for found: String) -> [String] {
        if found.contains(where: { "“”‘’„«»".contains($0) }) { return ["use straight quotes: `\"`"] }
        if found.contains("?") { return ["write `if … then … else … end`, or a row for each"] }
        if found.contains(where: { "£€$".contains($0) }) { return ["write an amount as `money \"100.00\"`"] }
        if found.unicodeScalars.contains("\u{A0}") { return ["replace the non-breaking space with an ordinary one"] }
        if found.unicodeScalars.contains(where: \.properties.isAlphabetic) {
            return ["names are made of the letters a to z, digits and `_`; other letters stand only in texts"]
        }
        return []
    }
}
