import RuleEngine
import Testing

/// Where a failure is said to be, and what is said about it.
@Suite struct FailurePlaceTests {
    private static let rate = "parameter \"rate\" { title = \"Rate\", [\"2026-06-01\"] = money \"1.00\" }\n"

    @Test func aParameterWithoutAValueIsReportedWhereItIsRead() throws {
        let book = try SmallRulebook(
            Self.rate + """
                function twice(x) return x * 2 end
                answer "a" { value = function(case)
                  local one = twice(1)
                  return one *
                    case.rate
                end }
                """, exports: ["a"])
        #expect(try book.decide("").contains(#""code":"parameter_not_known""#))
        #expect(try book.decide("").contains(#""at":{"file":"rules.lua","line":6,"column":5}"#))
    }

    @Test func aParameterThatNobodyReadsIsReportedWhereItIsDeclared() throws {
        let line = try SmallRulebook("\n" + Self.rate, exports: ["rate"]).decide("")
        #expect(line.contains(#""at":{"file":"rules.lua","line":2,"column":1},"help":["add its value by date"#), "\(line)")
    }

    @Test func aReadWithinArgumentsIsTheReadAndACallTheCall() throws {
        let rules = """
            function same(x) return x end
            function fails(x) return x // 0 end
            answer "read" { value = function(case)
              return same(
                case.rate)
            end }
            answer "call" { value = function(case)
              return case.on ~= nil and
                fails(1)
            end }
            """
        let read = try SmallRulebook(Self.rate + rules, exports: ["read"]).decide("")
        #expect(read.contains(#""line":6,"column":5}"#), "\(read)")
        let call = try SmallRulebook(Self.rate + rules, exports: ["call"]).decide("")
        #expect(call.contains(#""code":"division_by_zero""#) && call.contains(#""line":3,"#), "\(call)")
    }

    /// Not at a comparison further up.
    @Test(arguments: [
        ("x == given(1)", 5, "a date cannot be compared with a number"), ("x ~= given(1)", 5, "a date cannot be compared with a number"),
        ("x < given(1)", 5, "a date cannot be compared with a number"), ("x > given(1)", 5, "a date cannot be compared with a number"),
        ("min(x, given(1))", 5, "a date cannot be compared with a number"),
        ("1 < 2 and max(given(1), x)", 15, "a number cannot be compared with a date"),
        ("table.sort({ x, given(1) })", 5, "a number cannot be compared with a date"),
    ])
    func valuesThatCannotBeComparedAreReportedWhereTheyAre(_ mistake: (text: String, column: Int, message: String)) throws {
        let rules = """
            fact "n" { label = "N", type = "number", default = 1 }
            function given(...) return ... end
            answer "a" { value = function(case)
              if case.n > 100 or case.n == given(7) then return 0 end
              local x = given(case.on)
              local y =
                \(mistake.text)
              return 1
            end }
            """
        let line = try SmallRulebook(rules, exports: ["a"]).decide("")
        let at = #""message":"\#(mistake.message)","at":{"file":"rules.lua","line":7,"column":\#(mistake.column)}"#
        #expect(line.contains(at), "\(line)")
    }

    @Test func aFormThatFailsIsReportedWhereItIsDeclared() throws {
        let rules = """
            fact "level" { label = "Level", of = { "high", "low" } }
            price_bands {
              match = { "level" },
              { "high", collar = "1.00", guide = "2.00", cap = "3.00" },
            }
            choose "size" {
              { "large", when = function(case) return case.level == "high" end },
            }
            """
        for (answer, code, line) in [("price", "no_band", 2), ("size", "no_row", 6)] {
            let decided = try SmallRulebook(rules, exports: [answer]).decide(#""level": "low""#)
            #expect(decided.contains(#""code":"\#(code)""#) && decided.contains(#""line":\#(line),"column":1}"#), "\(decided)")
        }
    }

    /// No rule is running any more when an answer is written.
    @Test(arguments: [
        ("{ weekly = money \"1.00\" / 3 }", "unrounded", "`weekly` is not rounded"), ("1 / 3", "unrounded", "`bad` is not rounded"),
        ("{ [true] = 1 }", "bad_result", "what `bad` holds cannot be given"),
        ("{ part = { same = function() end } }", "bad_result", "what `same` holds cannot be given"),
        ("\"\\xff\"", "bad_result", "what `bad` holds cannot be given"),
    ]) func anAnswerThatCannotBeWrittenIsReportedWhereItIsDeclared(_ value: String, _ code: String, _ message: String) throws {
        let rules = """
            answer "good" { value = function(case) return 1 end }
            answer "bad" { value = function(case)
              return \(value)
            end }
            """
        let line = try SmallRulebook(rules, exports: ["good", "bad"]).decide("")
        #expect(line.contains(#"{"code":"\#(code)","message":"\#(message)"#), "\(line)")
        #expect(line.contains(#""at":{"file":"rules.lua","line":2,"column":1}"#), "\(line)")
    }

    @Test func aLibrarysFileIsNamedWithItsLibrary() throws {
        let book = try SmallRulebook(
            "answer \"own\" { value = 1 }", exports: ["charge"], uses: ["base"],
            libraries: ["base": [("rules", "answer \"charge\" { value = function(case) return 1 / 0 end }")]])
        #expect(try book.decide("").contains(#""at":{"file":"base/rules.lua","line":1,"#))
    }

    @Test func aWrongArgumentIsOneSentence() throws {
        let line = try SmallRulebook("answer \"a\" { value = function(case) return round(\"x\", \"down\") end }", exports: ["a"]).decide("")
        #expect(line.contains(#""code":"bad_argument","message":"`round`: the 1st value must be "#), "\(line)")
        #expect(!line.contains("was given something it cannot use"))
        let loop = try SmallRulebook(
            "answer \"a\" { value = function(case) for i = 1, 5 / 2 do end return 1 end }", exports: ["a"]
        ).decide("")
        #expect(loop.contains("a loop counts in whole numbers"), "\(loop)")
    }

    @Test func whatAFunctionCannotUseIsNamed() throws {
        for body in ["return age(case.born, case.on)", "local born = case.born return age(born, case.on)"] {
            let rules = "fact \"born\" { label = \"Born\", type = \"date\" } answer \"a\" { value = function(case) \(body) end }"
            let line = try SmallRulebook(rules, exports: ["a"]).decide(#""born":"2100-01-01""#)
            #expect(line.contains(##""help":["look at `born`, `on` in the case"]"##), "\(line)")
        }
    }
}
