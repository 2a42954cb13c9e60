/// A figure by the date it takes effect and the date it became known.
struct Parameter {
    /// What holds from a date on; nothing where the figure ends.
    private struct Entry {
        let from: Day
        /// By the day each became known, oldest first; without a day it was known from the beginning.
        let values: [(known: Day?, value: Value?)]
    }

    /// The fact or answer that says which of several figures it is.
    let by: String?
    private let name: String
    private let entries: [Text: [Entry]]

    init(_ name: String, _ table: Table) throws {
        self.name = name
        by = table["by"].string
        var entries: [Text: [Entry]] = [:]
        if by == nil {
            entries[Text("")] = try Parameter.entries(table)
        } else {
            for name in table.names {
                if let dated = table[.text(name)].table { entries[name] = try Parameter.entries(dated) }
            }
        }
        self.entries = entries
    }

    private static func entries(_ table: Table) throws -> [Entry] {
        try table.names.compactMap { name in
            guard let from = Day(name.string) else { return nil }
            return try Entry(from: from, values: values(table[.text(name)]))
        }.sorted { $0.from < $1.from }
    }

    private static func values(_ value: Value) throws -> [(known: Day?, value: Value?)] {
        if case .boolean(false) = value { return [(nil, nil)] }
        guard let table = value.table, !table[.number(.one)].isNull else { return [(nil, value)] }
        var values: [(known: Day?, value: Value?)] = [(table["known"].string.flatMap { Day($0) }, table[.number(.one)])]
        for name in table["revised"].table?.names ?? [] {
            guard let day = Day(name.string) else { throw Stop.failure("malformed_date") }
            values.append((day, table["revised"].table?[.text(name)]))
        }
        return values
    }

    private func title(_ key: String, _ entry: Entry, _ known: Day?) -> String {
        [name, key, entry.from.text, known.map { "known \($0.text)" } ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// Each of its values, as it is called where it is read.
    var titles: [String] {
        entries.flatMap { key, entries in
            entries.flatMap { entry in entry.values.filter { $0.value != nil }.map { title(key.string, entry, $0.known) } }
        }
    }

    /// - Parameter known: figures that became known later are left out; nil leaves out none.
    func value(on day: Day, known: Day?, key: String = "", _ watch: Watch) throws -> Value {
        let started = (entries[Text(key)] ?? []).filter { $0.from <= day }
        for entry in started.reversed() {
            let isKnown = { (since: Day?) in since.map { since in known.map { since <= $0 } ?? true } ?? true }
            guard let latest = entry.values.last(where: { isKnown($0.known) }) else { continue }
            guard let value = latest.value else { break }
            watch.match(title(key, entry, latest.known))
            return value
        }
        throw Stop.failure("parameter_not_known")
    }
}
