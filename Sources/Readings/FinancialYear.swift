import RuleModel

/// The financial year, 1 April to 31 March, that a day lies in.
struct FinancialYear {
    let firstDay: CalendarDate
    let lastDay: CalendarDate

    init(of day: CalendarDate) {
        let starts = CalendarDate.financialYear(of: day)
        firstDay = CalendarDate.of(starts, 4, 1)
        lastDay = CalendarDate.of(starts + 1, 3, 31)
    }

    /// 365 or 366.
    var days: Int { nights(from: firstDay) }

    /// Nights from a day to the end of the year, the last day's included.
    func nights(from day: CalendarDate) -> Int { Int(lastDay.days - day.days) + 1 }
}
