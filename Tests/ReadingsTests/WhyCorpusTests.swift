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
    struct Sample: CustomTestStringConvertible {
        let name: String

        static let all: [Sample] = {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
            return names.filter { !$0.contains(".") }.sorted().map(Sample.init)
        }()
        private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Corpus/why")

        var folder: URL { Self.root.appendingPathComponent(name) }
        var testDescription: String { name }

        /// The screen from `Why` on.
        func why() throws -> String {
            let rulebook = try RulebookLoader().load(folder.path)
            let given = try String(contentsOf: folder.appendingPathComponent("case.json"), encoding: .utf8)
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
    }

    @Test func hasSamples() { #expect(Sample.all.count > 5) }

    @Test(arguments: Sample.all) func saysWhatDecided(_ sample: Sample) throws {
        expectKept(try sample.why(), in: sample.folder.appendingPathComponent("why.txt").path)
    }
}
