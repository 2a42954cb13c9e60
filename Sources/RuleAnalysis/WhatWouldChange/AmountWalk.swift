import RuleModel

/// Values of one number or amount, one beside another, with results of one kind.
struct AmountRun {
    /// The value that is nearest to the case's own.
    let start: Int64
    let result: DecisionResult
    /// The farthest value known to belong to it.
    var end: Int64
    /// The parts that were the same wherever it was tried.
    var steady: Set<Int>
    /// Whether it goes on to the end of the scale.
    var reachesLimit = false

    init(at place: Int64, _ result: DecisionResult) {
        (start, end, self.result, steady) = (place, place, result, Set(result.parts.indices))
    }

    mutating func extend(to place: Int64, _ other: DecisionResult) {
        end = place
        steady = steady.filter { other.parts[$0] == result.parts[$0] }
    }
}

/// Follows one number or amount away from the case's value and finds where the result becomes another.
///
/// It goes from probe to probe; between two with different results it halves the distance until it stands at the step where the
/// first of them ends. Between two probes with results of one kind nothing is looked for.
struct AmountWalk {
    let scale: AmountScale
    let original: DecisionResult
    let direction: Int64
    let trials: CaseTrials
    /// The decided result at a place; nil where that cannot be decided.
    let decide: (Int64) -> DecisionResult?

    private var runs: [AmountRun] = []
    /// The result at the end of the run that is followed, and where that is.
    private var standing: (place: Int64, result: DecisionResult?)
    private var run: AmountRun?
    /// Amounts move with each step, so that only what turns is told.
    private var isDrifting = false

    /// Results of another kind within one stretch between probes, at most.
    private static let maxTurns = 4

    init(
        _ scale: AmountScale, _ original: DecisionResult, direction: Int64, _ trials: CaseTrials,
        decide: @escaping (Int64) -> DecisionResult?
    ) {
        (self.scale, self.original, self.direction, self.trials, self.decide) = (scale, original, direction, trials, decide)
        standing = (scale.current ?? scale.lowest - 1, original)
    }

    /// Every run of results that are not of the original's kind, the nearest first.
    mutating func walk() -> [AmountRun] {
        for probe in scale.probes(from: standing.place, direction) {
            let found = decide(probe)
            guard !trials.isSpent else { break }
            advance(to: probe, found)
        }
        close(atLimit: !trials.isSpent)
        return runs
    }

    private mutating func advance(to probe: Int64, _ found: DecisionResult?) {
        for _ in 0..<Self.maxTurns where !isAlike(found, standing.result) {
            guard let next = turn(before: probe, found) else { return }
            open(at: next.place, next.result)
        }
        if isAlike(found, standing.result) { extend(to: probe, found) } else { open(at: probe, found) }
    }

    private mutating func extend(to place: Int64, _ result: DecisionResult?) {
        if let result { run?.extend(to: place, result) }
        standing = (place, result)
    }

    /// The first place with a result of another kind than where it stands; nil where the budget ends first.
    private mutating func turn(before probe: Int64, _ found: DecisionResult?) -> (place: Int64, result: DecisionResult?)? {
        var far = (place: probe, result: found)
        while abs(far.place - standing.place) > 1 {
            let middle = standing.place + (far.place - standing.place) / 2
            let result = decide(middle)
            guard !trials.isSpent else { return nil }
            if isAlike(result, standing.result) { extend(to: middle, result) } else { far = (middle, result) }
        }
        return far
    }

    private mutating func open(at place: Int64, _ result: DecisionResult?) {
        close(atLimit: false)
        standing = (place, result)
        guard let result else { return }
        if startsDrift(at: place, result) { isDrifting = true }
        if !isAlike(result, original) { run = AmountRun(at: place, result) }
    }

    private mutating func close(atLimit: Bool) {
        guard var run else { return }
        run.reachesLimit = atLimit
        runs.append(run)
        self.run = nil
    }

    /// Whether an amount differs one step away from the case, and again with the next step: it follows the fact, and has no threshold.
    private func startsDrift(at place: Int64, _ result: DecisionResult) -> Bool {
        guard abs(place - (scale.current ?? scale.lowest - 1)) == 1, result.turned == original.turned else { return false }
        let next = place + direction
        guard (scale.lowest...scale.highest).contains(next), let beyond = decide(next) else { return false }
        return beyond.turned == original.turned && beyond != result
    }

    /// Where nothing turned, an amount that is less is told apart from one that is more.
    private func isAlike(_ a: DecisionResult?, _ b: DecisionResult?) -> Bool {
        guard let a, let b else { return a == nil && b == nil }
        guard a.turned == b.turned else { return false }
        return isDrifting || a.turned != original.turned || a.movements(from: original) == b.movements(from: original)
    }
}
