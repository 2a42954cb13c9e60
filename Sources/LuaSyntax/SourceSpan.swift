/// A place in a source text. Lines and columns are 1-based, columns count characters; `offset` counts UTF-8 bytes from 0.
public struct SourcePoint: Sendable, Hashable, Comparable {
    private let storedLine: Int32
    private let storedColumn: Int32
    private let storedOffset: Int32

    public var line: Int { Int(storedLine) }
    public var column: Int { Int(storedColumn) }
    public var offset: Int { Int(storedOffset) }

    public init(line: Int, column: Int, offset: Int) {
        storedLine = Int32(clamping: line)
        storedColumn = Int32(clamping: column)
        storedOffset = Int32(clamping: offset)
    }

    /// The first character of a text.
    public static let start = SourcePoint(line: 1, column: 1, offset: 0)

    public static func < (a: Self, b: Self) -> Bool { a.storedOffset < b.storedOffset }
}

/// A stretch of source text: from `start` up to, not including, `end`.
public struct SourceSpan: Sendable, Hashable {
    public let start: SourcePoint
    public let end: SourcePoint

    public init(start: SourcePoint, end: SourcePoint) { (self.start, self.end) = (start, end) }

    public static let none = SourceSpan(start: .start, end: .start)

    /// How many characters to underline on the first line: at least one.
    public var underlineLength: Int { start.line == end.line ? max(end.column - start.column, 1) : 1 }

    public func contains(_ other: SourceSpan) -> Bool { start <= other.start && other.end <= end }

    /// From the start of this span to the end of another.
    public func through(_ other: SourceSpan) -> SourceSpan { SourceSpan(start: start, end: other.end) }
}
