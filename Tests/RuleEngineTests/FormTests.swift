import RuleEngine
import RuleModel
import Testing

@Suite struct FormTests {
    @Test func numbersStayExact() throws {
        let book = try SmallRulebook(
            """
            fact "a" { label = "A", type = "number" }
            answer "tenths" { value = function(case) return case.a + 0.1 >= 0.8 end }
            answer "third" { value = function(case) return 1 / 3 * 3 == 1 end }
            answer "half" { value = function(case) return case.a / 2 end }
            answer "whole" { value = function(case) return 6 / 2 end }
            """, exports: ["tenths", "third", "half", "whole"])
        #expect(try book.answers(#""a": 0.7"#) == #"{"tenths":true,"third":true,"half":0.35,"whole":3}"#)
    }

    @Test func orderedChoiceTakesTheFirstRowThatHolds() throws {
        let book = try SmallRulebook(
            """
            fact "hours" { label = "Hours", type = "number", min = 0 }
            support_levels {
              { "high", when = function(case) return case.hours >= 20 end },
              { "medium", when = function(case) return case.hours >= 7 end },
              { "low" },
            }
            """, exports: ["support_level"])
        for (hours, level) in [("20", "high"), ("19.99", "medium"), ("7", "medium"), ("6.75", "low")] {
            #expect(try book.answers(#""hours": \#(hours)"#) == #"{"support_level":"\#(level)"}"#)
        }
    }

    /// Nothing tells an empty list from an empty record: both are written as a list, also where the answer names its fields.
    @Test func anEmptyListStaysAList() throws {
        let book = try SmallRulebook(
            """
            fact "n" { label = "N", type = "number" }
            answer "some" { fields = { "a" }, value = function(case)
              local found = {}
              for i = 1, case.n do found[i] = { b = i, a = i } end
              return found
            end }
            """, exports: ["some"])
        #expect(try book.answers(#""n": 0"#) == #"{"some":[]}"#)
        #expect(try book.answers(#""n": 1"#) == #"{"some":[{"a":1,"b":1}]}"#)
    }

    @Test func theCaseItselfIsNoAnswer() throws {
        let book = try SmallRulebook(#"answer "a" { value = function(case) return case end }"#, exports: ["a"])
        #expect(try book.answers("").contains("the case itself cannot be given, only what is read of it"))
    }

    /// Layers say what they share out, or the bands do; without either, funding is by the week and nothing is known of other layers.
    @Test(arguments: [
        ("", "", "funding_splits", "week"), ("", "", #"layers "bill""#, nil), ("year", "", #"layers "bill""#, "year"),
        ("", "year", "funding_splits", "year"), ("visit", "year", "funding_splits", "visit"),
    ]) func layersHaveAPeriod(_ per: String, _ banded: String, _ form: String, _ expected: String?) throws {
        let said = { (period: String) in period.isEmpty ? "" : "per = \"\(period)\"," }
        let bands = """
            fact "level" { label = "Level", of = { "high" } }
            price_bands { \(said(banded)) match = { "level" }, { "high", collar = "1.00", guide = "2.00", cap = "3.00" } }
            """
        let book = try SmallRulebook(
            """
            \(banded.isEmpty ? "" : bands)
            answer "components" { value = { { name = "coach", weekly = money "10.00" } } }
            \(form) { \(said(per)) of = "components", payers = { "school", "parents" }, rest = "parents" }
            """, exports: [form == "funding_splits" ? "funding" : "bill"])
        #expect(try book.load().summary.exports.first?.per == expected)
    }

    private static let bands = """
        fact "level" { label = "Level", of = { "high", "low" } }
        fact "quote" { label = "Quote", type = "money" }
        price_bands {
          match = { "level" }, quoted = "quote", above_cap = "cap", below_collar = "quoted",
          { "high", collar = "1,150.00", guide = "1,290.00", cap = "1,420.00" },
          { "low", collar = money "100.00", guide = money "110.00", cap = money "120.00" },
        }
        """

    @Test func bandsKnowThePennyOfCapAndCollar() throws {
        let book = try SmallRulebook(Self.bands, exports: ["price"])
        let rows = [
            ("1420.00", "within", "1420.00", "0.00"), ("1420.01", "above_cap", "1420.00", "0.01"),
            ("1150.00", "within", "1150.00", "0.00"), ("1149.99", "below_collar", "1149.99", "0.00"),
        ]
        for (quote, position, weekly, gap) in rows {
            let expected =
                #"{"price":{"per":"week","collar":"1150.00","guide":"1290.00","cap":"1420.00","quoted":"\#(quote)","#
                + #""position":"\#(position)","weekly":"\#(weekly)","gap":"\#(gap)"}}"#
            #expect(try book.answers(#""level": "high", "quote": "\#(quote)""#) == expected)
        }
    }

    /// A record that an exception gives in a price's place is the author's: nothing of it is left out, and nothing can be changed.
    @Test func exceptionsGiveRecordsOfTheirOwn() throws {
        let rules = """
            \(Self.bands)
            except "price" {
              {
                title = "Agreed by the director", when = function(case) return case.quote == money "1.00" end,
                value = function(case) return { weekly = case.quote, extra = 7, parts = { 1, 2 } } end,
              },
            }
            answer "changed" { value = function(case) return pcall(table.insert, case.price.parts, 3) end }
            """
        let book = try SmallRulebook(rules, exports: ["price", "changed"])
        let expected = #"{"price":{"weekly":"1.00","extra":7,"parts":[1,2]},"changed":false}"#
        #expect(try book.answers(#""level": "high", "quote": "1.00""#) == expected)
    }

    private static let layers = """
        fact "price" { label = "Price", type = "money" }
        fact "aftercare" { label = "Aftercare", type = "boolean" }
        fact "charge" { label = "Charge", type = "money", default = money "0.00" }
        answer "components" { value = function(case) return { { name = "placement", weekly = case.price } } end }
        funding_splits {
          of = "components", payers = { "icb", "council", "person" }, rest = "council", odd_penny = "council",
          { "Section 117 aftercare", when = function(case) return case.aftercare end, share = { icb = percent(50) }, final = true, paid = "recharge" },
          { "Client contribution", amount = { person = function(case) return case.charge end } },
        }
        """

    @Test func layersAddUpToThePenny() throws {
        let book = try SmallRulebook(Self.layers, exports: ["funding"])
        #expect(
            try book.answers(#""price": "100.01", "aftercare": true"#)
                == #"{"funding":{"weekly":{"icb":"50.00","council":"50.01","person":"0.00"},"layers":[{"rule":"funding.section_117_aftercare","#
                + #""component":"placement","paid":"recharge","icb":"50.00","council":"50.01"}]}}"#)
        #expect(
            try book.answers(#""price": "100.00", "aftercare": false, "charge": "30.10""#)
                == #"{"funding":{"weekly":{"icb":"0.00","council":"69.90","person":"30.10"},"layers":[{"rule":"funding.client_contribution","#
                + #""component":"placement","person":"30.10"},{"rule":"funding.rest","council":"69.90"}]}}"#)
    }

    @Test func anAmountAboveWhatIsLeftTakesWhatIsLeftAndSaysSo() throws {
        let book = try SmallRulebook(Self.layers, exports: ["funding"])
        #expect(
            try book.answers(#""price": "20.00", "aftercare": false, "charge": "30.10""#)
                == #"{"funding":{"weekly":{"icb":"0.00","council":"0.00","person":"20.00"},"layers":[{"rule":"funding.client_contribution","#
                + #""component":"placement","person":"20.00","asked":{"person":"30.10"}}]}}"#)
    }

    private static let routing = """
        fact "quote" { label = "Quote", type = "number" }
        fact "duty" { label = "Duty", type = "boolean", asked_of = "assessor" }
        routing {
          { "dear", when = function(case) return case.quote > 10 end, refer = "panel", reason = "The quote is dear", source = "para 1", flag = true },
          { "no_duty", when = function(case) return not case.duty end, decline = true, duties = { "say why" }, reason = "There is no duty" },
          { "note", when = function(case) return case.quote == 7 end, reason = "Seven" },
        }
        """

    @Test func declineBeatsReferBeatsRecommend() throws {
        let book = try SmallRulebook(Self.routing)
        #expect(try book.decide(#""quote": 10, "duty": true"#).contains(#""outcome":"recommend","referrals":[],"reasons":[]"#))
        #expect(
            try book.decide(#""quote": 7, "duty": true"#).contains(
                #""outcome":"recommend","referrals":[],"reasons":[{"rule":"routing.note""#))
        #expect(
            try book.decide(#""quote": 11, "duty": true"#).contains(
                #""outcome":"refer","referrals":[{"to":"panel","rule":"routing.dear"}],"reasons":[{"rule":"routing.dear","text":"The quote is dear","source":"para 1"}],"duties":[],"flags":["dear"],"answers":{}"#
            ))
        #expect(try book.decide(#""quote": 11, "duty": false"#).contains(#""outcome":"decline","referrals":[{"to":"panel""#))
    }

    @Test func missingFactsAreAskedForInOrderOfDeclaration() throws {
        let book = try SmallRulebook(Self.routing)
        let line = try book.decide("")
        #expect(
            line.contains(
                #""outcome":null,"referrals":[],"reasons":[],"duties":[],"flags":[],"answers":{},"needs":[{"fact":"quote","label":"Quote","for":["outcome"]},{"fact":"duty","label":"Duty","asked_of":"assessor","for":["outcome"]}]"#
            ), "\(line)")
    }
}
