import LuaSandbox
import TestSupport
import Testing

/// Every script of the corpus comes to the end that it names, quickly, in every state; each wall must hold alone.
@Suite struct HostileCorpusTests {
    @Test(arguments: HostileScript.plain) func endsAsItMust(_ hostile: HostileScript) throws {
        let script = Script(bytes: hostile.bytes)
        let (outcome, seconds) = script.timed()
        #expect(hostile.expectation.isMet(by: outcome.end), "\(hostile): \(outcome)")
        #expect(seconds < ProcessorTime.longestSeconds, "\(hostile) took \(seconds) s")
        #expect(script.run() == outcome, "\(hostile) came out differently the second time")
    }

    @Test(arguments: HostileScript.plain) func stateHoldsWithoutTheGate(_ hostile: HostileScript) throws {
        let script = Script(bytes: hostile.bytes)
        guard case .refused = script.run().end else { return }  // else it is the same as above
        let (outcome, seconds) = script.timed(gated: false)
        if let alone = hostile.special(.alone) { #expect(alone.isMet(by: outcome.end), "\(hostile): \(outcome)") }
        #expect(seconds < ProcessorTime.longestSeconds, "\(hostile) took \(seconds) s")
        #expect(script.run(gated: false) == outcome, "\(hostile) came out differently the second time")
    }

    /// One state runs the whole corpus, gate or no gate; a canary that looks at everything shared sees no difference.
    @Test(arguments: [true, false]) func nothingIsLeftForTheNext(gated: Bool) throws {
        let sandbox = try LuaThread.run { try Sandbox(limits: Limits()) }
        let before = Canary.script.run(in: sandbox)
        #expect(before.code == "ok", "\(before)")
        for hostile in HostileScript.plain {
            let script = Script(bytes: hostile.bytes)
            if !gated, case .refused = script.run(in: sandbox).end {} else if !gated { continue }
            _ = script.run(in: sandbox, gated: gated)
            #expect(Canary.script.run(in: sandbox) == before, "\(hostile) left a trace")
        }
    }

    @Test func corpusIsThere() { #expect(HostileScript.plain.count >= (ProcessorTime.isSlowed ? 200 : 350)) }
}

/// Uses what scripts share: the libraries, the kinds of values, the texts' methods, the order of keys.
enum Canary {
    static let script = Script(
        """
        local seen = {}
        for name, value in pairs({ b = 1, a = 2, [true] = 3, [10] = 4, [money "1.00"] = 5 }) do
            seen[#seen + 1] = tostring(name) .. "=" .. tostring(value)
        end
        local list = { 3, 1, 2 }
        table.sort(list)
        local caught = { pcall(function() return nil + 1 end) }
        return {
            table.concat(seen, " "), table.concat(list, ","), ("abc"):upper(), string.rep("x", 3, "-"), math.max(1, 2.5), 1 / 3 * 3,
            type(money "1.00"), text(date "2026-05-01"), round(money "1.005", "half_even"), caught[2], #split_text("a,b", ","),
        }
        """)
}
