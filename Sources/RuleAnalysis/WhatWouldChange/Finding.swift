import RuleModel

/// A change that was decided and gave another result.
struct Finding {
    let facts: [FactChange]
    /// By how much the facts change: the sum of their distances.
    let distance: Exact
    let key: DecisionResult.Key
    /// Whether only asides differ.
    let isAside: Bool
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
        return sorted.map(\.element.change)
    }
}

extension Finding {
    var change: CaseChange { CaseChange(facts: facts, differences: differences) }

    private struct OfFact: Hashable {
        let facts: [String]
        let key: DecisionResult.Key
    }

    /// Of changes of one fact with one result the nearest. First the nearest of each fact, then the others, each time the nearest first.
    static func nearest(of findings: [Finding]) -> [CaseChange] {
        var nearest = NearestFindings<OfFact>()
        for finding in findings { nearest.add(finding, for: OfFact(facts: finding.facts.map(\.fact), key: finding.key)) }
        var seen: Set<[String]> = []
        let (first, others) = nearest.changes.reduce(into: ([CaseChange](), [CaseChange]())) { split, change in
            if seen.insert(change.facts.map(\.fact)).inserted { split.0.append(change) } else { split.1.append(change) }
        }
        return first + others
    }
}
