import CaseInput
public import RuleEngine
public import RuleModel

/// Searches the nearest changes to a case that alter its decision. Keep it on one thread, with a stack of 8 MiB or more.
///
/// Every changeable fact that may decide something is tried alone: other choices, yes for no, and numbers and amounts at the constants
/// that rules compare them with, halving the distance until the step is found at which the result turns. Then two facts at a time
/// that some rule reads together, or that each alone change the reasons, for what no fact alone gives. A range is told only where values
/// all across it were decided. An amount that follows a fact step by step is no change: it has no
/// nearest value. A changed case that cannot be decided is none either.
public final class ChangeSearch {
    /// Changed cases that are decided at most, where nothing else is said.
    public static let usualBudget = 4_000

    private let rulebook: Rulebook
    private let points: TurningPoints
    private let evaluator: Evaluator

    /// - Throws: when no state can be opened for the rulebook (`memory_limit`).
    public init(_ rulebook: Rulebook) throws(Diagnostics) {
        self.rulebook = rulebook
        points = rulebook.turningPoints()
        evaluator = try Evaluator(rulebook)
    }

    /// Nil where the case itself cannot be decided.
    /// - Parameters:
    ///   - caseText: JSON of one case.
    ///   - on: overrides the date of the case.
    ///   - known: figures that became known after this day are left out.
    ///   - budget: changed cases that are decided at most.
    public func nearestChanges(
        to caseText: String, on: CalendarDate? = nil, known: CalendarDate? = nil, budget: Int = usualBudget
    ) -> WhatWouldChange? {
        guard let json = try? DecisionReader().read(Array(caseText.utf8)) else { return nil }
        let exports = rulebook.summary.exports
        let read = { (decision: JSONValue) in DecisionResult(decision, exports) }
        let document = CaseDocument(json)
        let trials = CaseTrials(document, on: on, known: known, evaluator, budget: budget)
        guard let original = trials.original().map(read) else { return nil }
        let facts = rulebook.summary.facts.compactMap { ChangeableFact($0, in: document, points) }
        var singles = SingleChanges(facts, original, trials, read: read)
        singles.find()
        var pairs = PairedChanges(after: singles)
        pairs.find(points)
        let changes =
            Finding.nearest(of: singles.findings.filter { !$0.isAside }) + pairs.findings.changes
            + Finding.nearest(of: singles.findings.filter(\.isAside))
        return WhatWouldChange(changes: changes, tried: trials.tried, isComplete: !trials.hasRefused)
    }
}
