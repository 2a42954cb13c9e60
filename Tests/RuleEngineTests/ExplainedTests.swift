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

    private func check(_ cases: [String], _ rulebook: Rulebook) throws {
        #expect(cases.count > 100)
        try LuaThread.run {
            let plain = try Evaluator(rulebook)
            let explainer = try Explainer(rulebook)
            let again = try Explainer(rulebook)
            for text in cases {
                var lines: [[UInt8]] = [[], [], []]
                _ = plain.decide(text: text, into: &lines[0])
                _ = explainer.decide(text: text, into: &lines[1])
                _ = again.decide(text: text, into: &lines[2])
                #expect(String(decoding: lines[0], as: UTF8.self) == String(decoding: lines[1], as: UTF8.self))
                #expect(explainer.trace?.events.isEmpty == false)
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
