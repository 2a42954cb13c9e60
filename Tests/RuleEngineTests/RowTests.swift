import RuleEngine
import Testing

/// Rows of every make are tried in order, whether their conditions were printed into one function or not.
@Suite struct RowTests {
    private static let facts = """
        fact "days" { label = "Days", type = "number" }
        fact "list" { label = "List", of = { "a", "b" }, type = "choices", default = {} }
        local limit = 7
        local function is_long(case) return case.days > 100 end

        """

    private static func rows(_ name: String) -> String {
        """
        { "long", when = is_long \(name) },
        { "even", when = function(case) return any(case.list, function(one) return one == "a" and case.days > limit end) end \(name) },
        { "late", when = function(case) return case.days > limit end \(name) },
        { "other" \(name) },
        """
    }

    @Test(arguments: [("101", "", "long"), ("8", #", "list": ["a"]"#, "even"), ("8", "", "late"), ("7", "", "other")])
    func theFirstThatHoldsIsChosen(_ days: String, _ list: String, _ expected: String) throws {
        let book = try SmallRulebook(Self.facts + "choose \"kind\" {\n\(Self.rows(""))}", exports: ["kind"])
        #expect(try book.answers("\"days\": \(days)\(list)") == #"{"kind":"\#(expected)"}"#)
    }

    @Test func everyRowThatHoldsIsAReason() throws {
        let book = try SmallRulebook(Self.facts + "routing {\n\(Self.rows(", refer = \"them\", reason = \"so\""))}", exports: [])
        let line = try book.decide(#""days": 101, "list": ["a"]"#)
        for rule in ["routing.long", "routing.even", "routing.late", "routing.other"] { #expect(line.contains(rule), "\(line)") }
    }

    @Test func anErrorInAConditionIsReportedWhereItStands() throws {
        let rules = """
            fact "days" { label = "Days", type = "number" }
            choose "kind" {
              { "one", when = function(case) return case.days > 7 end },
              { "two", when = function(case) return 1 // (case.days - 7) > 0 end },
              { "three" },
            }
            """
        let line = try SmallRulebook(rules, exports: ["kind"]).decide(#""days": 7"#)
        #expect(line.contains(#""code":"division_by_zero""#), "\(line)")
        #expect(line.contains(#""at":{"file":"rules.lua","line":4,"column":41}"#), "\(line)")
    }
}
