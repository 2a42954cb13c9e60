import ArgumentParser
import Casework
import Ledger
import RuleModel

struct LedgerDue: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "due",
        abstract: "Set how long what is recorded of persons is kept, and list what is due to be erased.",
        discussion: """
            A decision is due so many years after the last that was recorded about it, or that a determination of it ran until. Nothing \
            is erased by itself: `tariff ledger erase --entry` does it, with a reason.

            Exit status: 0 the list is printed; 1 no period is set, or the ledger cannot be read; 64 usage.
            """)

    @Option(help: .init("Keep what is recorded of persons for so many years: sets it for the ledger.", valueName: "years"))
    var keep: Int?

    @Option(help: .init("What is due by this day. Default: today.", valueName: "date"), transform: CalendarDate.argument)
    var by: CalendarDate?

    @OptionGroup var ledger: LedgerOptions

    @Flag(help: "Print as JSON.")
    var json = false

    func validate() throws {
        if let keep, !(0...200).contains(keep) { throw ValidationError("--keep is a whole number of years, 0 to 200.") }
    }

    func run() throws {
        let opened = try ledger.open(json: json)
        let day = by ?? Clock.today
        let due = try reporting(json) { () throws(Diagnostic) in
            if let keep { try Retention.set(keep, in: opened) }
            return try Retention(opened).due(by: day)
        }
        if json {
            let list = due.map {
                JSONValue.object([.init("id", .string($0.id.description)), .init("since", .string($0.since.description))])
            }
            return Output.result.write(JSONText.text(.object([.init("due", .array(list))])) + "\n")
        }
        for entry in due { Output.result.write("\(entry.id)  since \(entry.since)\n") }
        Output.error.write("\(due.count) decision\(due.count == 1 ? " is" : "s are") due to be erased by \(day.spoken)\n")
    }
}
