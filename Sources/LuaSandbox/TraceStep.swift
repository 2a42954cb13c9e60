import CLuaHost
public import RuleModel

/// An event as it stands in the trace: its values are read only when they are asked for. Valid while it is lent.
public struct TraceStep {
    public let kind: TraceEvent.Kind
    /// As of ``TraceEvent``.
    public let site: Int
    private let values: UnsafeBufferPointer<UInt64>
    private let bytes: UnsafeRawBufferPointer

    init(_ kind: TraceEvent.Kind, _ site: Int, _ values: UnsafeBufferPointer<UInt64>, _ bytes: UnsafeRawBufferPointer) {
        (self.kind, self.site, self.values, self.bytes) = (kind, site, values, bytes)
    }

    /// Whether a value counts as true in a condition.
    public func holds(_ index: Int) -> Bool {
        guard values.indices.contains(index) else { return false }
        let tag = luahost_trace_tag(rawValue: UInt32(values[index] & 0xF))
        return tag != LUAHOST_TRACE_NOTHING && tag != LUAHOST_TRACE_NO
    }

    /// A value; nil where the event has no so many, or where only its size is known.
    public func value(_ index: Int) -> Value? {
        guard values.indices.contains(index), case .plain(let value) = TraceEvent.Value(values[index], bytes) else { return nil }
        return value
    }
}

extension Sandbox {
    /// Lends each event of the last case in order.
    public func forEachStep(_ body: (TraceStep) -> Void) {
        withTrace { words, bytes in TraceStep.forEach(in: words.bindMemory(to: UInt64.self), bytes, body) }
    }
}

extension Trace {
    /// The events in order.
    /// - Complexity: O(words + bytes).
    public var events: [TraceEvent] {
        var events: [TraceEvent] = []
        words.withUnsafeBufferPointer { words in
            bytes.withUnsafeBytes { bytes in TraceStep.forEach(in: words, bytes) { events.append($0.event) } }
        }
        return events
    }
}

extension TraceStep {
    fileprivate var event: TraceEvent { TraceEvent(kind: kind, site: site, values: values.map { TraceEvent.Value($0, bytes) }) }

    /// - Parameter bytes: the texts and ratios that words point to.
    fileprivate static func forEach(
        in words: UnsafeBufferPointer<UInt64>, _ bytes: UnsafeRawBufferPointer, _ body: (TraceStep) -> Void
    ) {
        var at = 0
        while at < words.count {
            let head = words[at]
            let count = Int(head >> 8 & 0xFF)
            guard let kind = TraceEvent.Kind(rawValue: UInt8(head & 0xFF)), at + count < words.count else { return }
            body(TraceStep(kind, Int(head >> 16), UnsafeBufferPointer(rebasing: words[(at + 1)..<(at + 1 + count)]), bytes))
            at += 1 + count
        }
    }
}
