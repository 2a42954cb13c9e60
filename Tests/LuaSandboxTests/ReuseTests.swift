import LuaSandbox
import RuleModel
import TestSupport
import Testing

/// A state decides many cases; each comes out as it does in a state of its own.
@Suite struct ReuseTests {
    private let source = """
        local bands = { low = money "100.00", high = money "250.00" }
        local function total(case)
            local sum = 0
            for i = 1, case.hours do sum = sum + i / 3 end
            return sum
        end
        return { definitions = {
            level = function(case) if case.hours >= 20 then return "high" end return "low" end,
            price = function(case) return bands[case.level] * total(case) / 7 end,
            rounded = function(case) return round(case.price, "half_even") end,
            parts = function(case) return split(case.rounded, { a = 1, b = case.hours + 1, c = 1 / 3 }, "b") end,
            wrong = function(case) if case.hours % 5 == 0 then error("five " .. case.note) end return case.note end,
            caught = function(case) local ok, why = pcall(function() return case.wrong end) return { ok, why } end,
            texts = function(case)
                -- What earlier cases left of these texts must not make them cheaper.
                local t = {}
                for i = 1, case.hours * 400 do t[i] = "a longer text that is kept once " .. i end
                return #t
            end,
            greedy = function(case)
                local t = {}
                for i = 1, case.hours * 900 do t[i] = { i } end
                return #t
            end,
        } }
        """
    private let names = ["level", "parts", "caught", "texts", "greedy", "rounded", "wrong"]

    private func caseText(_ hours: Int) -> String {
        #"{"case":"C-\#(hours)","on":"2026-05-01","facts":{"hours":\#(hours),"note":"note \#(hours)"}}"#
    }

    private var facts: [Fact] { [.number("hours"), .test("note", .text)] }

    /// As the engine does it: a verdict that may depend on what ran before is reached again in a fresh state.
    private func decide(_ hours: [Int], _ names: [String]) throws -> [[String]] {
        try LuaThread.run {
            let printed = try TestRulebook.print(source)
            var book = try TestRulebook(facts, printed)
            return try hours.map { hours in
                var result = book.decide(caseText(hours), names)
                if book.sandbox.standing != .stands {
                    book = try TestRulebook(facts, printed)
                    result = book.decide(caseText(hours), names)
                    book = try TestRulebook(facts, printed)
                }
                return result
            }
        }
    }

    private func decide(_ hours: [Int]) throws -> [[String]] { try decide(hours, names) }

    /// A text that stands from an earlier case costs a later one nothing: around the limit that would be the difference.
    @Test func whatStandsFromEarlierCasesMakesNoneCheaper() throws {
        var seen: Set<String> = []
        for hours in 18...25 {
            let alone = try decide([hours], ["texts"])
            #expect(try decide([9, hours], ["texts"])[1] == alone[0], "\(hours)")
            seen.insert(String(alone[0][0].prefix(6)))
        }
        #expect(seen.contains("memory") && seen.count > 1, "some are over the limit, some are not")
    }

    @Test func orderMakesNoDifference() throws {
        let cases = Array(0...40)
        let alone = try cases.map { try decide([$0])[0] }
        #expect(Set(alone.map { $0.joined() }).count == cases.count, "the cases differ")
        let meetLimit = alone.filter { $0.contains("memory_limit") }
        #expect(!meetLimit.isEmpty && meetLimit.count < cases.count, "some use too much memory")
        #expect(try decide(cases) == alone)
        #expect(try decide(cases.reversed()) == alone.reversed())
        for seed in [UInt64(1), 2, 3] {
            var random = SeededGenerator(seed: seed)
            let shuffled = (cases + cases).shuffled(using: &random)
            #expect(try decide(shuffled) == shuffled.map { alone[$0] }, "seed \(seed)")
        }
    }

    /// Numbers that do not fit a word are forgotten with their case, and memory does not grow.
    @Test func nothingGrows() throws {
        try LuaThread.run {
            let printed = try TestRulebook.print(source)
            let book = try TestRulebook(facts, printed)
            var most = 0
            for round in 1...3000 {
                _ = book.decide(caseText(round % 15), names)
                most = max(most, book.sandbox.usage.memory)
            }
            #expect(most < 3 << 20)
        }
    }

    @Test func stepsOfACaseDoNotDependOnOthers() throws {
        try LuaThread.run {
            let printed = try TestRulebook.print(source)
            let book = try TestRulebook(facts, printed)
            var steps: [Int: Set<Int>] = [:]
            for round in 1...200 {
                _ = book.decide(caseText(round % 10), names)
                if book.sandbox.standing == .stands { steps[round % 10, default: []].insert(book.sandbox.usage.steps) }
            }
            #expect(steps.count > 3 && steps.values.allSatisfy { $0.count == 1 }, "\(steps)")
        }
    }
}
