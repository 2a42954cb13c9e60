import RuleModel

/// A change that was decided and gave another result.
struct Finding {
    let facts: [FactChange]
    /// By how much the facts change: the sum of their distances.
    let distance: Exact
    let key: DecisionResult.Key
    let differences: [DecisionDifference]
}

/// Of findings with one result, the nearest; of two that are as near, the first.
struct NearestFindings<Key: Hashable> {
    private var order: [Key] = []
    private var nearest: [Key: Finding] = [:]

    mutating func add(_ finding: Finding, for key: Key) {
        if nearest[key] == nil { order.append(key) }
        if let known = nearest[key], known.distance <= finding.distance { return }
        nearest[key] = finding
    }

    /// The nearest first.
    var changes: [CaseChange] {
        let found = order.compactMap { nearest[$0] }
        let sorted = found.enumerated().sorted { ($0.element.distance, $0.offset) < ($1.element.distance, $1.offset) }
        return sorted.map { CaseChange(facts: $0.element.facts, differences: $0.element.differences) }
    }
}
