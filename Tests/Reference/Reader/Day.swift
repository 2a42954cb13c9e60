/// A day of the calendar, counted from 1 March of the year 0, so that a leap day is the last of its year.
package struct Day: Hashable, Comparable {
    package let number: Int

    package init(number: Int) { self.number = number }

    package init?(year: Int, month: Int, day: Int) {
        guard (1...12).contains(month), day >= 1, day <= Day.length(ofMonth: month, year: year) else { return nil }
        let monthsSinceMarch = (month + 9) % 12
        let yearOfMarch = month > 2 ? year : year - 1
        let before = Day.monthsFromMarch[..<monthsSinceMarch].reduce(0, +)
        number = yearOfMarch * 365 + yearOfMarch / 4 - yearOfMarch / 100 + yearOfMarch / 400 + before + day - 1
    }

    /// `2026-05-01`
    package init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.count) == [4, 2, 2], parts.joined().allSatisfy(\.isASCIIDigit) else { return nil }
        guard let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]), year >= 1 else { return nil }
        self.init(year: year, month: month, day: day)
    }

    private static let monthsFromMarch = [31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 31, 29]

    static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

    static func length(ofMonth month: Int, year: Int) -> Int {
        month == 2 && !isLeap(year) ? 28 : monthsFromMarch[(month + 9) % 12]
    }

    /// Found by walking: a year near it, then its months.
    var parts: (year: Int, month: Int, day: Int) {
        var year = number / 366
        while Day(year: year + 1, month: 1, day: 1)! <= self { year += 1 }
        var rest = number - Day(year: year, month: 1, day: 1)!.number
        var month = 1
        while rest >= Day.length(ofMonth: month, year: year) {
            rest -= Day.length(ofMonth: month, year: year)
            month += 1
        }
        return (year, month, rest + 1)
    }

    /// 1 for Monday. 1 March of the year 0 was a Wednesday.
    var weekday: Int { (number + 2) % 7 + 1 }

    package static func < (a: Day, b: Day) -> Bool { a.number < b.number }
    package func adding(days: Int) -> Day { Day(number: number + days) }

    package var text: String {
        let (year, month, day) = parts
        return [(year, 4), (month, 2), (day, 2)].map { number, width in
            String(repeating: "0", count: max(0, width - String(number).count)) + String(number)
        }.joined(separator: "-")
    }

    /// Months on; nil where that day does not exist and nothing says how to round.
    func adding(months: Int, rounding: String?) -> Day? {
        let (year, month, day) = parts
        let total = year * 12 + month - 1 + months
        let (toYear, toMonth) = (total / 12, total % 12 + 1)
        if let exact = Day(year: toYear, month: toMonth, day: day) { return exact }
        let last = Day(year: toYear, month: toMonth, day: Day.length(ofMonth: toMonth, year: toYear))
        switch rounding {
        case "down": return last
        case "up": return last?.adding(days: 1)
        default: return nil
        }
    }
}

/// Months and days, which are never converted into each other.
struct Duration: Hashable {
    var months = 0
    var days = 0
}
