import RuleModel
import Testing

@Suite struct RoundingTests {
    /// value, half up, half even, up, down
    @Test(arguments: [
        ("0", "0", "0", "0", "0"), ("0.4", "0", "0", "1", "0"), ("0.5", "1", "0", "1", "0"), ("0.6", "1", "1", "1", "0"),
        ("1", "1", "1", "1", "1"),
        ("1.5", "2", "2", "2", "1"), ("2.5", "3", "2", "3", "2"), ("3.5", "4", "4", "4", "3"), ("-0.4", "0", "0", "-1", "0"),
        ("-0.5", "-1", "0", "-1", "0"),
        ("-1.5", "-2", "-2", "-2", "-1"), ("-2.5", "-3", "-2", "-3", "-2"), ("-2.6", "-3", "-3", "-3", "-2"),
        ("2.5000000000000001", "3", "3", "3", "2"), ("2.4999999999999999", "2", "2", "3", "2"),
        ("9007199254740990.5", "9007199254740991", "9007199254740990", "9007199254740991", "9007199254740990"),
    ])
    func wholeNumbers(text: String, halfUp: String, halfEven: String, up: String, down: String) throws {
        let value = try Exact(text)
        #expect(try value.rounded(.halfUp).description == halfUp)
        #expect(try value.rounded(.halfEven).description == halfEven)
        #expect(try value.rounded(.up).description == up)
        #expect(try value.rounded(.down).description == down)
    }

    @Test(arguments: [
        ("10.01", "0.04", "10.00", "10.00", "10.04", "10.00"), ("10.02", "0.04", "10.04", "10.00", "10.04", "10.00"),
        ("10.06", "0.04", "10.08", "10.08", "10.08", "10.04"), ("0.125", "0.01", "0.13", "0.12", "0.13", "0.12"),
        ("0.135", "0.01", "0.14", "0.14", "0.14", "0.13"), ("-0.125", "0.01", "-0.13", "-0.12", "-0.13", "-0.12"),
        ("1290.00", "0.01", "1290.00", "1290.00", "1290.00", "1290.00"), ("1234.56", "100", "1200.00", "1200.00", "1300.00", "1200.00"),
        ("1250", "100", "1300.00", "1200.00", "1300.00", "1200.00"), ("0.02", "5", "0.00", "0.00", "5.00", "0.00"),
    ])
    func money(text: String, multiple: String, halfUp: String, halfEven: String, up: String, down: String) throws {
        let value = try Money(text)
        let multiple = try Money(multiple)
        #expect(try value.rounded(.halfUp, toMultipleOf: multiple).json == halfUp)
        #expect(try value.rounded(.halfEven, toMultipleOf: multiple).json == halfEven)
        #expect(try value.rounded(.up, toMultipleOf: multiple).json == up)
        #expect(try value.rounded(.down, toMultipleOf: multiple).json == down)
    }

    @Test func ratiosAreRoundedExactly() throws {
        let third = try Exact(1, over: 3)
        #expect(try third.rounded(.halfUp).description == "0")
        #expect(try Exact(7, over: 2).rounded(.halfEven, toMultipleOf: Exact(7, over: 3)) == Exact(14, over: 3))
        #expect(try third.rounded(.up, toMultipleOf: Exact(1, over: 1 << 40)) == Exact((1 << 40) / 3 + 1, over: 1 << 40))
        #expect(try (Money("100") / 3).rounded().json == "33.33")
        #expect(try (Money("200") / 3).rounded().json == "66.67")
    }

    @Test func aMultipleMustBeMoreThanZero() throws {
        #expect(throws: ExactError.divisionByZero) { try Exact("1").rounded(.up, toMultipleOf: 0) }
        #expect(throws: ExactError.wrongKind) { try Exact("1").rounded(.up, toMultipleOf: -1) }
        #expect(throws: ExactError.numberTooLarge) { try Exact("9007199254740990.5").rounded(.up, toMultipleOf: 2) }
        // A tiny multiple of a large number: the count of multiples alone goes beyond 64 bits.
        let largest = Exact(Exact.largestWhole)
        #expect(try largest.rounded(.halfUp, toMultipleOf: Exact(1, over: 1 << 62)) == largest)
        #expect(throws: ExactError.ratioTooFine) { try largest.rounded(.down, toMultipleOf: Exact(3, over: 1 << 62)) }
    }

    @Test func roundingTwiceIsRoundingOnce() throws {
        var random = Oracle.random
        for _ in 0..<5_000 {
            let value = try Exact(.random(in: -1_000_000...1_000_000, using: &random), over: .random(in: 1...1000, using: &random))
            let multiple = try Exact(.random(in: 1...500, using: &random), over: .random(in: 1...100, using: &random))
            for rule in Exact.Rounding.allCases {
                let once = try value.rounded(rule, toMultipleOf: multiple)
                #expect(try once.rounded(rule, toMultipleOf: multiple) == once)
                #expect(try (once / multiple).whole != nil)
            }
        }
    }
}
