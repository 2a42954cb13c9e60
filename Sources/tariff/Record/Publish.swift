import ArgumentParser
import Casework
import Ledger
import LuaSandbox
import RuleAnalysis
import RuleEngine
import RuleModel

struct Publish: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Put a version of a rulebook in force, on the record.",
        usage: """
            tariff publish <rulebook> --author <name> --approver <name> [--ledger <ledger>]
                           [--keys <keys>] [--json]
            """,
        discussion: """
            From then on cases are decided by it where no folder is named, from the day that its `in_force` says. The ledger keeps the whole \
            rulebook with its libraries. A rulebook with mistakes, or whose examples fail, cannot be published; author and approver are \
            two people.

            Exit status: 0 it is published; 1 it was refused, or the ledger cannot be written; 3 the rulebook has errors; 4 its examples \
            fail; 64 usage.
            """)

    @Argument(help: .init("The folder of the rulebook.", valueName: "rulebook"))
    var rulebook: String

    @Option(help: .init("Who wrote it.", valueName: "name"))
    var author: String

    @Option(help: .init("Who approves it: somebody else.", valueName: "name"))
    var approver: String

    @OptionGroup var ledger: LedgerOptions

    @Flag(help: "Print as JSON.")
    var json = false

    func validate() throws {
        if author.allSatisfy(\.isWhitespace) || approver.allSatisfy(\.isWhitespace) {
            throw ValidationError("Say who wrote it, and who approves it.")
        }
    }

    func run() throws {
        let (found, failed) = try checked()
        if !failed.isEmpty {
            let help = "`tariff check \(rulebook)` shows them"
            let count = failed.count == 1 ? "an example fails" : "\(failed.count) examples fail"
            Failure.report([Diagnostic("example_fails", "the rulebook is not published: \(count)", help: [help])], json: json)
            throw Failure.problemsFound
        }
        let opened = try ledger.open(json: json)
        let (publication, entry) = try reporting(json) { () throws(Diagnostic) in
            let publication = try Publication(found.summary, author: author, approver: approver)
            if let earlier = try Publications(opened).all.last(where: { $0.id == publication.id && $0.version == publication.version }) {
                throw earlier.digest == publication.digest ? Self.published(earlier) : Self.otherVersion(earlier)
            }
            let entry = try opened.record([publication.draft(with: found.archive.stored)])[0]
            // Somebody else published it in this moment.
            guard entry.standing == .added else { throw Self.published(publication) }
            return (publication, entry)
        }
        if json { return Output.result.write(JSONText.text(publication.json(entry.id, at: entry.at)) + "\n") }
        let days = publication.days
        Output.result.write("Published \(publication.id) \(publication.version), in force \(days), as \(entry.id).\n")
    }

    private func checked() throws -> (Rulebook, failed: [ExampleResult]) {
        do throws(Diagnostics) {
            try RulebookFolder.check(rulebook)
            let found = try RulebookFolder.load(rulebook)
            let results = try LuaThread.run { () throws(Diagnostics) in try Examples(of: RulebookFolder.plain(rulebook)).run(found) }
            return (found, results.filter { !$0.passed })
        } catch {
            Failure.report(error.all.filter { $0.severity == .error }, json: json)
            throw Failure.code(for: error.all)
        }
    }

    private static func published(_ earlier: Publication) -> Diagnostic {
        Diagnostic("already_published", "\(earlier.id) \(earlier.version) is published already", help: ["nothing was changed"])
    }

    private static func otherVersion(_ earlier: Publication) -> Diagnostic {
        Diagnostic(
            "already_published", "another rulebook is published as \(earlier.id) \(earlier.version)",
            help: ["give this one a version of its own in its `rulebook.lua`"])
    }
}

extension Publication {
    /// `from 1 April 2026 to 31 March 2027`
    var days: String {
        guard let from else { return "at any time" }
        return "from \(from.spoken)" + (to.map { " to \($0.spoken)" } ?? "")
    }

    func json(_ entry: EntryID?, at: Instant?) -> JSONValue {
        let members: [(String, JSONValue?)] = [
            ("entry", entry.map { .string($0.description) }), ("id", .string(id)), ("title", .string(title)), ("version", .string(version)),
            ("digest", .string(digest.description)), ("from", from.map { .string($0.description) } ?? .null),
            ("to", to.map { .string($0.description) } ?? .null), ("published", at.map { .string($0.description) }),
            ("author", .string(author)), ("approver", .string(approver)),
        ]
        return .object(members.compactMap { key, value in value.map { .init(key, $0) } })
    }
}
