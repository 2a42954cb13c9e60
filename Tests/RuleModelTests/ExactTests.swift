import RuleModel
import Testing

@Suite struct ExactTests {
    @Test func itIsExact() throws {
        #expect(try Exact("0.1") + Exact("0.2") == Exact("0.3"))
        #expect(try Exact(1, over: 3) * 3 == 1)
        #expect(try Exact("2.5") - Exact("2.4") == Exact("0.1"))
        #expect(try Exact(6) / 2 == 3)
        #expect(try Exact("0.1") + Exact("0.7") >= Exact("0.8"))
        #expect(try -Exact("0.5") == Exact("-0.5"))
        #expect(try Exact(1, over: 3) < Exact("0.3334"))
        #expect(try Exact(2, over: -6) == Exact(-1, over: 3))
        #expect(try Set([Exact("7.10"), Exact("7.1"), Exact(71, over: 10)]).count == 1)
    }

    @Test func itKnowsItsShape() throws {
        #expect(try Exact("3.0").whole == 3)
        #expect(try Exact("3.5").whole == nil)
        #expect(try Exact("19.75").decimalPlaces == 2)
        #expect(try Exact(1, over: 3).decimalPlaces == nil)
        #expect(try [Exact("3.0"), Exact("-19.750"), Exact(2, over: 6)].map(\.description) == ["3", "-19.75", "1/3"])
    }

    @Test func whatHasNoResultSaysWhy() {
        #expect(throws: ExactError.divisionByZero) { try Exact(1) / 0 }
        #expect(throws: ExactError.divisionByZero) { try Exact(1, over: 0) }
        #expect(throws: ExactError.numberTooLarge) { try Exact(Exact.largestWhole) + 1 }
        #expect(throws: ExactError.ratioTooFine) { try Exact(1, over: .max) / 2 }
        #expect(throws: ExactError.malformedNumber) { try Exact("") }
        #expect(throws: ExactError.malformedNumber) { try Exact("seven") }
        #expect(throws: ExactError.malformedNumber) { try Exact("1.5 hours".prefix(5)) }
        #expect(throws: Never.self) { try Exact("1.5 hours".prefix(3)) }
    }

    @Test func codesAreStable() {
        #expect(
            ExactError.allCases.map(\.code) == [
                "number_too_large", "ratio_too_fine", "division_by_zero", "wrong_kind", "malformed_number", "no_such_day", "out_of_memory",
            ])
    }
}
