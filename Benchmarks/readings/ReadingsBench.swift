import CaseInput
import FoundationEssentials
import Glibc
import LuaSandbox
import Readings
import RuleEngine
import RuleModel

/// Says how long the tree of why and each reading of it take: microseconds of processor time a decision.
///
///     readings-bench rules/wandsworth-mental-health portfolio.ndjson
///
/// With `assessor 20` after them each decision is read twenty times and by assessors alone: for profiles.
@main
enum ReadingsBench {
    static func main() throws {
        let arguments = CommandLine.arguments
        let rulebook = try RulebookLoader().load(arguments[1])
        let cases = try String(contentsOfFile: arguments[2], encoding: .utf8).split(separator: "\n").map(String.init)
        let audiences = arguments.count > 3 ? [ExplanationReading.Audience(rawValue: arguments[3])!] : ExplanationReading.Audience.allCases
        let times = arguments.count > 4 ? Int(arguments[4])! : 1
        try LuaThread.run { try measure(rulebook, cases, audiences, times: times) }
    }

    /// As a batch does it: each case is decided, explained and read before the next.
    private static func measure(
        _ rulebook: Rulebook, _ cases: [String], _ audiences: [ExplanationReading.Audience], times repeated: Int
    ) throws {
        let explainer = try Explainer(rulebook)
        let reading = ExplanationReading(rulebook.summary)
        var times: [String: Double] = [:]
        var count = 0
        for text in cases {
            var line: [UInt8] = []
            guard explainer.decide(text: text, into: &line) == .decided else { continue }
            let decision = try DecisionReader().read(line)
            var made: Explanation?
            times["tree of why", default: 0] += seconds { made = explainer.explanation(of: line) }
            guard let explanation = made else { continue }
            count += 1
            for audience in audiences {
                let time = seconds {
                    for _ in 0..<repeated { _ = reading.text(for: audience, decision: decision, explanation: explanation) }
                }
                times[audience.rawValue, default: 0] += time / Double(repeated)
            }
        }
        for (name, time) in times.sorted(by: { $0.value < $1.value }) { show(name, time, count) }
    }

    private static func show(_ name: String, _ seconds: Double, _ count: Int) {
        print("\(name): \((seconds / Double(count) * 1e7).rounded() / 10) µs (\(count) decisions)")
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
