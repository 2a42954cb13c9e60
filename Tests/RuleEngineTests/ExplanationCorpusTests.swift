import Foundation
import LuaSandbox
import RuleEngine
import RuleModel
import TestSupport
import Testing

/// One small rulebook for each construct, with one case and the tree of why: `Tests/Corpus/explain`.
@Suite struct ExplanationCorpusTests {
    static let constructs = CorpusFolder.all(of: "explain")

    private func explain(_ construct: CorpusFolder) throws -> (line: String, Explanation) {
        let rulebook = try RulebookLoader().load(construct.url.path)
        let given = try construct.text("case.json")
        return try LuaThread.run {
            let explainer = try Explainer(rulebook)
            var line: [UInt8] = []
            _ = explainer.decide(text: given, into: &line)
            return (String(decoding: line, as: UTF8.self), try #require(explainer.explanation(of: line)))
        }
    }

    @Test func hasEveryConstruct() { #expect(Self.constructs.count > 16) }

    @Test(arguments: constructs) func saysWhatHappened(_ construct: CorpusFolder) throws {
        let (line, explanation) = try explain(construct)
        #expect(line.contains("\"answers\""), "\(line)")
        expectKept(ExplanationOutline.text(of: explanation), in: construct.path("tree.txt"))
    }

    /// A node stands after those that it refers to, and a second run gives the same tree.
    @Test(arguments: constructs) func isOneTree(_ construct: CorpusFolder) throws {
        let (_, explanation) = try explain(construct)
        for node in explanation.nodes {
            #expect((node.children + node.operands.compactMap(\.node)).allSatisfy { $0 < node.id }, "\(node)")
        }
        #expect(try explain(construct).1 == explanation)
    }
}
