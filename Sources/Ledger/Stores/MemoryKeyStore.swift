import RuleModel
import Synchronization

/// Keys that end with the program: for tests, and to try things.
public final class MemoryKeyStore: KeyStore {
    private struct State {
        var identity: LogIdentity?
        var keys: [EntryID: EntryKey] = [:]
        var lastSigned: [String: SignedTree] = [:]
        var settings: [String: String] = [:]
    }

    private let state = Mutex(State())
    public let name = "memory"

    public init() {}

    public func identity() -> LogIdentity? { state.withLock { $0.identity } }
    public func establish(_ identity: LogIdentity) { state.withLock { $0.identity = identity } }

    public func add(_ keys: [EntryKey]) {
        state.withLock { state in for key in keys { state.keys[key.entry] = key } }
    }

    public func keys(of entries: [EntryID]) -> [EntryID: EntryKey] {
        state.withLock { state in
            Dictionary(entries.compactMap { id in state.keys[id].map { (id, $0) } }, uniquingKeysWith: { first, _ in first })
        }
    }

    public func entries(of person: Fingerprint) -> [EntryID] {
        state.withLock { $0.keys.values.filter { $0.person == person }.map(\.entry).sorted { $0.description < $1.description } }
    }

    public func destroy(_ entries: [EntryID]) {
        state.withLock { state in for id in entries { state.keys[id] = nil } }
    }

    public func lastSigned(_ origin: String) -> SignedTree? { state.withLock { $0.lastSigned[origin] } }

    public func keep(_ signed: SignedTree) {
        state.withLock { state in
            if let last = state.lastSigned[signed.origin], last.size >= signed.size { return }
            state.lastSigned[signed.origin] = signed
        }
    }

    public func setting(_ name: String) -> String? { state.withLock { $0.settings[name] } }
    public func set(_ name: String, to value: String) { state.withLock { $0.settings[name] = value } }
}
