import CExact
import RuleModel
import Testing

/// A hundred years of days, and sums and ages over all years, against Python's calendar.
@Suite struct OracleCalendarTests {
    @Test func aHundredYearsAreAsPythonCountsThem() throws {
        var wrong: [String] = []
        var checked = (days: 0, sums: 0, ages: 0)
        try Oracle(topic: "calendar", seed: Oracle.seed, count: 36_525 * 3).forEachLine { whole in
            var line = whole
            let sort = line.token()!.first
            let isRight: Bool
            switch sort {
            case UInt8(ascii: "d"): (isRight, checked.days) = (isDay(&line), checked.days + 1)
            case UInt8(ascii: "a"): (isRight, checked.sums) = (isSum(&line), checked.sums + 1)
            default: (isRight, checked.ages) = (isAge(&line), checked.ages + 1)
            }
            if !isRight, wrong.count < 10 { wrong.append(whole.text) }
        }
        #expect(wrong == [])
        #expect(checked == (36_525, 36_525, 36_525))
    }

    private func date(_ token: Token) -> CalendarDate? { try? CalendarDate(token.text) }

    private func isDay(_ line: inout Line) -> Bool {
        let text = line.token()!
        guard let date = date(text) else { return false }
        let civil = try? CalendarDate(year: date.year, month: date.month, day: date.day)
        return Int64(date.days) == line.token()!.integer && Int64(date.weekday) == line.token()!.integer
            && Int64(date.financialYear) == line.token()!.integer && date.description == text.text && civil == date
    }

    private func isSum(_ line: inout Line) -> Bool {
        let start = date(line.token()!)!
        let duration = CalendarDuration(months: Int32(line.token()!.integer), days: Int32(line.token()!.integer))
        let roundings: [CalendarDate.DayRounding] = [.mustExist, .up, .down]
        return roundings.allSatisfy { rounding in result(start, duration, rounding) == line.token()!.text }
    }

    private func result(_ start: CalendarDate, _ duration: CalendarDuration, _ rounding: CalendarDate.DayRounding) -> String {
        do {
            return try start.adding(duration, rounding: rounding).description
        } catch {
            return error == .noSuchDay ? "-" : "L"
        }
    }

    private func isAge(_ line: inout Line) -> Bool {
        let born = date(line.token()!)!
        let on = date(line.token()!)!
        let expected = line.token()!.text
        return (try? born.age(on: on).description) ?? "-" == expected
    }
}
