/// The nearest changes to a case that alter its decision, each found by deciding the changed case.
public struct WhatWouldChange: Sendable, Hashable {
    /// One fact first, then two, then what alters only other answers than levels, prices and splits. Of one fact first the nearest change
    /// of each, then the others; within each the nearest first.
    public var changes: [CaseChange]
    /// How many changed cases were decided.
    public var tried: Int
    /// False where the budget of decisions ended before all was tried.
    public var isComplete: Bool

    public init(changes: [CaseChange], tried: Int, isComplete: Bool) {
        (self.changes, self.tried, self.isComplete) = (changes, tried, isComplete)
    }
}

/// One or two facts of a case with other values, and what is then decided otherwise.
public struct CaseChange: Sendable, Hashable {
    public var facts: [FactChange]
    /// In the order outcome, then answers as the rulebook exports them.
    public var differences: [DecisionDifference]

    public init(facts: [FactChange], differences: [DecisionDifference]) { (self.facts, self.differences) = (facts, differences) }
}

/// Another value of one fact.
public struct FactChange: Sendable, Hashable {
    /// How far beyond the nearest value the decision stays the same.
    public enum Extent: Sendable, Hashable {
        /// Not known to be the same for any other value.
        case only
        /// Up to this value, beyond which it differs.
        case through(JSONValue)
        /// For all values tried in that direction, also beside each other.
        case orFewer, orMore
    }

    /// `one_to_one_hours`, or `needs.mobility`
    public var fact: String
    /// As in the JSON of a case; nil where the case leaves it out.
    public var before: JSONValue?
    public var after: JSONValue?
    public var extent: Extent

    public init(fact: String, before: JSONValue?, after: JSONValue?, extent: Extent = .only) {
        (self.fact, self.before, self.after, self.extent) = (fact, before, after, extent)
    }
}

/// A part of a decision that comes out otherwise.
public struct DecisionDifference: Sendable, Hashable {
    /// The exported answer; nil for the outcome. One that is no level, price or split is told where none of these differs.
    public var answer: String?
    /// Of bands `position`, `collar`, `cap` or `weekly`; of layers `weekly`, an object of amounts by payer; else nil.
    public var part: String?
    /// As in the JSON of a decision; null where there is none.
    public var before: JSONValue
    public var after: JSONValue

    public init(answer: String? = nil, part: String? = nil, before: JSONValue, after: JSONValue) {
        (self.answer, self.part, self.before, self.after) = (answer, part, before, after)
    }
}
