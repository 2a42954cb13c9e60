import CExact

/// Throws `number_too_large` beyond ±(2^53 − 1) and `ratio_too_fine` where a term would reach 2^63.
extension Exact {
    public static func + (a: Self, b: Self) throws(ExactError) -> Self { try a.combined(with: b, exact_q_add) }
    public static func - (a: Self, b: Self) throws(ExactError) -> Self { try a.combined(with: b, exact_q_sub) }
    public static func * (a: Self, b: Self) throws(ExactError) -> Self { try a.combined(with: b, exact_q_mul) }

    /// - Throws: `division_by_zero` too.
    public static func / (a: Self, b: Self) throws(ExactError) -> Self { try a.combined(with: b, exact_q_div) }

    public static prefix func - (a: Self) -> Self { Exact(exact_q(num: -a.numerator, den: a.denominator)) }

    /// By size: `half_up` and `up` move away from zero, `down` towards it.
    public enum Rounding: String, Sendable, Hashable, CaseIterable {
        case halfUp = "half_up"
        case halfEven = "half_even"
        case up, down

        var rule: exact_rounding {
            switch self {
            case .halfUp: EXACT_HALF_UP
            case .halfEven: EXACT_HALF_EVEN
            case .up: EXACT_UP
            case .down: EXACT_DOWN
            }
        }
    }

    /// The nearest multiple, by the named rule.
    /// - Parameters:
    ///   - rounding: the rule for what lies between two multiples.
    ///   - multiple: more than 0; whole numbers unless said otherwise.
    /// - Throws: `number_too_large`; `division_by_zero` for a multiple of 0, `wrong_kind` for a negative one.
    public func rounded(_ rounding: Rounding, toMultipleOf multiple: Exact = 1) throws(ExactError) -> Exact {
        var result = exact_q()
        try ExactError.check(exact_q_round(rational, multiple.rational, rounding.rule, &result))
        return Exact(result)
    }

    private func combined(
        with other: Exact, _ operate: (exact_q, exact_q, UnsafeMutablePointer<exact_q>?) -> exact_status
    ) throws(ExactError) -> Exact {
        var result = exact_q()
        try ExactError.check(operate(rational, other.rational, &result))
        return Exact(result)
    }
}
