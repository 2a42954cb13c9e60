import LuaSandbox
import RuleEngine
import RuleModel
import TestSupport
import Testing

/// Nothing of one case can be seen by the next: the same case gives the same bytes first, last, alone, and in any company.
@Suite struct IsolationTests {
    /// Cases that stop rules half-way, between those that do not.
    private static let disturbing = [
        "{\"on\":\"2026-05-01\"}", "{", "{\"case\":\"x\",\"on\":\"2026-05-01\",\"facts\":{\"nothing\":1}}",
        "{\"case\":\"y\",\"on\":\"1999-05-01\",\"facts\":{\"section_117\":\"no\",\"age\":40}}",
    ]

    @Test func orderAndCompanyDoNotMatter() throws {
        let rulebook = try RulebookLoader().load(ShippedRulebooks.flagship)
        let cases = try ShippedRulebooks.portfolio() + Self.disturbing
        let expected = Dictionary(uniqueKeysWithValues: zip(cases, try ShippedRulebooks.decide(cases, rulebook)))
        for seed in [1, 2, 3] as [UInt64] {
            var generator = SeededGenerator(seed: seed)
            let shuffled = cases.shuffled(using: &generator)
            let lines = try ShippedRulebooks.decide(shuffled, rulebook)
            for (text, line) in zip(shuffled, lines) where expected[text] != line { Issue.record("seed \(seed): \(text)") }
        }
    }

    @Test func aloneAndTwiceIsTheSame() throws {
        let rulebook = try RulebookLoader().load(ShippedRulebooks.flagship)
        let cases = try ShippedRulebooks.portfolio()
        let together = try ShippedRulebooks.decide(cases, rulebook)
        for index in stride(from: 0, to: cases.count, by: 29) {
            let alone = try ShippedRulebooks.decide([cases[index], cases[index]], rulebook)
            #expect(alone == [together[index], together[index]])
        }
    }

    /// What `pairs` gives moves on: kept from loading, it would tell a case how far another went.
    @Test func aWalkThatWasBegunAtLoadingIsNotGoneOnWith() throws {
        let book = try SmallRulebook(
            """
            fact "hours" { label = "Hours", type = "number" }
            local step, record, first = pairs({ a = 1, b = 2, c = 3 })
            answer "seen" { value = function(case) return step(record, first) or case.hours end }
            """, exports: ["seen"])
        let rulebook = try book.load()
        try LuaThread.run {
            let evaluator = try Evaluator(rulebook)
            let lines = try (1...3).map { _ in try SmallRulebook.decide("\"hours\": 1", evaluator) }
            #expect(Set(lines).count == 1 && lines[0].contains("bad_argument"), "\(lines)")
        }
    }

    @Test func aRuleCannotLeaveAnythingForTheNextCase() throws {
        let attempts = [
            "local same = case same.hours = 5", "settled.seen = true", "settled[#settled + 1] = 1", "table.insert(settled, 1)",
            "table.sort(settled)",
            "table.remove(settled)", "string.upper = 1", "case.list[1] = nil",
        ]
        for attempt in attempts {
            let book = try SmallRulebook(
                """
                fact "hours" { label = "Hours", type = "number" }
                answer "list" { value = function(case) return { 3, 2, 1 } end }
                local settled = { 3, 2, 1 }
                answer "seen" { value = function(case)
                  local before = #settled + case.hours
                  \(attempt)
                  return before
                end }
                """, exports: ["seen"])
            let line = try book.decide("\"hours\": 1")
            #expect(line.contains("\"code\":\"frozen\"") || line.contains("\"code\":\"not_available\""), "\(attempt): \(line)")
        }
    }

    @Test func aLimitIsReachedAlikeInAUsedState() throws {
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
        let sizes = [1000, 8000, 16000, 32000, 64000, 1000, 200_000, 1000, 16000]
        let cases = sizes.map { "{\"case\":\"A\",\"on\":\"2026-05-01\",\"facts\":{\"n\":\($0)}}" }
        let together = try ShippedRulebooks.decide(cases, rulebook)
        for (index, text) in cases.enumerated() {
            #expect(try ShippedRulebooks.decide([text], rulebook) == [together[index]], "\(sizes[index])")
        }
        #expect(together[6].contains("\"code\":\"memory_limit\""), "\(together[6])")
        #expect(together[7].contains("{\"work\":1000}"))
    }
}
