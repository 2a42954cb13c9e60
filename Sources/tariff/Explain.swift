import ArgumentParser
import CaseInput
import Ledger
import LuaSandbox
import Readings
import RuleAnalysis
import RuleEngine
import RuleModel

struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Explain the decision of one case, or one that was recorded.",
        usage: """
            tariff explain <case> [--rules <dir>] [--on <date>] [--known <date>] [--rulebook <id>]
                                  [--ledger <ledger>] [--keys <keys>] [--for <whom>]
                                  [--determination <file>] [--html <file>]
                                  [--what-would-change] [--json] [--no-color]
            """,
        discussion: """
            It says why for an assessor; --for letter writes to the person, --for auditor shows every step as a tree. With --json the \
            decision carries the tree (auditor) or the text.

            What was recorded is explained as it was decided then, from the ledger alone; its letter is that of what was determined, \
            once something is in force.

            A letter is the one that recommends; with --determination, what people decided, it is the letter of their decision.

            With --what-would-change it prints the nearest changes to the case that alter its level, price, outcome or split, each \
            found by deciding the changed case. They are for checking only: support follows assessed need.

            Exit status: 0 it is explained; 1 the case or the rulebook's folder could not be read; 3 the rulebook has errors; 5 a \
            recorded decision is not what was recorded; 6 the \
            case could not be decided; 64 usage.
            """)

    @Argument(
        help: .init("A file of one case, .json, or - for one on standard input; or the id of a recorded decision.", valueName: "case"))
    var path: String

    @OptionGroup var deciding: DecidingOptions

    @OptionGroup var ledger: LedgerOptions

    @Option(
        name: .customLong("for"),
        help: .init("Whom to tell. Default: assessor; as JSON, auditor.", valueName: "whom"))
    var audience: ExplanationReading.Audience?

    @Option(help: .init("What people decided, as JSON: with --for letter, the letter of their decision.", valueName: "file"))
    var determination: String?

    @Option(help: .init("Write it as a page for print to this file.", valueName: "file"))
    var html: String?

    @Flag(help: "Print the nearest changes that alter level, price, outcome or split.")
    var whatWouldChange = false

    @Flag(help: "Print as JSON.")
    var json = false

    @Flag(help: "Print without bold and colour.")
    var noColor = false

    func validate() throws {
        if html != nil, json || whatWouldChange {
            throw ValidationError("--html is for a reading: leave out --json and --what-would-change.")
        }
        guard determination != nil else { return }
        if audience != .letter { throw ValidationError("--determination is for the letter of a decision: add --for letter.") }
        if whatWouldChange { throw ValidationError("What would change is never said in letters: leave out --what-would-change.") }
        if determination == "-", path == "-" { throw ValidationError("Standard input, -, can be read only once.") }
    }

    func run() throws {
        if Folder.kind(path) == .nothing, path != "-", let id = EntryID(path) { return try explain(id) }
        let (folder, books) = try deciding.books(ledger, knownOn: deciding.known, quiet: false, json: json)
        if let folder, deciding.isStandardRulebook {
            Failure.report(CaseFile.ofOtherRulebooks([path], decidedBy: folder), json: json)
        }
        let explained = try read(for: books.newest.summary)
        let result = try explained.decide(by: books, json: json, present: presenting)
        let book = result.book ?? books.newest
        var presenter = presenting(book)
        presenter.determination = try determination.map { try DeterminationFile.read($0, payers: book.summary.payers, json: json) }
        try tell(result, presenter) { try printChanges(of: explained, result.line, book.rulebook) }
    }

    /// Explains what was recorded, as it was decided then.
    private func explain(_ id: EntryID) throws {
        guard deciding.rules == nil, deciding.on == nil, deciding.known == nil, determination == nil, !whatWouldChange else {
            throw ValidationError("What was recorded is explained as it was decided: leave out the other options, or name a file.")
        }
        let ledger = try ledger.open(json: json)
        let recorded = try reportingAll(json) { () throws(Diagnostics) in
            try RecordedReading(id, in: ledger, options: Terminal.readingOptions(noColour: noColor))
        }
        guard recorded.isIdentical else {
            Failure.report([.replayDiffers(id, ledger: self.ledger.words)], json: json)
            throw Failure.notVerified
        }
        try tell(recorded.result, recorded.presenter(json ? .json : .screen, told: told)) {}
    }

    /// - Parameter change: prints what would change it.
    private func tell(_ result: CaseResult, _ presenter: Presenter, change: () throws -> Void) throws {
        if !result.isDecided, audience == .letter || html != nil { try refuse() }
        if result.isDecided, !whatWouldChange, result.why.explanation == nil { try tellNotExplained() }
        let mistakes = result.why.explanation.map { presenter.mistakes(in: result.line, $0) } ?? []
        if !mistakes.isEmpty {
            Failure.report(mistakes.map { DeterminationFile.named($0, determination ?? "") }, json: json)
            throw Failure.failed
        }
        if whatWouldChange, result.isDecided {
            try change()
        } else if let html, let explanation = result.why.explanation {
            try write(presenter.page(result.line, explanation, result.why.facts), to: html)
        } else {
            var out: [UInt8] = []
            _ = presenter.append(result.line, result.why, to: &out, with: DecisionReader())
            out.withUnsafeBytes(Output.result.write)
        }
        if !result.isDecided { throw Failure.undecided }
    }

    /// A letter or page is for what is decided.
    private func refuse() throws -> Never {
        let help = "`tariff explain \(deciding.command(with: path))` says what is needed first"
        Failure.report([Diagnostic("not_decided", "there is nothing to write: the case is not decided", help: [help])], json: json)
        throw Failure.undecided
    }

    private func tellNotExplained() throws -> Never {
        let mistake = Diagnostic("step_limit", "the case is decided, but saying why takes more steps than a case may use")
        Failure.report([mistake], json: json)
        throw Failure.failed
    }

    private func read(for summary: RulebookSummary) throws -> ExplainedCase {
        try reportingAll(json) { () throws(Diagnostics) in
            try ExplainedCase(path, facts: summary.facts, on: deciding.on, known: deciding.known)
        }
    }

    private var told: Presenter.Told? { whatWouldChange ? nil : .reading(audience ?? (json ? .auditor : .assessor)) }

    private var presenting: @Sendable (CaseBooks.Book) -> Presenter {
        var options = Terminal.readingOptions(noColour: noColor)
        if path != "-" { options.caseName = deciding.command(with: path) }
        let form: Presenter.Form = json ? .json : .screen
        return { [options, told] book in Presenter(form, book.summary, options: options.published(with: book), told: told) }
    }

    private func printChanges(of explained: ExplainedCase, _ line: [UInt8], _ rulebook: Rulebook) throws {
        guard let found = try explained.nearestChanges(by: rulebook, json: json), let decision = try? DecisionReader().read(line) else {
            throw Failure.undecided
        }
        let reading = DecisionReading(rulebook.summary, options: Terminal.readingOptions(noColour: noColor))
        Output.result.write(json ? JSONText.text(found.json) + "\n" : reading.whatWouldChange(found, besides: decision))
    }

    private func write(_ page: String, to path: String) throws {
        do throws(Diagnostic) {
            try WholeFile.replace(path, with: Array(page.utf8))
        } catch {
            Failure.report([error], json: json)
            throw Failure.failed
        }
    }
}
