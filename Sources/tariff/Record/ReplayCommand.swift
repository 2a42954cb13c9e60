import ArgumentParser
import Casework
import Glibc
import Ledger
import LuaSandbox
import Readings
import RuleEngine
import RuleModel

struct ReplayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Decide recorded cases again, from the ledger alone.",
        usage: """
            tariff replay <id> ... [--under <rulebook>] [--ledger <ledger>] [--keys <keys>] [--json]
            tariff replay --all [--under <rulebook>] [--jobs <n>] [--quiet]
            """,
        discussion: """
            Under its own rulebook, as the ledger keeps it, a decision must come out the same to the byte, for the same reasons. With \
            --under it says what another rulebook would have decided, and the first step at which that parts from what was recorded.

            Exit status: 0 all are identical, or --under was given; 1 the ledger or the rulebook cannot be read; 3 the rulebook has \
            errors; 5 one differs from what was recorded; 64 usage. What was erased is told, and is no difference.
            """)

    @Argument(help: .init("Recorded decisions.", valueName: "id"))
    var ids: [EntryID] = []

    @Flag(help: "Replay every decision of the ledger.")
    var all = false

    @Option(help: .init("Decide by the rulebook in this folder instead.", valueName: "rulebook"))
    var under: String?

    @OptionGroup var ledger: LedgerOptions

    @Option(help: .init("Threads, 1 to 256 at most. Default: as many as there are processors.", valueName: "n"))
    var jobs: Int?

    @Flag(help: "Print what came of each as JSON, one on each line.")
    var json = false

    @Flag(help: "Print differences and errors only.")
    var quiet = false

    func validate() throws {
        if ids.isEmpty != all { throw ValidationError("Give the ids of decisions, or --all.") }
        if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs is a whole number from 1 to 256.") }
    }

    func run() throws {
        let opened = try ledger.open(json: json)
        let other = try under.map { try rulebook($0) }
        let progress = Progress(quiet: quiet || !all)
        let count = all ? jobs ?? sysconf(Int32(_SC_NPROCESSORS_ONLN)) : 1
        let run = ReplayRun(opened, under: other, writer: ReplayWriter(json: json, isUnder: other != nil, isBrief: all), progress: progress)
        let tally = try reportingAll(json) { () throws(Diagnostics) in try all ? run.replayAll(jobs: count) : run.replay(ids) }
        progress.clear()
        if all || ids.count > 1, !json, !quiet { Output.error.write(tally.words(isUnder: other != nil) + "\n") }
        if tally.different > 0, other == nil { throw Failure.notVerified }
    }

    private func rulebook(_ folder: String) throws -> ExplainedRulebook {
        do throws(Diagnostics) {
            try RulebookFolder.check(folder)
            return ExplainedRulebook(try RulebookFolder.load(folder))
        } catch {
            Failure.report(error.all.filter { $0.severity == .error }, json: json)
            throw Failure.code(for: error.all)
        }
    }
}
