public import RuleModel

extension Ledger {
    private static let headersAtOnce: UInt64 = 10_000

    /// Signs a checkpoint over all entries, after the whole tree was made anew from them.
    /// - Throws: `ledger_shrunk`, `tree_differs`, `entry_missing`: nothing is signed then.
    public func checkpoint() throws(Diagnostic) -> SignedTree {
        let signing = try Signing(self, identity())
        let edge = try signing.whole()
        guard try root(of: edge.size) == edge.root else { throw .treeDiffers(store.name) }
        return try signing.sign(edge)
    }

    /// What shows that an entry is in the log.
    /// - Throws: as ``checkpoint()``; `no_entry`, `entry_altered`.
    public func receipt(for id: EntryID) throws(Diagnostic) -> Receipt {
        let entry = try entry(id)
        let signed = try checkpoint()
        let hashes = try MerkleTree(leaves(signed.size)).inclusionProof(of: Int(entry.index))
        let receipt = Receipt(header: entry.header.text, index: entry.index, hashes: hashes, note: signed.note)
        guard try receipt.holds(for: keyHistory()) else { throw .altered(entry.index) }
        return receipt
    }

    /// What shows that an older checkpoint's log is the beginning of this one.
    /// - Throws: as ``checkpoint()``; `not_a_checkpoint`, `other_log`, `tree_differs`.
    public func consistencyProof(from note: String) throws(Diagnostic) -> ConsistencyProof {
        let older = try known(note, named: "the checkpoint")
        let signed = try checkpoint()
        guard older.size <= signed.size, try root(of: older.size) == older.root else { throw .treeDiffers(store.name) }
        let hashes = try MerkleTree(leaves(signed.size)).consistencyProof(from: Int(older.size))
        return ConsistencyProof(older: older.size, hashes: hashes, note: signed.note)
    }

    /// A checkpoint that a key of this log signed; or the three lines alone, as letters have them at their foot.
    /// - Throws: `not_a_checkpoint`, `other_log`
    func known(_ given: String, named name: String) throws(Diagnostic) -> Checkpoint {
        // As editors leave it.
        let lines = given.replacing("\r\n", with: "\n")
        let text = lines.hasSuffix("\n") ? lines : lines + "\n"
        if let checkpoint = Checkpoint(text: text), checkpoint.text == text,
            try keyHistory().contains(where: { $0.name == checkpoint.origin })
        {
            return checkpoint
        }
        guard let note = SignedNote(text), let checkpoint = Checkpoint(text: note.text) else {
            throw Diagnostic(
                "not_a_checkpoint", "\(name) is not a signed checkpoint", help: ["give the file as `tariff ledger checkpoint` wrote it"])
        }
        guard try keyHistory().contains(where: { $0.name == checkpoint.origin && $0.isSigned(note) }) else {
            throw Diagnostic("other_log", "\(name) was not signed by a key of this ledger", help: ["its log is \(checkpoint.origin)"])
        }
        return checkpoint
    }

    /// Of the first entries, as they are stored now.
    func root(of size: UInt64) throws(Diagnostic) -> TreeHash {
        var range = CompactRange()
        for leaf in try leaves(size) { range.append(leaf) }
        return range.root
    }

    private func leaves(_ size: UInt64) throws(Diagnostic) -> [TreeHash] {
        var leaves: [TreeHash] = []
        while leaves.count < Int(size) {
            let next = UInt64(leaves.count)
            let headers = try store.headers(next..<min(size, next + Self.headersAtOnce))
            if headers.isEmpty { throw .missing(store.name, next) }
            for header in headers {
                guard header.index == UInt64(leaves.count) else { throw .missing(store.name, UInt64(leaves.count)) }
                leaves.append(header.leaf)
            }
        }
        return leaves
    }
}

extension Diagnostic {
    /// An entry that was signed is another one now.
    static func treeDiffers(_ name: String) -> Diagnostic {
        Diagnostic(
            "tree_differs", "the entries of `\(name)` are not those that were signed: one was changed, moved or replaced",
            help: [
                "`tariff ledger verify` says which, where it can be told; nothing is signed until the ledger is as it was",
                "where no good copy is left, `tariff ledger recover --declare` goes on from this one, on the record",
            ])
    }
}
