import RuleEngine
import RuleModel
import Testing

/// Where decisions turn, as the text of a rulebook shows it.
@Suite("Turning points")
struct TurningPointsTests {
    private static let rules = """
        fact "hours" { label = "Hours", type = "number" }
        fact "score" { label = "Score", type = "number" }
        fact "needs.skin" { label = "Skin", type = "number" }
        fact "quote" { label = "Quote", type = "money" }
        fact "capital" { label = "Capital", type = "money", required = false }
        fact "unused" { label = "Unused", type = "number", required = false }
        parameter "limits" { title = "Limits", ["2026-04-01"] = { low = money "14,250.00", high = money "23,250.00" } }
        answer "total" { value = function(case) return case.score + case.needs.skin end }
        answer "rich" { value = function(case) return case.capital > case.limits.high end }
        answer "aside" { value = function(case) return case.unused > 3 end }
        choose "level" {
          { "high", when = function(case)
            local hours = case.hours
            return hours >= 20 or case.total > 45
          end },
          { "low" },
        }
        bands "price" { match = { "level" }, quoted = "quote",
          { "high", collar = "10.00", guide = "15.00", cap = "20.00" }, { "low", collar = "1.00", guide = "1.50", cap = "2.00" } }
        routing { { "rich", when = function(case) return case.rich end, reason = "Rich" }, { "any", reason = "Any" } }
        """

    private let points: TurningPoints
    private let facts: [String: Fact]

    init() throws {
        let rulebook = try SmallRulebook(Self.rules, exports: ["price"]).load()
        points = rulebook.turningPoints()
        facts = Dictionary(uniqueKeysWithValues: rulebook.summary.facts.map { ($0.name, $0) })
    }

    @Test(
        "A constant belongs to the fact that is compared, by a local name or an answer",
        arguments: [("hours", 20), ("score", 45), ("needs.skin", 45)])
    func numbers(name: String, number: Int64) throws {
        #expect(points.numbers(for: try #require(facts[name])) == [Exact(number)])
    }

    @Test("Figures of a parameter, and the edges of the bands that a quote is held against")
    func amounts() throws {
        #expect(points.amounts(for: try #require(facts["capital"])).map(\.description) == ["14250.00", "23250.00"])
        #expect(points.amounts(for: try #require(facts["quote"])).map(\.description) == ["1.00", "2.00", "10.00", "20.00"])
    }

    @Test("Only what the outcome or an exported answer may depend on decides")
    func deciding() {
        let deciding = facts.values.filter(points.mayDecide).map(\.name).sorted()
        #expect(deciding == ["capital", "hours", "needs.skin", "quote", "score"])
    }

    @Test("A fact whose remainder is taken, by a local name or an answer, may give results that come and go")
    func alternating() throws {
        let rules = """
            fact "a" { label = "A", type = "number" }
            fact "b" { label = "B", type = "number" }
            fact "c" { label = "C", type = "number" }
            answer "twice" { value = function(case) return case.b * 2 end }
            answer "even" {
              value = function(case)
                local a = case.a
                return a % 2 == 0 and case.twice % 3 == 1 and case.c > 2
              end,
            }
            """
        let rulebook = try SmallRulebook(rules, exports: ["even"]).load()
        let points = rulebook.turningPoints()
        #expect(rulebook.summary.facts.filter(points.mayAlternate).map(\.name) == ["a", "b"])
        let helper = rules.replacing("a % 2 == 0", with: "is_even(a)") + "\nfunction is_even(n) return n % 2 == 0 end"
        let unclear = try SmallRulebook(helper, exports: ["even"]).load()
        #expect(unclear.summary.facts.filter(unclear.turningPoints().mayAlternate).map(\.name) == ["a", "b", "c"])
    }

    @Test("Facts of one rule are read together, also by way of an answer")
    func together() throws {
        let areTogether = { (a: String, b: String) in points.areReadTogether(try #require(facts[a]), try #require(facts[b])) }
        #expect(try areTogether("hours", "score"))
        #expect(try areTogether("score", "needs.skin"))
        #expect(try !areTogether("hours", "capital"))
    }
}
