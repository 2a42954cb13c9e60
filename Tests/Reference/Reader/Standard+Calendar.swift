extension Standard {
    static var calendar: [(String, Body)] {
        [
            (
                "date",
                { argument in
                    guard let day = Day(try string(argument[0]).string) else { throw Stop.failure("malformed_date") }
                    return .date(day)
                }
            ),
            ("days", { .duration(Duration(days: try whole($0[0]))) }),
            ("weeks", { .duration(Duration(days: try whole($0[0]) * 7)) }),
            ("months", { .duration(Duration(months: try whole($0[0]))) }),
            ("years", { .duration(Duration(months: try whole($0[0]) * 12)) }),
            (
                "add",
                { arguments in
                    guard case (.date(let day), .duration(let duration)) = (arguments[0], arguments[1]) else {
                        throw Stop.failure("bad_argument")
                    }
                    return .date(try Operations.shifted(day, duration, rounding: arguments[2].string))
                }
            ),
            (
                "age",
                { arguments in
                    _ = try days(arguments)
                    let (born, on) = (try day(arguments[0]).parts, try day(arguments[1]).parts)
                    return .whole(on.year - born.year - ((on.month, on.day) < (born.month, born.day) ? 1 : 0))
                }
            ),
            ("days_between", { .whole(try day($0[1]).number - day($0[0]).number) }),
            ("nights_between", { .whole(try days($0)) }),
            ("weekday", { .whole(try day($0[0]).weekday) }),
            ("year", { .whole(try day($0[0]).parts.year) }),
            ("month", { .whole(try day($0[0]).parts.month) }),
            ("day", { .whole(try day($0[0]).parts.day) }),
            ("financial_year", { try financialYear(of: day($0[0])) }),
        ]
    }

    /// From a day to another that is not before it: nobody has an age before birth, or stays for less than no nights.
    private static func days(_ arguments: Arguments) throws -> Int {
        let days = try day(arguments[1]).number - day(arguments[0]).number
        if days < 0 { throw Stop.failure("bad_argument") }
        return days
    }

    /// A council's, from 1 April to 31 March.
    private static func financialYear(of day: Day) throws -> Value {
        let parts = day.parts
        let year = parts.month >= 4 ? parts.year : parts.year - 1
        guard let starts = Day(year: year, month: 4, day: 1), let ends = Day(year: year + 1, month: 3, day: 31) else {
            throw Stop.failure("bad_argument")
        }
        let short = String("0\((year + 1) % 100)".suffix(2))
        let length = ends.number - starts.number + 1
        return .table(
            Table(["starts": .date(starts), "ends": .date(ends), "days": .whole(length), "name": .string("\(year)-\(short)")]))
    }
}
