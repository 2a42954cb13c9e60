import RuleModel

/// Diagnostics as machine JSON: `{"errors":[{"code":"…","message":"…","file":"…","line":1,"column":1,"help":["…"]}]}`.
enum DiagnosticsJSON {
    static func text(_ mistakes: [Diagnostic]) -> String {
        let errors = mistakes.filter { $0.severity == .error }
        let warnings = mistakes.filter { $0.severity == .warning }
        var members: [JSONValue.Member] = []
        if !errors.isEmpty || warnings.isEmpty { members.append(.init("errors", .array(errors.map(value)))) }
        if !warnings.isEmpty { members.append(.init("warnings", .array(warnings.map(value)))) }
        return JSONText.text(.object(members))
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
}
