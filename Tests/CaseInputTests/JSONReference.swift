/// RFC 8259 read the plain way: whether a text is JSON in UTF-8, at most 64 deep, with surrogates in pairs. Shares nothing with
/// the reader under test.
struct JSONReference {
    private var rest: ArraySlice<Unicode.Scalar>

    static func accepts(_ bytes: [UInt8]) -> Bool {
        guard let text = String(validating: bytes, as: UTF8.self) else { return false }
        var reader = JSONReference(rest: ArraySlice(text.unicodeScalars))
        return reader.value(depth: 0) && reader.rest.isEmpty
    }

    private mutating func space() { rest = rest.drop { " \t\n\r".unicodeScalars.contains($0) } }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard rest.first == scalar else { return false }
        rest.removeFirst()
        return true
    }

    private mutating func value(depth: Int) -> Bool {
        space()
        defer { space() }
        switch rest.first {
        case "{": return depth < 64 && list(from: "{", to: "}") { $0.member(depth: depth + 1) }
        case "[": return depth < 64 && list(from: "[", to: "]") { $0.value(depth: depth + 1) }
        case "\"": return text()
        case "t": return word("true")
        case "f": return word("false")
        case "n": return word("null")
        default: return number()
        }
    }

    private mutating func list(from: Unicode.Scalar, to: Unicode.Scalar, _ one: (inout Self) -> Bool) -> Bool {
        guard take(from) else { return false }
        space()
        if take(to) { return true }
        repeat { if !one(&self) { return false } } while take(",")
        return take(to)
    }

    private mutating func member(depth: Int) -> Bool {
        space()
        guard text() else { return false }
        space()
        return take(":") && value(depth: depth)
    }

    private mutating func word(_ word: String) -> Bool {
        guard rest.starts(with: word.unicodeScalars) else { return false }
        rest = rest.dropFirst(word.unicodeScalars.count)
        return true
    }

    private mutating func digits() -> Bool {
        let before = rest.count
        rest = rest.drop { ("0"..."9").contains($0) }
        return rest.count < before
    }

    private mutating func number() -> Bool {
        _ = take("-")
        if !take("0"), !digits() { return false }
        if take("."), !digits() { return false }
        if take("e") || take("E") {
            if !take("+") { _ = take("-") }
            return digits()
        }
        return true
    }

    private mutating func text() -> Bool {
        guard take("\"") else { return false }
        while let scalar = rest.popFirst() {
            if scalar == "\"" { return true }
            if scalar.value < 0x20 { return false }
            if scalar == "\\", !escape() { return false }
        }
        return false
    }

    private mutating func escape() -> Bool {
        switch rest.popFirst() {
        case "\"", "\\", "/", "b", "f", "n", "r", "t": return true
        case "u":
            guard let first = hexadecimal() else { return false }
            if (0xDC00...0xDFFF).contains(first) { return false }
            guard (0xD800...0xDBFF).contains(first) else { return true }
            guard take("\\"), take("u"), let second = hexadecimal() else { return false }
            return (0xDC00...0xDFFF).contains(second)
        default: return false
        }
    }

    private mutating func hexadecimal() -> Int? {
        guard rest.count >= 4, rest.prefix(4).allSatisfy({ $0.properties.isASCIIHexDigit }) else { return nil }
        defer { rest = rest.dropFirst(4) }
        return Int(String(String.UnicodeScalarView(rest.prefix(4))), radix: 16)
    }
}
