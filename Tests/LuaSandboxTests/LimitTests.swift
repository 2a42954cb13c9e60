import LuaSandbox
import Testing

@Suite struct LimitTests {
    private func limits(steps: Int = 10_000_000, memory: Int = 1 << 20, resultBytes: Int = 1 << 20) -> Limits {
        var limits = Limits()
        (limits.steps, limits.memory, limits.resultBytes) = (steps, memory, resultBytes)
        return limits
    }

    /// The same script stops at the same place: everything it counted up to then is the same.
    @Test func stepsAreDeterministic() throws {
        let script = Script(
            """
            local counts = {}
            for i = 1, 1000 do
                counts[i % 7 .. "-" .. i] = { i }
                if i % 10 == 0 then table.sort({ 3, 2, 1 }) end
            end
            for k, v in pairs(counts) do counts[k] = v[1] end
            return #counts
            """)
        var used: Set<Int> = []
        for _ in 1...5 {
            try LuaThread.run { () throws(SandboxError) in
                let sandbox = try Sandbox(limits: Limits())
                _ = script.runHere(in: sandbox, gated: true, limits: Limits())
                used.insert(sandbox.usage.steps)
            }
        }
        #expect(used.count == 1)
        let steps = try #require(used.first)
        #expect(script.run(limits: limits(steps: steps)).code == "ok")
        #expect(script.run(limits: limits(steps: steps - 1001)).code == "step_limit")
    }

    @Test func limitsAreAsked() {
        let loop = Script("for i = 1, 100000 do end return 1")
        #expect(loop.run(limits: limits(steps: 50_000)).code == "step_limit")
        #expect(loop.run(limits: limits(steps: 500_000)).code == "ok")
        let list = Script("local t = {} for i = 1, 2000 do t[i] = i end return #t")
        #expect(list.run(limits: limits(memory: 16 << 10)).code == "memory_limit")
        #expect(list.run(limits: limits(memory: 64 << 10)).code == "ok")
        let text = Script("return string.rep(\"x\", 1000)")
        #expect(text.run(limits: limits(resultBytes: 1001)).code == "result_limit")
        #expect(text.run(limits: limits(resultBytes: 1002)).code == "ok")
    }

    @Test func secondsStopWhatStepsDoNot() {
        var limits = limits(steps: Int.max >> 2)
        limits.milliseconds = 0
        #expect(Script("while true do end").run(limits: limits).code == "time_limit")
    }

    /// Once hit it stays hit, until there is a new budget; then the state is as good as before.
    @Test func aLimitStaysHit() throws {
        try LuaThread.run { () throws(SandboxError) in
            let sandbox = try Sandbox(limits: Limits())
            #expect(Script("while true do end").runHere(in: sandbox, gated: true, limits: limits(steps: 10_000)).code == "step_limit")
            let error = #expect(throws: SandboxError.self) { try sandbox.newTable() }
            #expect(error?.code == "step_limit" && error?.isLimit == true)
            #expect(sandbox.standing == .needsFreshState)
            #expect(Script("return 1").runHere(in: sandbox, gated: true, limits: Limits()) == .ok("1"))
            #expect(sandbox.standing == .stands)
        }
    }

    /// What is garbage counts only until memory runs out.
    @Test func garbageIsCollectedWhenMemoryRunsOut() {
        let script = Script("local n = 0 for i = 1, 100000 do local t = { i } n = n + #t end return n")
        #expect(script.run(limits: limits(memory: 64 << 10)) == .ok("100000"))
    }

    /// Calls nest exactly 280 deep, whatever ran before.
    @Test func callsNestAsDeepAsAllowed() throws {
        func script(_ depth: Int) -> Script {
            Script("local function f(n) if n == 1 then return 1 end local m = f(n - 1) return m + 1 end return f(\(depth))")
        }
        var deepest = 0
        for depth in 270...285 where script(depth).run().code == "ok" { deepest = depth }
        #expect(deepest == 277)  // with the host's body, the chunk's runner and the chunk
        #expect(script(deepest + 1).run().code == "too_deep")
        try LuaThread.run { () throws(SandboxError) in
            let sandbox = try Sandbox(limits: Limits())
            for _ in 1...20 {
                #expect(script(deepest).runHere(in: sandbox, gated: true, limits: Limits()).code == "ok")
                #expect(script(deepest + 1).runHere(in: sandbox, gated: true, limits: Limits()).code == "too_deep")
            }
        }
    }

    @Test func protectedCallsNestBelowLuasOwnLimit() {
        let script = Script(
            "local n = 0\nlocal depths = {}\nlocal function f(d) depths[d] = true pcall(f, d + 1) end\nf(1)\nreturn #depths")
        #expect(script.run().code == "too_deep")
        let bounded = Script("local function f(d) if d == 130 then return d end local _, r = pcall(f, d + 1) return r end return f(1)")
        #expect(bounded.run() == .ok("130"))
    }

    @Test func memoryRunsOutAtAPlace() {
        let script = Script("local t = {}\nlocal function fill(n)\n    t[#t + 1] = \"item \" .. n\n    return fill(n + 1)\nend\nfill(1)")
        guard case .failed("memory_limit", _, _, let lines) = script.run() else {
            Issue.record("no limit")
            return
        }
        #expect(lines.first == 3)
        let caught = Script("local t = {}\npcall(function()\n    for i = 1, 1000000 do\n        t[i] = { i }\n    end\nend)")
        #expect(caught.run() == .failed(code: "memory_limit", subject: "", operation: "", lines: [4, 2]))
    }

    @Test func everyAmountOfMemoryEndsInAVerdict() {
        let script = Script(
            """
            local t = {}
            for i = 1, 50 do
                t["k" .. i] = { i, tostring(i / 3), string.rep("x", i) }
                pcall(error, "x" .. i)
            end
            local n = 0
            for k, v in pairs(t) do n = n + #v end
            table.sort({ 3, 1, 2 }, function(a, b) return a < b end)
            return n
            """)
        var codes: Set<String> = []
        for memory in stride(from: 0, through: 60_000, by: 97) {
            codes.insert(script.run(limits: limits(memory: memory)).description.prefix(12).description)
        }
        #expect(codes.allSatisfy { $0.hasPrefix("ok: 150") || $0.hasPrefix("memory_limit") }, "\(codes)")
        #expect(codes.count == 2)
    }
}
