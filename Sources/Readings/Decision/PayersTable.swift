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
        let nights = year.nights(from: on)
        func column(_ title: String, _ days: Int) throws(ExactError) -> Column {
            let yearly = try total.over(days: days)
            let parts = total == .zero ? shares : try yearly.split(by: shares.map(\.pence), odd: odd)
            return Column(title: title, shares: parts, total: yearly, ifQuoteAgreed: try quote?.over(days: days))
        }
        guard let thisYear = try? column("this year", nights), let fullYear = try? column("full year", year.days) else { return nil }
        columns = [once, thisYear, fullYear]
        let days = "This year: \(Wording.count(nights, "night")), to \(year.lastDay.spoken); full year: \(year.days)."
        note = days + " Each is the week ÷ 7 × the nights."
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
    var heading: [String] { columns.map(\.title) }

    /// A row for each payer, with an amount for each column.
    var shares: [(name: String, cells: [String])] { payers.indices.map { i in (payers[i], columns.map(\.shares[i].pounds)) } }
    var total: [String] { columns.map(\.total.pounds) }
    /// What it would be if the quote were agreed; empty where the tariff covers the quote.
    var ifQuoteAgreed: [String] { columns.compactMap(\.ifQuoteAgreed?.pounds) }
    static let quoteRow = "If the quote is agreed"

    /// The table under its heading, and a note of how the years were worked out.
    func write(to page: inout Page, title: String) {
        let hasQuote = !ifQuoteAgreed.isEmpty
        let amounts = columns.flatMap { [$0.total] + ($0.ifQuoteAgreed.map { [$0] } ?? []) }
        let width = amounts.reduce(9) { max($0, $1.pounds.count) } + 3
        let names = payers.map { "     " + $0 } + ["     Total", "  " + title] + (hasQuote ? ["  " + Self.quoteRow] : [])
        let first = min(names.reduce(0) { max($0, $1.count) } + 1, max(page.width - columns.count * width, 12))
        let row = { (name: String, cells: [String]) in
            name.cut(to: first - 1).leading(first) + cells.map { $0.trailing(width) }.joined()
        }
        let caption = ("  " + title).cut(to: first - 1).leading(first)
        page.line([Span(caption, .strong), Span(heading.map { $0.trailing(width) }.joined(), .faint)])
        for (name, cells) in shares { page.line([Span(row("     " + name, cells))]) }
        page.line([Span("     " + String(repeating: "─", count: first - 5 + columns.count * width))])
        page.line([Span(row("     Total", total), .strong)])
        if hasQuote { page.line([Span(row("  " + Self.quoteRow, ifQuoteAgreed))]) }
        if let note { page.paragraph([Span(note, .faint)], lead: [Span("     ")]) }
    }
}
