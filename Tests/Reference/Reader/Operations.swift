/// What operators do with values.
enum Operations {
    static let largestNumber = Fraction(Integer(2).power(53) - Integer(1))
    static let finestTerm = Integer(2).power(63)

    /// A number of a rule, which may be neither too large nor too fine.
    static func checked(_ value: Fraction) throws -> Fraction {
        if value.absolute > largestNumber { throw Stop.failure("number_too_large") }
        if value.denominator >= finestTerm || value.numerator.absolute >= finestTerm { throw Stop.failure("ratio_too_fine") }
        return value
    }

    static func number(_ value: Fraction) throws -> Value { .number(try checked(value)) }
    static func money(_ value: Fraction) throws -> Value {
        _ = try checked(value * Fraction(100))
        return .money(value)
    }

    static func add(_ a: Value, _ b: Value) throws -> Value {
        switch (a, b) {
        case (.number(let x), .number(let y)): return try number(x + y)
        case (.money(let x), .money(let y)): return try money(x + y)
        case (.date(let day), .duration(let duration)), (.duration(let duration), .date(let day)):
            return .date(try shifted(day, duration, rounding: nil))
        case (.duration(let x), .duration(let y)):
            return .duration(Duration(months: x.months + y.months, days: x.days + y.days))
        default: throw Stop.failure("wrong_kind")
        }
    }

    static func subtract(_ a: Value, _ b: Value) throws -> Value {
        switch (a, b) {
        case (.date(let x), .date(let y)): return .duration(Duration(days: x.number - y.number))
        case (.duration, .date): throw Stop.failure("wrong_kind")
        default: return try add(a, try negate(b))
        }
    }

    static func negate(_ value: Value) throws -> Value {
        switch value {
        case .number(let x): .number(-x)
        case .money(let x): .money(-x)
        case .duration(let x): .duration(Duration(months: -x.months, days: -x.days))
        default: throw Stop.failure("wrong_kind")
        }
    }

    static func multiply(_ a: Value, _ b: Value) throws -> Value {
        switch (a, b) {
        case (.number(let x), .number(let y)): return try number(x * y)
        case (.money(let x), .number(let y)), (.number(let y), .money(let x)): return try money(x * y)
        case (.duration(let x), .number(let y)), (.number(let y), .duration(let x)):
            guard let times = y.word else { throw Stop.failure("wrong_kind") }
            return .duration(Duration(months: x.months * times, days: x.days * times))
        default: throw Stop.failure("wrong_kind")
        }
    }

    static func divide(_ a: Value, _ b: Value) throws -> Value {
        switch (a, b) {
        case (.number(let x), .number(let y)): return try number(try quotient(x, y))
        case (.money(let x), .number(let y)): return try money(try quotient(x, y))
        case (.money(let x), .money(let y)): return try number(try quotient(x, y))
        default: throw Stop.failure("wrong_kind")
        }
    }

    static func floorDivide(_ a: Value, _ b: Value) throws -> Value {
        if case (.money, .number) = (a, b) { throw Stop.failure("wrong_kind") }
        guard case .number(let result) = try divide(a, b) else { throw Stop.failure("wrong_kind") }
        return try number(Fraction(result.floor))
    }

    static func modulo(_ a: Value, _ b: Value) throws -> Value {
        guard case (.number(let x), .number(let y)) = (a, b) else { throw Stop.failure("wrong_kind") }
        return try number(x - Fraction(try quotient(x, y).floor) * y)
    }

    static func power(_ a: Value, _ b: Value) throws -> Value {
        guard case (.number(let base), .number(let exponent)) = (a, b), let times = exponent.word, abs(times) <= 1024 else {
            throw Stop.failure("wrong_kind")
        }
        let product = (0..<abs(times)).reduce(Fraction.one) { result, _ in result * base }
        return try number(times < 0 ? try quotient(.one, product) : product)
    }

    static func concat(_ a: Value, _ b: Value) throws -> Value {
        guard let x = try joinable(a), let y = try joinable(b) else { throw Stop.failure("wrong_kind") }
        return .text(try Standard.bounded(x.bytes + y.bytes))
    }

    private static func joinable(_ value: Value) throws -> Text? {
        switch value {
        case .text, .number, .money, .date, .duration: try Standard.string(Standard.text(value))
        default: nil
        }
    }

    private static func quotient(_ x: Fraction, _ y: Fraction) throws -> Fraction {
        if y.isZero { throw Stop.failure("division_by_zero") }
        return x / y
    }

    /// Years and months together, rounded once, then days.
    static func shifted(_ day: Day, _ duration: Duration, rounding: String?) throws -> Day {
        guard let result = day.adding(months: duration.months, rounding: rounding) else { throw Stop.failure("no_such_day") }
        return result.adding(days: duration.days)
    }

    // MARK: Comparing

    static func equal(_ a: Value, _ b: Value) throws -> Bool {
        switch (a, b) {
        case (.table(let x), .table(let y)): return x === y
        case (.function(let x), .function(let y)): return x === y
        case (.null, .null): return true
        default:
            if a.isExact, b.isExact, a.kind != b.kind { throw Stop.failure("wrong_kind") }
            guard let x = Key(a), let y = Key(b) else { return false }
            return x == y
        }
    }

    static func less(_ a: Value, _ b: Value) throws -> Bool { try ordered(a, b, { $0 < $1 }, { $0 < $1 }, { $0 < $1 }) }
    static func lessOrEqual(_ a: Value, _ b: Value) throws -> Bool { try ordered(a, b, { $0 <= $1 }, { $0 <= $1 }, { $0 <= $1 }) }

    private static func ordered(
        _ a: Value, _ b: Value, _ amounts: (Fraction, Fraction) -> Bool, _ days: (Day, Day) -> Bool, _ texts: (Text, Text) -> Bool
    ) throws -> Bool {
        switch (a, b) {
        case (.number(let x), .number(let y)), (.money(let x), .money(let y)): return amounts(x, y)
        case (.date(let x), .date(let y)): return days(x, y)
        case (.text(let x), .text(let y)): return texts(x, y)
        case (.duration(let x), .duration(let y)) where x.months == 0 && y.months == 0: return amounts(Fraction(x.days), Fraction(y.days))
        case (.duration(let x), .duration(let y)) where x.days == 0 && y.days == 0: return amounts(Fraction(x.months), Fraction(y.months))
        default: throw Stop.failure("wrong_kind")
        }
    }
}
