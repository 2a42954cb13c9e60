/// JSON as it is written: members in their order, numbers as text.
package enum JSON: Equatable {
    case null
    case boolean(Bool)
    case number(String)
    case string(String)
    case array([JSON])
    case object([Member])

    package struct Member: Equatable {
        package var name: String
        package var value: JSON
        package init(_ name: String, _ value: JSON) { (self.name, self.value) = (name, value) }
    }

    package subscript(name: String) -> JSON? { members?.first { $0.name == name }?.value }

    package var members: [Member]? {
        if case .object(let members) = self { return members }
        return nil
    }
    package var items: [JSON]? {
        if case .array(let items) = self { return items }
        return nil
    }
    package var string: String? {
        if case .string(let string) = self { return string }
        return nil
    }

    package static func record(_ members: KeyValuePairs<String, JSON>) -> JSON { .object(members.map { Member($0, $1) }) }

    /// Compact, with as few escapes as JSON allows.
    package var text: String {
        switch self {
        case .null: "null"
        case .boolean(let value): value ? "true" : "false"
        case .number(let digits): digits
        case .string(let string): JSON.quoted(string)
        case .array(let items): "[" + items.map(\.text).joined(separator: ",") + "]"
        case .object(let members): "{" + members.map { JSON.quoted($0.name) + ":" + $0.value.text }.joined(separator: ",") + "}"
        }
    }

    private static func quoted(_ string: String) -> String {
        var result = "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case "\u{8}": result += "\\b"
            case "\u{c}": result += "\\f"
            case "\u{0}"..."\u{1f}":
                let hex = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}

/// Reads JSON that is known to be well formed; anything else gives nil.
package struct JSONReader {
    private let scalars: [Unicode.Scalar]
    private var place = 0

    package static func read(_ text: String) -> JSON? {
        var reader = JSONReader(text)
        let value = reader.value()
        reader.skipSpace()
        return reader.place == reader.scalars.count ? value : nil
    }

    private init(_ text: String) { scalars = Array(text.unicodeScalars) }

    private var next: Unicode.Scalar? { place < scalars.count ? scalars[place] : nil }

    private mutating func skipSpace() {
        while let scalar = next, " \n\r\t".unicodeScalars.contains(scalar) { place += 1 }
    }

    private mutating func accept(_ scalar: Unicode.Scalar) -> Bool {
        skipSpace()
        if next != scalar { return false }
        place += 1
        return true
    }

    private mutating func accept(word: String) -> Bool {
        guard scalars[place...].starts(with: word.unicodeScalars) else { return false }
        place += word.unicodeScalars.count
        return true
    }

    private mutating func value() -> JSON? {
        skipSpace()
        switch next {
        case "{": return object()
        case "[": return array()
        case "\"": return string().map { .string($0) }
        case "t": return accept(word: "true") ? .boolean(true) : nil
        case "f": return accept(word: "false") ? .boolean(false) : nil
        case "n": return accept(word: "null") ? .null : nil
        default: return number()
        }
    }

    private mutating func object() -> JSON? {
        place += 1
        var members: [JSON.Member] = []
        if accept("}") { return .object([]) }
        repeat {
            skipSpace()
            guard let name = string(), accept(":"), let value = value() else { return nil }
            members.append(.init(name, value))
        } while accept(",")
        return accept("}") ? .object(members) : nil
    }

    private mutating func array() -> JSON? {
        place += 1
        var items: [JSON] = []
        if accept("]") { return .array([]) }
        repeat {
            guard let value = value() else { return nil }
            items.append(value)
        } while accept(",")
        return accept("]") ? .array(items) : nil
    }

    private mutating func number() -> JSON? {
        let start = place
        while let scalar = next, "+-.0123456789eE".unicodeScalars.contains(scalar) { place += 1 }
        return start == place ? nil : .number(String(String.UnicodeScalarView(scalars[start..<place])))
    }

    private mutating func string() -> String? {
        guard next == "\"" else { return nil }
        place += 1
        var result = String.UnicodeScalarView()
        while let scalar = next {
            place += 1
            switch scalar {
            case "\"": return String(result)
            case "\\":
                guard let escaped = escape() else { return nil }
                result.append(escaped)
            default: result.append(scalar)
            }
        }
        return nil
    }

    private mutating func escape() -> Unicode.Scalar? {
        guard let mark = next else { return nil }
        place += 1
        switch mark {
        case "n": return "\n"
        case "r": return "\r"
        case "t": return "\t"
        case "b": return "\u{8}"
        case "f": return "\u{c}"
        case "u":
            guard let first = unit() else { return nil }
            guard (0xD800..<0xDC00).contains(first) else { return Unicode.Scalar(first) }
            guard accept(word: "\\u"), let second = unit() else { return nil }
            return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second &- 0xDC00))
        default: return mark
        }
    }

    private mutating func unit() -> UInt32? {
        guard place + 4 <= scalars.count else { return nil }
        place += 4
        return UInt32(String(String.UnicodeScalarView(scalars[place - 4..<place])), radix: 16)
    }
}
