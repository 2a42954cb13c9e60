import CaseInput
import Foundation
import LuaSandbox
import Readings
import RuleEngine
import RuleModel
import TestSupport
import Testing

/// Rulebooks as others write them, and what an assessor is told of a case: `Tests/Corpus/why`.
@Suite("What an assessor is told of rules that others wrote") struct WhyCorpusTests {
    static let samples = CorpusFolder.all(of: "why")

    /// The screen from `Why` on.
    private func why(_ sample: CorpusFolder) throws -> String {
        let rulebook = try RulebookLoader().load(sample.url.path)
        let given = try sample.text("case.json")
        return try LuaThread.run {
            let explainer = try Explainer(rulebook)
            var line: [UInt8] = []
            #expect(explainer.decide(text: given, into: &line) == .decided)
            let explanation = try #require(explainer.explanation(of: line))
            let decision = try DecisionReader().read(line)
            let screen = ExplanationReading(rulebook.summary).assessor(decision: decision, explanation: explanation)
            let start = try #require(screen.range(of: "  Why\n"))
            let end = screen.range(of: "\n\nDecision")
            return String(screen[start.upperBound..<(end?.lowerBound ?? screen.endIndex)]) + "\n"
        }
    }

    @Test func hasSamples() { #expect(Self.samples.count > 5) }

    @Test(arguments: samples) func saysWhatDecided(_ sample: CorpusFolder) throws {
        expectKept(try why(sample), in: sample.path("why.txt"))
    }
}
