import RuleEngine
import RuleModel
import Testing

/// Exceptions that apply together.
@Suite struct ConflictTests {
    private static let routing = #"routing { { "never", when = function(case) return false end, reason = "Never" } }"#

    private static func rules(_ first: String, _ second: String, base: String = #"money "10.00""#) -> String {
        """
        fact "hours" { label = "Hours", type = "number", required = false }
        answer "charge" {
          value = \(base),
          except = { { title = "One", value = \(first) }, { title = "Two", value = \(second) } },
        }

        """
    }

    private static let disagreeing = rules(#"money "1.00""#, #"money "2.00""#)

    @Test func withoutRoutingAConflictIsAnError() throws {
        let line = try SmallRulebook(Self.disagreeing, exports: ["charge"]).decide("")
        #expect(
            line
                == #"{"line":1,"case":"A","errors":[{"code":"conflict","message":"two exceptions of `charge` apply and disagree: `One` and `Two`","at":{"file":"rules.lua","line":2,"column":1}}]}"#
        )
    }

    @Test func withoutRoutingAConflictIsAnErrorBesideAMissingFact() throws {
        let asking = """
            fact "needed" { label = "Needed" , type = "number" }
            answer "a" { value = function(case) return case.needed end }

            """
        let line = try SmallRulebook(asking + Self.disagreeing, exports: ["a", "charge"]).decide("")
        #expect(line.contains(#""errors":[{"code":"conflict""#), "\(line)")
    }

    @Test func withRoutingAConflictIsReferred() throws {
        let line = try SmallRulebook(Self.disagreeing + Self.routing, exports: ["charge"]).decide("")
        #expect(line.contains(#""rule":"conflict.charge","text":"Two exceptions apply and disagree: “One” and “Two”""#), "\(line)")
    }

    @Test func equalRecordsAgree() throws {
        let same = #"function(case) return { per = "week", parts = { 1, money "2.00" } } end"#
        let base = "function(case) return ({})[1] end"
        let book = try SmallRulebook(Self.rules(same, same, base: base), exports: ["charge"])
        #expect(try book.answers("").contains(#""per":"week""#))
        for other in [
            #"function(case) return { per = "week", parts = { 1, money "2.01" } } end"#, #"{ per = "week", parts = { 1, 2 } }"#,
            #"{ per = "week" }"#, #"{ per = "week", parts = { 1, money "2.00" }, more = 1 }"#, "7",
        ] {
            let line = try SmallRulebook(Self.rules(same, other, base: base), exports: ["charge"]).decide("")
            #expect(line.contains(#""code":"conflict""#), "\(other): \(line)")
        }
    }

    /// Refused at load or, where it gets that far, a conflict: never silently nothing.
    @Test func exceptionsThatDisplaceEachOtherLeaveNoSilentNothing() throws {
        let rules = Self.rules(#"money "1.00", over = "Two""#, #"money "2.00", over = "One""#)
        let book = try SmallRulebook(rules, exports: ["charge"])
        do throws(any Error) {
            let line = try book.decide("")
            #expect(line.contains(#""code":"conflict""#), "\(line)")
        } catch let mistakes as Diagnostics {
            #expect(!mistakes.all.isEmpty)
        }
    }
}
