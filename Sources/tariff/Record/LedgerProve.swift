import ArgumentParser
import Ledger
import RuleModel

struct LedgerProve: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prove",
        abstract: "Write the receipt of an entry, or the proof that an older checkpoint is the beginning of the ledger.",
        usage: """
            tariff ledger prove <id> [--out <file>] [--ledger <ledger>] [--keys <keys>] [--json]
            tariff ledger prove --since <checkpoint> [--out <file>] [--ledger <ledger>]
                           [--keys <keys>] [--json]
            """,
        discussion: """
            A receipt shows an outsider that the entry is in the ledger, and tells nothing of what it says: a C2SP tlog-proof whose \
            `extra` line is the entry's header. docs/ledger.md says how both are checked without this program.

            Exit status: 0 it is written; 1 there is no such entry, or the ledger cannot be read; 5 the ledger is not what was signed; \
            64 usage.
            """)

    @Argument(help: .init("The entry.", valueName: "id"))
    var id: EntryID?

    @OptionGroup var ledger: LedgerOptions

    @Option(help: .init("Prove that this checkpoint, a file, is the beginning of the ledger.", valueName: "checkpoint"))
    var since: String?

    @Option(help: .init("Write it to this file.", valueName: "file"))
    var out: String?

    @Flag(help: "Print errors as JSON.")
    var json = false

    func validate() throws {
        if (id == nil) == (since == nil) { throw ValidationError("Give the id of an entry, or --since and an older checkpoint.") }
    }

    func run() throws {
        let opened = try ledger.open(json: json)
        let older = try since.map { try TextFile.read($0, json: json) }
        let text = try reporting(json) { () throws(Diagnostic) in
            if let older { return try opened.consistencyProof(from: older).text }
            guard let id else { preconditionFailure("validated") }
            return try opened.receipt(for: id).text
        }
        guard let out else { return Output.result.write(text) }
        try reporting(json) { () throws(Diagnostic) in try WholeFile.replace(out, with: Array(text.utf8)) }
    }
}
