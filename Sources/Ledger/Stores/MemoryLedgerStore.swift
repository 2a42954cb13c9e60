public import RuleModel
import Synchronization

/// A log that ends with the program: for tests, and to try things.
public final class MemoryLedgerStore: LedgerStore {
    fileprivate struct State {
        var entries: [StoredEntry] = []
        var headers: [EntryHeader] = []
        var byID: [EntryID: Int] = [:]
        var byIdempotency: [Fingerprint: Int] = [:]
        var rulebooks: [Fingerprint: [UInt8]] = [:]
    }

    private let state = Mutex(State())
    public let name = "memory"

    public init() {}

    public func size() -> UInt64 { state.withLock { UInt64($0.entries.count) } }

    public func append(_ entries: [SealedEntry], rulebooks: [StoredRulebook]) throws(Diagnostic) -> [Placement] {
        try state.withLock { state throws(Diagnostic) in
            if entries.contains(where: { state.byID[$0.header.id] != nil }) { throw .entryThere(name) }
            for rulebook in rulebooks where state.rulebooks[rulebook.digest] == nil { state.rulebooks[rulebook.digest] = rulebook.bytes }
            return entries.map { state.place($0) }
        }
    }

    public func entries(_ range: Range<UInt64>) -> [StoredEntry] {
        state.withLock { state in
            let end = Int(min(range.upperBound, UInt64(state.entries.count)))
            return Array(state.entries[min(Int(range.lowerBound), end)..<end])
        }
    }

    public func headers(_ range: Range<UInt64>) -> [StoredHeader] { entries(range).map { StoredHeader(index: $0.index, text: $0.header) } }

    public func entry(_ id: EntryID) -> StoredEntry? { state.withLock { state in state.byID[id].map { state.entries[$0] } } }

    public func entries(idempotency: [Fingerprint]) -> [StoredEntry] {
        state.withLock { state in idempotency.compactMap { state.byIdempotency[$0] }.map { state.entries[$0] } }
    }

    public func entries(about id: EntryID) -> [StoredEntry] { entries { $0.about == id } }
    public func entries(of kind: EntryHeader.Kind) -> [StoredEntry] { entries { $0.kind == kind } }

    private func entries(where isWanted: (EntryHeader) -> Bool) -> [StoredEntry] {
        state.withLock { state in zip(state.entries, state.headers).filter { isWanted($0.1) }.map(\.0) }
    }

    public func rulebook(_ digest: Fingerprint) -> [UInt8]? { state.withLock { $0.rulebooks[digest] } }
    public func rulebooks() -> [Fingerprint] { state.withLock { $0.rulebooks.keys.sorted { $0.description < $1.description } } }
}

extension MemoryLedgerStore.State {
    fileprivate mutating func place(_ entry: SealedEntry) -> Placement {
        if let earlier = entry.header.idempotency.flatMap({ byIdempotency[$0] }) { return .found(entries[earlier]) }
        let index = entries.count
        entries.append(StoredEntry(index: UInt64(index), header: entry.header.text, payload: entry.payload))
        headers.append(entry.header)
        byID[entry.header.id] = index
        if let key = entry.header.idempotency { byIdempotency[key] = index }
        return .added(UInt64(index))
    }
}
