public import RuleModel

extension Ledger {
    private static let entriesAtOnce: UInt64 = 500

    /// Copies every entry and rulebook to an empty store: a backup, without any key.
    /// - Returns: how many entries were copied.
    public func copy(to other: any LedgerStore, progress: (UInt64) -> Void = { _ in }) throws(Diagnostic) -> UInt64 {
        let size = try store.size()
        var rulebooks: [StoredRulebook] = []
        for digest in try store.rulebooks() {
            if let bytes = try store.rulebook(digest) { rulebooks.append(StoredRulebook(digest: digest, bytes: bytes)) }
        }
        var next: UInt64 = 0
        while next < size {
            let entries = try entries(from: next, to: size)
            _ = try other.append(try entries.map { entry throws(Diagnostic) in try entry.sealed() }, rulebooks: next == 0 ? rulebooks : [])
            next += UInt64(entries.count)
            progress(next)
        }
        return next
    }

    /// Everything that somebody needs who checks the log without this program: see `docs/ledger.md`.
    /// - Parameters:
    ///   - progress: is told how many entries were written.
    ///   - withPayloads: also what entries say, of those that are not erased: personal facts.
    ///   - write: adds bytes to the end of a file of that name.
    public func export(
        withPayloads: Bool, progress: (UInt64) -> Void = { _ in }, write: (_ name: String, _ bytes: [UInt8]) throws(Diagnostic) -> Void
    ) throws(Diagnostic) {
        let signed = try checkpoint()
        try write("checkpoint.txt", Array(signed.note.description.utf8))
        try write("keys.txt", Array(keyHistory().map { "\($0)\n" }.joined().utf8))
        for digest in try store.rulebooks() {
            let name = digest.description.replacing(":", with: "-")
            if let bytes = try store.rulebook(digest) { try write("rulebooks/\(name).json", bytes) }
        }
        var next: UInt64 = 0
        while next < signed.size {
            let entries = try entries(from: next, to: signed.size)
            try write("headers.txt", Array(entries.map { $0.header + "\n" }.joined().utf8))
            if withPayloads { try write("payloads.ndjson", try payloads(of: entries)) }
            next += UInt64(entries.count)
            progress(next)
        }
    }

    /// The entries that come next, without a gap: a copy would close it, and nobody could tell any more which one is missing.
    /// - Throws: `entry_missing`
    private func entries(from next: UInt64, to end: UInt64) throws(Diagnostic) -> [StoredEntry] {
        let entries = try store.entries(next..<min(end, next + Self.entriesAtOnce))
        var due = next
        for entry in entries {
            guard entry.index == due else { throw .missing(store.name, due) }
            due += 1
        }
        if entries.isEmpty { throw .missing(store.name, next) }
        return entries
    }

    /// `{"id":"…","salt":"…","content":"…"}`, a line for each that can be opened; the salt in hexadecimal digits.
    private func payloads(of entries: [StoredEntry]) throws(Diagnostic) -> [UInt8] {
        let sealed = try entries.map { entry throws(Diagnostic) in try entry.sealed() }
        let keys = try keys.keys(of: sealed.map(\.header.id))
        var out: [UInt8] = []
        for (entry, stored) in zip(sealed, entries) {
            guard let key = keys[entry.header.id] else { continue }
            guard let plain = try? entry.salted(with: key) else { throw .altered(stored.index) }
            let salt = Hexadecimal.text(plain.prefix(SealedEntry.saltBytes))
            let text = String(decoding: plain.dropFirst(SealedEntry.saltBytes), as: UTF8.self)
            JSONText.append(
                .object([.init("id", .string(entry.header.id.description)), .init("salt", .string(salt)), .init("content", .string(text))]),
                to: &out)
            out.append(0x0A)
        }
        return out
    }
}
