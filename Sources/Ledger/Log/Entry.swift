public import RuleModel

/// An entry as it was recorded: checked against its header, and opened.
public struct Entry: Sendable, Hashable {
    public enum Payload: Sendable, Hashable {
        case open(Content)
        case erased(Erasure)
    }

    public let index: UInt64
    public let header: EntryHeader
    public let payload: Payload

    public var id: EntryID { header.id }
    public var at: Instant { header.at }

    /// What it says; nil where that was erased.
    public var content: Content? { if case .open(let content) = payload { content } else { nil } }
}

extension Ledger {
    /// An entry by its id.
    /// - Throws: `no_entry`, `entry_altered`, `key_missing`.
    public func entry(_ id: EntryID) throws(Diagnostic) -> Entry {
        guard let stored = try store.entry(id) else {
            throw Diagnostic(
                "no_entry", "there is no entry `\(id)` in `\(store.name)`", help: ["look at each letter: none is i, l, o or u"])
        }
        let entry = try open([stored])[0]
        guard entry.id == id else { throw .altered(entry.index) }
        return entry
    }

    /// Entries in order of their index, from a range; fewer where there are fewer.
    /// - Throws: `entry_altered`, `key_missing`
    public func entries(_ range: Range<UInt64>) throws(Diagnostic) -> [Entry] { try open(store.entries(range)) }

    /// Entries about another one, in order: a decision's determinations, what erased it.
    public func entries(about id: EntryID) throws(Diagnostic) -> [Entry] { try open(store.entries(about: id)) }

    /// Entries of a kind, in order.
    public func entries(of kind: EntryHeader.Kind) throws(Diagnostic) -> [Entry] { try open(store.entries(of: kind)) }

    /// How many there are.
    public func size() throws(Diagnostic) -> UInt64 { try store.size() }

    /// Opens what a store gave.
    func open(_ stored: [StoredEntry]) throws(Diagnostic) -> [Entry] {
        if stored.isEmpty { return [] }
        let sealed = try stored.map { entry throws(Diagnostic) in try entry.sealed() }
        let keys = try keys.keys(of: sealed.map(\.header.id))
        let erasures = keys.count == sealed.count ? [:] : try erasures()
        return try zip(stored, sealed).map { stored, sealed throws(Diagnostic) in
            let id = sealed.header.id
            if let erasure = erasures[id] { return Entry(index: stored.index, header: sealed.header, payload: .erased(erasure)) }
            guard let key = keys[id] else { throw .keyMissing(stored.index) }
            return Entry(
                index: stored.index, header: sealed.header, payload: .open(Content(try sealed.opened(with: key, at: stored.index))))
        }
    }
}

extension StoredEntry {
    /// - Throws: `entry_altered` where its header is none.
    func sealed() throws(Diagnostic) -> SealedEntry {
        guard let header = EntryHeader(text: header) else { throw .altered(index) }
        return SealedEntry(header: header, payload: payload)
    }
}

extension SealedEntry {
    func opened(with key: EntryKey, at index: UInt64) throws(Diagnostic) -> [UInt8] {
        do throws(PayloadFault) {
            return try content(with: key)
        } catch {
            throw .altered(index)
        }
    }
}

extension Diagnostic {
    /// Somebody changed the store.
    static func altered(_ index: UInt64) -> Diagnostic {
        Diagnostic(
            "entry_altered", "entry \(index) is not what was recorded",
            help: ["`tariff ledger verify` says what else is not; an older copy of the ledger may still have it"])
    }

    /// The key store is another one, or an old copy.
    static func keyMissing(_ index: UInt64) -> Diagnostic {
        Diagnostic(
            "key_missing", "the key of entry \(index) is not in the key store, and nothing says that it was erased",
            help: ["is this the ledger's own key store, and its latest copy?"])
    }
}
