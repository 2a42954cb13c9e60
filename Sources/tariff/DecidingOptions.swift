import ArgumentParser
import Casework
import Ledger
import RuleEngine
import RuleModel

/// What says under which rules, for which day and with what knowledge cases are decided.
struct DecidingOptions: ParsableArguments {
    @Option(help: .init("The rulebook's folder. Default: $TARIFF_RULES, or rules/wandsworth-mental-health.", valueName: "dir"))
    var rules: String?

    @Option(
        help: .init("The date the service is for, as 2026-05-01, instead of the case's own.", valueName: "date"),
        transform: CalendarDate.argument)
    var on: CalendarDate?

    @Option(help: .init("Leave out figures that became known after this date.", valueName: "date"), transform: CalendarDate.argument)
    var known: CalendarDate?

    /// Whether nobody said which rulebook.
    var isStandardRulebook: Bool { (rules ?? RulebookFolder.named) == nil }

    /// A case as it is named on the command line, with its rulebook where that was given.
    func command(with path: String) -> String { path + (rules.map { " --rules \($0)" } ?? "") }

    @Option(help: .init("Of several rulebooks published in the ledger, the one that decides.", valueName: "id"))
    var rulebook: String?

    /// What decides: the named folder; or what was published in the ledger, by the day of each case; or else the shipped rulebook.
    /// - Throws: the exit code.
    func books(
        _ ledger: LedgerOptions, knownOn known: CalendarDate?, quiet: Bool, json: Bool
    ) throws -> (folder: String?, CaseBooks) {
        if isStandardRulebook, rulebook != nil || ledger.isThere {
            let opened = try ledger.open(json: json)
            let publications = try reporting(json) { () throws(Diagnostic) in try Publications(opened) }
            if rulebook != nil || !publications.all.isEmpty {
                return (nil, try published(publications, opened, knownOn: known, json: json))
            }
        }
        let (folder, rulebook) = try load(quiet: quiet, json: json)
        return (folder, CaseBooks(rulebook))
    }

    private func published(
        _ publications: Publications, _ ledger: Ledger, knownOn known: CalendarDate?, json: Bool
    ) throws -> CaseBooks {
        try reportingAll(json) { () throws(Diagnostics) in
            let ids = publications.ids
            guard let id = rulebook ?? (ids.count == 1 ? ids[0] : nil) else {
                throw Diagnostics([
                    Diagnostic(
                        "which_rulebook", "several rulebooks are published: \(ids.joined(separator: ", "))",
                        help: ["say which decides with `--rulebook \(ids[0])`"])
                ])
            }
            return try CaseBooks(id, publications, knownOn: known, rulebooks: RecordedRulebooks(ledger))
        }
    }

    /// Loads the rulebook; what is wrong with it is reported.
    /// - Parameter quiet: without a word of its warnings.
    /// - Throws: the exit code.
    func load(quiet: Bool, json: Bool) throws -> (folder: String, book: Rulebook) {
        do throws(Diagnostics) {
            let folder = try RulebookFolder.find(rules)
            let rulebook = try RulebookFolder.load(folder)
            if !quiet { RulebookFolder.warn(of: rulebook, in: folder, json: json) }
            return (folder, rulebook)
        } catch {
            Failure.report(error.all.filter { $0.severity == .error }, json: json)
            throw Failure.code(for: error.all)
        }
    }
}

extension CalendarDate {
    /// A date on the command line.
    static func argument(_ text: String) throws -> CalendarDate {
        if let date = try? CalendarDate(text) { return date }
        let why = isBeyondItsMonth(text) ? "that month has no such day" : "write year-month-day, as 2026-05-01"
        throw ValidationError("\(why).")
    }

    /// Whether a text is written as a date is, and only its month is shorter: `2026-02-31`.
    static func isBeyondItsMonth(_ text: String) -> Bool {
        do throws(ExactError) {
            _ = try CalendarDate(text)
            return false
        } catch {
            return error == .noSuchDay && (try? CalendarDate(text.prefix(8) + "01")) != nil && !text.hasSuffix("00")
        }
    }
}
