public import RuleModel

/// Which ways something was seen to come out.
public struct Sides: OptionSet, Sendable, Hashable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// It was true, or it applied; of an exception, it decided.
    public static let yes = Sides(rawValue: 1)
    public static let no = Sides(rawValue: 2)
    /// Of an exception: its condition held. Another may have displaced it.
    public static let applied = Sides(rawValue: 4)
    public static let both: Sides = [.yes, .no]
}

/// One thing that examples can exercise, with what leads to it.
public struct CoverageSubject: Sendable {
    public let subject: Coverage.Subject
    /// What examples should show of it.
    public let wanted: Sides
    /// The rule, answer or function that it belongs to: what stands before it there is come to first.
    public let owner: String
    /// The facts that it depends on: first those that it reads itself, then those that its answers read, and so on.
    public let facts: [Set<String>]

    init(_ subject: Coverage.Subject, wanted: Sides, owner: String, facts: [Set<String>]) {
        (self.subject, self.wanted, self.owner, self.facts) = (subject, wanted, owner, facts)
    }
}
