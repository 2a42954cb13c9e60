import ArgumentParser
import CaseInput
import Glibc
import Readings
import RuleEngine
import RuleModel

struct Decide: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Decide cases and say why.",
        usage: """
            tariff decide <case> ... [--rules <dir>] [--on <date>] [--known <date>]
                                 [--explain <whom>] [--json] [--jobs <n>] [--quiet] [--no-color]
            """,
        discussion: """
            One case fills a screen; a batch prints one line a case, in the order of the input. A case that cannot be decided \
            keeps its line and says what is missing or wrong, and the others are decided.

            Exit status: 0 all are decided; 1 an input or the rulebook's folder could not be read, or the results not written; \
            3 the rulebook has errors; 6 some case could not be decided; 64 usage.
            """)

    @Argument(help: .init("A file of cases: .json (one), .ndjson or .csv (many), or - for NDJSON on standard input.", valueName: "case"))
    var cases: [String]

    @OptionGroup var deciding: DecidingOptions

    @Option(
        help: .init("Say why, for an assessor, as a letter, or for an auditor; digest: only the digest of why.", valueName: "whom"))
    var explain: Presenter.Told?

    @Flag(help: "Print decisions as JSON, one on each line.")
    var json = false

    @Option(help: .init("Threads, 1 to 256 at most. Default: as many as there are processors.", valueName: "n"))
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
        let (folder, rulebook) = try deciding.load(quiet: quiet, json: json)
        if deciding.isStandardRulebook, !quiet {
            Failure.report(CaseFile.ofOtherRulebooks(cases, decidedBy: folder), json: json)
        }
        var inputs: [CaseFile] = []
        var someUnreadable = false
        for path in cases {
            do throws(Diagnostics) {
                inputs.append(try CaseFile(path, facts: rulebook.summary.facts))
            } catch {
                Failure.report(error.all, json: json)
                someUnreadable = true
            }
        }
        let isScreen = cases.count == 1 && inputs.allSatisfy { $0.form == .single } && !json
        let batch = Batch(
            rulebook, settings: .init(on: deciding.on, known: deciding.known, jobs: jobs ?? sysconf(Int32(_SC_NPROCESSORS_ONLN))),
            presenter: presenter(for: rulebook.summary, isScreen: isScreen), progress: Progress(quiet: quiet))
        let tally = batch.run(inputs) { trouble in
            if trouble.severity == .error { someUnreadable = true }
            if trouble.severity == .error || !quiet { Failure.report([trouble], json: json) }
        }
        if let failure = tally.failure {
            Failure.report(failure.all, json: json)
            throw Failure.code(for: failure.all)
        }
        if !isScreen, !json, !quiet, tally.cases > 0 { summarise(tally) }
        if someUnreadable { throw Failure.failed }
        if tally.undecided > 0 { throw Failure.undecided }
    }

    private func presenter(for summary: RulebookSummary, isScreen: Bool) -> Presenter {
        var options = Terminal.readingOptions(noColour: noColor)
        if isScreen, cases[0] != "-" { options.caseName = deciding.command(with: cases[0]) }
        return Presenter(json ? .json : isScreen ? .screen : .line, summary, options: options, width: Terminal.width, told: explain)
    }

    /// `500 cases: 310 recommend, 150 refer, 40 not decided`
    private func summarise(_ tally: Batch.Tally) {
        let parts = tally.outcomes.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.value) \($0.key)" }
        Output.error.write("\(tally.cases) case\(tally.cases == 1 ? "" : "s"): \(parts.joined(separator: ", "))\n")
        if tally.outcomes["not decided"] != nil { Output.error.write("`--json` gives every mistake in full, with what to do\n") }
    }
}
