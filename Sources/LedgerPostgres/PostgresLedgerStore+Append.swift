public import Ledger
public import RuleModel

extension PostgresLedgerStore {
    /// Where the connection is lost, the store makes it again, and looks which of the entries are there before it adds them again.
    /// - Throws: `ledger_unwritable`; where the server stays away after it was asked, its message says that nobody knows.
    public func append(_ entries: [SealedEntry], rulebooks: [StoredRulebook]) throws(Diagnostic) -> [Placement] {
        try append(entries, rulebooks: rulebooks, before: {})
    }

    /// - Parameter before: is called before the entries are sent, each time; what it throws is taken for the server's answer.
    func append(_ entries: [SealedEntry], rulebooks: [StoredRulebook], before: () throws(PostgresFault) -> Void) throws(Diagnostic)
        -> [Placement]
    {
        var isUncertain = false
        for attempt in 1...PostgresDatabase.attempts {
            do throws(PostgresFault) {
                return try database.run(within: isUncertain ? database.patience : 0) { session throws(PostgresFault) in
                    if isUncertain, let placed = try session.placements(of: entries) { return placed }
                    try before()
                    return try session.append(entries, rulebooks)
                }
            } catch {
                // What was lost may be carried out even after it was looked for; then its ids are there.
                let isThereNow = isUncertain && error.state == .thereAlready
                guard error.isLoss || error.isPassing || isThereNow, attempt < PostgresDatabase.attempts else {
                    throw mistake(error, isUncertain || error.isLoss)
                }
                isUncertain = isUncertain || error.isLoss
                if !error.isLoss { PostgresDatabase.pause(attempt) }
            }
        }
        throw .unwritableLedger(name, "it was tried too often")
    }

    private func mistake(_ fault: PostgresFault, _ isUncertain: Bool) -> Diagnostic {
        if isUncertain { return .uncertainLedger(name, fault.words) }
        return fault.state == .thereAlready ? .entryThere(name) : .unwritableLedger(name, fault.words)
    }
}

extension PostgresSession {
    fileprivate func append(_ entries: [SealedEntry], _ rulebooks: [StoredRulebook]) throws(PostgresFault) -> [Placement] {
        if entries.isEmpty && rulebooks.isEmpty { return [] }
        try mustBeDurable()
        let places = try run(
            "SELECT place, is_new FROM tariff.append($1, $2, $3, $4)", .texts(entries.map(\.header.text)), .blobs(entries.map(\.payload)),
            .texts(rulebooks.map(\.digest.description)), .blobs(rulebooks.map(\.bytes))
        ).map { (index: $0.integer(0) ?? -1, isNew: $0.isTrue(1)) }
        do throws(PostgresFault) {
            return try placements(of: entries, at: places)
        } catch {
            // They are there: what goes wrong from here on must not be taken for a refusal.
            throw .lost(error.words)
        }
    }

    private func placements(of entries: [SealedEntry], at places: [(index: Int64, isNew: Bool)]) throws(PostgresFault) -> [Placement] {
        let earlier = places.filter { !$0.isNew }.map(\.index)
        let there = try earlier.isEmpty ? [] : self.entries("idx = ANY ($1)", [.integers(earlier)])
        let byIndex = Dictionary(there.map { ($0.index, $0) }, uniquingKeysWith: { first, _ in first })
        let placements = zip(entries, places).compactMap { entry, place -> Placement? in
            let index = UInt64(bitPattern: place.index)
            // Its own may be found too, where an answer was lost.
            if place.isNew || byIndex[index]?.header == entry.header.text { return .added(index) }
            return byIndex[index].map { .found($0) }
        }
        guard placements.count == entries.count else { throw .refused(.wrong, "it is not told what became of each entry") }
        return placements
    }

    /// What became of entries whose answer was lost; nil where none of them was added.
    fileprivate func placements(of entries: [SealedEntry]) throws(PostgresFault) -> [Placement]? {
        if entries.isEmpty { return nil }
        let there = try self.entries(
            "id = ANY ($1) OR idempotency = ANY ($2)",
            [.texts(entries.map(\.header.id.description)), .texts(entries.compactMap { $0.header.idempotency?.description })])
        let byHeader = Dictionary(there.map { ($0.header, $0.index) }, uniquingKeysWith: { first, _ in first })
        let byKey = Dictionary(
            there.compactMap { entry in EntryHeader(text: entry.header)?.idempotency.map { ($0, entry) } },
            uniquingKeysWith: { first, _ in first })
        let placements = entries.map { entry -> Placement? in
            if let index = byHeader[entry.header.text] { return .added(index) }
            return entry.header.idempotency.flatMap { byKey[$0] }.map { .found($0) }
        }
        if !placements.contains(nil) { return placements.compactMap { $0 } }
        guard entries.allSatisfy({ byHeader[$0.header.text] == nil }) else { throw .refused(.wrong, "only some of the entries are there") }
        return nil
    }
}
