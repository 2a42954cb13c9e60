import Foundation
import LuaSandbox
import RuleEngine
import RuleModel
import Testing

/// What rules of councils seldom have: the explained form ends as the plain one, at the same place, and reports the same on every run.
@Suite struct ExplainedEqualityTests {
    /// The body of an answer's function, and what its line must hold.
    typealias Script = (body: String, holds: String)

    static let facts = """
        fact "n" { label = "N", type = "number", required = false }
        fact "needed" { label = "Needed", type = "number" }

        """

    func check(_ script: Script) throws {
        try check(rules: "answer \"a\" { value = function(case)\n\(script.body)\nend }", "", holds: script.holds)
    }

    /// - Parameters:
    ///   - facts: the inside of the JSON object.
    ///   - limits: where they are met the explained form may stop earlier, and the plain form's line stands.
    func check(rules: String, exports: [String] = ["a"], _ facts: String, holds: String, limits: Limits? = nil) throws {
        let rulebook = try SmallRulebook(Self.facts + rules, exports: exports).load()
        let given = #"{"case":"A","on":"2026-05-01","facts":{\#(facts)}}"#
        try LuaThread.run {
            let evaluator = try Evaluator(rulebook, limits: limits ?? Limits())
            let plain = line { _ = evaluator.decide(text: given, into: &$0) }
            #expect(plain.contains(holds), "\(plain.prefix(600))")
            var digests: Set<String?> = []
            for _ in 1...2 {
                let explainer = try Explainer(rulebook, limits: limits ?? Limits())
                for _ in 1...2 {
                    #expect(line { _ = explainer.decide(text: given, into: &$0) } == plain)
                    digests.insert(explainer.digest)
                    #expect(explainer.explanation(of: Array(plain.utf8)) != nil || explainer.digest == nil)
                }
            }
            #expect(digests.count == 1)
            if limits != nil { return }
            let explained = try Evaluator(explaining: rulebook)
            #expect(line { _ = explained.decide(text: given, into: &$0) } == plain)
        }
    }

    func line(_ decide: (inout [UInt8]) -> Void) -> String {
        var line: [UInt8] = []
        decide(&line)
        return String(decoding: line, as: UTF8.self)
    }

    // MARK: Calls

    @Test(arguments: [
        ("local function f(n) if n == 0 then return 0 end return 1 + f(n - 1) end return f(140)", #""a":140"#),
        ("local function f(n) if n == 0 then return 0 end return f(n - 1) + n * 2 end return f(100)", #""a":10100"#),
        ("local function f(n) if n == 0 then return \"end\" end return f(n - 1) end return f(100000)", #""a":"end""#),
        (
            """
            local f
            local function g(n) if n <= 0 then return n end return (f(n - 1)) end
            function f(n) if n <= 0 then return n end return g(n - 2) end
            return g(60)
            """, #""a":0"#
        ),
        ("local function sum(...) local n = 0 for _, x in ipairs { ... } do n = n + x end return n end return sum(1, 2, 3.5)", #""a":6.5"#),
        ("local function pass(...) return ... end return select(\"#\", pass(nil, 2, nil))", #""a":3"#),
        ("local function pass(...) return ... end return { pass(1, 2), pass(3, 4) }", #""a":[1,3,4]"#),
        ("local function two() return 1, 2 end local a, b, c = two() return { a, b, c == nil }", #""a":[1,2,true]"#),
        ("local function two() return 1, 2 end local a, b = (two()) return b == nil", #""a":true"#),
        ("local function none() end local a = none() return a == nil", #""a":true"#),
        ("local function none() end return type((none()))", #""a":"nil""#),
        ("local box = { n = 3 } function box:times(k) return self.n * k end return box:times(2) + box:times(box.n)", #""a":15"#),
        ("local list = {} for i = 1, 5 do list[i] = function(x) return x * i end end return list[2](10) + list[5](1)", #""a":25"#),
        ("local box = { inner = { f = function(x) return x .. \"!\" end } } return box.inner.f(\"so\")", #""a":"so!""#),
        ("return (function(...) return select(2, ...) end)(1, 2)", #""a":2"#),
        (
            "local function list(...) return { ... } end local function tail(...) return list(0, ...) end return tail(1, nil, 3)[4]",
            #""a":3"#
        ),
        ("local function two() return 1, 2 end local function tail() return select(\"#\", 0, two()) end return tail()", #""a":3"#),
        ("local function list(...) return { ... } end local function two() return 1, 2 end return list(two(), two())", #""a":[1,1,2]"#),
        (
            "local box = {} function box:list(...) return { ... } end local function f(...) return box:list(...) end return f(1, 2)",
            #""a":[1,2]"#
        ),
        ("local f = { g = { h = function() return \"none\" end } } return f.g.h()", #""a":"none""#),
        ("local function f(x) return x end return f((f(f(f(1), 2))))", #""a":1"#),
        ("local text = \"abc\" return text:upper() .. text:len()", #""a":"ABC3""#),
    ]) func calls(_ script: Script) throws { try check(script) }

    // MARK: Loops and conditions

    @Test(arguments: [
        (
            """
            local found = 0
            for i = 1, 5 do
              for j = 1, 5 do
                if j > i then break end
                if i * j == 12 then found = found + 1 end
              end
              if i == 4 then break end
            end
            return found
            """, #""a":1"#
        ),
        ("local n = 0 repeat local done = n >= 4 n = n + 1 until done return n", #""a":5"#),
        ("local n = 10 while n > 3 and n ~= 5 do n = n - 1 end return n", #""a":5"#),
        ("local n = 0 while true do n = n + 1 if n == 7 then break end end return n", #""a":7"#),
        ("local n = 0 for i = 3, 1, -1 do n = n * 10 + i end return n", #""a":321"#),
        ("local n = 0 for i = 1, 8 / 2 do n = n + i / 2 end return n", #""a":5"#),
        ("local n = 0 for i = 1, 5 / 2 do n = n + i end return n", "a loop counts in whole numbers"),
        ("local n = 0 for key, value in pairs { a = 1, b = 2, 3 } do n = n + value end return n", #""a":6"#),
        ("local function t(x) return x end return t(1) and t(nil) and t(3) or t(false) or t(\"last\")", #""a":"last""#),
        ("local function t(x) return x end return t(t(nil) or t(2)) and (t(false) or t(5)) + t(1)", #""a":6"#),
        (
            "local function t(x) return x end if not (t(1) and not t(nil)) then return 1 elseif t(nil) == nil then return 2 end return 3",
            #""a":2"#
        ),
        (
            "local function t(x) return x end return { a = t(1) or t(2), [t(\"b\")] = t(nil) and 1 or not t(3) }",
            #""b":false"#
        ),
        ("local function t(x) return x end return (t(nil) or t(false)) == (t(1) and t(false))", #""a":true"#),
    ]) func loopsAndConditions(_ script: Script) throws { try check(script) }

    @Test(arguments: [15, 16, 17, 300]) func longSums(_ terms: Int) throws {
        let sum = (1...terms).map { $0 % 3 == 0 ? "- x" : "+ \($0)" }.joined(separator: " ")
        try check(("local x = 2 return 0 \(sum)", #""answers":{"a":"#))
        try check(("local x = nil return 0 \(sum)", "wrong_kind"))
        try check(("local text = 1 return \((1...90).map { $0 == 50 ? "text" : "\"t\($0)\"" }.joined(separator: " .. "))", "t491t51"))
    }

    // MARK: Errors

    /// Operands of wrong kinds, each seen by a function that takes anything.
    private static let operations = [
        "a + b", "a - b", "a * b", "a / b", "a // b", "a % b", "a ^ b", "a < b", "a <= b", "a > b", "a >= b", "a .. b", "a == b", "a ~= b",
        "-a", "#a", "a.field", "a[b]", "a()", "a:field()", "1 + (a + b) * 2", "{ 1, a < b, 3 }", "not (a > b)",
    ]
    private static let operands = [
        "nil, 1", "1, nil", "money \"1.00\", 2", "2, money \"1.00\"", "\"text\", nil", "\"text\", 1", "{}, 1", "1, {}", "true, 1",
        "date \"2026-05-01\", 1", "date \"2026-05-01\", money \"1.00\"", "function() end, 1", "1, 0", "money \"1.00\", 0", "2 ^ 52, 2 ^ 52",
        "1 / 3, 1 / 7",
    ]

    /// Also within `pcall`, which is told why.
    @Test(arguments: operations) func wrongKinds(_ operation: String) throws {
        for values in Self.operands {
            let apply =
                "local function unknown(...) return ... end\nlocal function apply(a, b)\n  local result = \(operation)\n  return result\nend\n"
            try check((apply + "return type(apply(unknown(\(values))))", #""case":"A""#))
            try check(
                (
                    apply
                        + "local fine, why = pcall(apply, unknown(\(values))) return { fine, type(why) == \"string\" and why or \"none\" }",
                    #""a":["#
                ))
        }
    }

    @Test(arguments: [
        ("local fine, why = pcall(error, \"no\") return { fine, why }", #""a":[false,"no"]"#),
        (
            """
            local function inner() local t = {} return 1 + t.x.y end
            local function outer()
              local fine, why = pcall(inner)
              if fine then return 0 end
              error(why .. "!")
            end
            local fine, why = pcall(outer)
            return { fine, why, 1 + 1 }
            """, #"!",2]"#
        ),
        ("local function f() return pcall(pcall, error, \"x\") end local a, b, c = f() return { a, b, c }", #""a":[true,false,"x"]"#),
        ("local n = 0 for i = 1, 3 do if not pcall(function() return i + nil end) then n = n + i end end return n", #""a":6"#),
        ("local n = 0 for i = 1, 3 do if not pcall(function(x) return i + x end, nil) then n = n + i end end return n", #""a":6"#),
        ("local function f(n) if n == 0 then error(\"deep\") end return 1 + f(n - 1) end return select(2, pcall(f, 60))", #""a":"deep""#),
        ("assert(1 > 2, \"never\") return 1", "never"),
        ("local function f(n) return 1 + f(n + 1) end return pcall(f, 1)", "too_deep"),
        ("local function f() return pcall(f) end return f()", "too_deep"),
        ("return pcall(function() while true do end end)", "step_limit"),
    ]) func caughtErrors(_ script: Script) throws {
        let isLimit = ["too_deep", "step_limit"].contains(script.holds)
        guard isLimit else { return try check(script) }
        try check(
            rules: "answer \"a\" { value = function(case)\n\(script.body)\nend }", "", holds: script.holds, limits: Limits())
    }

    // MARK: Limits

    /// Up to the last call that fits, and beyond.
    @Test(arguments: 144...153) func calledToTheLimit(_ depth: Int) throws {
        let body = "local function f(n) if n == 0 then return 0 end return 1 + f(n - 1) end return f(\(depth))"
        try check(rules: "answer \"a\" { value = function(case) \(body) end }", "", holds: #""case":"A""#, limits: Limits())
    }

    @Test(arguments: [100, 1000, 3000, 10_000, 40_000]) func stepsRunOut(_ steps: Int) throws {
        var limits = Limits()
        limits.steps = steps
        let body = "local n = 0 for i = 1, 600 do if i % 3 == 0 then n = n + i end end return n"
        try check(rules: "answer \"a\" { value = function(case) \(body) end }", "", holds: #""case":"A""#, limits: limits)
    }

    @Test(arguments: [500, 4_000, 16_000, 20_000, 50_000]) func memoryRunsOut(_ size: Int) throws {
        let body = "local t = {} for i = 1, \(size) do t[i] = \"item \" .. i end return #t"
        try check(rules: "answer \"a\" { value = function(case) \(body) end }", "", holds: #""case":"A""#, limits: Limits())
    }

    // MARK: Answers

    @Test func answersNeedEachOther() throws {
        let rules = """
            answer "a" { value = function(case) if case.n > 1 then return case.b end return 1 end }
            answer "b" { value = function(case) if case.n > 2 then return case.a end return 2 end }
            answer "c" { value = function(case) local fine = pcall(function() return case.a end) return fine end }
            """
        for (facts, holds) in [(#""n":1"#, #""a":1"#), (#""n":2"#, #""a":2"#), (#""n":3"#, #""code":"circle""#), ("", "fact_not_known")] {
            try check(rules: rules, facts, holds: holds)
            try check(rules: rules, exports: ["c", "b"], facts, holds: #""case":"A""#)
        }
    }

    @Test func answersThatFailAreCaught() throws {
        let rules = """
            answer "bad" { value = function(case) local t = {} return 1 + t.x.y end }
            answer "a" { value = function(case)
              local fine, why = pcall(function() return 1 + case.bad end)
              local again = pcall(function() return case.bad end)
              return { fine, again, why, 2 * 3 }
            end }
            """
        try check(rules: rules, "", holds: #""a":[false,false,"#)
    }

    @Test func exceptionsDisagree() throws {
        let rules = """
            answer "a" {
              value = function(case) return money "9.00" / 3 end,
              except = {
                { title = "One", when = function(case) return case.n > 1 end, value = money "1.00" },
                { title = "Two", when = function(case) return case.n > 2 end, value = function(case) return money "1.00" * (case.n - 1) end },
                { title = "Three", when = function(case) return case.n > 3 end, value = money "3.00", over = "Two" },
              },
            }

            """
        let routing = #"routing { { "high", when = function(case) return case.a > money "1.50" end, reason = "High" } }"#
        for facts in [#""n":1"#, #""n":2"#, #""n":2.5"#, #""n":3"#, #""n":4"#, ""] {
            try check(rules: rules, facts, holds: #""case":"A""#)
            try check(rules: rules + routing, facts, holds: #""case":"A""#)
        }
        try check(rules: rules, #""n":3"#, holds: "conflict")
    }

    @Test func factsAndJudgementsAreMissing() throws {
        let rules = """
            judgement "agreed" { title = "Is it agreed?", refer = "the panel" }
            answer "a" { value = function(case) return case.n ~= nil and case.n + 1 or case.needed * 2 end }
            answer "b" { value = function(case) if case.agreed then return case.a end return -case.needed end }
            """
        let routing = "\n" + #"routing { { "any", when = function(case) return case.b > 3 end, reason = "Any", refer = "team" } }"#
        for facts in [
            "", #""n":1"#, #""needed":2"#, #""agreed":true"#, #""agreed":true,"n":5"#, #""agreed":false,"needed":1"#, #""n":"no""#,
        ] {
            try check(rules: rules, exports: ["a", "b"], facts, holds: #""case":"A""#)
            try check(rules: rules + routing, exports: ["a", "b"], facts, holds: #""case":"A""#)
        }
    }
}
