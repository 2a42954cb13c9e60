import Foundation
import LuaSandbox
import RuleAnalysis
import RuleEngine
import RuleModel
import Testing

/// The rulebooks that come with the project do what their examples say.
@Suite struct ShippedExamplesTests {
    private static let rules = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("rules").path

    @Test(arguments: ["national-screening", "wandsworth-mental-health"])
    func allAreAsExpected(_ name: String) throws {
        let folder = "\(Self.rules)/\(name)"
        let rulebook = try RulebookLoader().load(folder)
        let results = try LuaThread.run { try Examples(of: folder).run(rulebook) }
        #expect(results.count >= 30)
        for result in results where !result.passed { Issue.record("\(result.file): \(result.differences.joined(separator: "\n"))") }
    }
}
