import RuleModel

/// Who pays what: a week, the rest of this financial year, and a full one. Amounts for another time than a week stand alone.
///
/// A year of money is its days ÷ 7 × the week, rounded half even to the penny and then shared by largest remainder, so that
/// each column adds up.
struct PayersTable {
    private struct Column {
        let title: String
        let shares: [Money]
        let total: Money
        let ifQuoteAgreed: Money?
    }

    private let payers: [String]
    private let columns: [Column]
    /// How the years were worked out; nil where there are none.
    let note: String?

    /// - Parameters:
    ///   - funding: the record of a layers form.
    ///   - per: what the amounts are for: `week`, `day`, `visit`; nil where that is not known.
    ///   - quote: shown below the total, where the tariff does not cover it.
    ///   - oddPayer: who takes a penny on a tie.
    init?(_ funding: JSONValue, on: CalendarDate, per: String?, quote: Money?, labels: [String: String], oddPayer: String?) {
        let weekly = funding["weekly"]?.members ?? []
        let shares = weekly.compactMap { Money(ofDecision: $0.value.written) }
        guard !shares.isEmpty, shares.count == weekly.count, let total = Self.weeklyTotal(of: funding) else { return nil }
        payers = weekly.map { labels[$0.key] ?? Wording.sentence(Wording.plain($0.key)) }
        let once = Column(title: per.map(Wording.rate) ?? "", shares: shares, total: total, ifQuoteAgreed: quote)
        guard per == "week" else {
            (columns, note) = ([once], nil)
            return
        }
        guard let year = FinancialYear(of: on) else { return nil }
        let odd = oddPayer.flatMap { odd in weekly.firstIndex { $0.key == odd } }
        let left = year.days(from: on)
        func column(_ title: String, _ days: Int) throws(ExactError) -> Column {
            let yearly = try total.over(days: days)
            let parts = total == .zero ? shares : try yearly.split(by: shares.map(\.pence), odd: odd)
            return Column(title: title, shares: parts, total: yearly, ifQuoteAgreed: try quote?.over(days: days))
        }
        guard let thisYear = try? column("this year", left), let fullYear = try? column("full year", year.days) else { return nil }
        columns = [once, thisYear, fullYear]
        let days = "This year: \(Wording.count(left, "day")), to \(year.lastDay.spoken); full year: \(year.days)."
        note = days + " Each is the week ÷ 7 × the days."
    }

    /// What the payers' shares add up to; nil where the answer is not the record of a layers form.
    static func weeklyTotal(of funding: JSONValue) -> Money? {
        var total = Money.zero
        for member in funding["weekly"]?.members ?? [] {
            guard let share = Money(ofDecision: member.value.written), let sum = try? total + share else { return nil }
            total = sum
        }
        return total
    }

    /// What the columns are for: `a week`, `this year`.
    var heading: [String] { columns.map { $0.title } }

    /// A row for each payer, with an amount for each column.
    var shares: [(name: String, cells: [String])] { payers.indices.map { i in (payers[i], columns.map { $0.shares[i].pounds }) } }
    var total: [String] { columns.map { $0.total.pounds } }
    /// What it would be if the quote were agreed; empty where the tariff covers the quote.
    var ifQuoteAgreed: [String] { columns.compactMap { $0.ifQuoteAgreed?.pounds } }
    static let quoteRow = "If the quote is agreed"

    /// The table under its heading, and a note of how the years were worked out.
    func write(to page: inout Page, title: String) {
        let (total, quote) = (total, ifQuoteAgreed)
        let heading = max(title.width, quote.isEmpty ? 0 : Self.quoteRow.width)
        let names = payers.reduce(Self.total.width) { max($0, $1.width) }
        let width = (total + quote).reduce(9) { max($0, $1.width) } + 3
        let first = min(max(5 + names, 2 + heading) + 1, max(page.width - columns.count * width, 12))
        func writeRow(_ indent: Int, _ name: String, _ cells: [String], _ tone: Tone = .plain, cellTone: Tone = .plain) {
            page.space(to: indent, tone)
            page.write(name.cut(to: first - 1 - indent), tone)
            page.space(to: first, tone)
            for (i, cell) in cells.enumerated() { page.write(cell, endingAt: first + (i + 1) * width, cellTone) }
            page.endLine()
        }
        writeRow(2, title, self.heading, .strong, cellTone: .faint)
        for (name, cells) in shares { writeRow(5, name, cells) }
        page.space(to: 5)
        page.draw("─", to: first + columns.count * width)
        page.endLine()
        writeRow(5, Self.total, total, .strong, cellTone: .strong)
        if !quote.isEmpty { writeRow(2, Self.quoteRow, quote) }
        guard let note else { return }
        page.space(to: 5)
        page.paragraph([Span(note, .faint)])
    }

    private static let total = "Total"
}
