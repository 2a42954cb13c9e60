import CaseInput
public import RuleModel

extension Ledger {
    /// What can be erased: what is said of persons. That something was recorded stays.
    private static let erasable: Set<EntryHeader.Kind> = [.decision, .determination, .run]

    /// Erases what an entry says, with what was recorded about it.
    /// - Throws: `no_entry`, `not_erasable`, `erased` where it was erased before.
    public func erase(_ id: EntryID, because reason: String, by name: String) throws(Diagnostic) -> Erasure {
        let entry = try entry(id)
        guard Self.erasable.contains(entry.header.kind) else {
            throw Diagnostic(
                "not_erasable", "entry `\(id)` is a \(entry.header.kind.rawValue), which names no person and stays",
                help: ["decisions, determinations and runs can be erased"])
        }
        if case .erased(let erasure) = entry.payload { throw .erased(erasure, id) }
        let about = try entries(about: id).filter { Self.erasable.contains($0.header.kind) && $0.content != nil }
        return try erase([id] + about.map(\.id), reason, name)
    }

    /// Erases all that was recorded about a person.
    /// - Throws: `no_entry` where there is nothing.
    public func erase(person: String, because reason: String, by name: String) throws(Diagnostic) -> Erasure {
        let entries = try keys.entries(of: identity().fingerprint(of: person))
        guard !entries.isEmpty else {
            throw Diagnostic("no_entry", "nothing is recorded about that person", help: ["write the person as the cases name them"])
        }
        return try erase(entries, reason, name)
    }

    /// First it is recorded what is erased and why, then the keys are destroyed. Where the program ends in between, the next one that
    /// opens the ledger destroys them.
    private func erase(_ entries: [EntryID], _ reason: String, _ name: String) throws(Diagnostic) -> Erasure {
        let planned = Erasure(entries: entries, reason: reason, by: name, at: clock())
        try mark(unfinished() + entries)
        var draft = Draft(.erasure, request: planned.request, result: [])
        draft.about = entries.count == 1 ? entries[0] : nil
        let at = try record([draft])[0].at
        try keys.destroy(entries)
        try mark(unfinished().filter { !entries.contains($0) })
        return Erasure(entries: entries, reason: reason, by: name, at: at)
    }

    private static let erasing = "erasing"

    /// What somebody is about to erase, or was when the program ended.
    private func unfinished() throws(Diagnostic) -> [EntryID] {
        (try keys.setting(Self.erasing) ?? "").split(separator: " ").compactMap { EntryID(String($0)) }
    }

    private func mark(_ entries: [EntryID]) throws(Diagnostic) {
        try keys.set(Self.erasing, to: entries.map(\.description).joined(separator: " "))
    }

    /// Destroys the keys of an erasure that was recorded and then cut short. What is not on record yet is left to who is about to.
    func finishErasure() throws(Diagnostic) {
        let entries = try unfinished()
        if entries.isEmpty { return }
        let erased = try erasures()
        let due = entries.filter { erased[$0] != nil }
        if due.isEmpty { return }
        try keys.destroy(due)
        try mark(unfinished().filter { !due.contains($0) })
    }

    /// What was erased, by entry: where several say so, as the first has it.
    public func erasures() throws(Diagnostic) -> [EntryID: Erasure] {
        var all: [EntryID: Erasure] = [:]
        for stored in try store.entries(of: .erasure) {
            let sealed = try stored.sealed()
            guard let key = try keys.keys(of: [sealed.header.id])[sealed.header.id] else { throw .keyMissing(stored.index) }
            let content = Content(try sealed.opened(with: key, at: stored.index))
            guard let erasure = Erasure(request: content.request, at: sealed.header.at) else { throw .altered(stored.index) }
            for id in erasure.entries where all[id] == nil { all[id] = erasure }
        }
        return all
    }

    /// What is said to who sends again what was recorded before.
    func answer(to draft: Draft, with stored: StoredEntry) throws(Diagnostic) -> Recorded {
        let entry = try open([stored])[0]
        let standing: Recorded.Standing =
            switch entry.payload {
            case .erased(let erasure): .erased(erasure)
            case .open(let content): content.request == draft.request && entry.header.kind == draft.kind ? .stored(content) : .conflicting
            }
        return Recorded(index: entry.index, header: entry.header, standing: standing)
    }
}

extension Erasure {
    /// Reads what ``request`` writes.
    init?(request: [UInt8], at: Instant) {
        guard let value = try? DecisionReader().read(request), let reason = value["reason"]?.string, let by = value["by"]?.string,
            let ids = value["entries"]?.array?.compactMap({ $0.string.flatMap(EntryID.init) })
        else { return nil }
        self.init(entries: ids, reason: reason, by: by, at: at)
    }
}

extension Diagnostic {
    /// There is nothing left to read.
    public static func erased(_ erasure: Erasure, _ id: EntryID) -> Diagnostic {
        Diagnostic("erased", "entry `\(id)` was erased on \(erasure.at.date) because: \(erasure.reason)", help: ["by \(erasure.by)"])
    }
}
