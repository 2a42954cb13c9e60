import LuaSandbox

/// What was reported while one answer was worked out or one function ran, in order; the whole case is the outermost.
final class TraceFrame {
    enum Owner: Hashable {
        case whole
        /// The number of a definition.
        case answer(Int)
        /// A site: the part and the number of a function in it.
        case function(Int)
    }

    enum Item {
        case event(TraceEvent)
        case frame(TraceFrame)
    }

    let owner: Owner
    private(set) var items: [Item] = []
    /// What came out, where it was told.
    private(set) var value: TraceEvent.Value?

    private init(_ owner: Owner) { self.owner = owner }

    /// Puts events into the frames that they were reported from.
    static func whole(of events: [TraceEvent]) -> TraceFrame {
        var open = [TraceFrame(.whole)]
        for event in events {
            switch event.kind {
            case .answer: open.append(TraceFrame(.answer(event.site)))
            case .enter: open.append(TraceFrame(.function(event.site)))
            case .answered, .leave:
                guard open.count > 1 else { continue }
                open[open.count - 1].value = event.values.first
                close(&open)
            case .caught: while open.count > event.site + 1 { close(&open) }
            default: open[open.count - 1].items.append(.event(event))
            }
        }
        while open.count > 1 { close(&open) }
        return open[0]
    }

    private static func close(_ open: inout [TraceFrame]) {
        let frame = open.removeLast()
        open[open.count - 1].items.append(.frame(frame))
    }
}
