public import RuleModel

/// Who must agree to a decision before anything of it is in force: what the rulebook's answer `authority` says.
///
/// The answer is a list of records: `role`, the body that the role acts for, and in `or_above` the roles that may act in its place.
/// A rulebook without it leaves the decision to whoever determines.
public struct Authority: Sendable, Hashable {
    public struct Role: Sendable, Hashable {
        public let role: String
        public let body: String?
        public let orAbove: [String]
        /// What the decision costs in a year, as the rulebook says it.
        public let annual: Money?

        public init(role: String, body: String?, orAbove: [String] = [], annual: Money? = nil) {
            (self.role, self.body, self.orAbove, self.annual) = (role, body, orAbove, annual)
        }

        /// As people read it: `ICB commissioner (South West London ICB)`.
        public var words: String { body.map { "\(role) (\($0))" } ?? role }

        func admits(_ other: String) -> Bool { ([role] + orAbove).contains { $0.isNamed(other) } }
    }

    public let roles: [Role]

    public init(roles: [Role]) { self.roles = roles }

    /// Of a decision.
    public init(_ decision: JSONValue) {
        let records = decision["answers"]?["authority"]?.array ?? []
        roles = records.compactMap { record in
            guard let role = record["role"]?.string else { return nil }
            return Role(
                role: role, body: record["body"]?.string, orAbove: record["or_above"]?.array?.compactMap(\.string) ?? [],
                annual: record["annual"]?.string.flatMap { try? Money($0) })
        }
    }

    /// The role for which somebody of this role acts; nil where for none.
    public func role(for name: String) -> Role? { roles.first { $0.role.isNamed(name) } ?? roles.first { $0.admits(name) } }

    /// `[{"role":"…","body":"…","or_above":["…"],"annual":"…"},…]`
    var json: JSONValue {
        .array(
            roles.map { role in
                let members: [(String, JSONValue?)] = [
                    ("role", .string(role.role)), ("body", role.body.map(JSONValue.string)),
                    ("or_above", role.orAbove.isEmpty ? nil : .array(role.orAbove.map(JSONValue.string))),
                    ("annual", role.annual?.json.map(JSONValue.string)),
                ]
                return .object(members.compactMap { name, value in value.map { .init(name, $0) } })
            })
    }

    /// Reads what ``json`` writes.
    init(json: JSONValue?) { self.init(.object([.init("answers", .object([.init("authority", json ?? .array([]))]))])) }
}

extension String {
    /// Whether two names or roles are the same to people: capitals and spaces at the ends or doubled do not count.
    func isNamed(_ other: String) -> Bool { plainName == other.plainName }

    private var plainName: String { lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
