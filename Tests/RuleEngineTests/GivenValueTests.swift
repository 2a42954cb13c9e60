import RuleEngine
import RuleModel
import Testing

/// What an author's functions give, and what a case gives, is checked where it is used.
@Suite struct GivenValueTests {
    private static let fact = "fact \"word\" { label = \"Word\", type = \"text\", default = \"w\" }\n"

    private static func decide(_ rules: String, _ exports: [String] = []) throws -> String {
        try SmallRulebook(fact + rules, exports: exports).decide("")
    }

    @Test func aConditionIsYesOrNoOrNothing() throws {
        // Set twice, so that the text alone does not show what it is.
        let when = { (value: String) in "when = function(case) local x = nil x = \(value) return x end" }
        let forms: [(rules: (String) -> String, export: String?, owner: String)] = [
            ({ "answer \"a\" { value = 1, except = { { title = \"Odd one\", value = 2, \(when($0)) } } }" }, "a", "a.odd_one"),
            ({ "choose \"a\" { { \"x\", \(when($0)) }, { \"y\" } }" }, "a", "a"),
            ({ "routing { { \"row\", reason = \"R\", \(when($0)) } }" }, nil, "routing.row"),
        ]
        for form in forms {
            let exports = form.export.map { [$0] } ?? []
            for (value, kind) in [("case.word", "text"), ("0", "a number")] {
                let line = try Self.decide(form.rules(value), exports)
                let message = "`when` of `\(form.owner)` must be yes or no, not \(kind)"
                #expect(line.contains(#""code":"wrong_kind","message":"\#(message)""#), "\(line)")
            }
            #expect(try !Self.decide(form.rules("nil"), exports).contains("errors"))
            #expect(try !Self.decide(form.rules("true"), exports).contains("errors"))
        }
    }

    @Test func aReasonOrReferralThatIsNothingIsAnError() throws {
        let rows = [
            ("reason = function(case) return ({})[1] end", "`reason` of `routing.row` must be text, not nothing", 20),
            ("reason = \"R\", refer = function(case) return ({})[1] end", "`refer` of `routing.row` must be text, not nothing", 34),
            ("reason = function(case) local x = nil x = 5 return x end", "`reason` of `routing.row` must be text, not a number", 20),
        ]
        for (keys, message, column) in rows {
            let line = try Self.decide("routing { { \"row\", \(keys) } }")
            let place = #"{"file":"rules.lua","line":2,"column":\#(column)}"#
            #expect(line.contains(#""code":"wrong_kind","message":"\#(message)","at":\#(place)"#), "\(line)")
        }
    }

    @Test func aRoutingRowIsCalledByItsNameBeforeItsTitle() throws {
        let line = try Self.decide("routing { { \"row\", title = \"Another title\", reason = \"R\" } }")
        #expect(line.contains(#""reasons":[{"rule":"routing.row""#), "\(line)")
    }

    @Test func partOfAPennyIsTooFineForAnAmount() throws {
        let book = try SmallRulebook(
            """
            fact "quote" { label = "Quote", type = "money" }
            answer "a" { value = function(case) return case.quote end }
            """, exports: ["a"])
        for quote in ["2.005", "\"2.005\""] {
            let line = try book.decide("\"quote\": \(quote)")
            #expect(line.contains(#""fact":"quote""#) && line.contains("has too many decimal places"), "\(line)")
        }
        for quote in ["2.50", "\"2.5\"", "2.500"] { #expect(try book.answers("\"quote\": \(quote)") == #"{"a":"2.50"}"#) }
    }

    @Test func onlyPricesThatAreGivenSetFlagsAndHoldUpTheOutcome() throws {
        let bands = """
            fact "quote" { label = "Quote", type = "money" }
            fact "level" { label = "Level", of = { "high" } }
            price_bands { match = { "level" }, quoted = "quote", { "high", collar = "1.00", guide = "2.00", cap = "3.00" } }
            """
        let own = Self.fact + "routing { { \"row\", when = function(case) return case.word == \"x\" end, reason = \"R\" } }"
        let without = try SmallRulebook(own, exports: [], uses: ["base"], libraries: ["base": [("all", bands)]])
        #expect(try without.decide("").contains(#""outcome":"recommend""#))
        let with = try SmallRulebook(own, exports: ["price"], uses: ["base"], libraries: ["base": [("all", bands)]])
        #expect(try with.decide("").contains(#""outcome":null"#))
        #expect(try with.decide(#""quote": 4, "level": "high""#).contains(#""flags":["above_cap"]"#))
    }

    /// Refused at load or, where it gets that far, when a state is opened: the second value is never lost silently.
    @Test func aDatedValueIsOneValue() throws {
        let book = try SmallRulebook(
            """
            parameter "rates" { title = "Rates", ["2026-04-01"] = { 1, 2 } }
            answer "a" { value = function(case) return case.rates end }
            """, exports: ["a"])
        #expect(throws: Diagnostics.self) { try book.decide("") }
    }
}
