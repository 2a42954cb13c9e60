import RuleModel

/// A list of flat records of one shape, as a small table: a heading of their keys and a row for each.
struct RecordTable {
    /// The heading first.
    let cells: [[String]]
    /// Of each column whether it holds amounts, which stand on the right.
    let isMoney: [Bool]

    /// Nil where the records differ in shape.
    init?(_ records: [JSONValue], wording: Wording) {
        guard let keys = records.first?.members.map({ $0.key }), keys.count > 1, records.allSatisfy({ $0.members.map { $0.key } == keys }),
            records.allSatisfy({ $0.members.allSatisfy { $0.value.members.isEmpty && $0.value.elements.isEmpty } })
        else {
            return nil
        }
        cells = [keys.map(wording.key)] + records.map { $0.members.map { wording.words(for: $0.value) } }
        isMoney = keys.indices.map { column in records.allSatisfy { $0.members[column].value.written.map(Wording.isMoney) ?? false } }
    }

    /// Lines of text; nil where they would be wider than `width`.
    func rows(width: Int) -> [String]? {
        let widths = isMoney.indices.map { column in cells.reduce(0) { max($0, $1[column].width) } }
        guard widths.reduce(0, +) + 3 * (widths.count - 1) <= width else { return nil }
        return cells.map { row in
            isMoney.indices.map { isMoney[$0] ? row[$0].trailing(widths[$0]) : row[$0].leading(widths[$0]) }.joined(separator: "   ")
        }
    }
}

extension RecordTable {
    func write(to page: inout HTML) {
        page.element("table") { table in
            for (i, row) in cells.enumerated() {
                table.element("tr") { line in
                    for (cell, isMoney) in zip(row, isMoney) {
                        let place = isMoney ? [] : [("class", "words")]
                        line.element(i == 0 ? "th" : "td", (i == 0 ? [("scope", "col")] : []) + place) { $0.write(cell) }
                    }
                }
            }
        }
    }
}
