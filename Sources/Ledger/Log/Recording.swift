import Foundation
import RuleModel

/// Writes one group: keys first, then the entries, then the checkpoint over them. Whatever ends it in between, no entry stands without
/// its key, and nothing that was acknowledged is outside the last checkpoint.
struct Recording {
    private let ledger: Ledger
    private let identity: LogIdentity
    private let signing: Signing

    /// - Throws: `ledger_shrunk` where the log is smaller than what was signed.
    init(_ ledger: Ledger) throws(Diagnostic) {
        self.ledger = ledger
        identity = try ledger.identity()
        signing = try Signing(ledger, identity)
    }

    func record(_ drafts: [Draft]) throws(Diagnostic) -> [Recorded] {
        let idempotency = drafts.map { draft in draft.idempotency.map(identity.fingerprint(ofIdempotency:)) }
        let earlier = try earlier(idempotency.compactMap { $0 })
        let new = Self.new(idempotency, besides: earlier)
        let placed = try append(new.map { (drafts[$0], idempotency[$0]) })
        var results: [Recorded?] = drafts.map { _ in nil }
        for (number, entry) in zip(new, placed) { results[number] = try recorded(drafts[number], entry) }
        for number in drafts.indices where results[number] == nil {
            guard let key = idempotency[number] else { continue }
            // Sent before, or twice in this group.
            let entry = if let entry = earlier[key] { entry } else { try found(key) }
            results[number] = try ledger.answer(to: drafts[number], with: entry)
        }
        let all = results.compactMap { $0 }
        // Who recorded them before may have ended before they were signed.
        if let last = all.filter({ $0.standing != .added }).map(\.index).max() { try signing.cover(last) }
        return all
    }

    private func earlier(_ keys: [Fingerprint]) throws(Diagnostic) -> [Fingerprint: StoredEntry] {
        guard !keys.isEmpty else { return [:] }
        var found: [Fingerprint: StoredEntry] = [:]
        for entry in try ledger.store.entries(idempotency: keys) {
            if let key = EntryHeader(text: entry.header)?.idempotency { found[key] = entry }
        }
        return found
    }

    /// The drafts that were not sent before: of several with one key the first.
    private static func new(_ keys: [Fingerprint?], besides earlier: [Fingerprint: StoredEntry]) -> [Int] {
        var seen: Set<Fingerprint> = []
        return keys.indices.filter { number in
            guard let key = keys[number] else { return true }
            return earlier[key] == nil && seen.insert(key).inserted
        }
    }

    private func found(_ key: Fingerprint) throws(Diagnostic) -> StoredEntry {
        guard let entry = try ledger.store.entries(idempotency: [key]).first else {
            throw .unreadableLedger(ledger.store.name, "an entry that was found is not there")
        }
        return entry
    }

    // MARK: Writing

    private enum Placed {
        case added(SealedEntry, UInt64)
        case found(StoredEntry)
    }

    private func append(_ drafts: [(Draft, Fingerprint?)]) throws(Diagnostic) -> [Placed] {
        if drafts.isEmpty { return [] }
        let keys = zip(EntryID.group(drafts.count), drafts).map { EntryKey(for: $0, person: $1.0.person.map(identity.fingerprint(of:))) }
        try ledger.keys.add(keys)
        let at = ledger.clock()
        var sealed: [SealedEntry] = []
        for ((draft, idempotency), key) in zip(drafts, keys) { sealed.append(try seal(draft, idempotency, key, at)) }
        let rulebooks = Dictionary(drafts.compactMap { $0.0.rulebook }.map { ($0.digest, $0) }, uniquingKeysWith: { first, _ in first })
        let placements = try ledger.store.append(
            sealed, rulebooks: rulebooks.values.sorted { $0.digest.description < $1.digest.description })
        do throws(Diagnostic) {
            try signing.sign(sealed, placements)
            try destroyUnused(zip(keys, placements).compactMap { if case .found = $1 { $0.entry } else { nil } })
        } catch {
            throw error.afterRecording
        }
        return zip(sealed, placements).map { entry, placement in
            switch placement {
            case .added(let index): .added(entry, index)
            case .found(let other): .found(other)
            }
        }
    }

    private func seal(_ draft: Draft, _ idempotency: Fingerprint?, _ key: EntryKey, _ at: Instant) throws(Diagnostic) -> SealedEntry {
        do {
            return try SealedEntry(draft.kind, content: draft.content, at: at, key: key) { header in
                (header.about, header.rulebook) = (draft.about, draft.rulebook?.digest)
                (header.idempotency, header.verifier, header.endorsement) = (idempotency, draft.verifier, draft.endorsement)
            }
        } catch {
            throw .unwritableLedger(ledger.store.name, "an entry cannot be encrypted")
        }
    }

    /// Keys of entries that another writer was quicker with.
    private func destroyUnused(_ entries: [EntryID]) throws(Diagnostic) {
        if !entries.isEmpty { try ledger.keys.destroy(entries) }
    }

    private func recorded(_ draft: Draft, _ placed: Placed) throws(Diagnostic) -> Recorded {
        switch placed {
        case .added(let entry, let index): Recorded(index: index, header: entry.header, standing: .added)
        case .found(let entry): try ledger.answer(to: draft, with: entry)
        }
    }
}

extension Diagnostic {
    /// What goes wrong once the entries are there is no refusal.
    fileprivate var afterRecording: Diagnostic {
        Diagnostic(code, message, help: help + ["the entries are recorded, and what is recorded next is signed with them", Self.sentAgain])
    }
}

extension LogIdentity {
    /// Of what tells that the same is sent again.
    func fingerprint(ofIdempotency key: String) -> Fingerprint { Fingerprint(of: Array("idempotency \(key)".utf8), secret: secret) }

    /// Of a person, as cases name them: only letters and digits count, and capitals do not.
    func fingerprint(of person: String) -> Fingerprint {
        let plain = person.precomposedStringWithCanonicalMapping.lowercased().filter { $0.isLetter || $0.isNumber }
        return Fingerprint(of: Array("person \(plain)".utf8), secret: secret)
    }
}
