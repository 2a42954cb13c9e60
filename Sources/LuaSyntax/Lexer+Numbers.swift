extension Lexer {
    /// Reads everything that belongs to a number, and reports it where it is none.
    mutating func readNumber(from start: SourcePoint) -> Numeral {
        let isHex = byte() == Ascii.zero && (byte(1) | 0x20) == UInt8(ascii: "x")
        if isHex { position += 2 }
        let exponent = UInt8(ascii: isHex ? "p" : "e")
        while true {
            let current = byte()
            if (current | 0x20) == exponent {
                position += byte(1) == Ascii.plus || byte(1) == Ascii.minus ? 2 : 1
            } else if Ascii.isNamePart(current) || current == Ascii.dot {
                position += 1
            } else {
                break
            }
        }
        let written = bytes[start.offset..<position]
        if let value = isHex ? Numeral.hexadecimal(written.dropFirst(2)) : Numeral.decimal(written) {
            return Numeral(text: String(decoding: written, as: UTF8.self), value: value)
        }
        let shown = written.count > 40 ? written.prefix(40) + Array("…".utf8) : written
        report(
            "malformed_number", "`\(String(decoding: shown, as: UTF8.self))` is not a number", at: span(from: start),
            help: Self.remedy(forNumber: written))
        return Numeral(text: "0", value: .whole(0))
    }

    private static func remedy(forNumber written: ArraySlice<UInt8>) -> [String] {
        if written.contains(Ascii.underscore) { return ["write the digits without `_`"] }
        let digits = written.prefix { Ascii.isDigit($0) || $0 == Ascii.dot }
        if written.count(where: { $0 == Ascii.dot }) > 1 { return ["a number has one point at most: `1250.50`"] }
        if digits.isEmpty || written.count > 20 || written.first == Ascii.zero { return [] }
        return ["write the number alone: `\(String(decoding: digits, as: UTF8.self))`; a name does not begin with a digit"]
    }
}

extension Numeral {
    /// Places after the point that a decimal may need; more is ``Value/tooFine``.
    static let maxPlaces = 100

    /// `40`, `19.75`, `.5`, `3.`, `1e-3`; nil where it is not a number.
    static func decimal(_ written: ArraySlice<UInt8>) -> Value? {
        var digits: [UInt8] = []
        var places = 0
        var seenPoint = false
        var rest = written
        while let byte = rest.first, Ascii.isDigit(byte) || byte == Ascii.dot {
            rest.removeFirst()
            if byte == Ascii.dot {
                if seenPoint { return nil }
                seenPoint = true
            } else {
                digits.append(byte)
                if seenPoint { places += 1 }
            }
        }
        if digits.isEmpty { return nil }
        guard let exponent = exponent(rest, letter: UInt8(ascii: "e")) else { return nil }
        return value(digits: digits, places: places - exponent)
    }

    /// 0 where there is none; nil where it is malformed. Clamped, far beyond what any number here can have.
    private static func exponent(_ written: ArraySlice<UInt8>, letter: UInt8) -> Int? {
        guard let first = written.first else { return 0 }
        guard (first | 0x20) == letter else { return nil }
        var rest = written.dropFirst()
        let isNegative = rest.first == Ascii.minus
        if isNegative || rest.first == Ascii.plus { rest.removeFirst() }
        if rest.isEmpty { return nil }
        var value = 0
        for byte in rest {
            guard Ascii.isDigit(byte) else { return nil }
            value = min(value * 10 + Int(byte - Ascii.zero), 1 << 40)
        }
        return isNegative ? -value : value
    }

    /// Digits with the point `places` before their end.
    private static func value(digits: [UInt8], places: Int) -> Value {
        var digits = digits.drop { $0 == Ascii.zero }
        var places = places
        while places > 0, digits.last == Ascii.zero {
            digits.removeLast()
            places -= 1
        }
        if digits.isEmpty { return .whole(0) }
        if places <= 0 {
            if digits.count - places > 19 { return .tooLarge }
            let text = String(decoding: digits, as: UTF8.self) + String(repeating: "0", count: -places)
            return Int64(text).map(Value.whole) ?? .tooLarge
        }
        if places > maxPlaces { return .tooFine }
        if digits.count > 19 + places { return .tooLarge }
        let padded = String(repeating: "0", count: max(places + 1 - digits.count, 0)) + String(decoding: digits, as: UTF8.self)
        return .decimal(padded.dropLast(places) + "." + padded.suffix(places))
    }

    /// What follows `0x`.
    static func hexadecimal(_ written: ArraySlice<UInt8>) -> Value? {
        var value: UInt64 = 0
        var count = 0
        var isLarge = false
        var seenPoint = false
        var rest = written
        while let byte = rest.first {
            if byte == Ascii.dot, !seenPoint {
                seenPoint = true
            } else if let digit = Ascii.hexValue(byte) {
                count += 1
                if value >> 60 != 0 { isLarge = true }
                value = value << 4 | UInt64(digit)
            } else {
                break
            }
            rest.removeFirst()
        }
        if count == 0 { return nil }
        guard exponent(rest, letter: UInt8(ascii: "p")) != nil else { return nil }
        if seenPoint || !rest.isEmpty { return .hexFloat }
        return isLarge ? .tooLarge : Int64(exactly: value).map(Value.whole) ?? .tooLarge
    }
}
