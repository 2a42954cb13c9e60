import RuleModel

/// A list of flat records of one shape, as a small table: a heading of their keys and a row for each.
struct RecordTable {
    /// The heading first.
    let cells: [[String]]
    /// Of each column whether it holds amounts, which stand on the right.
    let isMoney: [Bool]

    /// Nil where the records differ in shape.
    init?(_ records: [JSONValue], of answer: AnswerWords) {
        guard let keys = records.first?.members.map({ $0.key }), keys.count > 1, records.allSatisfy({ $0.members.map { $0.key } == keys }),
            records.allSatisfy({ $0.members.allSatisfy { $0.value.members.isEmpty && $0.value.elements.isEmpty } })
        else {
            return nil
        }
        cells = [keys.map { answer.keys[$0] }] + records.map { $0.members.map { answer.wording.words(for: $0.value) } }
        isMoney = keys.indices.map { column in records.allSatisfy { $0.members[column].value.written.map(Wording.isMoney) ?? false } }
    }

    /// How wide each column is, and all of them with the space between them.
    var widths: (columns: [Int], all: Int) {
        let columns = isMoney.indices.map { column in cells.reduce(0) { max($0, $1[column].width) } }
        return (columns, columns.reduce(0, +) + 3 * (columns.count - 1))
    }

    /// A row to a line from a column on, the heading faint.
    func write(to page: inout Page, from margin: Int, _ widths: [Int]) {
        for (i, row) in cells.enumerated() {
            page.space(to: margin, .faint)
            let tone = i == 0 ? Tone.faint : .plain
            var start = margin
            for (column, cell) in row.enumerated() {
                page.space(to: start, tone)
                if isMoney[column] { page.write(cell, endingAt: start + widths[column], tone) } else { page.write(cell, tone) }
                start += widths[column] + 3
            }
            page.endLine()
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
