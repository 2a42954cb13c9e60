import CExact
import RuleModel
import Testing

@Suite struct CalendarDateTests {
    private func date(_ text: String) throws(ExactError) -> CalendarDate { try CalendarDate(text) }

    @Test func itIsReadAndWritten() throws {
        let day = try date("2026-05-01")
        #expect(day.description == "2026-05-01")
        #expect(day.spoken == "1 May 2026")
        #expect((day.year, day.month, day.day, day.weekday) == (2026, 5, 1, 5))
        #expect(try CalendarDate(year: 2026, month: 5, day: 1) == day)
        #expect(try date("1970-01-01").days == 0)
        #expect(try date("0001-01-01").description == "0001-01-01")
        #expect(try date("2026-04-30") < day)
    }

    @Test(arguments: ["", "2026-5-1", "26-05-01", "2026/05/01", "2026-05-01 ", "2026-05-0a", "+026-05-01", "01-05-2026", "2026-05-1é"])
    func otherFormsAreMalformed(text: String) {
        #expect(throws: ExactError.malformedNumber) { try date(text) }
    }

    @Test(arguments: ["2026-02-30", "2026-02-29", "1900-02-29", "2026-04-31", "2026-13-01", "2026-00-01", "2026-01-00", "0000-01-01"])
    func daysThatDoNotExistAreRefused(text: String) {
        #expect(throws: ExactError.noSuchDay) { try date(text) }
    }

    @Test func yearsBeyondFourDigitsDoNotExist() {
        #expect(throws: ExactError.noSuchDay) { try CalendarDate(year: 10_000, month: 1, day: 1) }
        #expect(throws: ExactError.noSuchDay) { try CalendarDate(year: .max, month: 1, day: 1) }
        #expect(throws: ExactError.noSuchDay) { try CalendarDate(year: 2026, month: -1, day: 1) }
    }

    /// start, months, days, must exist, up, down
    @Test(
        arguments: [
            ("2026-01-31", 1, 0, "no_such_day", "2026-03-01", "2026-02-28"),
            ("2028-01-31", 1, 0, "no_such_day", "2028-03-01", "2028-02-29"),
            ("2028-02-29", 12, 0, "no_such_day", "2029-03-01", "2029-02-28"),
            ("2028-02-29", 48, 0, "2032-02-29", "2032-02-29", "2032-02-29"),
            ("2028-02-29", -12, 0, "no_such_day", "2027-03-01", "2027-02-28"),
            ("2096-02-29", 48, 0, "no_such_day", "2100-03-01", "2100-02-28"),
            ("2026-05-31", 1, 1, "no_such_day", "2026-07-02", "2026-07-01"),
            ("2026-12-31", 2, 0, "no_such_day", "2027-03-01", "2027-02-28"),
            ("2026-03-31", -1, 0, "no_such_day", "2026-03-01", "2026-02-28"),
            ("2026-01-31", 14, 0, "2027-03-31", "2027-03-31", "2027-03-31"),
            ("2026-05-01", 0, 28, "2026-05-29", "2026-05-29", "2026-05-29"),
            ("2026-01-01", -1, 0, "2025-12-01", "2025-12-01", "2025-12-01"),
            ("2028-02-29", 12, 1, "no_such_day", "2029-03-02", "2029-03-01"),
            ("9999-12-31", 0, 1, "number_too_large", "number_too_large", "number_too_large"),
            ("9999-12-31", 1, -40, "number_too_large", "number_too_large", "number_too_large"),
            ("2026-01-01", .max, .max, "number_too_large", "number_too_large", "number_too_large"),
            ("2026-01-01", .min, .min, "number_too_large", "number_too_large", "number_too_large"),
        ] as [(String, Int32, Int32, String, String, String)])
    func yearsAndMonthsAreAddedTogetherAndRoundedOnce(
        start: String, months: Int32, days: Int32, mustExist: String, up: String, down: String
    ) throws {
        let start = try date(start)
        let duration = CalendarDuration(months: months, days: days)
        for (rounding, expected) in zip([CalendarDate.DayRounding.mustExist, .up, .down], [mustExist, up, down]) {
            do {
                #expect(try start.adding(duration, rounding: rounding).description == expected)
            } catch {
                #expect(error.code == expected)
            }
        }
    }

    @Test(arguments: [
        ("2008-02-29", "2026-02-28", 17), ("2008-02-29", "2026-03-01", 18), ("2008-02-29", "2028-02-28", 19),
        ("2008-02-29", "2028-02-29", 20),
        ("2008-02-29", "2008-02-29", 0), ("2008-05-01", "2026-04-30", 17), ("2008-05-01", "2026-05-01", 18),
        ("1900-12-31", "2000-01-01", 99),
        ("2008-02-28", "2026-02-28", 18), ("2008-03-01", "2026-02-28", 17),
    ])
    func agesAreWholeYears(born: String, on: String, age: Int) throws {
        #expect(try date(born).age(on: date(on)) == age)
    }

    @Test func nobodyHasAnAgeBeforeBirth() {
        #expect(throws: ExactError.noSuchDay) { try date("2026-05-02").age(on: date("2026-05-01")) }
    }

    @Test(arguments: [
        ("2026-03-31", 2025, "2026-03-31"), ("2026-04-01", 2026, "2027-03-31"), ("2027-03-31", 2026, "2027-03-31"),
        ("2024-02-29", 2023, "2024-03-31"),
    ])
    func theFinancialYearBeginsInApril(day: String, year: Int, end: String) throws {
        #expect(try date(day).financialYear == year)
        #expect(try date(day).financialYearEnd.description == end)
    }

    @Test func theLastFinancialYearHasNoEnd() {
        #expect(throws: ExactError.noSuchDay) { try date("9999-12-31").financialYearEnd }
        #expect(throws: Never.self) { try date("9999-03-31").financialYearEnd }
    }

    @Test func nightsAreCounted() throws {
        #expect(try date("2026-05-01").nights(until: date("2026-05-02")) == 1)
        #expect(try date("2026-05-01").nights(until: date("2027-05-01")) == 365)
        #expect(try date("2026-05-01").nights(until: date("2026-04-30")) == -1)
    }

    /// Each of the 3,652,059 days follows the one before it, and is found again from its year, month and day.
    @Test func everyDayHasItsPlace() {
        var last = exact_civil_from_days(-719_162)
        #expect((last.year, last.month, last.day, exact_weekday(-719_162)) == (1, 1, 1, 1))
        var wrong = 0
        for day in Int32(-719_161)...2_932_896 {
            let civil = exact_civil_from_days(day)
            var again: Int32 = 0
            let sameMonth = civil.day == last.day + 1 && civil.month == last.month && civil.year == last.year
            let nextMonth = civil.day == 1 && last.day >= 28 && civil.month == last.month % 12 + 1
            let rightYear = civil.year == last.year + (last.month == 12 && nextMonth ? 1 : 0)
            if exact_days_from_civil(civil, &again) != EXACT_OK || again != day || !(sameMonth || (nextMonth && rightYear)) { wrong += 1 }
            last = civil
        }
        #expect(wrong == 0)
        #expect((last.year, last.month, last.day) == (9999, 12, 31))
    }

    @Test func durationsAreWritten() {
        #expect(CalendarDuration(months: 14, days: 3).description == "P1Y2M3D")
        #expect(CalendarDuration(months: .min, days: .min).description == "-P178956970Y8M2147483648D")
    }
}
