import RuleModel

/// Several mistakes as machine JSON: `{"errors":[…]}`, `{"warnings":[…]}`, or both; with `"more":N` where some are only counted.
enum DiagnosticsJSON {
    static func text(_ mistakes: [Diagnostic], more: Int = 0) -> String {
        let errors = mistakes.filter { $0.severity == .error }
        let warnings = mistakes.filter { $0.severity == .warning }
        var members: [JSONValue.Member] = []
        if !errors.isEmpty || warnings.isEmpty { members.append(.init("errors", .array(errors.map(\.json)))) }
        if !warnings.isEmpty { members.append(.init("warnings", .array(warnings.map(\.json)))) }
        if more > 0 { members.append(.init("more", .number(String(more)))) }
        return JSONText.text(.object(members))
    }
}
