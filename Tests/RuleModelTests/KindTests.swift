import CExact
import Testing

/// Which kinds an operation takes, and what it gives: the whole table.
@Suite struct KindTests {
    private let words = Words()
    private let kinds = ["number", "money", "date", "duration"]

    private func sample(_ kind: String) throws -> exact_word {
        switch kind {
        case "number": exact_of_whole(6)
        case "money": try words.money("3.00")
        case "date": try words.date("2026-05-01")
        default: try words.duration(days: 2)
        }
    }

    private func name(_ word: exact_word) -> String {
        switch exact_kind_of(word) {
        case EXACT_NUMBER: "number"
        case EXACT_MONEY: "money"
        case EXACT_DATE: "date"
        case EXACT_DURATION: "duration"
        default: "none"
        }
    }

    @Test(arguments: [
        (
            "+",
            [
                "number number": "number", "money money": "money", "date duration": "date", "duration date": "date",
                "duration duration": "duration",
            ]
        ),
        (
            "-",
            [
                "number number": "number", "money money": "money", "date duration": "date", "date date": "duration",
                "duration duration": "duration",
            ]
        ),
        (
            "*",
            [
                "number number": "number", "money number": "money", "number money": "money", "duration number": "duration",
                "number duration": "duration",
            ]
        ),
        ("/", ["number number": "number", "money number": "money", "money money": "number"]),
        ("//", ["number number": "number", "money money": "number"]),
        ("%", ["number number": "number", "money money": "money"]),
        ("^", ["number number": "number"]),
    ])
    func everyPairOfKindsIsAllowedOrRefused(symbol: String, allowed: [String: String]) throws {
        let operators: [String: Words.Operator] = [
            "+": exact_add, "-": exact_sub, "*": exact_mul, "/": exact_div, "//": exact_floor_div, "%": exact_floor_mod, "^": exact_pow,
        ]
        for left in kinds {
            for right in kinds {
                let a = try sample(left)
                let b = try sample(right)
                if let expected = allowed["\(left) \(right)"] {
                    #expect(name(try words.apply(operators[symbol]!, a, b)) == expected, "\(left) \(symbol) \(right)")
                } else {
                    #expect(throws: Refusal.wrongKind, "\(left) \(symbol) \(right)") { try words.apply(operators[symbol]!, a, b) }
                }
            }
        }
    }

    @Test func onlyOneKindIsCompared() throws {
        for left in kinds {
            for right in kinds {
                let a = try sample(left)
                let b = try sample(right)
                if left == right {
                    #expect(try words.compare(a, b) == 0)
                } else {
                    #expect(throws: Refusal.wrongKind) { try words.compare(a, b) }
                }
            }
        }
        // Money is not its own pence either.
        #expect(throws: Refusal.wrongKind) { try words.compare(words.money("0.00"), exact_of_whole(0)) }
    }

    @Test func monthsAndDaysAreNotCompared() throws {
        let month = try words.duration(months: 1)
        let days = try words.duration(days: 30)
        let both = try words.duration(months: 1, days: 30)
        #expect(throws: Refusal.wrongKind) { try words.compare(month, days) }
        #expect(throws: Refusal.wrongKind) { try words.compare(both, month) }
        #expect(throws: Refusal.wrongKind) { try words.compare(both, both) }
        #expect(try words.compare(month, words.duration(months: 2)) == -1)
        #expect(try words.compare(days, words.duration(days: 2)) == 1)
        #expect(try words.compare(words.duration(), days) == -1)
        #expect(try words.compare(words.duration(), month) == -1)
    }

    @Test func aDateHasNoNegativeAndZeroIsNoWord() throws {
        #expect(throws: Refusal.wrongKind) { try words.neg(words.date("2026-05-01")) }
        #expect(try words.neg(words.duration(months: 1, days: -2)) == words.duration(months: -1, days: 2))
        #expect(exact_kind_of(0) == EXACT_NONE)
        #expect(exact_kind_of(UInt64(EXACT_TAG_RESERVED)) == EXACT_NONE)
        #expect(exact_kind_of(0x1234_0000 | UInt64(EXACT_TAG_RESERVED)) == EXACT_NONE)
        #expect(throws: Refusal.wrongKind) { try words.add(0, 0) }
        #expect(throws: Refusal.wrongKind) { try words.compare(0, 0) }
        #expect(throws: Refusal.wrongKind) { try words.mul(0, exact_of_whole(1)) }
        #expect(words.text(0) == "")
    }

    @Test func nothingIsDividedByZero() throws {
        let zero = exact_of_whole(0)
        let nothing = try words.money("0")
        let ten = try words.money("10.00")
        #expect(throws: Refusal.divisionByZero) { try words.div(exact_of_whole(1), zero) }
        #expect(throws: Refusal.divisionByZero) { try words.div(zero, zero) }
        #expect(throws: Refusal.divisionByZero) { try words.div(ten, zero) }
        #expect(throws: Refusal.divisionByZero) { try words.div(ten, nothing) }
        #expect(throws: Refusal.divisionByZero) { try words.apply(exact_floor_div, ten, nothing) }
        #expect(throws: Refusal.divisionByZero) { try words.apply(exact_floor_mod, exact_of_whole(1), zero) }
        #expect(throws: Refusal.divisionByZero) { try words.ratio(1, 0) }
        #expect(try words.div(ten, words.money("4.00")) == words.number("2.5"))
    }
}
