public import RuleModel

/// Where the decisions of a rulebook may turn, as its text shows: on which facts they depend, with which constants these are compared,
/// and which facts one rule reads together.
public struct TurningPoints: Sendable {
    var facts: Set<String> = []
    var constants: [String: Constants] = [:]
    var readTogether: [Set<String>] = []
    /// What stands within `%`.
    var alternating: Set<String> = []
    /// Whether some `%` does not show what stands within it.
    var mayAllAlternate = false

    struct Constants: Sendable {
        var numbers: Set<Exact> = []
        var amounts: Set<Money> = []

        var isEmpty: Bool { numbers.isEmpty && amounts.isEmpty }

        mutating func add(_ other: Constants) {
            numbers.formUnion(other.numbers)
            amounts.formUnion(other.amounts)
        }
    }

    /// Whether the outcome or an exported answer may depend on a fact.
    public func mayDecide(_ fact: Fact) -> Bool { !names(of: fact).isDisjoint(with: facts) }

    /// The numbers that a fact is compared with, itself or by an answer that depends on it; where there are none, all of the rulebook.
    /// In ascending order.
    public func numbers(for fact: Fact) -> [Exact] { constants(for: fact, \.numbers).sorted() }

    /// The amounts that a fact is compared with, itself or by an answer that depends on it; where there are none, all of the rulebook.
    /// In ascending order.
    public func amounts(for fact: Fact) -> [Money] { constants(for: fact, \.amounts).sorted() }

    /// Whether some rule reads both facts, directly or through one answer each.
    public func areReadTogether(_ a: Fact, _ b: Fact) -> Bool {
        let (a, b) = (names(of: a), names(of: b))
        return readTogether.contains { !a.isDisjoint(with: $0) && !b.isDisjoint(with: $0) }
    }

    /// Whether some rule works with the remainder of a division of it, so that results may come and go with each step.
    public func mayAlternate(_ fact: Fact) -> Bool { mayAllAlternate || !names(of: fact).isDisjoint(with: alternating) }

    /// What a field of records is called among the facts: what it is compared with is kept apart.
    public static func field(_ name: String) -> String { "." + name }

    private func constants<Constant: Hashable>(for fact: Fact, _ kind: KeyPath<Constants, Set<Constant>>) -> Set<Constant> {
        let own = names(of: fact).reduce(into: Set<Constant>()) { $0.formUnion(constants[$1]?[keyPath: kind] ?? []) }
        if !own.isEmpty { return own }
        return constants.reduce(into: []) { if !$1.key.hasPrefix(".") { $0.formUnion($1.value[keyPath: kind]) } }
    }

    /// `needs.mobility` is read by its own name, or with its whole group.
    private func names(of fact: Fact) -> Set<String> { [fact.name, String(fact.name.prefix { $0 != "." })] }
}

extension Rulebook {
    /// Worked out anew each time: a search asks once.
    /// - Complexity: a walk over the text of the rulebook and its libraries.
    public func turningPoints() -> TurningPoints { TurningPointsFinder(self).find() }
}
