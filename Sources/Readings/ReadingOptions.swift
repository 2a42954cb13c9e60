public import RuleModel

/// How a reading is laid out.
public struct ReadingOptions: Sendable, Hashable {
    /// Characters in a line: at least 60.
    public var width: Int
    /// Bold and colour by ANSI sequences.
    public var colour: Bool

    /// What the case is called on the command line, to say how to read more of it; nil where it has no file of its own.
    public var caseName: String?

    /// What the ledger says of the decision, a line each, in small print at the foot; empty where it is not recorded.
    public var record: [String] = []

    /// When the rulebook was published; nil where it was not.
    public var published: CalendarDate?

    public init(width: Int = 100, colour: Bool = false, caseName: String? = nil) {
        self.width = max(width, 60)
        self.colour = colour
        self.caseName = caseName
    }
}
