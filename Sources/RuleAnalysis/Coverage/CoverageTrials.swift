import CaseInput
import RuleEngine
import RuleModel

/// A case to begin with: an example, or one with changes that a suggestion made.
struct CoverageBase {
    /// `001-above-cap.json`
    let file: String
    /// Of the example.
    let document: CaseDocument
    let known: CalendarDate?
    var changes: [FactCandidates.Candidate] = []
    /// What it exercises, with the changes.
    let run: CoverageEvaluator.Run
}

/// Decides examples with some facts changed, as far as a budget of decisions goes.
final class CoverageTrials {
    typealias Setting = CaseTrials.Setting

    private let evaluator: CoverageEvaluator
    private let reader = DecisionReader()
    private var left: Int
    private var stop = 0

    init(_ evaluator: CoverageEvaluator, budget: Int) { (self.evaluator, left) = (evaluator, budget) }

    /// From now on at most so many decisions, within the budget.
    func allow(_ decisions: Int) { stop = max(left - decisions, 0) }

    var isSpent: Bool { left <= stop }

    /// A case with its decision and what it exercises; `on` and `known` are changed beside its facts.
    struct Trial {
        let document: CaseDocument
        let known: CalendarDate?
        let settings: [Setting]
        let run: CoverageEvaluator.Run
        let decision: JSONValue
    }

    /// Nil where the budget does not allow it.
    func decide(_ base: CoverageBase, with settings: [Setting], measuring measured: Int? = nil) -> Trial? {
        guard !isSpent else { return nil }
        left -= 1
        var document = base.document.with(settings.filter { !Self.dates.contains($0.fact) })
        var known = base.known
        for setting in settings {
            if setting.fact == "on", let day = setting.value { document = document.on(day) }
            if setting.fact == "known" { known = setting.value?.string.flatMap { try? CalendarDate($0) } }
        }
        let run = evaluator.decide(document.json, known: known, measuring: measured)
        guard let decision = try? reader.read(run.line) else { return nil }
        return Trial(document: document, known: known, settings: settings, run: run, decision: decision)
    }

    private static let dates: Set = ["on", "known"]
}

extension CoverageTrials.Trial {
    /// The facts that it asks for.
    var needs: [String] { (decision["needs"]?.array ?? []).compactMap { $0["fact"]?.string } }
}
