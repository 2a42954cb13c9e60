import Foundation
import LuaSandbox
import RuleEngine
import RuleModel
import TestSupport
import Testing

/// One small rulebook for each construct, with one case and the tree of why: `Tests/Corpus/explain`.
@Suite struct ExplanationCorpusTests {
    struct Construct: CustomTestStringConvertible {
        let name: String

        static let all: [Construct] = {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
            return names.filter { !$0.contains(".") }.sorted().map(Construct.init)
        }()
        private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Corpus/explain")

        var folder: URL { Self.root.appendingPathComponent(name) }
        var testDescription: String { name }

        func explain() throws -> (line: String, Explanation) {
            let rulebook = try RulebookLoader().load(folder.path)
            let given = try String(contentsOf: folder.appendingPathComponent("case.json"), encoding: .utf8)
            return try LuaThread.run {
                let explainer = try Explainer(rulebook)
                var line: [UInt8] = []
                _ = explainer.decide(text: given, into: &line)
                return (String(decoding: line, as: UTF8.self), try #require(explainer.explanation(of: line)))
            }
        }
    }

    @Test func hasEveryConstruct() { #expect(Construct.all.count > 16) }

    @Test(arguments: Construct.all) func saysWhatHappened(_ construct: Construct) throws {
        let (line, explanation) = try construct.explain()
        #expect(line.contains("\"answers\""), "\(line)")
        expectKept(ExplanationOutline.text(of: explanation), in: construct.folder.appendingPathComponent("tree.txt").path)
    }

    /// A node stands after those that it refers to, and a second run gives the same tree.
    @Test(arguments: Construct.all) func isOneTree(_ construct: Construct) throws {
        let (_, explanation) = try construct.explain()
        for node in explanation.nodes {
            #expect((node.children + node.operands.compactMap(\.node)).allSatisfy { $0 < node.id }, "\(node)")
        }
        #expect(try construct.explain().1 == explanation)
    }
}
