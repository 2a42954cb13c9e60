import RuleModel

/// Diagnostics as machine JSON: `{"errors":[{"code":"…","message":"…","file":"…","line":1,"column":1,"help":["…"]}]}`.
enum DiagnosticsJSON {
    static func text(_ mistakes: [Diagnostic]) -> String {
        let errors = mistakes.filter { $0.severity == .error }, warnings = mistakes.filter { $0.severity == .warning }
        var members: [JSONValue.Member] = []
        if !errors.isEmpty || warnings.isEmpty { members.append(.init("errors", .array(errors.map(value)))) }
        if !warnings.isEmpty { members.append(.init("warnings", .array(warnings.map(value)))) }
        return text(of: .object(members))
    }

    static func value(_ mistake: Diagnostic) -> JSONValue {
        var members: [JSONValue.Member] = [
            .init("code", .string(mistake.code)), .init("message", .string(mistake.message)),
        ]
        if let place = mistake.location {
            members.append(.init("file", .string(place.file)))
            members.append(.init("line", .number(String(place.line))))
            members.append(.init("column", .number(String(place.column))))
        }
        if !mistake.help.isEmpty { members.append(.init("help", .array(mistake.help.map(JSONValue.string)))) }
        return .object(members)
    }

    /// Compact, with minimal escapes.
    static func text(of value: JSONValue) -> String {
        switch value {
        case .null: "null"
        case .boolean(let yes): yes ? "true" : "false"
        case .number(let digits): digits
        case .string(let text): quoted(text)
        case .array(let elements): "[" + elements.map(text(of:)).joined(separator: ",") + "]"
        case .object(let members): "{" + members.map { quoted($0.key) + ":" + text(of: $0.value) }.joined(separator: ",") + "}"
        }
    }

    private static func quoted(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\r": out += "\\r"
            case "\t": out += "\\t"
            case "\u{0}"..."\u{1F}":
                let hex = String(scalar.value, radix: 16)
                out += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }
}
