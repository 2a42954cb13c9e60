import CLuaHost

extension Sandbox {
    /// The names of the library, with the fields of those that are tables: read from a state, so that it cannot differ.
    public static let libraryNames: [String: Set<String>?] = {
        var names: [String: Set<String>?] = [:]
        guard let sandbox = try? Sandbox(limits: Limits()),
            case .table(let entries)? = try? sandbox.value(of: sandbox.environment(open: true))
        else { preconditionFailure("the library can be read") }
        for (key, value) in entries {
            guard case .text(let name) = key else { continue }
            names[name] = .some(fields(of: value))
        }
        return names
    }()

    private static func fields(of value: LuaValue) -> Set<String>? {
        guard case .table(let entries) = value else { return nil }
        return Set(entries.compactMap { if case .text(let name) = $0.0 { name } else { nil } })
    }
}
