import CExact

/// An exact number: whole, decimal or ratio, in lowest terms, within ±(2^53 − 1). Arithmetic is CExact's.
///
/// ```swift
/// try Exact("0.1") + Exact("0.2") == Exact("0.3")   // true
/// ```
public struct Exact: Sendable, Hashable {
    public let numerator: Int64
    /// Positive.
    public let denominator: Int64

    /// A whole number that is known to be within ±(2^53 − 1): a count, a constant.
    public init(_ whole: Int64) {
        precondition(whole.magnitude <= UInt64(Exact.largestWhole), "a whole number beyond 2^53 - 1")
        (numerator, denominator) = (whole, 1)
    }

    /// - Throws: `division_by_zero`, `number_too_large`, `ratio_too_fine`.
    public init(_ numerator: Int64, over denominator: Int64) throws(ExactError) {
        var value = exact_q()
        try ExactError.check(exact_q_make(numerator, denominator, &value))
        self.init(value)
    }

    /// Decimal text as in JSON and Lua: `7.10`, `-0.5`, `1e3`.
    /// - Throws: `malformed_number`, `number_too_large`, `ratio_too_fine`.
    public init(_ text: some StringProtocol) throws(ExactError) {
        var value = exact_q()
        try ExactError.check(withCharacters(of: text) { exact_q_parse($0, $1, &value) })
        self.init(value)
    }

    /// The largest whole number, 2^53 − 1.
    public static let largestWhole: Int64 = 9_007_199_254_740_991

    init(_ value: exact_q) { (numerator, denominator) = (value.num, value.den) }
    var rational: exact_q { exact_q(num: numerator, den: denominator) }
}

extension Exact {
    /// The value where it is whole.
    public var whole: Int64? { denominator == 1 ? numerator : nil }

    /// How many decimal places write it exactly; nil where no number of places is enough (1/3).
    public var decimalPlaces: Int? {
        let places = exact_q_places(rational)
        return places < 0 ? nil : Int(places)
    }
}

extension Exact: ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Int64) { self.init(value) }
}

extension Exact: Comparable {
    public static func < (a: Self, b: Self) -> Bool { exact_q_compare(a.rational, b.rational) < 0 }
}

extension Exact: CustomStringConvertible {
    /// As people write it: `3`, `-19.75`, `1/3`.
    public var description: String { asciiText { exact_q_format(rational, $0) } }
}
