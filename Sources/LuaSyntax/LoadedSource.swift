/// What the loading printer wrote: Lua source, and the way back from its lines to the tree.
public struct LoadedSource: Sendable {
    public let text: [UInt8]
    /// Decimal text of each number that is not whole, without needless zeros: the text reads number `i` as `__k[i]`, `i` from 1.
    public let constants: [String]
    /// Every event point of the tree, by id.
    public let points: [EventPoint]
    /// What Lua's compiler needs for it.
    public let demand: CompilerDemand
    /// Ids of the points on each line, sorted by line. Layout `.points` only.
    let pointsByLine: [Placed]

    struct Placed: Sendable {
        let line: Int32
        let id: Int32
        let kind: EventPoint.Kind
    }

    /// The point that Lua means by a line of ``text``.
    ///
    /// Lua gives an operation the line of its last token, or of the one after it; so where the line itself has no point of
    /// the kind, the nearest line before it counts.
    /// - Parameters:
    ///   - line: 1-based.
    ///   - kind: nil for any kind.
    /// - Complexity: O(log points + lines between).
    public func point(line: Int, kind: EventPoint.Kind? = nil) -> EventPoint? {
        point(line: line) { kind == nil || $0 == kind }
    }

    /// The same for what may be one of several kinds: the nearest of them.
    public func point(line: Int, among kinds: Set<EventPoint.Kind>) -> EventPoint? {
        point(line: line, where: kinds.contains)
    }

    private func point(line: Int, where fits: (EventPoint.Kind) -> Bool) -> EventPoint? {
        var low = 0
        var high = pointsByLine.count
        while low < high {
            let middle = (low + high) / 2
            if Int(pointsByLine[middle].line) <= line { low = middle + 1 } else { high = middle }
        }
        let found = pointsByLine[..<low].last { fits($0.kind) }
        return found.map { points[Int($0.id)] }
    }
}
