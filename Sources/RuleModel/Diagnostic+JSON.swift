extension Diagnostic {
    /// `{"code":"…","message":"…","file":"…","line":1,"column":1,"help":["…"]}`; without a place or a remedy those keys are left out.
    public var json: JSONValue {
        var members: [JSONValue.Member] = [.init("code", .string(code)), .init("message", .string(message))]
        if let location {
            members.append(.init("file", .string(location.file)))
            members.append(.init("line", .number(String(location.line))))
            members.append(.init("column", .number(String(location.column))))
        }
        if !help.isEmpty { members.append(.init("help", .array(help.map(JSONValue.string)))) }
        return .object(members)
    }
}
