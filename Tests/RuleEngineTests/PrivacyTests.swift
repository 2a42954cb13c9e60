import RuleEngine
import Testing

/// What a case says is never repeated in an error.
@Suite struct PrivacyTests {
    @Test func errorsDoNotRepeatFacts() throws {
        for rule in [
            "money(case.note)", "date(case.note)", "number(case.note) + 1", "error(case.note)", "assert(false, \"about \" .. case.note)",
        ] {
            let book = try SmallRulebook(
                """
                fact "note" { label = "Note", type = "text", personal = true }
                answer "a" { value = function(case) return \(rule) end }
                """, exports: ["a"])
            let line = try book.decide(#""note": "Mary Smith""#)
            #expect(line.contains(#""errors":"#), "\(rule): \(line)")
            #expect(!line.contains("Mary"), "\(rule): \(line)")
        }
    }

    @Test func aRulesOwnWordsAreGiven() throws {
        let book = try SmallRulebook("answer \"a\" { value = function() return error(\"the form is too old\") end }", exports: ["a"])
        #expect(try book.decide("").contains("a rule stopped: the form is too old"))
    }
}
