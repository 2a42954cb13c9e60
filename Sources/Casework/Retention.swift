public import Ledger
public import RuleModel

/// How long what is recorded of persons is kept: a setting of the ledger.
public struct Retention {
    /// A decision that is to be erased.
    public struct Due: Sendable, Hashable {
        public let id: EntryID
        /// The day from which it was due.
        public let since: CalendarDate
    }

    private let ledger: Ledger
    private let years: Int

    private static let setting = "keep years"

    /// - Throws: `no_retention` where nobody has said how long.
    public init(_ ledger: Ledger) throws(Diagnostic) {
        guard let years = try ledger.keys.setting(Self.setting).flatMap({ Int($0) }) else {
            throw Diagnostic("no_retention", "nobody has said how long decisions are kept", help: ["say it with `--keep YEARS`"])
        }
        (self.ledger, self.years) = (ledger, years)
    }

    public static func set(_ years: Int, in ledger: Ledger) throws(Diagnostic) { try ledger.keys.set(setting, to: String(years)) }

    /// Decisions of which all that was recorded is older than that on a day, oldest first; those that were erased are none.
    public func due(by day: CalendarDate) throws(Diagnostic) -> [Due] {
        var last: [EntryID: CalendarDate] = [:]
        let size = try ledger.size()
        var next: UInt64 = 0
        while next < size {
            let entries = try ledger.entries(next..<min(size, next + 500))
            for entry in entries { note(entry, in: &last) }
            next += 500
        }
        return last.compactMap { id, date in
            let since = date.adding(years: years)
            return since <= day ? Due(id: id, since: since) : nil
        }.sorted { ($0.since, $0.id.description) < ($1.since, $1.id.description) }
    }

    private func note(_ entry: Entry, in last: inout [EntryID: CalendarDate]) {
        guard entry.content != nil else { return }
        switch entry.header.kind {
        case .decision: last[entry.id] = max(entry.at.date, last[entry.id] ?? entry.at.date)
        case .determination:
            guard let about = entry.header.about, last[about] != nil else { return }
            let until = DeterminationRecord(entry)?.determination.until ?? entry.at.date
            last[about] = max(last[about] ?? until, until, entry.at.date)
        case .erasure, .key, .rulebook, .run: break
        }
    }
}

extension CalendarDate {
    /// The same day of a later year; of 29 February the 28th where there is none.
    fileprivate func adding(years: Int) -> CalendarDate {
        (try? adding(CalendarDuration(months: Int32(years * 12)), rounding: .down)) ?? self
    }
}
