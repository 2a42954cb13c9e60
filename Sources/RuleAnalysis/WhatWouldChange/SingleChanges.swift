import RuleModel

/// Tries every changeable fact by itself.
struct SingleChanges {
    let facts: [ChangeableFact]
    let original: DecisionResult
    let trials: CaseTrials
    let read: (JSONValue) -> DecisionResult

    /// Every change with another result.
    private(set) var findings: [Finding] = []
    /// Every result that a single change was seen to give.
    private(set) var results: Set<DecisionResult> = []
    /// By fact: the places of a number or amount at which the result turns, or other reasons are given.
    private(set) var turns: [String: [Int64]] = [:]
    /// Changes for which the routing gives other reasons, whatever the outcome.
    private(set) var withOtherReasons: Set<CaseTrials.Setting> = []

    init(_ facts: [ChangeableFact], _ original: DecisionResult, _ trials: CaseTrials, read: @escaping (JSONValue) -> DecisionResult) {
        (self.facts, self.original, self.trials, self.read) = (facts, original, trials, read)
    }

    /// First what has few values; then numbers and amounts, each with its share of half the decisions that are left. The other half
    /// is for pairs.
    mutating func find() {
        for fact in facts { tryAlternatives(of: fact) }
        let scaled = facts.filter { $0.scale != nil }
        let last = trials.left / 2
        for (index, fact) in scaled.enumerated() {
            trials.allow((trials.left - last) / (scaled.count - index))
            walk(fact)
        }
        trials.allow(trials.left)
    }

    private func result(of setting: CaseTrials.Setting) -> DecisionResult? { trials.decision(with: [setting]).map(read) }

    private mutating func tryAlternatives(of fact: ChangeableFact) {
        for alternative in fact.alternatives {
            let setting = fact.setting(alternative.value)
            guard let result = result(of: setting) else { continue }
            results.insert(result)
            if result.reasons != original.reasons { withOtherReasons.insert(setting) }
            add(fact.change(to: alternative.value), alternative.distance, result, isAlone: true, at: Array(result.parts.indices))
        }
    }

    private mutating func walk(_ fact: ChangeableFact) {
        guard let scale = fact.scale else { return }
        var known: [Int64: DecisionResult] = [:]
        let decide = { [self] (place: Int64) -> DecisionResult? in
            if let result = known[place] { return result }
            let result = result(of: fact.setting(scale.json(place)))
            known[place] = result
            return result
        }
        for direction: Int64 in scale.current == nil ? [1] : [-1, 1] {
            var walk = AmountWalk(scale, original, direction: direction, trials, decide: decide)
            for run in walk.walk() { add(run, of: fact, scale, direction) }
        }
        results.formUnion(known.values)
        noteReasons(known, of: fact, scale)
    }

    /// The nearest place for each other list of reasons.
    private mutating func noteReasons(_ known: [Int64: DecisionResult], of fact: ChangeableFact, _ scale: AmountScale) {
        let here = scale.current ?? scale.lowest
        var seen: Set = [original.reasons]
        for place in known.keys.sorted(by: { (abs($0 - here), $0) < (abs($1 - here), $1) }) {
            guard let result = known[place], seen.insert(result.reasons).inserted else { continue }
            turns[fact.fact.name, default: []].append(place)
            withOtherReasons.insert(fact.setting(scale.json(place)))
        }
    }

    /// What holds for a whole run is told of it; where nothing does, or it is not sure, what the nearest value gives. An aside that is another
    /// with each value is none.
    private mutating func add(_ run: AmountRun, of fact: ChangeableFact, _ scale: AmountScale, _ direction: Int64) {
        turns[fact.fact.name, default: []].append(run.start)
        let distance = scale.distance(run.start, scale.current ?? scale.lowest)
        let steady = run.steady.sorted()
        let isSure = run.isUnbroken && (!fact.mayAlternate || scale.isWhole(run, direction))
        let isSteady = isSure && !run.result.differences(from: original, at: steady).isEmpty
        let nearest = run.result.parts.indices.filter { !run.result.parts[$0].isAside || run.steady.contains($0) }
        let last: FactChange.Extent = run.reachesLimit ? (direction < 0 ? .orFewer : .orMore) : .through(scale.json(run.end))
        let extent = run.end == run.start ? .only : last
        add(
            fact.change(to: scale.json(run.start), isSteady ? extent : .only), distance, run.result, isAlone: false,
            at: isSteady ? steady : nearest)
    }

    private mutating func add(_ change: FactChange, _ distance: Exact, _ result: DecisionResult, isAlone: Bool, at places: [Int]) {
        let differences = result.differences(from: original, at: places, isExact: isAlone)
        if differences.isEmpty { return }
        let isAside = places.allSatisfy { result.parts[$0].isAside || result.parts[$0].compared == original.parts[$0].compared }
        let key = result.key(besides: original, isAlone: isAlone, isAside: isAside)
        findings.append(Finding(facts: [change], distance: distance, key: key, isAside: isAside, differences: differences))
    }
}
