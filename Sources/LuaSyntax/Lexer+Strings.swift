extension Lexer {
    // MARK: Long brackets

    /// The number of `=` in `[==[`, where one begins here; `position` stays.
    func longBracketLevel() -> Int? {
        var level = 0
        while byte(1 + level) == Ascii.equals { level += 1 }
        return byte(1 + level) == Ascii.leftBracket ? level : nil
    }

    /// What stands between the brackets, without a first line break; line breaks of any kind become LF.
    mutating func readLongBracket(level: Int, from start: SourcePoint, what: String, code: String) -> [UInt8] {
        position += level + 2
        let opener = span(from: start)
        if byte() == Ascii.lineFeed || byte() == Ascii.carriageReturn, !isAtEnd { passLineBreak() }
        var content: [UInt8] = []
        while !isAtEnd {
            let current = byte()
            if current == Ascii.rightBracket, closesLongBracket(level: level) {
                position += level + 2
                return content
            }
            if current == Ascii.lineFeed || current == Ascii.carriageReturn {
                passLineBreak()
                content.append(Ascii.lineFeed)
            } else {
                notePassed(current)
                content.append(current)
                position += 1
            }
        }
        let closer = "]" + String(repeating: "=", count: min(level, 20)) + "]"
        report(code, "the \(what) that begins here has no end", at: opener, help: ["end it with `\(closer)`"])
        return content
    }

    private func closesLongBracket(level: Int) -> Bool {
        guard byte(1 + level) == Ascii.rightBracket else { return false }
        for index in 0..<level where byte(1 + index) != Ascii.equals { return false }
        return true
    }

    // MARK: Quoted strings

    mutating func readQuoted(by quote: UInt8, from start: SourcePoint) -> [UInt8] {
        position += 1
        var content: [UInt8] = []
        while !isAtEnd {
            let current = byte()
            switch current {
            case quote:
                position += 1
                return content
            case Ascii.lineFeed, Ascii.carriageReturn:
                reportUnfinished(quote: quote, from: start)
                return content
            case Ascii.backslash:
                readEscape(into: &content)
            default:
                notePassed(current)
                content.append(current)
                position += 1
            }
        }
        reportUnfinished(quote: quote, from: start)
        return content
    }

    private mutating func reportUnfinished(quote: UInt8, from start: SourcePoint) {
        let mark = String(decoding: [quote], as: UTF8.self)
        report(
            "unfinished_string", "the text that begins here does not end on its line", at: span(from: start),
            help: ["a text begins and ends with `\(mark)` on one line; write `\\n` for a line break within it"])
    }

    private mutating func readEscape(into content: inout [UInt8]) {
        let start = point(at: position)
        let letter = byte(1)
        if let plain = Self.simpleEscapes[letter] {
            content.append(plain)
            position += 2
            return
        }
        position += 1
        switch letter {
        case Ascii.lineFeed, Ascii.carriageReturn:
            if isAtEnd { return }
            passLineBreak()
            content.append(Ascii.lineFeed)
        case UInt8(ascii: "x"): readHexEscape(into: &content, from: start)
        case UInt8(ascii: "z"): skipBlankEscape()
        case UInt8(ascii: "u"): readUnicodeEscape(into: &content, from: start)
        case _ where Ascii.isDigit(letter): readDecimalEscape(into: &content, from: start)
        default:
            if !isAtEnd, letter < 0x80, letter >= 0x20 { position += 1 }
            badEscape(from: start, help: "write `\\\\` for a backslash")
        }
    }

    private static let simpleEscapes: [UInt8: UInt8] = [
        UInt8(ascii: "a"): 7, UInt8(ascii: "b"): 8, UInt8(ascii: "f"): 12, UInt8(ascii: "n"): 10, UInt8(ascii: "r"): 13,
        UInt8(ascii: "t"): 9, UInt8(ascii: "v"): 11, Ascii.backslash: Ascii.backslash, Ascii.quote: Ascii.quote,
        Ascii.apostrophe: Ascii.apostrophe,
    ]

    private mutating func badEscape(from start: SourcePoint, help: String) {
        let written = String(decoding: bytes[start.offset..<position], as: UTF8.self)
        report("bad_escape", "`\(written)` means nothing in a text", at: span(from: start), help: [help])
    }

    private mutating func readHexEscape(into content: inout [UInt8], from start: SourcePoint) {
        position += 1
        var value = 0
        var digits = 0
        while digits < 2, let digit = Ascii.hexValue(byte()) {
            value = value * 16 + digit
            digits += 1
            position += 1
        }
        guard digits == 2 else { return badEscape(from: start, help: "`\\x` takes two hexadecimal digits") }
        content.append(UInt8(value))
    }

    private mutating func readDecimalEscape(into content: inout [UInt8], from start: SourcePoint) {
        var value = 0
        var digits = 0
        while digits < 3, Ascii.isDigit(byte()) {
            value = value * 10 + Int(byte() - Ascii.zero)
            digits += 1
            position += 1
        }
        guard value <= 255 else { return badEscape(from: start, help: "a byte is at most `\\255`") }
        content.append(UInt8(value))
    }

    private mutating func skipBlankEscape() {
        position += 1
        while !isAtEnd {
            switch byte() {
            case Ascii.lineFeed, Ascii.carriageReturn: passLineBreak()
            case Ascii.space, Ascii.tab, 0x0B, 0x0C: position += 1
            default: return
            }
        }
    }

    private mutating func readUnicodeEscape(into content: inout [UInt8], from start: SourcePoint) {
        position += 1
        let help = "`\\u{…}` takes a hexadecimal number below 80000000"
        guard byte() == Ascii.leftBrace, Ascii.hexValue(byte(1)) != nil else { return badEscape(from: start, help: help) }
        position += 1
        var value = 0
        while let digit = Ascii.hexValue(byte()) {
            position += 1
            value = min(value * 16 + digit, 1 << 31)
        }
        guard byte() == Ascii.rightBrace, value < 1 << 31 else { return badEscape(from: start, help: help) }
        position += 1
        content += Self.utf8(value)
    }

    /// UTF-8 as first defined, up to six bytes.
    private static func utf8(_ value: Int) -> [UInt8] {
        if value < 0x80 { return [UInt8(value)] }
        var rest = value
        var tail: [UInt8] = []
        var firstLimit = 0x3F
        repeat {
            tail.insert(UInt8(0x80 | (rest & 0x3F)), at: 0)
            rest >>= 6
            firstLimit >>= 1
        } while rest > firstLimit
        return [UInt8(truncatingIfNeeded: (~firstLimit << 1) | rest)] + tail
    }
}
