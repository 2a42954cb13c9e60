import Readings
import RuleAnalysis
import RuleModel

/// What `check` found in a rulebook that loads.
struct CheckReport {
    /// As the user named it.
    let folder: String
    let summary: RulebookSummary
    let warnings: [Diagnostic]
    let examples: [ExampleResult]
    let coverage: CoverageReading

    var hasFailures: Bool { examples.contains { !$0.passed } }

    /// Warnings and failed examples, in short where one cause has many of them.
    var problems: String {
        LibraryWarnings(warnings, checking: folder).all.map { $0.text + "\n" }.joined() + FailedExamples(examples).text
    }

    /// What was checked, in a few lines.
    var text: String {
        var lines = [
            "\(summary.title) · \(summary.version)".printable,
            "  \(counted(summary.facts.count, "fact")), \(counted(summary.exports.count, "exported answer"))",
            "  " + exampleCount,
        ]
        if !examples.isEmpty, let totals = coverage.totals { lines.append("  they cover " + totals) }
        if !warnings.isEmpty { lines.append("  " + counted(warnings.count, "warning")) }
        if !hasFailures && warnings.isEmpty { lines.append("  no mistakes") }
        return lines.joined(separator: "\n") + "\n" + gaps
    }

    /// What no example covers; nothing where there are none at all.
    private var gaps: String {
        let (gaps, left) = (coverage.gaps, coverage.gapsLeft)
        guard !examples.isEmpty, !gaps.isEmpty else { return "" }
        return "\nNot covered:\n" + gaps + (left == 0 ? "" : "… and \(left) more: `tariff check \(folder) --coverage` gives all\n")
    }

    var json: String {
        let rulebook: JSONValue = .object([
            .init("id", .string(summary.id)), .init("version", .string(summary.version)), .init("digest", .string(summary.digest)),
        ])
        let runs = examples.map { example -> JSONValue in
            var members: [JSONValue.Member] = [
                .init("file", .string(example.location.file)), .init("title", .string(example.title)),
                .init("passed", .boolean(example.passed)),
            ]
            if !example.passed { members.append(.init("differences", .array(example.differences.map(JSONValue.string)))) }
            return .object(members)
        }
        return JSONText.text(
            .object([
                .init("rulebook", rulebook), .init("errors", .array(failures.map(\.json))),
                .init("warnings", .array(warnings.map(\.json))), .init("examples", .array(runs)), .init("coverage", coverage.json),
            ]))
    }

    private var failures: [Diagnostic] {
        examples.filter { !$0.passed }.map { example in
            var mistake = FailedExamples.mistake(example)
            mistake.help = example.differences
            return mistake
        }
    }

    private var exampleCount: String {
        let passed = examples.count(where: \.passed)
        if examples.isEmpty { return "no examples: put cases and what must come of them into examples/*.json" }
        return passed == examples.count
            ? "\(counted(passed, "example")), all as expected" : "\(passed) of \(counted(examples.count, "example")) as expected"
    }

    private func counted(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}
