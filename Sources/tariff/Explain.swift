import ArgumentParser
import CaseInput
import LuaSandbox
import Readings
import RuleAnalysis
import RuleEngine
import RuleModel

struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Explain the decision of one case.",
        usage: """
            tariff explain <case> [--rules <dir>] [--on <date>] [--known <date>]
                                  [--what-would-change] [--json] [--no-color]
            """,
        discussion: """
            With --what-would-change it prints the nearest changes to the case that alter its level, price, outcome or split, each \
            found by deciding the changed case. They are for checking only: support follows assessed need.

            Exit status: 0 it is explained; 1 the case or the rulebook's folder could not be read; 3 the rulebook has errors; 6 the \
            case could not be decided; 64 usage.
            """)

    @Argument(help: .init("A file of one case, .json, or - for one on standard input.", valueName: "case"))
    var path: String

    @Option(help: .init("The rulebook's folder. Default: $TARIFF_RULES, or rules/wandsworth-mental-health.", valueName: "dir"))
    var rules: String?

    @Option(
        help: .init("The date the service is for, as 2026-05-01, instead of the case's own.", valueName: "date"),
        transform: CalendarDate.argument)
    var on: CalendarDate?

    @Option(help: .init("Leave out figures that became known after this date.", valueName: "date"), transform: CalendarDate.argument)
    var known: CalendarDate?

    @Flag(help: "Print the nearest changes that alter level, price, outcome or split.")
    var whatWouldChange = false

    @Flag(help: "Print as JSON.")
    var json = false

    @Flag(help: "Print without bold and colour.")
    var noColor = false

    func run() throws {
        let (rulebook, explained) = try load()
        let reading = DecisionReading(rulebook.summary, options: Terminal.readingOptions(noColour: noColor))
        let (line, isDecided) = try explained.decide(by: rulebook)
        guard isDecided, whatWouldChange else {
            var out: [UInt8] = []
            _ = Presenter(form: json ? .json : .screen, reading: reading).append(line, to: &out, with: DecisionReader())
            out.withUnsafeBytes(Output.result.write)
            if isDecided { return }
            throw Failure.undecided
        }
        guard let found = try explained.nearestChanges(by: rulebook), let decision = try? DecisionReader().read(line) else {
            throw Failure.undecided
        }
        Output.result.write(json ? JSONText.text(found.json) + "\n" : reading.whatWouldChange(found, besides: decision))
    }

    private func load() throws -> (Rulebook, ExplainedCase) {
        do throws(Diagnostics) {
            let folder = try RulebookFolder.find(rules)
            let rulebook = try RulebookFolder.load(folder)
            RulebookFolder.warn(of: rulebook, in: folder, json: json)
            if (rules ?? RulebookFolder.named) == nil { Failure.report(CaseFile.ofOtherRulebooks([path], decidedBy: folder), json: json) }
            return (rulebook, try ExplainedCase(path, facts: rulebook.summary.facts, on: on, known: known))
        } catch {
            Failure.report(error.all.filter { $0.severity == .error }, json: json)
            throw Failure.code(for: error.all)
        }
    }
}
