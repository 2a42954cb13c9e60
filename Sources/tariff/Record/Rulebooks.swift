import ArgumentParser
import Casework
import Ledger
import RuleModel

struct Rulebooks: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List the rulebooks that were published.",
        discussion: """
            The one that decides a case of a day is the last published that begins by that day; `*` stands before those of today.

            Exit status: 0 they are listed; 1 the ledger cannot be read; 64 usage.
            """)

    @OptionGroup var ledger: LedgerOptions

    @Flag(help: "Print as JSON.")
    var json = false

    func run() throws {
        let opened = try ledger.open(json: json)
        let publications = try reporting(json) { () throws(Diagnostic) in try Publications(opened) }
        if json {
            let list = publications.all.map { $0.json(nil, at: $0.at) }
            return Output.result.write(JSONText.text(.object([.init("rulebooks", .array(list))])) + "\n")
        }
        if publications.all.isEmpty { return Output.error.write("nothing was published yet: `tariff publish RULEBOOK` does it\n") }
        let today = Clock.today
        for publication in publications.all {
            let isInForce = publications.inForce(publication.id, on: today, asPublishedBy: nil) == publication
            let published = publication.at.map { $0.date.spoken } ?? ""
            Output.result.write(
                "\(isInForce ? "*" : " ") \(publication.id) \(publication.version), in force \(publication.days)\n"
                    + "    published \(published) by \(publication.author), approved by \(publication.approver); \(publication.digest)\n")
        }
    }
}
