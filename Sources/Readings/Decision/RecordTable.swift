import RuleModel

/// A list of flat records of one shape, as a small table: a heading of their keys and a row for each. A cell may hold a list of words, and
/// stays empty where a record lacks the key.
struct RecordTable {
    /// The heading first.
    let cells: [[String]]
    /// Of each column whether it holds amounts, which stand on the right.
    let isMoney: [Bool]

    /// Nil where the records differ in shape.
    init?(_ records: [JSONValue], of answer: AnswerWords) {
        let shapes = records.map { $0.members.map { $0.key } }
        guard let keys = shapes.max(by: { $0.count < $1.count }), keys.count > 1,
            shapes.allSatisfy({ shape in shape.count > 1 && keys.filter(shape.contains) == shape }),
            records.allSatisfy({ $0.members.allSatisfy { $0.value.isFlat } })
        else {
            return nil
        }
        let columns = keys.map { key in records.map { $0[key] } }
        let rows = records.indices.map { row in columns.map { $0[row].map { answer.wording.words(for: $0) } ?? "" } }
        cells = [keys.map { answer.keys[$0] }] + rows
        isMoney = columns.map { $0.allSatisfy { $0?.written.map(Wording.isMoney) ?? false } }
    }

    /// How wide each column is, and the space between them.
    struct Layout {
        let columns: [Int]
        let gap: Int
    }

    /// Nil where it is too wide, however close the columns stand.
    func layout(within width: Int) -> Layout? {
        let columns = isMoney.indices.map { column in cells.reduce(0) { max($0, $1[column].width) } }
        let gap = [3, 2].first { columns.reduce(0, +) + $0 * (columns.count - 1) <= width }
        return gap.map { Layout(columns: columns, gap: $0) }
    }

    /// A row to a line from a column on, the heading faint.
    func write(to page: inout Page, from margin: Int, _ layout: Layout) {
        for (i, row) in cells.enumerated() {
            page.space(to: margin, .faint)
            let tone = i == 0 ? Tone.faint : .plain
            var start = margin
            for (column, cell) in row.enumerated() {
                let end = start + layout.columns[column]
                page.space(to: start, tone)
                if isMoney[column] { page.write(cell, endingAt: end, tone) } else { page.write(cell, tone) }
                start = end + layout.gap
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

extension JSONValue {
    /// Whether it is one value, or a list of such.
    fileprivate var isFlat: Bool { members.isEmpty && elements.allSatisfy { $0.members.isEmpty && $0.elements.isEmpty } }
}
