import LuaSandbox
import RuleEngine
import Testing

/// A case begins without counting its steps; what it may do is decided by the count all the same.
@Suite struct UncountedTests {
    private static func looping() throws -> SmallRulebook {
        try SmallRulebook(
            """
            fact "turns" { label = "Turns", type = "number" }
            answer "last" { value = function(case)
              local last = 0
              for i = 1, case.turns do last = i end
              return last
            end }
            answer "forever" { value = function(case)
              while case.turns < 0 do end
              return case.turns
            end }
            """, exports: ["last", "forever"])
    }

    private static func isStopped(_ turns: Int, _ evaluator: Evaluator) throws -> Bool {
        try SmallRulebook.decide(#""turns": \#(turns)"#, evaluator).contains(#""code":"step_limit""#)
    }

    @Test func stopsWhereItWouldStopIfItWereCounted() throws {
        let book = try Self.looping()
        let rulebook = try book.load()
        try LuaThread.run {
            var (fits, stops) = (4_000_000, 8_000_000)
            while stops - fits > 500 {
                let turns = (fits + stops) / 2
                if try Self.isStopped(turns, Evaluator(rulebook)) { stops = turns } else { fits = turns }
            }
            let used = try Evaluator(rulebook)
            for turns in stride(from: fits - 1000, through: stops + 1000, by: 500) {
                #expect(try !Self.isStopped(3, used))
                let fresh = try Self.isStopped(turns, Evaluator(rulebook))
                #expect(try Self.isStopped(turns, used) == fresh, "\(turns) turns")
            }
        }
    }

    @Test func whatNeverEndsIsStopped() throws {
        let book = try Self.looping()
        let rulebook = try book.load()
        try LuaThread.run {
            let used = try Evaluator(rulebook)
            for _ in 1...3 {
                #expect(try SmallRulebook.decide(#""turns": 7"#, used).contains(#""answers":{"last":7,"forever":7}"#))
                #expect(try Self.isStopped(-1, used))
            }
        }
    }

    /// Each thread has an alarm of its own.
    @Test func everyThreadStopsItsOwn() async throws {
        let book = try Self.looping()
        let rulebook = try book.load()
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 1...3 {
                group.addTask { try LuaThread.run { try Self.isStopped(-1, Evaluator(rulebook)) } }
            }
            for try await stopped in group { #expect(stopped) }
        }
    }
}
