/// How a reading is laid out.
public struct ReadingOptions: Sendable, Hashable {
    /// Characters in a line: at least 60.
    public var width: Int
    /// Bold and colour by ANSI sequences.
    public var colour: Bool

    public init(width: Int = 100, colour: Bool = false) {
        self.width = max(width, 60)
        self.colour = colour
    }
}
