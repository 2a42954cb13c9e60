public import RuleModel
import Synchronization

/// The record: what is in it was on disk before anybody was told, stays as it was, and can be shown to have stayed.
///
/// ```swift
/// let ledger = try Ledger(store: store, keys: keys, clock: clock)
/// let recorded = try ledger.record([draft])
/// ```
///
/// It may be used from several threads: what they record meanwhile is written together.
public final class Ledger: Sendable {
    public let store: any LedgerStore
    public let keys: any KeyStore
    let clock: @Sendable () -> Instant
    /// Whether a rulebook's bytes are those of its digest: what they are is for who decides by them to say.
    let isWhole: @Sendable ([UInt8], Fingerprint) -> Bool
    /// What waits to be written while another group is.
    private let waiting = Mutex<[Ticket]>([])
    private let writing = Mutex(())

    /// Opens a ledger that was begun.
    /// - Parameters:
    ///   - store: of its entries.
    ///   - keys: of what they say.
    ///   - clock: says when something is recorded.
    ///   - isWhole: whether the bytes of a rulebook are those of its digest.
    /// - Throws: `no_keys`, `other_keys`, or that a store cannot be read.
    public init(
        store: any LedgerStore, keys: any KeyStore, clock: @escaping @Sendable () -> Instant,
        isWhole: @escaping @Sendable ([UInt8], Fingerprint) -> Bool
    ) throws(Diagnostic) {
        (self.store, self.keys, self.clock, self.isWhole) = (store, keys, clock, isWhole)
        try finishKeyChange()
        // Where somebody broke the row of keys, the last one is still the log's, and the rest is for `verify` to say.
        let written = try store.entries(of: .key).last.flatMap { EntryHeader(text: $0.header)?.verifier }
        guard try [keyHistory().last, written].contains(identity().signer.verifier) else {
            throw Diagnostic(
                "other_keys", "`\(keys.name)` is not the key store of `\(store.name)`, or an old copy of it",
                help: ["name the log's own key store, its latest copy, with `--keys`"])
        }
        try finishErasure()
    }

    /// Begins a log: its first entry says who signs it.
    /// - Throws: `ledger_exists` where one of the stores is in use.
    public static func begin(
        _ origin: String, store: any LedgerStore, keys: any KeyStore, clock: @escaping @Sendable () -> Instant,
        isWhole: @escaping @Sendable ([UInt8], Fingerprint) -> Bool
    ) throws(Diagnostic) -> Ledger {
        guard try keys.identity() == nil else { throw .ledgerThere(keys.name) }
        guard try store.size() == 0 else { throw .ledgerThere(store.name) }
        try plan(KeyChange(reason: "the log begins", by: nil, previous: nil), from: nil, to: LogIdentity(origin: origin), in: keys)
        return try Ledger(store: store, keys: keys, clock: clock, isWhole: isWhole)
    }

    func identity() throws(Diagnostic) -> LogIdentity {
        guard let identity = try keys.identity() else { throw .noKeys(keys.name) }
        return identity
    }

    /// The tree that this log signed last.
    func lastSigned() throws(Diagnostic) -> SignedTree? { try keys.lastSigned(identity().origin) }

    // MARK: Recording

    /// Records drafts, all or none, and returns when they are on disk and under a checkpoint that the key store holds.
    ///
    /// Threads that come while others write wait, and what they bring is then written together.
    /// - Returns: what became of each, in their order.
    /// - Throws: `ledger_unwritable`, `ledger_shrunk`, and what else a store says. Nothing of them counts as recorded then; where some may
    ///   be there all the same, the message says so.
    public func record(_ drafts: [Draft]) throws(Diagnostic) -> [Recorded] {
        let ticket = Ticket(drafts)
        waiting.withLock { $0.append(ticket) }
        return try writing.withLock { _ in
            if let result = ticket.result { return result }
            let group = waiting.withLock { tickets in
                defer { tickets = [] }
                return tickets
            }
            write(group)
            return ticket.result ?? .failure(.unwritableLedger(store.name, "it was left out"))
        }.get()
    }

    /// Writes what several threads brought; each has its result then.
    private func write(_ group: [Ticket]) {
        do throws(Diagnostic) {
            var results = try Recording(self).record(group.flatMap(\.drafts))[...]
            for ticket in group {
                ticket.result = .success(Array(results.prefix(ticket.drafts.count)))
                results = results.dropFirst(ticket.drafts.count)
            }
        } catch {
            for ticket in group { ticket.result = .failure(error) }
        }
    }

    /// What one thread brought, and what became of it.
    private final class Ticket: @unchecked Sendable {  // the result is touched only by who holds `writing`
        let drafts: [Draft]
        var result: Result<[Recorded], Diagnostic>?
        init(_ drafts: [Draft]) { self.drafts = drafts }
    }
}
