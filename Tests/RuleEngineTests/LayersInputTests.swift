import RuleEngine
import Testing

/// What layers are given: components, shares and amounts that cannot be shared out stop the case, by name.
@Suite struct LayersInputTests {
    private static func book(components: String, layers: String, more: String = "odd_penny = \"council\",") throws -> SmallRulebook {
        try SmallRulebook(
            """
            local unseen = ({ function(part) return part end })[1]
            fact "charge" { label = "Charge", type = "money", required = false }
            answer "components" { value = function(case) return map({ \(components) }, unseen) end }
            funding_splits {
              of = "components", payers = { "icb", "council", "person" }, rest = "council", \(more)
              \(layers)
            }
            """, exports: ["funding"])
    }

    private static let person = #"{ "Client contribution", amount = { person = money "50.00" } },"#

    @Test func aComponentMustBeMoneyInPenceAndNotNegative() throws {
        let rows = [
            (
                #"{ name = "rebate", weekly = money "-20.00" }, { name = "placement", weekly = money "100.00" }"#, "wrong_kind",
                "`weekly` of `rebate` must be £0.00 or more, not less"
            ),
            (
                #"{ name = "placement", weekly = money "100.00" / 3 }"#, "unrounded",
                "`weekly` of `placement` is not rounded: it cannot be written exactly in pence, or as a decimal"
            ),
            (#"{ name = "placement" }"#, "wrong_kind", "`weekly` of `placement` must be money, not nothing"),
            (#"{ weekly = 5 }"#, "wrong_kind", "`weekly` of `components[1]` must be money, not a number"),
            (#""placement""#, "wrong_kind", "`components[1]` of `funding` must be a list or record, not text"),
        ]
        for (component, code, message) in rows {
            let line = try Self.book(components: component, layers: Self.person).decide("")
            #expect(line.contains(#""code":"\#(code)","message":"\#(message)","at":{"file":"rules.lua","line":4,"column":1}"#), "\(line)")
        }
    }

    @Test func aShareOrAmountThatIsNothingIsAnError() throws {
        let rows = [
            ("share = { icb = function(case) return ({})[1] end }", "`icb` of `funding.aftercare` must be a number, not nothing"),
            (
                "share = { icb = function(case) local x = nil x = money \"1.00\" return x end }",
                "`icb` of `funding.aftercare` must be a number, not money"
            ),
            ("amount = { person = function(case) return case.charge end }", "`person` of `funding.aftercare` must be money, not nothing"),
        ]
        for (terms, message) in rows {
            let line = try Self.book(components: #"{ name = "a", weekly = money "9.00" }"#, layers: "{ \"Aftercare\", \(terms) },").decide(
                "")
            #expect(line.contains(#""code":"wrong_kind","message":"\#(message)""#), "\(line)")
        }
    }

    @Test func anUnroundedAmountOfALayerIsNamed() throws {
        let layer = #"{ "Charge", amount = { person = function(case) return money "10.00" / 3 end } },"#
        let line = try Self.book(components: #"{ name = "a", weekly = money "9.00" }"#, layers: layer).decide("")
        #expect(line.contains("`person` of `funding.charge` is not rounded"), "\(line)")
    }

    /// 1p in two halves: the payer of odd pennies has no part in the layer, so it goes to who pays the rest.
    @Test func theOddPennyMayBelongToAPayerOutsideTheLayer() throws {
        let components = #"{ name = "a", weekly = money "0.01" }"#
        let final = try Self.book(
            components: components, layers: #"{ "Aftercare", share = { icb = percent(50) }, final = true },"#,
            more: #"odd_penny = "person","#)
        #expect(try final.answers("").contains(#""weekly":{"icb":"0.00","council":"0.01","person":"0.00"}"#))
        let open = try Self.book(
            components: components, layers: #"{ "Aftercare", share = { icb = percent(50) } },"#, more: #"odd_penny = "person","#)
        #expect(try open.answers("").contains(#""weekly":{"icb":"0.00","council":"0.01","person":"0.00"}"#))
    }
}
