import RuleEngine
import Testing

/// Comparing or calculating with an optional fact that is missing names the fact.
@Suite struct UnknownFactTests {
    private static let facts = """
        fact "o" { label = "O", type = "number", required = false }
        fact "p" { label = "P", type = "number", required = false }
        fact "m" { label = "M", type = "money", required = false }
        fact "needs.x" { label = "X", type = "number", required = false }
        fact "d" { label = "D", type = "number", default = 3 }
        answer "none" { value = function(case) return nil end }

        """

    private static func decide(_ expression: String, before: String = "", facts: String = "", parameter: String = "case") throws -> String {
        let answer = "answer \"a\" { value = function(\(parameter)) \(before) return \(expression) end }"
        return try SmallRulebook(Self.facts + answer, exports: ["a"]).decide(facts)
    }

    @Test(arguments: [
        ("case.o >= 1", "o"), ("case.o > 1", "o"), ("1 < case.o", "o"), ("case.o <= case.d", "o"), ("case.o + 1", "o"),
        ("1 - case.o", "o"), ("case.o * 2", "o"), ("case.o / case.d", "o"), ("-case.o", "o"), ("case.needs.x * 2", "needs.x"),
        ("money \"3.00\" - case.m", "m"), ("3 + case.o + case.d > 7", "o"), ("case.m > money \"1.00\"", "m"),
    ])
    func theFactIsNamed(expression: String, fact: String) throws {
        let line = try Self.decide(expression)
        #expect(
            line.contains(
                #""code":"fact_not_known","fact":"\#(fact)","message":"`\#(fact)` is not known, so it cannot be compared or calculated with","at":{"file":"rules.lua","line":7,"#
            ), "\(expression): \(line)")
        #expect(line.contains(#""help":["ask first whether it is known"#), "\(line)")
    }

    @Test func ofTwoTheOneThatIsMissingIsNamed() throws {
        for (facts, name) in [(#""o": 1"#, "p"), (#""p": 1"#, "o")] {
            for expression in ["case.o > case.p", "case.o < case.p", "case.o >= case.p", "case.o - case.p", "case.o * case.p"] {
                let line = try Self.decide(expression, facts: facts)
                #expect(line.contains(#""code":"fact_not_known","fact":"\#(name)""#), "\(expression): \(line)")
            }
        }
    }

    @Test func aLocalAndAnotherNameOfTheCaseAreFollowed() throws {
        #expect(try Self.decide("hours + 1", before: "local hours = case.o").contains(#""fact":"o""#))
        #expect(try Self.decide("c.o + 1", parameter: "c").contains(#""fact":"o""#))
    }

    @Test func whatIsNoFactStaysAMatterOfKinds() throws {
        for (expression, before) in [
            ("case.none + 1", ""), ("item.o + 1", "local item = {}"), ("o + 1", "local o = case.o  o = nil"),
        ] {
            let line = try Self.decide(expression, before: before)
            #expect(line.contains(#""code":"wrong_kind""#), "\(expression): \(line)")
        }
    }
}
