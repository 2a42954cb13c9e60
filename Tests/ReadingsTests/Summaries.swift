import RuleModel

@testable import Readings

// Tests name a rulebook by its summary alone.
extension Sentences {
    init(_ explanation: Explanation, _ summary: RulebookSummary) { self.init(explanation, RulebookWords(summary)) }
}

extension Why {
    init(_ explanation: Explanation, _ summary: RulebookSummary, decision: JSONValue) {
        self.init(explanation, RulebookWords(summary), decision: decision)
    }
}

extension Letter {
    init(_ decision: JSONValue, _ explanation: Explanation, _ summary: RulebookSummary, determination: Determination? = nil) {
        self.init(decision, explanation, RulebookWords(summary), determination: determination)
    }
}

extension Audit {
    init(_ decision: JSONValue, _ explanation: Explanation, _ summary: RulebookSummary) {
        self.init(decision, explanation, RulebookWords(summary))
    }
}
