import ArgumentParser
import Casework
import Ledger
import LuaSandbox
import Readings
import RuleModel

struct Determine: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Record what an officer decided about a recommendation.",
        usage: """
            tariff determine <id> --outcome <outcome> --reason <text> --by <name> --role <role>
                                    [--price <price>] [--split <file>] [--from <date>] [--until <date>]
                                    [--review-by <date>] [--condition <text>] ... [--interim]
                                    [--ledger <ledger>] [--keys <keys>] [--json]
            """,
        discussion: """
            The rulebook says which roles must agree at the annual cost; nothing is in force until all of them have agreed to the same. \
            Whoever recorded the facts does not determine the case. What was recommended stays on record beside what was decided.

            Exit status: 0 it is recorded; 1 it was refused or cannot be recorded; 5 the ledger is not what was signed; 64 usage.
            """)

    @Argument(help: .init("The recorded decision.", valueName: "id"))
    var id: EntryID

    @Option(help: .init("agreed, agreed_with_conditions, time_limited, deferred or not_agreed.", valueName: "outcome"))
    var outcome: String

    @Option(help: .init("The agreed price, where it is not the recommended one.", valueName: "price"))
    var price: String?

    @Option(help: .init("Who pays what of it, where that differs: a JSON file as {\"icb\": \"750.00\", …}.", valueName: "file"))
    var split: String?

    @Option(help: .init("The first day.", valueName: "date"))
    var from: String?

    @Option(help: .init("The last day.", valueName: "date"))
    var until: String?

    @Option(help: .init("When it is looked at again.", valueName: "date"))
    var reviewBy: String?

    @Option(help: .init("A condition; may be given several times.", valueName: "text"))
    var condition: [String] = []

    @Flag(help: "For now, without prejudice to what is decided later.")
    var interim = false

    @Option(help: .init("Why, in the words that the person will read.", valueName: "text"))
    var reason: String

    @Option(help: .init("Who decided.", valueName: "name"))
    var by: String

    @Option(help: .init("In which role.", valueName: "role"))
    var role: String

    @OptionGroup var ledger: LedgerOptions

    @Flag(help: "Print as JSON.")
    var json = false

    func run() throws {
        let opened = try ledger.open(json: json)
        let shares = try split.map { try reading($0) }
        let (record, entry, standing) = try reportingAll(json) { () throws(Diagnostics) in try determine(shares, in: opened) }
        if json {
            Output.result.write(JSONText.text(standing.json(entry, record)) + "\n")
        } else {
            Output.result.write("Recorded as \(entry.id), entry \(entry.index).\n\(standing.words)\n")
        }
    }

    private func determine(_ shares: JSONValue?, in ledger: Ledger) throws(Diagnostics) -> (DeterminationRecord, Recorded, Standing) {
        let read = try RecordedReading(id, in: ledger, options: ReadingOptions(), withReceipt: false)
        let determination = try Determination(given(shares), payers: read.file.summary.payers)
        if let explanation = read.result.why.explanation {
            let mistakes = ExplanationReading(read.file.summary).mistakes(
                in: determination, about: read.file.decision, explanation: explanation)
            if !mistakes.isEmpty { throw Diagnostics(mistakes) }
        }
        let record = try LuaThread.run { () throws(Diagnostics) in try Determining(read.file).record(determination) }
        do throws(Diagnostic) {
            let entry = try ledger.record([record.draft(about: id, of: read.file.person)])[0]
            return (record, entry, Standing(read.file.standing.records + [record]))
        } catch {
            throw Diagnostics([error])
        }
    }

    /// What was given, as a determination is written.
    private func given(_ shares: JSONValue?) -> JSONValue {
        let texts: [(String, String?)] = [
            ("outcome", outcome), ("price", price), ("from", from), ("until", until), ("review_by", reviewBy), ("reason", reason),
            ("by", by), ("role", role),
        ]
        var members = texts.compactMap { name, text in text.map { JSONValue.Member(name, .string($0)) } }
        if let shares { members.append(.init("split", shares)) }
        if !condition.isEmpty { members.append(.init("conditions", .array(condition.map(JSONValue.string)))) }
        if interim { members.append(.init("interim", .boolean(true))) }
        return .object(members)
    }

    private func reading(_ path: String) throws -> JSONValue {
        try reportingAll(json) { () throws(Diagnostics) in try DeterminationFile.value(path) }
    }
}

extension Standing {
    /// What is in force, in a sentence or two.
    var words: String {
        switch state {
        case .open: "Nobody has decided anything yet."
        case .waiting(let roles): "Not in force yet: it takes the agreement of \(Self.list(roles)) too."
        case .different(let roles): "Not in force: \(Self.list(roles)) agreed to other terms. All must agree to the same."
        case .inForce(let all):
            "In force" + (all[0].from.map { " from \($0.spoken)" } ?? "") + (all[0].until.map { " until \($0.spoken)" } ?? "")
                + ": all who must agree have agreed."
        case .stopped(let determination):
            determination.outcome == .deferred ? "Put off: nothing is in force." : "Not agreed: nothing is in force."
        }
    }

    private static func list(_ roles: [Authority.Role]) -> String {
        let words = roles.map { "the \($0.words)" }
        return words.count < 2 ? words.joined() : words.dropLast().joined(separator: ", ") + " and " + words[words.count - 1]
    }

    private var word: String {
        switch state {
        case .open: "open"
        case .waiting: "waiting"
        case .different: "different_terms"
        case .inForce: "in_force"
        case .stopped(let determination): determination.outcome.rawValue
        }
    }

    /// `{"id":"…","index":3,"recorded_at":"…","determination":{…},"standing":"waiting","waiting_for":["…"]}`
    fileprivate func json(_ entry: Recorded, _ record: DeterminationRecord) -> JSONValue {
        var members: [JSONValue.Member] = [
            .init("id", .string(entry.id.description)), .init("index", .number(String(entry.index))),
            .init("recorded_at", .string(entry.at.description)), .init("determination", record.determination.json),
            .init("standing", .string(word)),
        ]
        if case .waiting(let roles) = state { members.append(.init("waiting_for", .array(roles.map { .string($0.words) }))) }
        return .object(members)
    }
}
