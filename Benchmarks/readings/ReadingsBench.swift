import CaseInput
import Foundation
import Glibc
import LuaSandbox
import Readings
import RuleEngine
import RuleModel

/// Says how long the tree of why and each reading of it take: microseconds of processor time a decision.
///
///     readings-bench rules/wandsworth-mental-health portfolio.ndjson
@main
enum ReadingsBench {
    static func main() throws {
        let rulebook = try RulebookLoader().load(CommandLine.arguments[1])
        let cases = try String(contentsOfFile: CommandLine.arguments[2], encoding: .utf8).split(separator: "\n").map(String.init)
        try LuaThread.run { try measure(rulebook, cases) }
    }

    private static func measure(_ rulebook: Rulebook, _ cases: [String]) throws {
        let explainer = try Explainer(rulebook)
        var told: [(decision: JSONValue, explanation: Explanation)] = []
        var tree = 0.0
        for text in cases {
            var line: [UInt8] = []
            guard explainer.decide(text: text, into: &line) == .decided else { continue }
            tree += seconds { _ = explainer.explanation(of: line) }
            guard let explanation = explainer.explanation(of: line) else { continue }
            told.append((try DecisionReader().read(line), explanation))
        }
        show("tree of why", tree, told.count)
        let reading = ExplanationReading(rulebook.summary)
        for audience in ExplanationReading.Audience.allCases {
            let time = seconds { for one in told { _ = reading.text(for: audience, decision: one.decision, explanation: one.explanation) } }
            show("\(audience)", time, told.count)
        }
    }

    private static func show(_ name: String, _ seconds: Double, _ count: Int) {
        print("\(name): \((seconds / Double(count) * 1e6).formatted(.number.precision(.fractionLength(1)))) µs (\(count) decisions)")
    }

    /// Processor time of this thread.
    private static func seconds(_ body: () -> Void) -> Double {
        let start = now()
        body()
        return now() - start
    }

    private static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
