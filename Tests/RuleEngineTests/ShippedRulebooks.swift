import Foundation
import LuaSandbox
import RuleEngine
import RuleModel

/// The rulebooks that come with the project, and their portfolio.
enum ShippedRulebooks {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("rules").path
    static let flagship = "\(folder)/wandsworth-mental-health"

    /// The portfolio's cases, a line each.
    static func portfolio() throws -> [String] {
        let text = try String(contentsOfFile: "\(flagship)/portfolio/portfolio.ndjson", encoding: .utf8)
        return text.split(separator: "\n").map(String.init)
    }

    /// Decides cases in one state, in the order given.
    static func decide(_ cases: [String], _ rulebook: Rulebook, textValues: Bool = false) throws -> [String] {
        try LuaThread.run {
            let evaluator = try Evaluator(rulebook)
            return cases.map { text in
                var line: [UInt8] = []
                _ = evaluator.decide(text: text, textValues: textValues, into: &line)
                return String(decoding: line, as: UTF8.self)
            }
        }
    }
}
