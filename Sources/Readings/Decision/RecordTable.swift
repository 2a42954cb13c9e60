import RuleModel

/// A list of flat records of one shape, as a small table: a heading of their keys and a row for each.
struct RecordTable {
    /// The heading first.
    let rows: [String]

    /// Nil where the records differ in shape, or the rows would be wider than `width`.
    init?(_ records: [JSONValue], wording: Wording, width: Int) {
        guard let keys = records.first?.members.map(\.key), keys.count > 1, records.allSatisfy({ $0.members.map(\.key) == keys }),
            records.allSatisfy({ $0.members.allSatisfy { $0.value.members.isEmpty && $0.value.elements.isEmpty } })
        else {
            return nil
        }
        let cells = [keys.map(wording.key)] + records.map { $0.members.map { wording.words(for: $0.value) } }
        let isMoney = keys.indices.map { column in records.allSatisfy { $0.members[column].value.written.map(Wording.isMoney) ?? false } }
        let widths = keys.indices.map { column in cells.reduce(0) { max($0, $1[column].count) } }
        guard widths.reduce(0, +) + 3 * (keys.count - 1) <= width else { return nil }
        rows = cells.map { row in
            keys.indices.map { isMoney[$0] ? row[$0].trailing(widths[$0]) : row[$0].leading(widths[$0]) }.joined(separator: "   ")
        }
    }
}
