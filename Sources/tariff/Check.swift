import ArgumentParser
import LuaSandbox
import Readings
import RuleAnalysis
import RuleEngine
import RuleModel

struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Find every mistake in a rulebook and run its examples.",
        discussion: """
            It also says which rules, conditions and figures no example covers, each with an example and the facts to change in it.

            Exit status: 0 nothing is wrong; 1 the folder could not be read; 3 the rulebook has errors; 4 an example fails, or there \
            is a warning and `--deny warning` was given; 64 usage.
            """)

    enum Severity: String, CaseIterable, ExpressibleByArgument { case warning }

    @Argument(help: .init("The folder of the rulebook.", valueName: "rulebook"))
    var rulebook: String

    @Option(help: .init("Fail on problems of this severity too.", valueName: "warning"))
    var deny: Severity?

    @Flag(help: "Print everything that the examples do not cover, not only the first ten.")
    var coverage = false

    @Flag(help: "Print what was found as JSON.")
    var json = false

    func run() throws {
        let found: Rulebook
        let examples: [ExampleResult]
        let covered: CoverageReading
        do throws(Diagnostics) {
            try RulebookFolder.check(rulebook)
            found = try RulebookFolder.load(rulebook)
            let files = Examples(of: RulebookFolder.plain(rulebook))
            (examples, covered) = try LuaThread.run { () throws(Diagnostics) in
                let results = try files.run(found)
                return (results, try reading(of: ExampleCoverage(found, files), results))
            }
        } catch {
            if json {
                Output.result.write(DiagnosticsJSON.text(error.all) + "\n")
            } else {
                let warnings = LibraryWarnings(error.all.filter { $0.severity == .warning }, checking: rulebook)
                Failure.report(error.all.filter { $0.severity == .error } + warnings.all, json: false)
            }
            throw Failure.code(for: error.all)
        }
        let report = CheckReport(folder: rulebook, summary: found.summary, warnings: found.warnings, examples: examples, coverage: covered)
        if json {
            Output.result.write(report.json + "\n")
        } else {
            Output.error.write(report.problems)
            Output.result.write(report.text)
        }
        if report.hasFailures || (deny != nil && !found.warnings.isEmpty) { throw Failure.problemsFound }
    }

    /// Mistakes come first: while an example fails, the totals are enough.
    private func reading(of found: ExampleCoverage, _ examples: [ExampleResult]) -> CoverageReading {
        let isWhole = json || coverage
        let shown = isWhole ? .max : examples.allSatisfy(\.passed) ? CoverageReading.usuallyShown : 0
        let budget = isWhole ? ExampleCoverage.largeBudget : ExampleCoverage.usualBudget
        return CoverageReading(found.coverage(suggestions: shown, budget: budget), shown: shown)
    }
}
