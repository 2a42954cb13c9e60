import CaseInput
import RuleEngine
import RuleModel

/// Decides one case with some facts changed, again and again, as far as a budget of decisions goes.
final class CaseTrials {
    /// Another value of a fact; nil leaves it out.
    struct Setting: Hashable {
        let fact: String
        let value: JSONValue?
    }

    let document: CaseDocument
    private(set) var tried = 0
    /// Whether a decision was asked for that the budget, or what was allowed of it last, did not cover.
    private(set) var isSpent = false
    /// Whether that ever happened.
    private(set) var hasRefused = false
    private let evaluator: Evaluator
    private let on: CalendarDate?
    private let known: CalendarDate?
    private let budget: Int
    private var stop: Int
    /// The facts that the case as given leaves open.
    private var open: Set<String> = []
    private let reader = DecisionReader()
    private var line: [UInt8] = []

    init(_ document: CaseDocument, on: CalendarDate?, known: CalendarDate?, _ evaluator: Evaluator, budget: Int) {
        (self.document, self.on, self.known, self.evaluator) = (document, on, known, evaluator)
        (self.budget, stop) = (budget, budget)
    }

    var left: Int { budget - tried }

    /// From now on at most so many decisions, within the budget.
    func allow(_ decisions: Int) { (stop, isSpent) = (min(tried + decisions, budget), false) }

    /// The decision of the case as it was given; it costs nothing of the budget.
    func original() -> JSONValue? {
        let decision = decide(document)
        open = Set(decision.map(Self.needs) ?? [])
        return decision
    }

    /// The decision of the changed case; nil where it cannot be decided or asks for more facts, or the budget does not allow it.
    func decision(with settings: [Setting]) -> JSONValue? {
        guard tried < stop else {
            (isSpent, hasRefused) = (true, true)
            return nil
        }
        tried += 1
        return decide(document.with(settings)).flatMap { open.isSuperset(of: Self.needs(of: $0)) ? $0 : nil }
    }

    private static func needs(of decision: JSONValue) -> [String] {
        (decision["needs"]?.array ?? []).compactMap { $0["fact"]?.string }
    }

    private func decide(_ document: CaseDocument) -> JSONValue? {
        line.removeAll(keepingCapacity: true)
        guard evaluator.decide(text: document.text, on: on, known: known, into: &line) == .decided else { return nil }
        return try? reader.read(line)
    }
}
