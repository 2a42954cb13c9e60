import CExact
import Testing

/// What holds for every number, over values chosen to be awkward and over random ones.
@Suite struct LawTests {
    private let words = Words()

    /// Whole, decimal and boxed; beside every limit of a word.
    private func values() throws -> [exact_word] {
        let texts = [
            "0", "1", "-1", "2", "3", "7", "10", "100", "0.1", "0.2", "0.3", "-0.1", "0.5", "0.25", "0.125", "12.5", "19.75", "7.1",
            "1e-15", "1e-16", "-1e-15", "0.999999999999999", "9007199254740991", "-9007199254740991", "9007199254740990",
            "4503599627370496",
            "3602879701896396.7", "3602879701896396.8", "36.028797018963967", "36.028797018963968", "9007199254740990.5",
            "0.0000000000000000002168404344971008868",
        ].filter { (try? words.number($0)) != nil }
        let ratios: [(Int64, Int64)] = [
            (1, 3), (2, 3), (-1, 3), (1, 7), (22, 7), (1, 6), (5, 6), (.max, .max - 1), (-.max, .max - 2), (1, .max), (1, 1 << 62),
            ((1 << 53) - 1, 1 << 60), (355, 113), (1, 1_000_000_007),
        ]
        return try texts.map { try words.number($0) } + ratios.map { try words.ratio($0, $1) }
    }

    private func withEveryPair(_ body: (exact_word, exact_word) throws -> Void) throws {
        let values = try values()
        #expect(values.count > 40)
        for a in values { for b in values { try body(a, b) } }
    }

    /// The result, or nil where it is out of range.
    private func result(_ operate: Words.Operator, _ a: exact_word, _ b: exact_word) -> exact_word? {
        try? words.apply(operate, a, b)
    }

    @Test func addingThenTakingAwayChangesNothing() throws {
        try withEveryPair { a, b throws in
            guard let sum = result(exact_add, a, b) else { return }
            #expect(try words.sub(sum, b) == a, "\(words.text(a)) + \(words.text(b))")
        }
    }

    @Test func multiplyingThenDividingChangesNothing() throws {
        let zero = exact_of_whole(0)
        try withEveryPair { a, b throws in
            guard b != zero, let product = result(exact_mul, a, b) else { return }
            #expect(try words.div(product, b) == a, "\(words.text(a)) * \(words.text(b))")
        }
    }

    @Test func sumsAndProductsCommute() throws {
        try withEveryPair { a, b throws in
            #expect(result(exact_add, a, b) == result(exact_add, b, a))
            #expect(result(exact_mul, a, b) == result(exact_mul, b, a))
        }
    }

    @Test func takingAwayIsAddingTheNegative() throws {
        try withEveryPair { a, b throws in
            #expect(try result(exact_sub, a, b) == result(exact_add, a, words.neg(b)))
            #expect(try words.neg(words.neg(a)) == a)
        }
    }

    @Test func floorAndRemainderGiveTheNumberBack() throws {
        let zero = exact_of_whole(0)
        try withEveryPair { a, b throws in
            guard b != zero, let times = result(exact_floor_div, a, b), let rest = result(exact_floor_mod, a, b) else { return }
            guard let product = result(exact_mul, times, b) else { return }
            #expect(try words.add(product, rest) == a, "\(words.text(a)) and \(words.text(b))")
            let sign = try words.compare(b, zero)
            #expect(try words.compare(rest, zero) * sign >= 0)
            #expect(try words.compare(rest, b) == -sign)
        }
    }

    @Test func orderIsTotalAndEqualityIsTheSameWord() throws {
        let values = try values()
        for a in values {
            for b in values {
                let order = try words.compare(a, b)
                #expect(try order == -words.compare(b, a))
                #expect((order == 0) == (a == b), "\(words.text(a)) and \(words.text(b))")
                for c in values where order < 0 {
                    if try words.compare(b, c) < 0 { #expect(try words.compare(a, c) < 0) }
                }
            }
        }
    }

    @Test func orderAgreesWithTheSignOfTheDifference() throws {
        try withEveryPair { a, b throws in
            guard let difference = result(exact_sub, a, b) else { return }
            #expect(try words.compare(a, b) == words.compare(difference, exact_of_whole(0)))
        }
    }

    @Test func oneValueHasOneWord() throws {
        let third = try words.ratio(1, 3)
        #expect(try words.mul(third, exact_of_whole(3)) == exact_of_whole(1))
        #expect(try words.add(words.number("0.1"), words.number("0.2")) == words.number("0.3"))
        #expect(try words.add(words.number("0.1"), words.number("0.7")) == words.number("0.8"))
        #expect(try words.div(exact_of_whole(6), exact_of_whole(2)) == exact_of_whole(3))
        #expect(try words.number("7.10") == words.number("7.1"))
        #expect(try words.number("2.0") == exact_of_whole(2))
        #expect(try words.ratio(2, 6) == third)
        #expect(try words.sub(third, third) == exact_of_whole(0))
        #expect(try words.div(exact_of_whole(1), exact_of_whole(8)) == words.number("0.125"))
        // Money has words of its own, though it shares the arena.
        let pence = exact_q(num: 1, den: 3)
        #expect(try words.money(pence) != third)
        #expect(try words.money("0.01") != exact_of_whole(1))
    }

    @Test func randomSumsAreUndoneWordForWord() throws {
        print("laws: ORACLE_SEED=\(Oracle.seed)")
        var random = Oracle.random
        var done = 0
        for _ in 0..<100_000 {
            func draw() -> exact_word? {
                let bits = Int64.random(in: 1...62, using: &random)
                let top = Int64.random(in: -(1 << bits)...(1 << bits), using: &random)
                let decimal: [Int64] = [1, 10, 100, 1000, 1_000_000]
                let bottom = Bool.random(using: &random) ? decimal.randomElement(using: &random)! : .random(in: 1...1000, using: &random)
                return try? words.ratio(top, bottom)
            }
            guard let a = draw(), let b = draw(), let sum = result(exact_add, a, b) else { continue }
            done += 1
            if try words.sub(sum, b) != a { Issue.record("\(words.text(a)) + \(words.text(b)) - \(words.text(b))") }
            if done % 1000 == 0 { exact_arena_reset(words.arena, 0) }
        }
        #expect(done > 50_000)
    }

    @Test func aPoolOfTenBillionPoundsLosesNoPenny() throws {
        let pool = try words.money("10,000,000,000.00")
        for total in [3, 7, 11, 13, 17, 999_983] as [Int64] {
            var shared = try words.money("0")
            for ours in [1, 2, total - 3] {
                let share = try words.div(exact_of_whole(ours), exact_of_whole(total))
                shared = try words.add(shared, words.mul(pool, share))
            }
            #expect(shared == pool)
        }
    }
}
