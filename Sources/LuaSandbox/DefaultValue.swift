import RuleModel

/// A fact's default, from the canonical JSON in which a declaration keeps it.
enum DefaultValue {
    /// Nil when the text is not a value of the kind.
    static func value(ofJSON json: String, for kind: Fact.Kind) -> LuaValue? {
        switch kind {
        case .boolean: json == "true" ? .boolean(true) : json == "false" ? .boolean(false) : nil
        case .number: (try? Exact(json)).map(LuaValue.init)
        case .money: text(json).flatMap { try? Money($0) }.map(LuaValue.money)
        case .date: text(json).flatMap { try? CalendarDate($0) }.map(LuaValue.date)
        case .text, .choice: text(json).map(LuaValue.text)
        case .choices: texts(json).map { .table($0.enumerated().map { (.whole(Int64($0.offset) + 1), .text($0.element)) }) }
        case .records: json == "[]" ? .table([]) : nil
        }
    }

    private static func text(_ json: String) -> String? {
        var rest = Substring(json)
        guard let text = takeText(from: &rest), rest.isEmpty else { return nil }
        return text
    }

    private static func texts(_ json: String) -> [String]? {
        var rest = Substring(json), texts: [String] = []
        guard rest.popFirst() == "[" else { return nil }
        if rest == "]" { return [] }
        while let text = takeText(from: &rest) {
            texts.append(text)
            switch rest.popFirst() {
            case ",": continue
            case "]": return rest.isEmpty ? texts : nil
            default: return nil
            }
        }
        return nil
    }

    /// A string in quotes with JSON's escapes; canonical JSON escapes no more than it must, so `\u` is below U+0020.
    private static func takeText(from rest: inout Substring) -> String? {
        guard rest.unicodeScalars.popFirst() == "\"" else { return nil }
        var text = String.UnicodeScalarView()
        while let scalar = rest.unicodeScalars.popFirst() {
            switch scalar {
            case "\"": return String(text)
            case "\\":
                guard let escaped = takeEscape(from: &rest) else { return nil }
                text.append(escaped)
            default: text.append(scalar)
            }
        }
        return nil
    }

    private static func takeEscape(from rest: inout Substring) -> Unicode.Scalar? {
        switch rest.unicodeScalars.popFirst() {
        case "n": return "\n"
        case "t": return "\t"
        case "r": return "\r"
        case "b": return "\u{8}"
        case "f": return "\u{c}"
        case "u":
            defer { rest = rest.dropFirst(4) }
            return UInt32(rest.prefix(4), radix: 16).flatMap(Unicode.Scalar.init)
        case let other?: return other
        case nil: return nil
        }
    }
}

extension LuaValue {
    /// Whole numbers are Lua's integers.
    init(_ number: Exact) {
        if let whole = number.whole { self = .whole(whole) } else { self = .number(number) }
    }
}
