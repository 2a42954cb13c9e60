import LuaSandbox
import RuleModel

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
    /// What went in, where it was told.
    private(set) var arguments: [TraceEvent.Value] = []
    /// What came out, where it was told.
    private(set) var values: [TraceEvent.Value] = []
    /// Whether an error ended it.
    private(set) var failed = false

    var value: TraceEvent.Value? { values.first }

    /// It ended by calling another: those that followed one another in its place stand in it, and the last gives its value.
    private var passesOn = false
    let follows: Bool

    private init(_ owner: Owner, _ arguments: [TraceEvent.Value] = [], follows: Bool = false) {
        (self.owner, self.arguments, self.follows) = (owner, arguments, follows)
    }

    /// Puts events into the frames that they were reported from.
    static func whole(of events: [TraceEvent]) -> TraceFrame {
        var open = [TraceFrame(.whole)]
        for event in events {
            switch event.kind {
            case .answer: open.append(TraceFrame(.answer(event.site)))
            case .enter: open.append(TraceFrame(.function(event.site), event.values))
            case .takeOver: takeOver(event, &open)
            case .answered, .leave:
                guard open.count > 1 else { continue }
                open[open.count - 1].values = event.values
                close(&open)
            case .passOn:
                guard open.count > 1 else { continue }
                let first = open[open.count - (open[open.count - 1].follows ? 2 : 1)]
                close(&open)
                first.passesOn = true
            case .caught:
                while open.dropFirst().count(where: { !$0.passesOn }) > event.site {
                    open[open.count - 1].failed = true
                    close(&open)
                }
            default: open[open.count - 1].items.append(.event(event))
            }
        }
        while open.count > 1 { close(&open) }
        return open[0]
    }

    private static func takeOver(_ event: TraceEvent, _ open: inout [TraceFrame]) {
        let around = open[open.count - 1]
        if case .frame(let first)? = around.items.last, first.passesOn {
            around.items.removeLast()
            open += [first, TraceFrame(.function(event.site), event.values, follows: true)]
        } else {
            open.append(TraceFrame(.function(event.site), event.values))
        }
    }

    /// Closes the innermost frame, and the one in whose place it stood.
    private static func close(_ open: inout [TraceFrame]) {
        let frame = open.removeLast()
        open[open.count - 1].items.append(.frame(frame))
        guard frame.follows else { return }
        let first = open.removeLast()
        (first.values, first.failed, first.passesOn) = (frame.values, frame.failed, false)
        for case .frame(let earlier) in first.items where earlier.follows {
            (earlier.values, earlier.failed) = (frame.values, frame.failed)
        }
        open[open.count - 1].items.append(.frame(first))
    }
}

extension TraceEvent {
    /// Whether it tells of a list, record or function, of which the trace has no value.
    var isWhole: Bool { values.first?.told == nil && values.first != .plain(.nothing) }
}

extension TraceEvent.Value {
    var plain: Value? {
        if case .plain(let value) = self { return value }
        return nil
    }

    /// A value that can be told in a few words.
    var told: Value? {
        switch self {
        case .plain(.function), .plain(.nothing): nil
        case .plain(let value): value
        case .list, .record: nil
        }
    }

    var whole: Int? { plain?.number.flatMap(\.whole).map(Int.init) }
}
