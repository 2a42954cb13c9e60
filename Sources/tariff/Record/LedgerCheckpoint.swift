import ArgumentParser
import Ledger
import RuleModel

struct LedgerCheckpoint: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "checkpoint",
        abstract: "Sign what the ledger is now, to be handed to others.",
        discussion: """
            Who has it can show later that nothing before it was changed or removed: `tariff ledger verify --since`. It is a signed note \
            in the C2SP format tlog-checkpoint.

            Exit status: 0 it is signed; 1 the ledger cannot be read; 5 the ledger is not what was signed before, and nothing is signed; \
            64 usage.
            """)

    @OptionGroup var ledger: LedgerOptions

    @Option(help: .init("Write it to this file.", valueName: "file"))
    var out: String?

    @Flag(help: "Print errors as JSON.")
    var json = false

    func run() throws {
        let opened = try ledger.open(json: json)
        let note = try reporting(json) { () throws(Diagnostic) in try opened.checkpoint().note.description }
        guard let out else { return Output.result.write(note) }
        try reporting(json) { () throws(Diagnostic) in try WholeFile.replace(out, with: Array(note.utf8)) }
    }
}
