/// What named people decided about a recommendation: the decision, in law.
///
/// It says what was agreed and only that: a price or a split stands in it where it is not the recommended one. ``init(_:payers:)`` reads
/// one and refuses what does not go together; ``json`` writes it.
public struct Determination: Sendable, Hashable {
    public enum Outcome: String, Sendable, Hashable, CaseIterable {
        case agreed
        case agreedWithConditions = "agreed_with_conditions"
        case timeLimited = "time_limited"
        case deferred
        case notAgreed = "not_agreed"

        /// Whether support is arranged.
        public var isAgreement: Bool { self != .deferred && self != .notAgreed }
    }

    /// What one payer pays of the agreed price.
    public struct Share: Sendable, Hashable {
        public var payer: String
        public var amount: Money
        public init(payer: String, amount: Money) { (self.payer, self.amount) = (payer, amount) }
    }

    public var outcome: Outcome
    /// The agreed price of all that the payers share out, for the time that the rulebook prices by; nil where it is the recommended one.
    public var price: Money?
    /// In the order in which it was given; empty where it is the recommended one, or follows.
    public var split: [Share] = []
    public var from: CalendarDate?
    /// The last day.
    public var until: CalendarDate?
    public var reviewBy: CalendarDate?
    public var conditions: [String] = []
    /// For now, without prejudice to what is decided later.
    public var isInterim = false
    /// In the words of who decided.
    public var reason: String
    /// Who decided.
    public var by: String
    public var role: String

    public init(_ outcome: Outcome, reason: String, by: String, role: String) {
        (self.outcome, self.reason, self.by, self.role) = (outcome, reason, by, role)
    }
}

extension Determination {
    /// In one order of keys; what was not given is left out.
    public var json: JSONValue {
        let shares = split.compactMap { share in share.amount.json.map { JSONValue.Member(share.payer, .string($0)) } }
        let members: [(String, JSONValue?)] = [
            ("outcome", .string(outcome.rawValue)),
            ("price", price?.json.map(JSONValue.string)),
            ("split", split.isEmpty ? nil : .object(shares)),
            ("from", from.map { .string($0.description) }),
            ("until", until.map { .string($0.description) }),
            ("review_by", reviewBy.map { .string($0.description) }),
            ("conditions", conditions.isEmpty ? nil : .array(conditions.map(JSONValue.string))),
            ("interim", isInterim ? .boolean(true) : nil),
            ("reason", .string(reason)), ("by", .string(by)), ("role", .string(role)),
        ]
        return .object(members.compactMap { key, value in value.map { .init(key, $0) } })
    }
}
