import RuleModel

/// Who pays what: a week, the rest of this financial year, and a full one.
///
/// A year of money is its days ÷ 7 × the week, rounded half even to the penny and then shared by largest remainder, so that
/// each column adds up.
struct PayersTable {
    /// The quote that the tariff does not cover, for the row below the total.
    var quote: Amount?
    private let payers: [(name: String, weekly: Amount)]
    private let total: Amount
    private let year: FinancialYear
    private let oddPayer: Int

    /// Nil where the answer is not the record of a layers form.
    init?(_ funding: JSONValue, on: CalendarDate, labels: [String: String], oddPayer: String?) {
        guard let weekly = funding["weekly"]?.members, !weekly.isEmpty else { return nil }
        var payers: [(String, Amount)] = []
        for member in weekly {
            guard let amount = member.value.written.flatMap(Amount.init) else { return nil }
            payers.append((labels[member.key] ?? Wording.sentence(Wording.plain(member.key)), amount))
        }
        self.payers = payers
        total = Amount(pence: payers.reduce(0) { $0 + $1.1.pence })
        year = FinancialYear(of: on)
        self.oddPayer = oddPayer.flatMap { odd in weekly.firstIndex { $0.key == odd } } ?? payers.count - 1
    }

    /// What the shares add up to.
    var weeklyTotal: Amount { total }

    /// The table under its heading, and a note of how the years were worked out.
    func write(to page: inout Page, title: String, on: CalendarDate) {
        let nights = year.nights(from: on), columns = [nil, nights, year.days]
        let names = payers.map(\.name) + ["Total"] + (quote == nil ? [] : ["If the quote is agreed"])
        let first = max(names.map(\.count).max() ?? 0, title.count - 3) + 5
        let shares = columns.map(shares)
        let width = max((shares + [[total]]).joined().map(\.spoken.count).max() ?? 0, yearly(columns, of: total).map(\.spoken.count).max() ?? 0, 11) + 2
        let cells = { (amounts: [String]) in amounts.map { $0.trailing(width) }.joined() }
        page.line([Span(("  " + title).leading(first), .strong), Span(cells(["a week", "this year", "full year"]), .faint)])
        for (i, payer) in payers.enumerated() {
            page.line([Span(("     " + payer.name).leading(first) + cells(shares.map { $0[i].spoken }))])
        }
        page.line([Span("     " + String(repeating: "─", count: first - 5 + 3 * width))])
        page.line([Span("     Total".leading(first) + cells(yearly(columns, of: total).map(\.spoken)), .strong)])
        if let quote {
            page.line([Span("  If the quote is agreed".leading(first) + cells(yearly(columns, of: quote).map(\.spoken)))])
        }
        let last = year.lastDay.spoken
        page.paragraph([Span("This year is \(Wording.count(nights, "night")) to \(last); a full year \(year.days) days ÷ 7 weeks.", .faint)], lead: [Span("     ")])
    }

    private func yearly(_ columns: [Int?], of amount: Amount) -> [Amount] {
        columns.map { days in days.map { amount.over(days: $0) } ?? amount }
    }

    /// Each payer's share of a column; the week's are the decision's own.
    private func shares(of days: Int?) -> [Amount] {
        guard let days, total.pence > 0 else { return payers.map(\.weekly) }
        return total.over(days: days).shared(by: payers.map(\.weekly), odd: oddPayer)
    }
}
