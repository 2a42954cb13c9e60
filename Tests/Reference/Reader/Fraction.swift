/// A fraction of whole numbers without bounds, in lowest terms, its denominator above zero.
package struct Fraction: Hashable, Comparable {
    package let numerator: Integer
    package let denominator: Integer

    package init(_ numerator: Integer, _ denominator: Integer = Integer(1)) {
        let divisor = Integer.commonDivisor(numerator, denominator)
        let sign = denominator.isNegative ? Integer(-1) : Integer(1)
        if divisor == Integer(1), !denominator.isNegative {
            (self.numerator, self.denominator) = (numerator, denominator)
        } else {
            self.numerator = numerator.divided(by: divisor).quotient * sign
            self.denominator = denominator.divided(by: divisor).quotient * sign
        }
    }

    package init(_ value: Int) { (numerator, denominator) = (Integer(value), Integer(1)) }

    /// `7`, `-0.5`, `19.75`, `1e-3`; nil for anything else.
    package init?(_ text: String) {
        var rest = Substring(text)
        let isNegative = rest.hasPrefix("-")
        if isNegative { rest.removeFirst() }
        var exponent = 0
        if let mark = rest.firstIndex(where: { $0 == "e" || $0 == "E" }) {
            guard let value = Int(rest[rest.index(after: mark)...]), abs(value) <= 1000 else { return nil }
            exponent = value
            rest = rest[..<mark]
        }
        let parts = rest.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isASCIIDigit) }) else { return nil }
        let places = (parts.count == 2 ? parts[1].count : 0) - exponent
        let digits = Integer(digits: parts.joined())
        let value = places >= 0 ? Fraction(digits, Integer(10).power(places)) : Fraction(digits * Integer(10).power(-places))
        self = isNegative ? -value : value
    }

    package static let zero = Fraction(0)
    package static let one = Fraction(1)

    package var isWhole: Bool { denominator == Integer(1) }
    var isNegative: Bool { numerator.isNegative }
    var isZero: Bool { numerator.isZero }
    var absolute: Fraction { isNegative ? -self : self }
    /// Nil unless it is whole and fits in a word.
    package var word: Int? { isWhole ? numerator.word : nil }

    /// The greatest whole number that is not above it.
    var floor: Integer { numerator.divided(by: denominator).quotient }
    var ceiling: Integer { -(-self).floor }

    package static prefix func - (a: Fraction) -> Fraction { Fraction(-a.numerator, a.denominator) }
    package static func + (a: Fraction, b: Fraction) -> Fraction {
        Fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)
    }
    package static func - (a: Fraction, b: Fraction) -> Fraction { a + -b }
    package static func * (a: Fraction, b: Fraction) -> Fraction {
        Fraction(a.numerator * b.numerator, a.denominator * b.denominator)
    }
    /// `b` is not zero.
    package static func / (a: Fraction, b: Fraction) -> Fraction {
        Fraction(a.numerator * b.denominator, a.denominator * b.numerator)
    }
    package static func < (a: Fraction, b: Fraction) -> Bool {
        a.numerator * b.denominator < b.numerator * a.denominator
    }

    /// Its digits where it ends after some places, else nil.
    package var decimal: String? {
        var rest = denominator
        var (twos, fives) = (0, 0)
        while rest.divided(by: Integer(2)).remainder.isZero { (rest, twos) = (rest.divided(by: Integer(2)).quotient, twos + 1) }
        while rest.divided(by: Integer(5)).remainder.isZero { (rest, fives) = (rest.divided(by: Integer(5)).quotient, fives + 1) }
        guard rest == Integer(1) else { return nil }
        return fixed(places: max(twos, fives))
    }

    /// Its digits with so many places; nothing is left after them.
    package func fixed(places: Int) -> String {
        let digits = (absolute * Fraction(Integer(10).power(places))).floor.description
        let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
        let whole = padded.dropLast(places)
        return (isNegative ? "-" : "") + whole + (places == 0 ? "" : "." + padded.suffix(places))
    }
}

extension Character {
    var isASCIIDigit: Bool { isASCII && isWholeNumber }
}

/// How a number becomes a whole one.
enum RoundingRule: String {
    case halfUp = "half_up"
    case halfEven = "half_even"
    case up
    case down

    func round(_ value: Fraction) -> Integer {
        if value.isNegative { return -round(-value) }
        let below = value.floor
        let rest = value - Fraction(below)
        let half = Fraction(Integer(1), Integer(2))
        let isUp =
            switch self {
            case .up: !rest.isZero
            case .down: false
            case .halfUp: rest >= half
            case .halfEven: rest > half || (rest == half && below.isOdd)
            }
        return isUp ? below + Integer(1) : below
    }

    /// To a multiple of a unit above zero.
    func round(_ value: Fraction, toMultipleOf unit: Fraction) -> Fraction { Fraction(round(value / unit)) * unit }
}
