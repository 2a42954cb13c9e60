import CExact

/// A day of the civil calendar, as days since 1 January 1970; years 1 to 9999.
public struct CalendarDate: Sendable, Hashable {
    public let days: Int32

    public init(days: Int32) {
        precondition(CalendarDate.range.contains(days), "a day outside the years 1 to 9999")
        self.days = days
    }

    /// - Throws: `no_such_day`.
    public init(year: Int, month: Int, day: Int) throws(ExactError) {
        guard let year = Int32(exactly: year), let month = Int32(exactly: month), let day = Int32(exactly: day) else {
            throw .noSuchDay
        }
        var days: Int32 = 0
        try ExactError.check(exact_days_from_civil(exact_civil(year: year, month: month, day: day), &days))
        self.days = days
    }

    /// `2026-05-01`, and no other form.
    /// - Throws: `malformed_number`; `no_such_day` for 30 February.
    public init(_ text: some StringProtocol) throws(ExactError) {
        var days: Int32 = 0
        try ExactError.check(withCharacters(of: text) { exact_parse_date($0, $1, &days) })
        self.days = days
    }

    private static let range: ClosedRange<Int32> = -719_162...2_932_896
}

extension CalendarDate {
    public var year: Int { Int(civil.year) }
    public var month: Int { Int(civil.month) }
    public var day: Int { Int(civil.day) }
    /// 1 for Monday to 7 for Sunday.
    public var weekday: Int { Int(exact_weekday(days)) }

    /// The year in which the financial year of this day begins: 2026 for 1 April 2026 to 31 March 2027.
    public var financialYear: Int { Int(exact_financial_year(days)) }

    /// The 31 March on or after this day.
    /// - Throws: `no_such_day` in the calendar's last nine months.
    public var financialYearEnd: CalendarDate {
        get throws(ExactError) { try CalendarDate(year: financialYear + 1, month: 3, day: 31) }
    }

    /// Whole years of age of who was born on this day; born on 29 February, a year older on 1 March of other years.
    /// - Throws: `no_such_day` before the birth.
    public func age(on date: CalendarDate) throws(ExactError) -> Int {
        var years: Int32 = 0
        try ExactError.check(exact_age(days, date.days, &years))
        return Int(years)
    }

    /// Nights from this day to that one: 1 to the next day, negative to an earlier one.
    public func nights(until end: CalendarDate) -> Int { Int(end.days - days) }

    private var civil: exact_civil { exact_civil_from_days(days) }
}

extension CalendarDate: Comparable {
    public static func < (a: Self, b: Self) -> Bool { a.days < b.days }
}

extension CalendarDate: CustomStringConvertible {
    /// `2026-05-01`
    public var description: String { asciiText { exact_date_format(days, $0) } }

    /// Appends `2026-05-01`.
    public func append(to out: inout [UInt8]) {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(EXACT_TEXT)) { text in
            let length = exact_date_format(days, text.baseAddress)
            out += UnsafeRawBufferPointer(start: text.baseAddress, count: length)
        }
    }

    /// `1 May 2026`
    public var spoken: String {
        let civil = civil
        return "\(civil.day) \(CalendarDate.monthNames[Int(civil.month) - 1]) \(civil.year)"
    }

    private static let monthNames = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ]
}
