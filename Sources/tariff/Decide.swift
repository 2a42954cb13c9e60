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
                                 [--rulebook <id>] [--ledger <ledger>] [--keys <keys>]
                                 [--record] [--run <id>] [--by <name>] [--explain <whom>]
                                 [--json] [--jobs <n>] [--quiet] [--no-color]
            """,
        discussion: """
            One case fills a screen; a batch prints one line a case, in the order of the input. A case that cannot be decided \
            keeps its line and says what is missing or wrong, and the others are decided.

            With --record each decision is in the ledger, on disk, before it is shown; one that cannot be recorded is not shown. With \
            --run the cases of a run are recorded once: sent again, they are answered from the record.

            Exit status: 0 all are decided; 1 an input or the rulebook's folder could not be read, or the results not written or \
            recorded; 3 the rulebook has errors; 5 the ledger is not what was signed; 6 some case could not be decided; 64 usage.
            """)

    @Argument(help: .init("A file of cases: .json (one), .ndjson or .csv (many), or - for NDJSON on standard input.", valueName: "case"))
    var cases: [String]

    @OptionGroup var deciding: DecidingOptions

    @Flag(help: "Record each decision in the ledger before it is shown.")
    var record = false

    @OptionGroup var ledger: LedgerOptions

    @Option(
        name: .customLong("run"), help: .init("With --record: the name of a bulk run, whose cases are recorded once.", valueName: "id"))
    var runName: String?

    @Option(help: .init("With --record: who recorded the facts, and so may not determine the case.", valueName: "name"))
    var by: String?

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
        if by?.allSatisfy(\.isWhitespace) ?? false { throw ValidationError("--by is the name of who recorded the facts.") }
        if runName != nil || by != nil, !record { throw ValidationError("--run and --by are for what is recorded: add --record.") }
        if cases.count(where: { $0 == "-" }) > 1 { throw ValidationError("Standard input, -, can be read only once.") }
    }

    func run() throws {
        let today = record ? Clock.today : nil
        let (folder, books) = try deciding.books(
            ledger, knownOn: deciding.known ?? today, quiet: quiet, json: json)
        if let folder, deciding.isStandardRulebook, !quiet {
            Failure.report(CaseFile.ofOtherRulebooks(cases, decidedBy: folder), json: json)
        }
        var inputs: [CaseFile] = []
        var someUnreadable = false
        for path in cases {
            do throws(Diagnostics) {
                inputs.append(try CaseFile(path, facts: books.newest.summary.facts))
            } catch {
                Failure.report(error.all, json: json)
                someUnreadable = true
            }
        }
        // The places of a run's cases would be others.
        if someUnreadable, runName != nil { throw Failure.failed }
        let isScreen = cases.count == 1 && inputs.allSatisfy { $0.form == .single } && !json
        let recorder = record ? CaseRecorder(try ledger.open(json: json), settings: .init(by: by, run: runName)) : nil
        let batch = Batch(
            books,
            settings: .init(
                on: deciding.on, known: deciding.known, today: today, jobs: jobs ?? sysconf(Int32(_SC_NPROCESSORS_ONLN))),
            recorder: recorder, progress: Progress(quiet: quiet), present: presenting(asScreen: isScreen))
        let tally = batch.run(inputs) { trouble in
            if trouble.severity == .error { someUnreadable = true }
            if trouble.severity == .error || !quiet { Failure.report([trouble], json: json) }
        }
        if let failure = tally.failure {
            Failure.report(failure.all, json: json)
            throw record ? Failure.code(forLedger: failure.all[0]) : Failure.code(for: failure.all)
        }
        // A run of which something could not be read is not over.
        if !someUnreadable {
            try reporting(json) { () throws(Diagnostic) in
                try recorder?.finish(cases: tally.cases, on: deciding.on, known: deciding.known)
            }
        }
        if !isScreen, !json, !quiet, tally.cases > 0 { summarise(tally) }
        if someUnreadable { throw Failure.failed }
        if tally.undecided > 0 { throw Failure.undecided }
    }

    private func presenting(asScreen isScreen: Bool) -> @Sendable (CaseBooks.Book) -> Presenter {
        var options = Terminal.readingOptions(noColour: noColor)
        if isScreen, cases[0] != "-" { options.caseName = deciding.command(with: cases[0]) }
        let form: Presenter.Form = json ? .json : isScreen ? .screen : .line
        let width = Terminal.width
        return { [options, explain] book in
            Presenter(form, book.summary, options: options.published(with: book), width: width, told: explain)
        }
    }

    /// `500 cases: 310 recommend, 150 refer, 40 not decided`
    private func summarise(_ tally: Batch.Tally) {
        let parts = tally.outcomes.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.value) \($0.key)" }
        Output.error.write("\(tally.cases) case\(tally.cases == 1 ? "" : "s"): \(parts.joined(separator: ", "))\n")
        if record { Output.error.write("\(tally.recorded) recorded\n") }
        if tally.outcomes["not decided"] != nil { Output.error.write("`--json` gives every mistake in full, with what to do\n") }
    }
}
