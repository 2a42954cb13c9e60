import CExact

/// An exact amount in pounds, held in pence: whole pence unless a rule has yet to round it.
///
/// Up to ±(2^53 − 1) pence, which is £90 trillion. Money is never mixed with bare numbers.
public struct Money: Sendable, Hashable {
    public let pence: Exact

    public init(pence: Exact) { self.pence = pence }

    /// Pounds as people write them: `1,290.00`, `1290`, `£1,290.00`, `-0.5`. Commas only between thousands.
    /// - Throws: `malformed_number`, `number_too_large`, `ratio_too_fine`.
    public init(_ text: some StringProtocol) throws(ExactError) {
        var value = exact_q()
        try ExactError.check(withCharacters(of: text) { exact_parse_money($0, $1, &value) })
        pence = Exact(value)
    }

    /// - Throws: `number_too_large`.
    public init(pounds: Exact) throws(ExactError) { pence = try pounds * 100 }

    public static let zero = Money(pence: 0)
}

extension Money: Comparable {
    public static func < (a: Self, b: Self) -> Bool { a.pence < b.pence }
}

/// Throws `number_too_large`, `ratio_too_fine`, and division `division_by_zero`.
extension Money {
    public static func + (a: Self, b: Self) throws(ExactError) -> Self { Money(pence: try a.pence + b.pence) }
    public static func - (a: Self, b: Self) throws(ExactError) -> Self { Money(pence: try a.pence - b.pence) }
    public static func * (a: Self, factor: Exact) throws(ExactError) -> Self { Money(pence: try a.pence * factor) }
    public static func * (factor: Exact, a: Self) throws(ExactError) -> Self { try a * factor }
    public static func / (a: Self, divisor: Exact) throws(ExactError) -> Self { Money(pence: try a.pence / divisor) }
    /// How many times the one goes into the other.
    public static func / (a: Self, b: Self) throws(ExactError) -> Exact { try a.pence / b.pence }
    public static prefix func - (a: Self) -> Self { Money(pence: -a.pence) }

    /// To whole pence, or to a multiple of an amount.
    /// - Throws: `number_too_large`; `division_by_zero` for a multiple of 0, `wrong_kind` for a negative one.
    public func rounded(
        _ rounding: Exact.Rounding = .halfEven, toMultipleOf multiple: Money = Money(pence: 1)
    ) throws(ExactError) -> Money {
        Money(pence: try pence.rounded(rounding, toMultipleOf: multiple.pence))
    }

    /// Shares whole pence by weight, by largest remainder: each down to the penny, then the pennies left one by one to the
    /// largest fractions. The shares add up to the amount, always.
    /// - Parameters:
    ///   - weights: none negative, not all 0.
    ///   - odd: the index that a tie goes to first; else ties go in order.
    /// - Throws: `wrong_kind` for an amount that is not whole pence or a negative weight, `division_by_zero` where the weights
    ///   add up to 0, `ratio_too_fine` where they have no common denominator within reach.
    /// - Complexity: O(n log n).
    public func split(by weights: [Exact], odd: Int? = nil) throws(ExactError) -> [Money] {
        guard let total = pence.whole else { throw .wrongKind }
        let rationals = weights.map(\.rational)
        var shares = [Int64](repeating: 0, count: weights.count)
        try ExactError.check(exact_split(total, rationals, rationals.count, odd ?? rationals.count, &shares))
        return shares.map { Money(pence: Exact($0)) }
    }
}
