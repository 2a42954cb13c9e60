import RuleEngine
import RuleModel
import Testing

@Suite struct MistakeTests {
    @Test func mistakesOfAllKindsAreReportedTogether() throws {
        let book = try SmallRulebook(
            parts: [
                (
                    "facts",
                    """
                    fact "night_cover" { label = "Night cover", of = { "none", "on_call", "sleep_in", "waking" } }
                    fact "quote" { label = "Quote", type = "money" }
                    fact "urgent" { label = "Urgent", type = "boolean" }
                    fact "ethnicity" { label = "Ethnicity", type = "text", monitoring = true }
                    fact "hours" { lable = "Hours", label = "Hours", type = "number" }
                    """
                ),
                (
                    "rules",
                    """
                    answer "a" { value = function(case) return case.night_cover == "wakign" end }
                    answer "b" { value = function(case) return case.quote > 5 end }
                    answer "c" { value = function(case) return case.urgent == 1 end }
                    answer "d" { value = function(case) return case.ethnicity end }
                    answer "e" { value = function(case) return case.hour end }
                    price_bands {
                      match = { "night_cover" }, quoted = "quote",
                      { "waking", collar = "1,150.00", guide = "1,290.00", cap = "1,220.00" },
                    }
                    """
                ),
            ], exports: ["a", "missing"])
        #expect(
            book.mistakes() == [
                "facts.lua:5:16 unknown_key: `lable` is not a key of a fact",
                "rulebook.lua:4:20 unknown_name: `missing` is not an answer",
                "rules.lua:1:64 unknown_choice: `wakign` is not one of the choices of night_cover",
                "rules.lua:2:44 wrong_kind: money cannot be compared with a number",
                "rules.lua:3:44 wrong_kind: yes or no cannot be compared with a number",
                "rules.lua:4:49 monitoring_read: `ethnicity` is counted for monitoring, and no rule may read it",
                "rules.lua:5:49 unknown_name: `hour` is not a fact, parameter or answer of this rulebook",
                "rules.lua:8:56 band_order: the cap of £1,220.00 is below the guide of £1,290.00",
                "rules.lua:6:1 no_band: no row of price_bands is for none; on_call; sleep_in",
            ])
    }

    @Test func aSyntaxErrorDoesNotHideTheMistakesOfOtherParts() throws {
        let book = try SmallRulebook(
            parts: [
                ("facts", "fact \"hours\" { label = \"Hours\", type = \"number\" }"),
                ("broken", "answer \"a\" { value = function(case) return end"),
                ("rules", "answer \"b\" { value = function(case) return case.hours == true end }"),
            ], exports: ["a", "b"])
        let mistakes = book.mistakes()
        #expect(mistakes.contains { $0.hasPrefix("broken.lua:") })
        #expect(mistakes.contains("rules.lua:1:44 wrong_kind: a number cannot be compared with yes or no"), "\(mistakes)")
        #expect(!mistakes.contains { $0.contains("`a` is not an answer") })
    }

    @Test func anErrorInARunningRuleSaysWhere() throws {
        let book = try SmallRulebook(
            """
            fact "hours" { label = "Hours", type = "number" }
            answer "share" { value = function(case)
              return 10 / (case.hours - 4)
            end }
            """, exports: ["share"])
        let line = try book.decide(#""hours": 4"#)
        #expect(
            line
                == #"{"line":1,"case":"A","errors":[{"code":"division_by_zero","message":"a division by zero","at":{"file":"rules.lua","line":3,"column":10}}]}"#
        )
    }

    @Test func theDigestDoesNotDependOnPlaceOrLineEndings() throws {
        let text = "fact \"hours\" { label = \"Hours\", type = \"number\" }\nanswer \"a\" { value = 1 }\n"
        let a = try SmallRulebook(text).load().summary.digest
        let b = try SmallRulebook(text.replacing("\n", with: "\r\n")).load().summary.digest
        let c = try SmallRulebook(text.replacing("Hours", with: "Hour")).load().summary.digest
        #expect(a == b)
        #expect(a != c)
    }
}
