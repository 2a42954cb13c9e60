import RuleModel

/// The marks of a band and the quote on one line, to scale where there is room.
///
/// ```
/// £1,150.00    £1,290.00    £1,420.00   £1,500.00
///     ├────────────┼────────────┤┄┄┄┄┄┄┄┄┄┄┄●
///  collar        guide         cap        quote
/// ```
struct BandGauge {
    private struct Mark {
        var pence: Int64
        var amount: String
        var name: String
        var isQuote: Bool
        var column = 0
    }

    private var marks: [Mark] = []
    /// From the lowest mark to the highest without the quote, in pence.
    private let band: ClosedRange<Int64>?

    /// Nil where the answer has fewer than two different amounts to show.
    init?(_ answer: JSONValue) {
        for (key, name) in [("collar", "collar"), ("guide", "guide"), ("cap", "cap"), ("quoted", "quote")] {
            guard let amount = answer[key]?.written, let pence = Money(ofDecision: amount)?.pence.whole else { continue }
            if let same = marks.firstIndex(where: { $0.pence == pence }) {
                marks[same].name += ", " + name
                marks[same].isQuote = marks[same].isQuote || key == "quoted"
            } else {
                marks.append(Mark(pence: pence, amount: Wording.money(amount), name: name, isQuote: key == "quoted"))
            }
        }
        guard marks.count >= 2 else { return nil }
        marks.sort { $0.pence < $1.pence }
        let limits = marks.filter { $0.name != "quote" }.map { $0.pence }
        band = limits.first.map { $0...limits[limits.count - 1] }
    }

    /// Three lines from a column on: amounts, the scale, and names. Nothing where the amounts do not fit beside each other.
    func write(to page: inout Page, from margin: Int, width: Int) {
        guard let marks = placed(width: width) else { return }
        page.blank()
        write(marks.map { ($0.column, $0.amount) }, to: &page, from: margin)
        for (i, mark) in marks.enumerated() {
            let isBetween = i > 0 && isWithinBand(marks[i - 1]) && isWithinBand(mark)
            if i > 0 { page.draw(isBetween ? "─" : "┄", to: margin + mark.column) }
            page.space(to: margin + mark.column)
            page.write(mark.isQuote ? "●" : symbol(of: mark), mark.isQuote ? .strong : .plain)
        }
        page.endLine()
        write(marks.map { ($0.column, $0.name) }, to: &page, from: margin)
        page.blank()
    }

    /// Labels in one line, each centred at its column.
    private func write(_ labels: [(column: Int, text: String)], to page: inout Page, from margin: Int) {
        for label in labels {
            page.space(to: margin + label.column - label.text.width / 2)
            page.write(label.text)
        }
        page.endLine()
    }

    /// The marks for a wider drawing, in columns of the same scale; nil where they do not fit beside each other.
    func columns(width: Int) -> [(amount: String, name: String, column: Int, isQuote: Bool, isOutside: Bool)]? {
        placed(width: width)?.map { ($0.amount, $0.name, $0.column, $0.isQuote, !isWithinBand($0)) }
    }

    private func isWithinBand(_ mark: Mark) -> Bool { band?.contains(mark.pence) ?? false }

    private func symbol(of mark: Mark) -> String {
        if mark.pence == band?.lowerBound { return "├" }
        return mark.pence == band?.upperBound ? "┤" : "┼"
    }

    /// Columns to scale, then moved right until no two labels touch, then left from the edge; nil where they do not fit.
    private func placed(width: Int) -> [Mark]? {
        var marks = marks
        let first = half(marks[0])
        let last = width - 1 - half(marks[marks.count - 1])
        let low = marks[0].pence
        let span = max(marks[marks.count - 1].pence - low, 1)
        for i in marks.indices {
            let share = Int64(last - first).multipliedFullWidth(by: marks[i].pence - low)
            marks[i].column = first + Int(span.dividingFullWidth(share).quotient)
        }
        for i in marks.indices.dropFirst() {
            marks[i].column = max(marks[i].column, marks[i - 1].column + half(marks[i - 1]) + half(marks[i]) + 1)
        }
        marks[marks.count - 1].column = min(marks[marks.count - 1].column, last)
        for i in marks.indices.dropLast().reversed() {
            marks[i].column = min(marks[i].column, marks[i + 1].column - half(marks[i + 1]) - half(marks[i]) - 1)
        }
        return marks[0].column >= half(marks[0]) ? marks : nil
    }

    private func half(_ mark: Mark) -> Int { (max(mark.amount.width, mark.name.width) + 1) / 2 }
}
