import ArgumentParser
import Ledger
import RuleModel

struct LedgerErase: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "erase",
        abstract: "Erase what was recorded about a person, or what one entry says.",
        usage: """
            tariff ledger erase --person <person> --reason <text> --by <name> [--ledger <ledger>]
                                [--keys <keys>] [--json]
            tariff ledger erase --entry <id> --reason <text> --by <name> [--ledger <ledger>]
                                [--keys <keys>] [--json]
            """,
        discussion: """
            The keys are destroyed, so that nobody can read it any more, in backups of the ledger either; that something was recorded \
            and erased stays, with the reason. It cannot be undone. Do not name the person in the reason.

            Exit status: 0 it is erased; 1 there is nothing to erase, or it cannot be written; 64 usage.
            """)

    @Option(help: .init("The person, as the cases name them.", valueName: "person"))
    var person: String?

    @Option(help: .init("The entry; what was determined about it goes with it.", valueName: "id"))
    var entry: EntryID?

    @Option(help: .init("Why, on the record.", valueName: "text"))
    var reason: String

    @Option(help: .init("Who has it erased, on the record.", valueName: "name"))
    var by: String

    @OptionGroup var ledger: LedgerOptions

    @Flag(help: "Print as JSON.")
    var json = false

    func validate() throws {
        if (person == nil) == (entry == nil) { throw ValidationError("Give --person or --entry.") }
        if reason.allSatisfy(\.isWhitespace) || by.allSatisfy(\.isWhitespace) { throw ValidationError("Say why, and who has it erased.") }
        if let person, !person.isEmpty, reason.lowercased().contains(person.lowercased()) {
            throw ValidationError("Do not name the person in the reason: it stays on record.")
        }
    }

    func run() throws {
        let opened = try ledger.open(json: json)
        let erasure = try reporting(json) { () throws(Diagnostic) in
            if let person { return try opened.erase(person: person, because: reason, by: by) }
            guard let entry else { preconditionFailure("validated") }
            return try opened.erase(entry, because: reason, by: by)
        }
        let ids = erasure.entries.map(\.description)
        if json {
            let value = JSONValue.object([.init("erased", .array(ids.map(JSONValue.string))), .init("at", .string(erasure.at.description))])
            return Output.result.write(JSONText.text(value) + "\n")
        }
        Output.result.write("Erased \(ids.count) entr\(ids.count == 1 ? "y" : "ies"):\n" + ids.map { "  \($0)\n" }.joined())
    }
}
