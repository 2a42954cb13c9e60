import RuleModel

/// The financial year, 1 April to 31 March, that a day lies in.
struct FinancialYear {
    let lastDay: CalendarDate
    /// 365 or 366.
    let days: Int

    /// Nil where the calendar ends before the year does.
    init?(of day: CalendarDate) {
        guard let last = try? day.financialYearEnd, let first = try? CalendarDate(year: day.financialYear, month: 4, day: 1) else {
            return nil
        }
        lastDay = last
        days = first.nights(until: last) + 1
    }

    /// From a day to the end of the year, both included.
    func days(from day: CalendarDate) -> Int { day.nights(until: lastDay) + 1 }
}
