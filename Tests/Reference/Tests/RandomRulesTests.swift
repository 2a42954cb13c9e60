import Foundation
import LuaSandbox
import ReferenceReader
import RuleEngine
import Testing

/// The engine and the third reader agree on what operators and functions do, beyond what the shipped rulebooks use of them, and the
/// engine's two forms to the byte.
///
/// `REFERENCE_RULEBOOKS=500 swift test --filter RandomRulesTests` makes so many rulebooks of sixty answers each, instead of twelve.
@Suite struct RandomRulesTests {
    private static let cases = [
        #"{"hours":0,"amount":"0.00","day":"2026-05-01","flag":true,"word":"low"}"#,
        #"{"hours":19.75,"amount":"1420.01","day":"2024-02-29","flag":false,"word":""}"#,
        #"{"hours":-3.3,"amount":"-0.05","day":"1999-12-31","flag":true,"word":"3 Ärzte, h"}"#,
    ]

    private static let rulebooks = ProcessInfo.processInfo.environment["REFERENCE_RULEBOOKS"].flatMap { UInt64($0) } ?? 12

    @Test(arguments: 1...rulebooks) func agreeOnRandomRules(_ seed: UInt64) throws {
        let rulebook = try RandomRulebook(answers: 60, seed: seed)
        try LuaThread.run {
            let comparison = try Comparison(rulebook.folder)
            let forms = try ExplainedComparison(rulebook.folder)
            for facts in Self.cases {
                let given = try #require(JSONReader.read(#"{"case":"A","on":"2026-03-31","facts":\#(facts)}"#))
                for (name, engine, reader) in try comparison.answersThatDiffer(given) {
                    Issue.record("\(name) of \(facts): engine \(engine), reader \(reader)\n\(try rulebook.text(of: name))")
                }
                if let difference = try forms.difference(given) { Issue.record("seed \(seed)\n\(difference)") }
            }
        }
    }
}
