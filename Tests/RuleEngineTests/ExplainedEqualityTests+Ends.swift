import LuaSandbox
import RuleEngine
import Testing

/// Rules that end before their end: by mistakes, by words of their own, by limits, caught and not.
extension ExplainedEqualityTests {
    @Test(arguments: [
        ("for i = 1, 5 do if i == 3 then error(\"third\") end end return 1", "third"),
        ("local n = 0 while true do n = n + 1 if n == 4 then local t = nil return t.x end end", "wrong_kind"),
        ("local list = { 1, 2, \"x\" } local n = 0 for _, x in ipairs(list) do n = n + x end return n", "wrong_kind"),
        ("local t = { a = 1, b = {} } local n = 0 for _, x in pairs(t) do n = n + x end return n", "wrong_kind"),
        ("local n = 5 repeat n = n - 1 local x = 1 / n until n < 0 return n", "division_by_zero"),
        ("local t = { 1 } for i = 1, 3 do t[i + 1] = t[i] * 2 if i == 2 then assert(t[i] > 5, \"small\") end end return t", "small"),
        (
            """
            local n = 0
            for i = 1, 5 do
              local fine = pcall(function() if i % 2 == 0 then error("even") end end)
              if fine then n = n + i end
            end
            return n
            """, #""a":9"#
        ),
        (
            """
            local done = {}
            local function step(i) done[i] = true if i == 3 then local t = {} return t.x.y end return i end
            local fine = pcall(function() for i = 1, 5 do step(i) end end)
            return { fine, #done }
            """, #""a":[false,3]"#
        ),
    ]) func errorsInTheMiddleOfALoop(_ script: Script) throws { try check(script) }

    /// Words travel and nothing else.
    @Test(arguments: [
        ("error()", #""a":[false,""]"#), ("error(nil)", #""a":[false,""]"#), ("error({ n = 1 })", #""a":[false,""]"#),
        ("error(true)", #""a":[false,""]"#), ("error(function() end)", #""a":[false,""]"#), ("error(404)", #""a":[false,"404"]"#),
        ("error(money \"1.50\")", #""a":[false,"1.50"]"#), ("error(\"so\")", #""a":[false,"so"]"#),
        ("assert(nil)", #""a":[false,"assertion failed"]"#), ("assert(false, { n = 1 })", #""a":[false,""]"#),
    ]) func errorsOfAnyKind(_ script: Script) throws {
        try check(("local fine, why = pcall(function() \(script.body) end) return { fine, why }", script.holds))
        try check(("if case.on ~= nil then \(script.body) end return 1", "rule_error"))
    }

    @Test func errorsPassThroughAnswers() throws {
        let rules = """
            answer "d" { value = function(case) local t = {} for i = 1, 3 do t[i] = i end return t[4] + 1 end }
            answer "c" { value = function(case) return 1 + case.d end }
            answer "b" { value = function(case) local fine, why = pcall(function() return case.c end) error("again") end }
            answer "a" { value = function(case)
              local one, why = pcall(function() return case.b end)
              local other = pcall(function() return case.c end)
              return { one, why, other, pcall(function() return 7 end) }
            end }
            """
        try check(rules: rules, "", holds: #""a":[false,"again",false,true,7]"#)
        for (answer, holds) in [("b", "rule_error"), ("c", "wrong_kind"), ("d", "wrong_kind")] {
            try check(rules: rules, exports: [answer], "", holds: holds)
        }
    }

    /// No `pcall` holds a limit back, nor does what it would have done next.
    @Test(arguments: [
        ("while true do end", "step_limit"), ("local n = 0 repeat n = n + 1 until false", "step_limit"),
        ("local t = {} for i = 1, 100000 do t[i] = { i } end", "memory_limit"),
        ("local s = \"x\" while true do s = s .. s end", "memory_limit"),
        ("local function f(n) return 1 + f(n + 1) end f(1)", "too_deep"),
        ("local function f() return (f()) end f()", "too_deep"), ("local function f() pcall(f) return 1 end f()", "too_deep"),
        ("local function f(list) return map(list, function() return f(list) end) end f({ 1 })", "too_deep"),
    ]) func limitsAreNotHeldBack(_ script: Script) throws {
        for body in ["pcall(function() \(script.body) end) return 1", "return pcall(pcall, function() \(script.body) end)"] {
            let rules = "answer \"a\" { value = function(case) \(body) end }"
            try check(rules: rules, "", holds: "\"code\":\"\(script.holds)\"", limits: Limits())
        }
    }

    /// The stack of a fresh state grows at one of these depths, in the midst of what is joined.
    @Test func partsAreJoinedAtEveryDepth() throws {
        let rules = """
            local function joined(depth, x) if depth == 0 then return (7 .. (8 .. x)) end return (joined(depth - 1, x)) end
            answer "a" { value = function(case) return joined(case.n, 1 / 2) end }
            """
        let rulebook = try SmallRulebook(Self.facts + rules, exports: ["a"]).load()
        try LuaThread.run {
            for depth in 0...140 {
                let decided = try SmallRulebook.decide(#""n":\#(depth)"#, Evaluator(rulebook))
                #expect(decided.contains(#""a":"780.5""#), "\(depth): \(decided)")
            }
        }
    }

    /// Up to the last answer that may need another, and beyond.
    @Test(arguments: [10, 62, 63, 64, 65, 66, 70]) func answersNeedOthersToTheLimit(_ count: Int) throws {
        let rules =
            (1...count).map { "answer \"a\($0)\" { value = function(case) return case.a\($0 + 1) + 1 end }" }
            + ["answer \"a\(count + 1)\" { value = 0 }"]
        let holds = count > 65 ? "too_deep" : #""case":"A""#
        try check(rules: rules.joined(separator: "\n"), exports: ["a1"], "", holds: holds, limits: Limits())
    }

    @Test(arguments: ["coroutine.wrap(function() end)", "coroutine.create(print)", "coroutine.yield(1)", "_G.coroutine.wrap(print)"])
    func thereAreNoCoroutines(_ call: String) throws {
        let book = try SmallRulebook("answer \"a\" { value = function(case) return \(call) end }", exports: ["a"])
        #expect(book.mistakes().contains { $0.contains("not_available") }, "\(book.mistakes())")
    }
}
