/// How a reading is laid out.
public struct ReadingOptions: Sendable, Hashable {
    /// Characters in a line: at least 60.
    public var width: Int
    /// Bold and colour by ANSI sequences.
    public var colour: Bool

    /// What the case is called on the command line, to say how to read more of it; nil where it has no file of its own.
    public var caseName: String?

    public init(width: Int = 100, colour: Bool = false, caseName: String? = nil) {
        self.width = max(width, 60)
        self.colour = colour
        self.caseName = caseName
    }
}
