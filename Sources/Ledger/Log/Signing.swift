import RuleModel

/// Extends what was signed last by what was added since, and signs that.
///
/// It goes on from the edge of the tree that was signed, not from what the store now says of it: a tree in which an older entry was
/// changed is never signed. Neither is one that no program with the log's keys recorded: whoever can write to the store, and has not the
/// keys, can add rows, but no entry.
struct Signing {
    private let ledger: Ledger
    private let identity: LogIdentity

    private static let entriesAtOnce: UInt64 = 500

    /// - Throws: `ledger_shrunk`
    init(_ ledger: Ledger, _ identity: LogIdentity) throws(Diagnostic) {
        (self.ledger, self.identity) = (ledger, identity)
        // In this order: others may add and sign meanwhile.
        let signed = try ledger.keys.lastSigned(identity.origin)?.size ?? 0
        let size = try ledger.store.size()
        if size < signed { throw .shrunk(ledger.store.name, to: size, from: signed) }
    }

    /// Signs the tree that ends with a group.
    func sign(_ entries: [SealedEntry], _ placements: [Placement]) throws(Diagnostic) {
        var edge = try ledger.keys.lastSigned(identity.origin)?.edge ?? CompactRange()
        let added = zip(entries, placements).compactMap { entry, placement -> (UInt64, TreeHash)? in
            if case .added(let index) = placement { (index, entry.header.leaf) } else { nil }
        }
        guard let first = added.first, let last = added.last else { return }
        // Another writer has signed them with its own.
        if edge.size > last.0 { return }
        try extend(&edge, to: max(first.0, edge.size))
        for (index, leaf) in added where index == edge.size { edge.append(leaf) }
        _ = try sign(edge)
    }

    /// Signs what was added so far, where the entry at this index is not among what was signed.
    func cover(_ index: UInt64) throws(Diagnostic) {
        if try index >= ledger.keys.lastSigned(identity.origin)?.size ?? 0 { _ = try sign(whole()) }
    }

    /// The edge of all that the store holds.
    func whole() throws(Diagnostic) -> CompactRange {
        var edge = try ledger.keys.lastSigned(identity.origin)?.edge ?? CompactRange()
        try extend(&edge, to: ledger.store.size())
        return edge
    }

    private func extend(_ edge: inout CompactRange, to end: UInt64) throws(Diagnostic) {
        let isDeclared = try ledger.keys.lastSigned(identity.origin) == nil
        while edge.size < end {
            let entries = try ledger.store.entries(edge.size..<min(end, edge.size + Self.entriesAtOnce))
            guard let first = entries.first, first.index == edge.size else { throw .missing(ledger.store.name, edge.size) }
            // Only what was recorded can be opened; what was erased the record says. An origin that begins with entries was declared.
            if !isDeclared { _ = try ledger.open(entries) }
            for entry in entries {
                guard entry.index == edge.size else { throw .missing(ledger.store.name, edge.size) }
                edge.append(StoredHeader(index: entry.index, text: entry.header).leaf)
            }
        }
    }

    /// Signs a tree, and keeps that.
    func sign(_ edge: CompactRange) throws(Diagnostic) -> SignedTree {
        guard let signed = try? SignedTree(edge, signedBy: identity.signer) else {
            throw Diagnostic("ledger_unwritable", "the checkpoint cannot be signed")
        }
        try ledger.keys.keep(signed)
        return signed
    }
}

extension Diagnostic {
    /// The store is an old copy, or its end was cut off.
    static func shrunk(_ name: String, to size: UInt64, from signed: UInt64) -> Diagnostic {
        Diagnostic(
            "ledger_shrunk", "`\(name)` has \(size) entries, but \(signed) were signed: entries are missing at its end",
            help: [
                "bring back the latest copy of the ledger; nothing is recorded or signed in this one",
                "where there is no later copy, `tariff ledger recover --declare` goes on from this one, on the record",
            ])
    }

    /// An index without an entry.
    static func missing(_ name: String, _ index: UInt64) -> Diagnostic {
        Diagnostic("entry_missing", "entry \(index) of `\(name)` is missing", help: ["`tariff ledger verify` says what else is"])
    }
}
