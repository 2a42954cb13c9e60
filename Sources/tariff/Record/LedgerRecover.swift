import ArgumentParser
import Ledger
import RuleModel

struct LedgerRecover: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recover",
        abstract: "Go on from a ledger that is not what was signed, under a new name, on the record.",
        usage: """
            tariff ledger recover [--declare --reason <text> --by <name>] [--ledger <ledger>]
                                  [--keys <keys>] [--json]
            """,
        discussion: """
            First look for a later copy of the ledger: put in its place, it needs no recovery. Where there is none, --declare begins a \
            new origin whose first entry says what was signed before, so that everybody can see that something was lost.

            Exit status: 0 it goes on; 1 there is nothing to recover, or it cannot be written; 5 it is not what was signed, and \
            --declare was not given; 64 usage.
            """)

    @Flag(help: "Declare the loss.")
    var declare = false

    @Option(help: .init("What happened, on the record.", valueName: "text"))
    var reason: String?

    @Option(help: .init("Who declares it, on the record.", valueName: "name"))
    var by: String?

    @OptionGroup var ledger: LedgerOptions

    @Flag(help: "Print errors as JSON.")
    var json = false

    func validate() throws {
        if declare, reason?.isEmpty ?? true || by?.isEmpty ?? true { throw ValidationError("With --declare say --reason and --by.") }
    }

    func run() throws {
        let opened = try ledger.open(json: json)
        guard declare, let reason, let by else {
            _ = try reporting(json) { () throws(Diagnostic) in try opened.checkpoint() }
            return Output.result.write("The ledger is what was signed: there is nothing to recover.\n")
        }
        let origin = try reporting(json) { () throws(Diagnostic) in try opened.recover(because: reason, by: by) }
        let verifier = try reporting(json) { () throws(Diagnostic) in try opened.keyHistory().last?.description ?? "" }
        Output.result.write("The log goes on as \(origin).\nWho checks its checkpoints needs this key: \(verifier)\n")
    }
}
