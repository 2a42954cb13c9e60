import CExact

/// Why an exact operation has no result.
public enum ExactError: String, Error, Sendable, Hashable, CaseIterable {
    /// Beyond ±(2^53 − 1): numbers as they are, money in pence, dates outside the years 1 to 9999.
    case numberTooLarge = "number_too_large"
    /// A numerator or denominator of 2^63 or more.
    case ratioTooFine = "ratio_too_fine"
    case divisionByZero = "division_by_zero"
    /// Not defined between these kinds: a negative weight, a number that is not whole as an exponent.
    case wrongKind = "wrong_kind"
    /// Text that is not a number, an amount or a date.
    case malformedNumber = "malformed_number"
    /// 30 February, or 31 January and a month.
    case noSuchDay = "no_such_day"
    case outOfMemory = "out_of_memory"

    /// The stable code, as diagnostics give it.
    public var code: String { rawValue }

    init?(_ status: exact_status) {
        switch status {
        case EXACT_OK: return nil
        case EXACT_TOO_LARGE: self = .numberTooLarge
        case EXACT_TOO_FINE: self = .ratioTooFine
        case EXACT_DIVISION_BY_ZERO: self = .divisionByZero
        case EXACT_WRONG_KIND: self = .wrongKind
        case EXACT_MALFORMED: self = .malformedNumber
        case EXACT_NO_SUCH_DAY: self = .noSuchDay
        case EXACT_OUT_OF_MEMORY: self = .outOfMemory
        default: preconditionFailure("a status that CExact does not have")
        }
    }

    static func check(_ status: exact_status) throws(ExactError) {
        if let error = ExactError(status) { throw error }
    }
}
