import CExact

/// Months and days, apart: never converted into each other, and so without an order.
public struct CalendarDuration: Sendable, Hashable {
    public let months: Int32
    public let days: Int32

    public init(months: Int32 = 0, days: Int32 = 0) { (self.months, self.days) = (months, days) }
}

extension CalendarDuration: CustomStringConvertible {
    /// ISO 8601: `P2M`, `P56D`, `P1Y2M3D`, `-P31D`.
    public var description: String { asciiText { exact_duration_format(months, days, $0) } }
}

extension CalendarDate {
    /// What to do where adding months leads to a day that does not exist (31 January and a month).
    public enum DayRounding: String, Sendable, Hashable, CaseIterable {
        case mustExist = "must_exist"
        /// The 1st of the next month.
        case up
        /// The last day of the month.
        case down

        var rule: exact_day_rounding {
            switch self {
            case .mustExist: EXACT_DAY_MUST_EXIST
            case .up: EXACT_DAY_ROUND_UP
            case .down: EXACT_DAY_ROUND_DOWN
            }
        }
    }

    /// Adds the years and months together, rounds once, then adds the days.
    /// - Throws: `no_such_day` where the day must exist and does not, `number_too_large` outside the years 1 to 9999.
    public func adding(_ duration: CalendarDuration, rounding: DayRounding = .mustExist) throws(ExactError) -> CalendarDate {
        var result: Int32 = 0
        try ExactError.check(exact_date_add(days, duration.months, duration.days, rounding.rule, &result))
        return CalendarDate(days: result)
    }
}
