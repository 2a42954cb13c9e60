/// Bytes by name.
enum Ascii {
    static let tab = UInt8(ascii: "\t"), lineFeed = UInt8(ascii: "\n"), carriageReturn = UInt8(ascii: "\r"), space = UInt8(ascii: " ")
    static let quote = UInt8(ascii: "\""), apostrophe = UInt8(ascii: "'"), backslash = UInt8(ascii: "\\"), backtick = UInt8(ascii: "`")
    static let hash = UInt8(ascii: "#"), minus = UInt8(ascii: "-"), plus = UInt8(ascii: "+"), dot = UInt8(ascii: ".")
    static let slash = UInt8(ascii: "/"), colon = UInt8(ascii: ":"), equals = UInt8(ascii: "="), tilde = UInt8(ascii: "~")
    static let less = UInt8(ascii: "<"), greater = UInt8(ascii: ">"), exclamation = UInt8(ascii: "!"), at = UInt8(ascii: "@")
    static let comma = UInt8(ascii: ","), dollar = UInt8(ascii: "$"), question = UInt8(ascii: "?"), leftBracket = UInt8(ascii: "["),
        rightBracket = UInt8(ascii: "]")
    static let leftBrace = UInt8(ascii: "{"), rightBrace = UInt8(ascii: "}"), zero = UInt8(ascii: "0"), underscore = UInt8(ascii: "_")

    static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
    static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }
    static func isNameStart(_ byte: UInt8) -> Bool { isLetter(byte) || byte == underscore }
    static func isNamePart(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) || byte == underscore }

    static func hexValue(_ byte: UInt8) -> Int? {
        if isDigit(byte) { return Int(byte - 0x30) }
        let lower = byte | 0x20
        return lower >= 0x61 && lower <= 0x66 ? Int(lower - 0x61) + 10 : nil
    }
}
