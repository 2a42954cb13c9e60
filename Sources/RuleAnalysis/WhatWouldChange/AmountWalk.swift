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
    /// False where some value between its ends was tried and gave a result of another kind.
    var isUnbroken = true

    init(at place: Int64, _ result: DecisionResult) {
        (start, end, self.result, steady) = (place, place, result, Set(result.parts.indices))
    }

    mutating func extend(to place: Int64, _ other: DecisionResult) {
        end = place
        keepSteady(other)
    }

    mutating func keepSteady(_ other: DecisionResult) {
        steady = steady.filter { other.parts[$0].compared == result.parts[$0].compared }
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
    /// Asides that are another with each step.
    private var drifting: Set<Int> = []

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
        return runs.map(checked)
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
        noteDrift(at: place, result)
        if !isAlike(result, original) { run = AmountRun(at: place, result) }
    }

    private mutating func close(atLimit: Bool) {
        guard var run else { return }
        run.reachesLimit = atLimit
        run.steady.subtract(drifting)
        runs.append(run)
        self.run = nil
    }

    /// A run after values across it were decided: a rule may turn between two probes and back again.
    private func checked(_ run: AmountRun) -> AmountRun {
        var run = run
        for place in scale.places(across: run.start, run.end) {
            guard let result = decide(place), isAlike(result, run.result) else {
                run.isUnbroken = false
                break
            }
            run.keepSteady(result)
        }
        return run
    }

    /// What differs one step away from the case, and again with the next step, follows the fact, and has no threshold.
    private mutating func noteDrift(at place: Int64, _ result: DecisionResult) {
        let next = place + direction
        guard abs(place - (scale.current ?? scale.lowest - 1)) == 1, result.turned == original.turned,
            (scale.lowest...scale.highest).contains(next), let beyond = decide(next), beyond.turned == original.turned
        else { return }
        if result.amounts != original.amounts, beyond.amounts != result.amounts { isDrifting = true }
        drifting = result.asides(besides: original).intersection(beyond.asides(besides: result))
    }

    private func isAlike(_ a: DecisionResult?, _ b: DecisionResult?) -> Bool {
        guard let a, let b else { return a == nil && b == nil }
        return a.isAlike(b, besides: original, isDrifting: isDrifting, ignoring: drifting)
    }
}
