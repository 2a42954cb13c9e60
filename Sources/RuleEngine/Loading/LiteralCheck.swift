import LuaSyntax
import RuleModel

/// Dates and amounts that stand in the text and are none: `date "2025-02-30"`, `money "12,34"`. Parts of a penny are amounts: some
/// rates have them, and what is not rounded in the end is refused there.
struct LiteralCheck {
    let report: Report

    func check(_ part: Part) {
        for expression in part.tree.expressions where !part.issueLines.contains(expression.span.start.line) {
            guard case .call(let call) = expression.kind, call.arguments.count == 1 else { continue }
            let argument = call.arguments[0].unparenthesized
            let place = part.location(call.arguments[0].span)
            switch argument.kind {
            case .string(let literal) where call.isOf("date"): checkDate(literal.text, at: place)
            case .string(let literal) where call.isOf("money"): checkMoney(literal.text, at: place)
            case .number(let numeral) where call.isOf("date"):
                report.error(
                    "malformed_date", "`\(numeral.text)` is not a date", at: place, help: "dates are written date \"2026-04-01\"")
            case .number(let numeral) where call.isOf("money"): checkMoney(numeral.text, at: place)
            default: break
            }
        }
    }

    // MARK: Dates

    private func checkDate(_ text: String, at place: SourceLocation) {
        guard (try? CalendarDate(text)) == nil else { return }
        let numbers = text.split { !$0.isASCII || !$0.isNumber }.compactMap { Int($0) }
        let isPlain = text.allSatisfy { $0.isASCII && ($0.isNumber || "-/.".contains($0)) }
        guard isPlain, numbers.count == 3, let date = Self.day(numbers) else {
            report.error("malformed_date", "`\(text)` is not a date", at: place, help: "dates are written date \"2026-04-01\"")
            return
        }
        if let meant = try? CalendarDate(year: date.year, month: date.month, day: date.day) {
            report.error(
                "malformed_date", "`\(text)` is not how dates are written", at: place,
                help: "write date \"\(meant)\": year, month, day")
        } else {
            report.error("no_such_day", "there is no such day as `\(text)`", at: place, help: Self.correction(date))
        }
    }

    /// As most people order them: the year first, or the day.
    private static func day(_ numbers: [Int]) -> (year: Int, month: Int, day: Int)? {
        if numbers[0] > 31 { return (numbers[0], numbers[1], numbers[2]) }
        return numbers[2] > 31 ? (numbers[2], numbers[1], numbers[0]) : nil
    }

    private static func correction(_ date: (year: Int, month: Int, day: Int)) -> String {
        guard (1...12).contains(date.month) else { return "a year has 12 months; dates are year, month, day" }
        let last = (28...31).last { (try? CalendarDate(year: date.year, month: date.month, day: $0)) != nil } ?? 28
        return "that month ends on \(last == 31 ? "the 31st" : "the \(last)th")"
    }

    // MARK: Amounts

    private func checkMoney(_ text: String, at place: SourceLocation) {
        guard (try? Money(text)) == nil else { return }
        report.error("malformed_money", "`\(text)` is not an amount", at: place, help: "amounts are written money \"1,290.00\"")
    }
}
