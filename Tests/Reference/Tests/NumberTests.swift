import ReferenceReader
import TestSupport
import Testing

/// The third reader's own numbers keep the laws of arithmetic, within a machine word and far beyond it.
@Suite struct NumberTests {
    private var source = SeededGenerator(seed: 117)

    /// Around the edges of a word and of a digit, as often as anywhere.
    private mutating func number() -> Integer {
        let edges = [0, 1, -1, 2, 10, Int(UInt32.max), Int(UInt32.max) + 1, Int.max, Int.min, Int.max - 1]
        var value = Integer(edges.randomElement(using: &source)!)
        for _ in 0..<Int.random(in: 0...4, using: &source) {
            value = value * Integer(Int.random(in: -(1 << 62)...1 << 62, using: &source)) + Integer(edges.randomElement(using: &source)!)
        }
        return value
    }

    @Test mutating func wholeNumbersKeepTheLaws() {
        for _ in 0..<2_000 {
            let (a, b, c) = (number(), number(), number())
            #expect((a + b) - b == a)
            #expect(a * (b + c) == a * b + a * c)
            #expect((a < b) == (b - a > Integer(0)))
            guard b > Integer(0) else { continue }
            let (quotient, remainder) = a.divided(by: b)
            #expect(quotient * b + remainder == a)
            #expect(remainder >= Integer(0) && remainder < b)
        }
    }

    @Test mutating func fractionsKeepTheLaws() {
        for _ in 0..<500 {
            let (a, b, c) = (fraction(), fraction(), fraction())
            #expect((a + b) - b == a)
            #expect(a * (b + c) == a * b + a * c)
            if b != .zero { #expect(a / b * b == a) }
            #expect((a < b) == (b - a > .zero))
        }
    }

    private mutating func fraction() -> Fraction {
        Fraction(Integer(Int.random(in: -1_000_000...1_000_000, using: &source)), Integer(Int.random(in: 1...100_000_000, using: &source)))
    }

    @Test func decimalsAreReadAndPrintedAsPeopleWriteThem() throws {
        for text in ["0", "7", "-7", "7.1", "-0.05", "0.000001", "9007199254740991", "123456789012345678901234567890.5"] {
            #expect(Fraction(text)?.decimal == text)
        }
        #expect(Fraction("1e-3") == Fraction("0.001"))
        #expect(Fraction("5.10")?.decimal == "5.1")
        #expect(try #require(Fraction("1290")).fixed(places: 2) == "1290.00")
        #expect((Fraction(1) / Fraction(3)).decimal == nil)
        for text in ["", "-", ".5", "5.", "1,000", "1/3", "0x1", "1e", "one"] { #expect(Fraction(text) == nil, "\(text)") }
    }

    /// A day after each other day, through four hundred years.
    @Test func daysFollowEachOther() throws {
        var day = try #require(Day("1999-12-31"))
        let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        for year in 2000..<2400 {
            for month in 1...12 {
                let isLong = month == 2 && (year % 400 == 0 || (year % 4 == 0 && year % 100 != 0))
                for number in 1...(lengths[month - 1] + (isLong ? 1 : 0)) {
                    day = day.adding(days: 1)
                    let text = "\(year)-\(month < 10 ? "0" : "")\(month)-\(number < 10 ? "0" : "")\(number)"
                    guard day.text == text, Day(text) == day else {
                        Issue.record("\(day.text) instead of \(text)")
                        return
                    }
                }
            }
        }
        #expect(Day("2023-02-29") == nil && Day("2026-04-31") == nil && Day("2026-4-01") == nil && Day("01/04/2026") == nil)
    }
}
