import LuaSandbox
import RuleModel
import Testing

@testable import RuleEngine

/// A state that cannot be opened again is an error of the case that needed it, and of no other.
@Suite struct ReopeningTests {
    private final class Openings {
        var count = 0
    }

    /// What loading may take is far more than what the rulebooks that are shipped take.
    @Test func loadingHasRoom() throws {
        let rulebook = try RulebookLoader().load(ShippedRulebooks.flagship)
        let used = try LuaThread.run { try Evaluator.open(rulebook.explained()).sandbox.usage }
        #expect(used.steps > 0 && used.steps < Limits.loading.steps / 20, "\(used.steps) steps")
    }

    @Test func aStateThatCannotBeOpenedAgainFailsTheCase() throws {
        let book = try SmallRulebook(
            """
            fact "n" { label = "N", type = "number" }
            answer "work" { value = function(case)
              local list = {}
              for i = 1, case.n do list[i] = "item " .. i end
              return #list
            end }
            """, exports: ["work"])
        let rulebook = try book.load()
        let lines = try LuaThread.run {
            let openings = Openings()
            let evaluator = try Evaluator(rulebook, limits: Limits()) { () throws(Diagnostics) in
                openings.count += 1
                if openings.count == 2 { throw Diagnostics([Diagnostic("memory_limit", "no memory is left")]) }
                return try Evaluator.open(rulebook)
            }
            return try ["1", "200000", "2", "200000", "3"].map { try SmallRulebook.decide("\"n\": \($0)", evaluator) }
        }
        #expect(lines[0].contains(#"{"work":1}"#))
        #expect(lines[1] == #"{"line":1,"case":null,"errors":[{"code":"memory_limit","message":"no memory is left"}]}"#)
        #expect(lines[2].contains(#"{"work":2}"#), "\(lines[2])")
        #expect(lines[3].contains(#""case":"A","errors":[{"code":"memory_limit","message":"the rules used more than"#), "\(lines[3])")
        #expect(lines[4].contains(#"{"work":3}"#), "\(lines[4])")
    }
}
