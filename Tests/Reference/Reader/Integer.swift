/// A whole number without bounds: a machine word while it fits in one, else a sign and 32-bit digits, least first.
package enum Integer: Hashable {
    case word(Int)
    case long(isNegative: Bool, [UInt32])

    package init(_ value: Int) { self = .word(value) }

    /// Decimal digits only.
    init(digits: some Sequence<Character>) {
        self = .word(0)
        for digit in digits { self = self * Integer(10) + Integer(digit.wholeNumberValue ?? 0) }
    }

    /// What fits in a word is a word, so that equal numbers are the same case.
    init(isNegative: Bool, _ magnitude: [UInt32]) {
        var digits = magnitude
        while digits.last == 0 { digits.removeLast() }
        let word = digits.count <= 2 ? digits.reversed().reduce(UInt(0)) { $0 << 32 | UInt($1) } : UInt.max
        if word <= UInt(Int.max) {
            self = .word(isNegative ? -Int(word) : Int(word))
        } else if isNegative, word == Int.min.magnitude, digits.count == 2 {
            self = .word(Int.min)
        } else {
            self = .long(isNegative: isNegative, digits)
        }
    }

    var isNegative: Bool {
        switch self {
        case .word(let word): word < 0
        case .long(let isNegative, _): isNegative
        }
    }

    var isZero: Bool { self == .word(0) }

    /// Nil where it is beyond a machine word.
    package var word: Int? {
        if case .word(let word) = self { return word }
        return nil
    }

    var magnitude: [UInt32] {
        switch self {
        case .long(_, let digits): return digits
        case .word(let word):
            let magnitude = word.magnitude
            let digits = [UInt32(truncatingIfNeeded: magnitude), UInt32(truncatingIfNeeded: magnitude >> 32)]
            return digits[1] == 0 ? (digits[0] == 0 ? [] : [digits[0]]) : digits
        }
    }

    var isOdd: Bool { (magnitude.first ?? 0) & 1 == 1 }
    var absolute: Integer { isNegative ? -self : self }

    func power(_ exponent: Int) -> Integer { (0..<exponent).reduce(Integer(1)) { result, _ in result * self } }
}

// MARK: Arithmetic

extension Integer {
    package static prefix func - (a: Integer) -> Integer { Integer(isNegative: !a.isNegative, a.magnitude) }

    package static func + (a: Integer, b: Integer) -> Integer {
        if case (.word(let x), .word(let y)) = (a, b) {
            let (sum, overflow) = x.addingReportingOverflow(y)
            if !overflow { return .word(sum) }
        }
        if a.isNegative == b.isNegative { return Integer(isNegative: a.isNegative, Magnitude.sum(a.magnitude, b.magnitude)) }
        if Magnitude.isLess(a.magnitude, b.magnitude) {
            return Integer(isNegative: b.isNegative, Magnitude.difference(b.magnitude, a.magnitude))
        }
        return Integer(isNegative: a.isNegative, Magnitude.difference(a.magnitude, b.magnitude))
    }

    package static func - (a: Integer, b: Integer) -> Integer { a + -b }

    package static func * (a: Integer, b: Integer) -> Integer {
        if case (.word(let x), .word(let y)) = (a, b) {
            let (product, overflow) = x.multipliedReportingOverflow(by: y)
            if !overflow { return .word(product) }
        }
        return Integer(isNegative: a.isNegative != b.isNegative, Magnitude.product(a.magnitude, b.magnitude))
    }

    /// The quotient downwards, and what is left: 0 ≤ remainder < |divisor| for a positive divisor.
    package func divided(by divisor: Integer) -> (quotient: Integer, remainder: Integer) {
        let (quotient, remainder) = truncatingDivision(by: divisor)
        if remainder.isZero || remainder.isNegative == divisor.isNegative { return (quotient, remainder) }
        return (quotient - Integer(1), remainder + divisor)
    }

    private func truncatingDivision(by divisor: Integer) -> (quotient: Integer, remainder: Integer) {
        if case (.word(let x), .word(let y)) = (self, divisor), x != Int.min { return (.word(x / y), .word(x % y)) }
        let (quotient, remainder) = Magnitude.division(magnitude, divisor.magnitude)
        return (
            Integer(isNegative: isNegative != divisor.isNegative, quotient), Integer(isNegative: isNegative, remainder)
        )
    }

    /// The greatest whole number that divides both.
    static func commonDivisor(_ a: Integer, _ b: Integer) -> Integer {
        var (a, b) = (a.absolute, b.absolute)
        while !b.isZero { (a, b) = (b, a.divided(by: b).remainder) }
        return a
    }
}

extension Integer: Comparable, CustomStringConvertible {
    package static func < (a: Integer, b: Integer) -> Bool {
        if case (.word(let x), .word(let y)) = (a, b) { return x < y }
        return (a - b).isNegative
    }

    package var description: String {
        if let word { return String(word) }
        var digits = ""
        var rest = absolute
        while !rest.isZero {
            let (quotient, digit) = rest.divided(by: Integer(10))
            digits = "\(digit.word ?? 0)" + digits
            rest = quotient
        }
        return isNegative ? "-" + digits : digits
    }
}

/// Digits without a sign, least first, without zeros at the end; as on paper.
enum Magnitude {
    static func isLess(_ a: [UInt32], _ b: [UInt32]) -> Bool {
        if a.count != b.count { return a.count < b.count }
        for index in a.indices.reversed() where a[index] != b[index] { return a[index] < b[index] }
        return false
    }

    static func sum(_ a: [UInt32], _ b: [UInt32]) -> [UInt32] {
        var result: [UInt32] = []
        var carry: UInt64 = 0
        for index in 0..<max(a.count, b.count) {
            carry += UInt64(index < a.count ? a[index] : 0) + UInt64(index < b.count ? b[index] : 0)
            result.append(UInt32(truncatingIfNeeded: carry))
            carry >>= 32
        }
        return carry == 0 ? result : result + [UInt32(carry)]
    }

    /// `a` is not less than `b`.
    static func difference(_ a: [UInt32], _ b: [UInt32]) -> [UInt32] {
        var result: [UInt32] = []
        var borrow: Int64 = 0
        for index in a.indices {
            let digit = Int64(a[index]) - Int64(index < b.count ? b[index] : 0) - borrow
            borrow = digit < 0 ? 1 : 0
            result.append(UInt32(digit + borrow << 32))
        }
        while result.last == 0 { result.removeLast() }
        return result
    }

    static func product(_ a: [UInt32], _ b: [UInt32]) -> [UInt32] {
        var result = [UInt32](repeating: 0, count: a.count + b.count)
        for i in a.indices {
            var carry: UInt64 = 0
            for j in b.indices {
                carry += UInt64(a[i]) * UInt64(b[j]) + UInt64(result[i + j])
                result[i + j] = UInt32(truncatingIfNeeded: carry)
                carry >>= 32
            }
            result[i + b.count] = UInt32(carry)
        }
        return result
    }

    /// Bit by bit: the remainder is doubled, and the divisor taken away where it fits.
    static func division(_ a: [UInt32], _ b: [UInt32]) -> (quotient: [UInt32], remainder: [UInt32]) {
        var quotient = [UInt32](repeating: 0, count: a.count)
        var remainder: [UInt32] = []
        for bit in (0..<a.count * 32).reversed() {
            remainder = sum(remainder, remainder)
            if a[bit / 32] >> UInt32(bit % 32) & 1 == 1 { remainder = sum(remainder, [1]) }
            if !isLess(remainder, b) {
                remainder = difference(remainder, b)
                quotient[bit / 32] |= 1 << UInt32(bit % 32)
            }
        }
        return (quotient, remainder)
    }
}
