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

    /// Nil where the answer has fewer than two different amounts to show.
    init?(_ band: JSONValue) {
        for (key, name) in [("collar", "collar"), ("guide", "guide"), ("cap", "cap"), ("quoted", "quote")] {
            guard let amount = band[key]?.written, let pence = Money(ofDecision: amount)?.pence.whole else { continue }
            if let same = marks.firstIndex(where: { $0.pence == pence }) {
                marks[same].name += ", " + name
                marks[same].isQuote = marks[same].isQuote || key == "quoted"
            } else {
                marks.append(Mark(pence: pence, amount: Wording.money(amount), name: name, isQuote: key == "quoted"))
            }
        }
        guard marks.count >= 2 else { return nil }
        marks.sort { $0.pence < $1.pence }
    }

    /// Three lines, `width` wide at most: amounts, the scale, and names. Nil where the amounts do not fit beside each other.
    func lines(width: Int) -> [[Span]]? {
        let marks = placed(width: width)
        guard marks[0].column >= half(marks[0]) else { return nil }
        var scale: [Span] = [Span(String(repeating: " ", count: marks[0].column))]
        for (i, mark) in marks.enumerated() {
            if i > 0 {
                let between = isWithinBand(marks[i - 1]) && isWithinBand(mark) ? "─" : "┄"
                scale.append(Span(String(repeating: between, count: mark.column - marks[i - 1].column - 1)))
            }
            scale.append(mark.isQuote ? Span("●", .strong) : Span(symbol(of: mark, in: marks)))
        }
        return [centred(marks.map { ($0.column, $0.amount) }), scale, centred(marks.map { ($0.column, $0.name) })]
    }

    /// The marks for a wider drawing, in columns of the same scale; nil where they do not fit beside each other.
    func columns(width: Int) -> [(amount: String, name: String, column: Int, isQuote: Bool, isOutside: Bool)]? {
        let marks = placed(width: width)
        guard marks[0].column >= half(marks[0]) else { return nil }
        return marks.map { ($0.amount, $0.name, $0.column, $0.isQuote, !isWithinBand($0)) }
    }

    private func isWithinBand(_ mark: Mark) -> Bool {
        let band = marks.filter { $0.name != "quote" }
        guard let low = band.first, let high = band.last else { return false }
        return low.pence <= mark.pence && mark.pence <= high.pence
    }

    private func symbol(of mark: Mark, in marks: [Mark]) -> String {
        let band = marks.filter { $0.name != "quote" }
        if mark.pence == band.first?.pence { return "├" }
        return mark.pence == band.last?.pence ? "┤" : "┼"
    }

    /// Columns to scale, then moved right until no two labels touch, then left from the edge.
    private func placed(width: Int) -> [Mark] {
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
        return marks
    }

    private func half(_ mark: Mark) -> Int { (max(mark.amount.width, mark.name.width) + 1) / 2 }

    private func centred(_ labels: [(column: Int, text: String)]) -> [Span] {
        var row = ""
        for label in labels {
            let start = label.column - label.text.width / 2
            row = row.leading(max(start, 0)) + label.text
        }
        return [Span(row)]
    }
}
