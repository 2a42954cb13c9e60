import ArgumentParser
import CaseInput
import Glibc
import Readings
import RuleEngine
import RuleModel

struct Decide: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Decide cases and say why.",
        discussion: """
            One case fills a screen; a batch prints one line a case, in the order of the input. A case that cannot be decided \
            keeps its line and says what is missing or wrong; the others are decided, and the exit status is 6.
            """)

    @Argument(help: .init("A file of cases: .json (one), .ndjson or .csv (many), or - for NDJSON on standard input.", valueName: "case"))
    var cases: [String]

    @Option(help: .init("The rulebook's folder. Default: $TARIFF_RULES, or rules/wandsworth-mental-health.", valueName: "dir"))
    var rules: String?

    @Option(
        help: .init("The date the service is for, as 2026-05-01, instead of the case's own.", valueName: "date"),
        transform: CalendarDate.argument)
    var on: CalendarDate?

    @Option(help: .init("Leave out figures that became known after this date.", valueName: "date"), transform: CalendarDate.argument)
    var known: CalendarDate?

    @Flag(help: "Print decisions as JSON, one on each line.")
    var json = false

    @Option(help: .init("Threads at most. Default: as many as there are processors.", valueName: "n"))
    var jobs: Int?

    @Flag(help: "Print results and errors only.")
    var quiet = false

    @Flag(help: "Print without bold and colour.")
    var noColor = false

    func validate() throws {
        if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs is a whole number from 1 to 256.") }
        if cases.count(where: { $0 == "-" }) > 1 { throw ValidationError("Standard input, -, can be read only once.") }
    }

    func run() throws {
        let rulebook = try loadRulebook()
        var inputs: [CaseInput] = []
        var someUnreadable = false
        for path in cases {
            do throws(Diagnostics) {
                inputs.append(try CaseFile.open(path, facts: rulebook.summary.facts))
            } catch {
                Failure.report(error.all, json: json)
                someUnreadable = true
            }
        }
        let isScreen = cases.count == 1 && inputs.allSatisfy { $0.form == .single } && !json
        let batch = Batch(
            rulebook, settings: .init(on: on, known: known, jobs: jobs ?? sysconf(Int32(_SC_NPROCESSORS_ONLN))),
            presenter: presenter(for: rulebook.summary, isScreen: isScreen), progress: Progress(quiet: quiet))
        let tally = batch.run(inputs) { mistake in
            Failure.report([mistake], json: json)
            someUnreadable = true
        }
        if let failure = tally.failure {
            Failure.report(failure.all, json: json)
            throw Failure.code(for: failure.all)
        }
        if !isScreen, !json, !quiet, tally.cases > 0 { summarise(tally) }
        if someUnreadable { throw Failure.failed }
        if tally.undecided > 0 { throw Failure.undecided }
    }

    private func loadRulebook() throws -> Rulebook {
        do throws(Diagnostics) {
            let folder = try RulebookFolder.find(rules)
            let rulebook = try RulebookFolder.load(folder)
            if !quiet { warn(of: rulebook.warnings, in: folder) }
            return rulebook
        } catch {
            Failure.report(error.all.filter { $0.severity == .error }, json: json)
            throw Failure.code(for: error.all)
        }
    }

    /// A line: who decides a case did not write the rules, and `check` shows all of it to who did.
    private func warn(of warnings: [Diagnostic], in folder: String) {
        if warnings.isEmpty { return }
        if json { return Failure.report(warnings, json: true) }
        let count = "\(warnings.count) warning\(warnings.count == 1 ? "" : "s")"
        Output.error.write("\(count) about the rulebook: `tariff check \(folder)` shows \(warnings.count == 1 ? "it" : "them")\n")
    }

    private func presenter(for summary: RulebookSummary, isScreen: Bool) -> Presenter {
        let reading = DecisionReading(summary, options: Terminal.readingOptions(noColour: noColor))
        return Presenter(form: json ? .json : isScreen ? .screen : .line, reading: reading, width: Terminal.width)
    }

    /// `500 cases: 310 recommend, 150 refer, 40 not decided`
    private func summarise(_ tally: Batch.Tally) {
        let parts = tally.outcomes.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.value) \($0.key)" }
        Output.error.write("\(tally.cases) case\(tally.cases == 1 ? "" : "s"): \(parts.joined(separator: ", "))\n")
    }
}

extension CalendarDate {
    /// A date on the command line.
    static func argument(_ text: String) throws -> CalendarDate {
        guard let date = try? CalendarDate(text) else {
            throw ValidationError("`\(text)` is not a date: write year-month-day, as 2026-05-01.")
        }
        return date
    }
}
