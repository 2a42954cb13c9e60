import ArgumentParser
import Ledger
import RuleModel

struct LedgerNewKey: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new-key",
        abstract: "Sign checkpoints with a new key from now on, on the record.",
        usage: """
            tariff ledger new-key --reason <text> --by <name> [--ledger <ledger>] [--keys <keys>]
                                  [--json]
            """,
        discussion: """
            What the old key signed stays good. Hand the new key to those who check.

            Exit status: 0 it is done; 1 it cannot be written; 64 usage.
            """)

    @Option(help: .init("Why, on the record.", valueName: "text"))
    var reason: String

    @Option(help: .init("Who has it changed, on the record.", valueName: "name"))
    var by: String

    @OptionGroup var ledger: LedgerOptions

    @Flag(help: "Print errors as JSON.")
    var json = false

    func validate() throws {
        if reason.allSatisfy(\.isWhitespace) || by.allSatisfy(\.isWhitespace) { throw ValidationError("Say why, and who has it changed.") }
    }

    func run() throws {
        let opened = try ledger.open(json: json)
        let verifier = try reporting(json) { () throws(Diagnostic) in
            try opened.changeKey(because: reason, by: by)
            return try opened.keyHistory().last?.description ?? ""
        }
        Output.result.write("Who checks checkpoints from now on needs this key: \(verifier)\n")
    }
}
