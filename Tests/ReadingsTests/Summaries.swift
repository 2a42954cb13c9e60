import RuleModel

@testable import Readings

// Tests name a rulebook by its summary alone.
extension Sentences {
    init(_ explanation: Explanation, _ summary: RulebookSummary) { self.init(explanation, Vocabulary(summary)) }
}

extension Why {
    init(_ explanation: Explanation, _ summary: RulebookSummary, decision: JSONValue) {
        self.init(explanation, Vocabulary(summary), decision: decision)
    }
}

extension Letter {
    init(_ decision: JSONValue, _ explanation: Explanation, _ summary: RulebookSummary) {
        self.init(decision, explanation, Vocabulary(summary))
    }
}

extension Audit {
    init(_ decision: JSONValue, _ explanation: Explanation, _ summary: RulebookSummary) {
        self.init(decision, explanation, Vocabulary(summary))
    }
}
