/// A day of the civil calendar, as days since 1 January 1970.
public struct CalendarDate: Sendable, Hashable, Comparable {
    public var days: Int32
    public init(days: Int32) { self.days = days }
    public static func < (a: Self, b: Self) -> Bool { a.days < b.days }
}

/// Months and days, apart: never converted into each other.
public struct CalendarDuration: Sendable, Hashable {
    public var months: Int32
    public var days: Int32
    public init(months: Int32, days: Int32) { (self.months, self.days) = (months, days) }
}
