public import RuleModel

/// What became of looking at a whole ledger again.
public struct Verification: Sendable {
    /// Entries looked at.
    public internal(set) var size: UInt64 = 0
    public internal(set) var root: TreeHash = .empty
    /// Entries whose payloads were erased.
    public internal(set) var erased = 0
    public internal(set) var kinds: [EntryHeader.Kind: Int] = [:]
    /// What is wrong, in order of the entries; empty where it verifies.
    public internal(set) var problems: [Diagnostic] = []
    /// More problems than are listed.
    public internal(set) var more = 0

    public var isSound: Bool { problems.isEmpty }

    static let listed = 100

    mutating func note(_ problem: Diagnostic) {
        if problems.count < Self.listed { problems.append(problem) } else { more += 1 }
    }
}

extension Ledger {
    /// Looks at every entry again: that it is the one that its header says, that the tree is the one that was signed last, and those of
    /// checkpoints that others hold; that rulebooks are whole; that each payload has its key or was erased.
    /// - Parameters:
    ///   - since: checkpoints from elsewhere, as they were handed out, each under its name in messages.
    ///   - progress: is told how many entries were looked at.
    public func verify(since: [(name: String, note: String)] = [], progress: (UInt64) -> Void = { _ in }) throws(Diagnostic) -> Verification
    {
        var pass = try VerifyingPass(self, since: since)
        let size = try store.size()
        while pass.next < size {
            let entries = try store.entries(pass.next..<min(size, pass.next + VerifyingPass.entriesAtOnce))
            if entries.isEmpty { break }
            try pass.look(at: entries)
            progress(pass.next)
        }
        return try pass.finish(size: size)
    }
}

/// One walk over all entries.
struct VerifyingPass {
    static let entriesAtOnce: UInt64 = 1_000

    /// A tree that somebody knows.
    private struct Known {
        let name: String
        let checkpoint: Checkpoint
    }

    private let ledger: Ledger
    private var known: [Known] = []
    private var result = Verification()
    private var edge = CompactRange()
    private var ids: Set<EntryID> = []
    private var rulebooks: Set<Fingerprint> = []
    private let erasures: [EntryID: Erasure]
    /// The index of the entry that comes next.
    private(set) var next: UInt64 = 0

    init(_ ledger: Ledger, since: [(name: String, note: String)]) throws(Diagnostic) {
        self.ledger = ledger
        erasures = (try? ledger.erasures()) ?? [:]
        if let signed = try ledger.lastSigned() { add("what was signed last", signed.note.description) }
        for (name, note) in since { add(name, note) }
        compareRoots()
    }

    /// A checkpoint counts where a key of the log signed it.
    private mutating func add(_ name: String, _ text: String) {
        do throws(Diagnostic) {
            known.append(Known(name: name, checkpoint: try ledger.known(text, named: name)))
        } catch {
            result.note(error)
        }
    }

    private mutating func compareRoots() {
        for tree in known where tree.checkpoint.size == edge.size && tree.checkpoint.root != edge.root {
            let count = tree.checkpoint.size
            result.note(
                Diagnostic("tree_differs", "the first \(count) entries are not those of \(tree.name): one was changed, moved or replaced"))
        }
    }

    mutating func look(at entries: [StoredEntry]) throws(Diagnostic) {
        let keys = try ledger.keys.keys(of: entries.compactMap { EntryHeader(text: $0.header)?.id })
        for entry in entries {
            if entry.index != next { result.note(.missing(ledger.store.name, next)) }
            next = entry.index + 1
            edge.append(StoredHeader(index: entry.index, text: entry.header).leaf)
            compareRoots()
            try look(at: entry, keys)
        }
    }

    private mutating func look(at entry: StoredEntry, _ keys: [EntryID: EntryKey]) throws(Diagnostic) {
        guard let header = EntryHeader(text: entry.header) else { return result.note(.altered(entry.index)) }
        result.kinds[header.kind, default: 0] += 1
        if !ids.insert(header.id).inserted { result.note(.altered(entry.index)) }
        if Fingerprint(of: entry.payload) != header.payload { result.note(.altered(entry.index)) }
        if erasures[header.id] != nil { result.erased += 1 } else if keys[header.id] == nil { result.note(.keyMissing(entry.index)) }
        if let digest = header.rulebook, rulebooks.insert(digest).inserted { try look(at: digest, entry.index) }
    }

    private mutating func look(at rulebook: Fingerprint, _ index: UInt64) throws(Diagnostic) {
        guard let bytes = try ledger.store.rulebook(rulebook) else {
            return result.note(Diagnostic("rulebook_missing", "the rulebook of entry \(index), \(rulebook), is not in the ledger"))
        }
        if ledger.isWhole(bytes, rulebook) { return }
        result.note(Diagnostic("rulebook_altered", "the rulebook of entry \(index) is not the one whose digest is \(rulebook)"))
    }

    consuming func finish(size: UInt64) throws(Diagnostic) -> Verification {
        (result.size, result.root) = (edge.size, edge.root)
        if next != size { result.note(.missing(ledger.store.name, next)) }
        for tree in known where tree.checkpoint.size > edge.size {
            result.note(
                Diagnostic(
                    "ledger_shrunk", "there are \(edge.size) entries, but \(tree.checkpoint.size) at \(tree.name): the end was cut off"))
        }
        return result
    }
}
