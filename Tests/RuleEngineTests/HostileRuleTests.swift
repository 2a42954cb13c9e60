import LuaSandbox
import RuleEngine
import RuleModel
import TestSupport
import Testing

/// The hostile corpus as rules: what a script may not do by itself it may not do in a rulebook, and no case leaves anything for the next.
@Suite struct HostileRuleTests {
    private static let facts = """
        fact "who" { label = "Who", type = "text" }
        fact "n" { label = "N", type = "number" }
        """
    private static let first = #"{"case":"X","on":"2026-05-01","facts":{"who":"A","n":1}}"#
    private static let second = #"{"case":"X","on":"2026-05-01","facts":{"who":"B","n":2}}"#

    /// Two cases, each alone and in any order: the same bytes, and the end that the script names for it.
    @Test(arguments: HostileScript.rules) func twoCasesDoNotMeet(_ hostile: HostileScript) throws {
        guard let rulebook = try load(hostile, hostile.text) else { return }
        let alone = try [Self.first, Self.second].map { try decide([$0], rulebook, hostile)[0] }
        #expect(hostile.expectation.isMet(by: Self.end(of: alone[0])), "\(hostile): \(alone[0])")
        #expect(hostile.expectation(.then).isMet(by: Self.end(of: alone[1])), "\(hostile): \(alone[1])")
        for order in [[0, 1], [1, 0], [0, 0, 1, 1], [1, 0, 0, 1]] {
            let cases = order.map { $0 == 0 ? Self.first : Self.second }
            #expect(try decide(cases, rulebook, hostile) == order.map { alone[$0] }, "\(hostile) in the order \(order)")
        }
    }

    /// A script of the corpus as the body of an answer's function.
    @Test(arguments: HostileScript.plain + HostileScript.ofPrelude) func scriptsEndAlikeAsRules(_ hostile: HostileScript) throws {
        // `check` asks for a `return` where the script gives nothing; the function around it has one.
        let rule = "answer \"out\" { value = function(case) local function script()\n\(hostile.text)\nend return script() end }"
        guard let rulebook = try load(hostile, rule) else { return }
        let lines = try decide([Self.first, Self.first], rulebook, hostile)
        #expect(hostile.expectation(.ruled).isMet(by: Self.end(of: lines[0])), "\(hostile): \(lines[0].prefix(300))")
        #expect(lines[0] == lines[1], "\(hostile) came out differently the second time")
    }

    /// Nil where it is refused, as it should be.
    private func load(_ hostile: HostileScript, _ rules: String) throws -> Rulebook? {
        let book = try SmallRulebook(parts: [("facts", Self.facts), ("rules", rules)], exports: ["out"])
        let (loaded, seconds) = LuaThread.run { ProcessorTime.measure { Result { try book.load() } } }
        #expect(seconds < 1.5 * ProcessorTime.longestSeconds, "\(hostile) took \(seconds) s to load")
        if case .failure(let mistakes as Diagnostics) = loaded {
            let expected = hostile.expectation(.ruled)
            #expect(expected.allowsRefusal, "\(hostile) is refused: \(mistakes.all.map(\.code))")
            return nil
        }
        return try loaded.get()
    }

    private func decide(_ cases: [String], _ rulebook: Rulebook, _ hostile: HostileScript) throws -> [String] {
        try LuaThread.run {
            let evaluator = try Evaluator(rulebook)
            return cases.map { text in
                let (line, seconds) = ProcessorTime.measure {
                    var line: [UInt8] = []
                    _ = evaluator.decide(text: text, into: &line)
                    return String(decoding: line, as: UTF8.self)
                }
                // A case may be decided up to three times: uncounted, counted, and in a fresh state.
                #expect(seconds < ProcessorTime.longestSeconds, "\(hostile) took \(seconds) s")
                return line
            }
        }
    }

    private static func end(of line: String) -> HostileEnd {
        if let found = line.firstRange(of: #""answers":{"out":"#), let end = line.firstRange(of: #"},"digest":"#) {
            return .ok(json: String(line[found.upperBound..<end.lowerBound]))
        }
        guard let found = line.firstRange(of: #""code":""#) else { return .failed(code: "nothing: \(line)") }
        return .failed(code: String(line[found.upperBound...].prefix { $0 != "\"" }))
    }
}
