import Foundation
import LuaSandbox
import RuleEngine
import RuleModel
import Testing

/// The explained form of a rulebook decides as the plain one does, to the byte, and reports the same on every run.
@Suite struct ExplainedTests {
    @Test(arguments: ["wandsworth-mental-health", "national-screening"]) func decidesAsPlain(_ name: String) throws {
        let folder = "\(ShippedRulebooks.folder)/\(name)"
        let rulebook = try RulebookLoader().load(folder)
        let portfolio = name == "national-screening" ? [] : try ShippedRulebooks.portfolio()
        try check(try Self.examples(of: folder) + portfolio, rulebook)
    }

    /// However much a rule does, its record keeps to 1 MiB, and the top of the tree is there.
    @Test(arguments: [("1", 200_000), ("('x'):rep(1000) .. i", 20_000)]) func keepsToItsRoom(_ compared: String, _ turns: Int) throws {
        let rules = """
            answer "busy" {
              value = function(case)
                local count = 0
                for i = 1, \(turns) do if "y" ~= "" .. \(compared) then count = count + 1 end end
                return count
              end,
            }
            answer "top" { title = "Top", value = function(case) return case.busy > 10 and "much" or "little" end }
            """
        let rulebook = try SmallRulebook(rules, exports: ["top"]).load()
        try LuaThread.run {
            let explainer = try Explainer(rulebook)
            var line: [UInt8] = []
            #expect(explainer.decide(text: #"{"case":"A","on":"2026-05-01","facts":{}}"#, into: &line) == .decided)
            let trace = try #require(explainer.trace)
            #expect(trace.omitted > 1_000)
            #expect(trace.words.count * 8 + trace.bytes.count < (1 << 20) + (1 << 14))
            let explanation = try #require(explainer.explanation(of: line))
            #expect(explanation.omitted == trace.omitted)
            #expect(explanation.roots.map { explanation[$0].value } == [.text("much")])
            #expect(explanation.nodes.contains { $0.name == "busy" && $0.value == .number(Exact(Int64(turns))) })
        }
    }

    private func check(_ cases: [String], _ rulebook: Rulebook) throws {
        #expect(cases.count > 100)
        try LuaThread.run {
            let plain = try Evaluator(rulebook)
            let explainer = try Explainer(rulebook)
            let again = try Explainer(rulebook)
            for text in cases {
                var lines: [[UInt8]] = [[], [], []]
                _ = plain.decide(text: text, into: &lines[0])
                let verdict = explainer.decide(text: text, into: &lines[1])
                _ = again.decide(text: text, into: &lines[2])
                #expect(String(decoding: lines[0], as: UTF8.self) == String(decoding: lines[1], as: UTF8.self))
                #expect(explainer.trace?.events.isEmpty == (verdict == .failed ? nil : false))
                #expect(explainer.digest == again.digest)
            }
        }
    }

    private static func examples(of folder: String) throws -> [String] {
        let names = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/examples").filter { $0.hasSuffix(".json") }.sorted()
        return try names.map { name in
            let whole = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: "\(folder)/examples/\(name)")))
            let one = try #require((whole as? [String: Any])?["case"])
            return String(decoding: try JSONSerialization.data(withJSONObject: one), as: UTF8.self)
        }
    }
}
