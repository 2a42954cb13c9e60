import CExact
import Testing

/// Both sides of each limit.
@Suite struct LimitTests {
    private let words = Words()
    private let largest = exact_of_whole(9_007_199_254_740_991)
    private let one = exact_of_whole(1)

    @Test func numbersStopAtTwoToTheFiftyThreeLessOne() throws {
        #expect(largest == exact_of_whole((1 << 53) - 1))
        let below = try words.sub(largest, one)
        #expect(try words.add(below, one) == largest)
        #expect(throws: Refusal.tooLarge) { try words.add(largest, one) }
        #expect(throws: Refusal.tooLarge) { try words.sub(words.neg(largest), one) }
        #expect(throws: Refusal.tooLarge) { try words.mul(largest, exact_of_whole(2)) }
        #expect(throws: Refusal.tooLarge) { try words.div(largest, words.number("0.9")) }
        #expect(throws: Refusal.tooLarge) { try words.add(largest, words.number("0.001")) }
        #expect(throws: Refusal.tooLarge) { try words.add(largest, words.ratio(1, 3)) }
        #expect(throws: Refusal.tooLarge) { try words.apply(exact_floor_div, largest, words.number("0.5")) }
        #expect(throws: Refusal.tooLarge) { try words.number("9007199254740992") }
        #expect(throws: Refusal.tooLarge) { try words.number("-9007199254740991.0000000001") }
        #expect(throws: Refusal.tooLarge) { try words.ratio(.max, 1) }
        #expect(throws: Refusal.tooLarge) { try words.number(exact_q(num: 1 << 53, den: 1)) }
        #expect(exact_of_whole(1 << 53) == 0)
        #expect(exact_of_whole(.min) == 0)
        #expect(exact_kind_of(exact_of_whole(1 - (1 << 53))) == EXACT_NUMBER)
    }

    @Test func aRemainderNeedsNoQuotientWithinRange() throws {
        #expect(try words.apply(exact_floor_mod, largest, words.number("1e-15")) == exact_of_whole(0))
        #expect(throws: Refusal.tooLarge) { try words.apply(exact_floor_div, largest, words.number("1e-15")) }
    }

    @Test func moneyStopsAtNinetyTrillionPounds() throws {
        let most = try words.money("90,071,992,547,409.91")
        #expect(try words.sub(words.add(words.money("90071992547409.90"), words.money("0.01")), most) == words.money("0"))
        #expect(throws: Refusal.tooLarge) { try words.add(most, words.money("0.01")) }
        #expect(throws: Refusal.tooLarge) { try words.money("90071992547409.92") }
        #expect(throws: Refusal.tooLarge) { try words.mul(most, words.number("1.1")) }
    }

    @Test func termsStayBelowTwoToTheSixtyThree() throws {
        let finest = try words.ratio(1, .max)
        #expect(words.text(finest) == "1/9223372036854775807")
        #expect(throws: Refusal.tooFine) { try words.div(finest, exact_of_whole(2)) }
        #expect(throws: Refusal.tooFine) { try words.mul(finest, finest) }
        #expect(throws: Refusal.tooFine) { try words.add(finest, words.ratio(1, 2)) }
        #expect(try words.add(words.ratio(1, 1 << 62), words.ratio(1, 1 << 62)) == words.ratio(1, 1 << 61))
        #expect(throws: Refusal.tooFine) { try words.ratio(1, .min) }
        #expect(try words.ratio(.min, .min) == one)
        #expect(throws: Refusal.tooLarge) { try words.ratio(.min, 1) }
        #expect(throws: Refusal.tooFine) { try words.add(exact_of_whole(1 << 52), words.ratio(1, 1 << 13)) }
        #expect(throws: Refusal.tooFine) { try words.number("1e-19") }
        #expect(words.text(try words.number("1e-18")) == "0.000000000000000001")
    }

    @Test func theLastSmallDecimalAndTheFirstBoxedOneMeet() throws {
        // 2^55 − 1 with a decimal place is the last mantissa that fits a word.
        let small = try words.number("3602879701896396.7")
        let boxed = try words.number("3602879701896396.8")
        #expect(!words.isBoxed(small))
        #expect(words.isBoxed(boxed))
        #expect(try words.add(small, words.number("0.1")) == boxed)
        #expect(try words.sub(boxed, words.number("0.1")) == small)
        #expect(try words.compare(small, boxed) == -1)
        #expect(try words.neg(words.neg(boxed)) == boxed)
        #expect(!words.isBoxed(try words.number("1e-15")))
        #expect(words.isBoxed(try words.number("1e-16")))
        #expect(try words.mul(words.number("1e-16"), exact_of_whole(10)) == words.number("1e-15"))
        #expect(try words.div(words.number("1e-15"), exact_of_whole(10)) == words.number("1e-16"))
    }

    @Test func powersEndAtOnce() throws {
        let two = exact_of_whole(2)
        let half = try words.number("0.5")
        #expect(try words.apply(exact_pow, two, exact_of_whole(52)) == exact_of_whole(1 << 52))
        #expect(throws: Refusal.tooLarge) { try words.apply(exact_pow, two, exact_of_whole(53)) }
        #expect(throws: Refusal.tooLarge) { try words.apply(exact_pow, two, largest) }
        #expect(throws: Refusal.tooFine) { try words.apply(exact_pow, half, largest) }
        #expect(throws: Refusal.tooFine) { try words.apply(exact_pow, two, words.neg(largest)) }
        #expect(try words.apply(exact_pow, two, exact_of_whole(-62)) == words.ratio(1, 1 << 62))
        #expect(throws: Refusal.tooFine) { try words.apply(exact_pow, two, exact_of_whole(-63)) }
        let minusOne = exact_of_whole(-1)
        let zero = exact_of_whole(0)
        #expect(try words.apply(exact_pow, minusOne, largest) == minusOne)
        #expect(try words.apply(exact_pow, minusOne, words.neg(largest)) == minusOne)
        #expect(try words.apply(exact_pow, one, words.neg(largest)) == one)
        #expect(try words.apply(exact_pow, zero, largest) == zero)
        #expect(try words.apply(exact_pow, zero, zero) == one)
        #expect(throws: Refusal.divisionByZero) { try words.apply(exact_pow, zero, minusOne) }
        #expect(throws: Refusal.wrongKind) { try words.apply(exact_pow, two, half) }
    }

    @Test func durationsStopAtTwoToTheTwentySevenLessOne() throws {
        let most: Int32 = (1 << 27) - 1
        let long = try words.duration(months: most, days: -most)
        #expect(words.text(long) == "P11184810Y7M-134217727D")
        #expect(throws: Refusal.tooLarge) { try words.duration(months: most + 1) }
        #expect(throws: Refusal.tooLarge) { try words.duration(days: -most - 1) }
        #expect(throws: Refusal.tooLarge) { try words.add(long, words.duration(months: 1)) }
        #expect(throws: Refusal.tooLarge) { try words.mul(long, exact_of_whole(2)) }
        #expect(throws: Refusal.tooLarge) { try words.mul(long, largest) }
    }

    @Test func datesStopWithTheYear9999() throws {
        let last = try words.date("9999-12-31")
        let first = try words.date("0001-01-01")
        #expect(throws: Refusal.tooLarge) { try words.add(last, words.duration(days: 1)) }
        #expect(throws: Refusal.tooLarge) { try words.sub(first, words.duration(days: 1)) }
        #expect(throws: Refusal.tooLarge) { try words.add(last, words.duration(months: 1)) }
        #expect(throws: Refusal.tooLarge) { try words.sub(first, words.duration(months: 1)) }
        let whole = try words.sub(last, first)
        #expect(words.text(whole) == "P3652058D")
        #expect(try words.add(first, whole) == last)
    }
}
