import ArgumentParser
import Ledger
import RuleModel

struct LedgerInit: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Begin a ledger, with a key store of its own.",
        discussion: """
            The ledger may be copied and handed on: what it says of persons is encrypted. The key store must not lie beside its copies: \
            who has both can read everything, and who loses it can prove the record but not read it.

            Exit status: 0 it is there; 1 there is one already, or it cannot be written; 64 usage.
            """)

    @Argument(
        help: .init(
            "The name of the log, which no other log has, as wandsworth.gov.uk/care-decisions. It is signed with every checkpoint.",
            valueName: "origin"))
    var origin: String

    @OptionGroup var ledger: LedgerOptions

    @Flag(help: "Print as JSON.")
    var json = false

    func validate() throws {
        if !LogIdentity.isOrigin(origin) {
            throw ValidationError("The name of a log has no spaces and no plus signs, as wandsworth.gov.uk/care-decisions.")
        }
    }

    func run() throws {
        let begun = try ledger.begin(origin, json: json)
        let verifier = try reporting(json) { () throws(Diagnostic) in try begun.keyHistory().last?.description ?? "" }
        if json {
            let value = JSONValue.object([
                .init("ledger", .string(ledger.name)), .init("keys", .string(ledger.keysName)), .init("origin", .string(origin)),
                .init("verifier", .string(verifier)),
            ])
            return Output.result.write(JSONText.text(value) + "\n")
        }
        Output.result.write(
            """
            The ledger is \(ledger.name), its keys are in \(ledger.keysName).
            Who checks its checkpoints needs this key: \(verifier)
            Keep the two files apart in backups: `tariff ledger backup` copies the ledger alone.

            """)
    }
}
