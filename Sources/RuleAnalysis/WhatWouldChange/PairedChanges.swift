import RuleEngine
import RuleModel

/// Tries two facts at a time for what no fact alone gives: where some rule reads both, or each alone changes the reasons.
struct PairedChanges {
    /// A part of a result that no single change was seen to give. The edges of bands are none: any two levels and services have others.
    enum News: Hashable {
        case turned(part: Int, JSONValue)
        case moved(DecisionResult.Movement)
    }

    /// Another value of one fact of a pair.
    private struct Half {
        let fact: ChangeableFact
        let value: JSONValue?
        /// Of a number or amount.
        let place: Int64?
        let distance: Exact
        /// Whether it alone gives other reasons.
        let changesReasons: Bool

        init(_ fact: ChangeableFact, _ value: JSONValue?, place: Int64?, distance: Exact, _ singles: SingleChanges) {
            (self.fact, self.value, self.place, self.distance) = (fact, value, place, distance)
            changesReasons = singles.withOtherReasons.contains(fact.setting(value))
        }
    }

    private let singles: SingleChanges
    private let original: DecisionResult
    private let trials: CaseTrials
    private let read: (JSONValue) -> DecisionResult
    private var known: Set<News>
    private(set) var findings = NearestFindings<Set<News>>()

    init(after singles: SingleChanges) {
        self.singles = singles
        (original, trials, read) = (singles.original, singles.trials, singles.read)
        known = []
        known = singles.results.reduce(into: turned(in: original)) { $0.formUnion(turned(in: $1).union(moved(in: $1))) }
    }

    /// The nearest pairs first, until the budget ends.
    mutating func find(_ points: TurningPoints) {
        let pairs = pairs(points).map { (pair: $0, distance: Self.distance(of: $0)) }
        for index in pairs.indices.sorted(by: { (pairs[$0].distance, $0) < (pairs[$1].distance, $1) }) where !trials.isSpent {
            attempt(pairs[index].pair)
        }
    }

    private func pairs(_ points: TurningPoints) -> [[Half]] {
        let facts = singles.facts
        let halves = facts.map(halves)
        var pairs: [[Half]] = []
        for i in facts.indices {
            for j in facts.indices.dropFirst(i + 1) {
                let areTogether = points.areReadTogether(facts[i].fact, facts[j].fact)
                for a in halves[i] {
                    for b in halves[j] where areTogether || a.changesReasons && b.changesReasons { pairs.append([a, b]) }
                }
            }
        }
        return pairs
    }

    private mutating func attempt(_ pair: [Half]) {
        guard let result = decide(pair) else { return }
        let news = news(in: result)
        if news.isEmpty { return }
        let (nearest, after) = nearest(pair, result, news)
        let finding = Finding(
            facts: nearest.map { $0.fact.change(to: $0.value) }, distance: Self.distance(of: nearest),
            key: after.key(besides: original, isAlone: true, isAside: false),
            isAside: false, differences: after.differences(from: original, at: after.parts.indices))
        findings.add(finding, for: news)
    }

    private func decide(_ pair: [Half]) -> DecisionResult? {
        trials.decision(with: pair.map { $0.fact.setting($0.value) }).map(read)
    }

    /// Where something turned, the amounts follow from that.
    private func news(in result: DecisionResult) -> Set<News> {
        let news = result.turned == original.turned ? moved(in: result) : turned(in: result)
        return news.subtracting(known)
    }

    private func moved(in result: DecisionResult) -> Set<News> { Set(result.movements(from: original).map(News.moved)) }

    private func turned(in result: DecisionResult) -> Set<News> {
        Set(result.parts.enumerated().filter { $1.kind == .turning && !$1.isEdge }.map { News.turned(part: $0, $1.value) })
    }

    // MARK: Nearness

    /// The same news nearer to the case: each number and amount in turn moves back as far as it can.
    private func nearest(_ pair: [Half], _ result: DecisionResult, _ news: Set<News>) -> ([Half], DecisionResult) {
        var (pair, result) = (pair, result)
        for turn in pair.indices {
            let fact = pair[turn].fact
            guard let scale = fact.scale, var with = pair[turn].place else { continue }
            var without = scale.current ?? scale.lowest - 1
            while abs(with - without) > 1 {
                let middle = without + (with - without) / 2
                var tried = pair
                tried[turn] = half(of: fact, scale, at: middle)
                if let found = decide(tried), self.news(in: found) == news {
                    (pair, result, with) = (tried, found, middle)
                } else {
                    without = middle
                }
            }
        }
        return (pair, result)
    }

    private static func distance(of pair: [Half]) -> Exact { pair.reduce(0) { sum, half in (try? sum + half.distance) ?? 2 } }

    // MARK: Values to try

    /// Of numbers and amounts, where they alone turn something and the ends: what is found comes nearer afterwards.
    private func halves(of fact: ChangeableFact) -> [Half] {
        let others = fact.alternatives.map { Half(fact, $0.value, place: nil, distance: $0.distance, singles) }
        guard let scale = fact.scale else { return others }
        let here = scale.current ?? scale.lowest - 1
        let places = Set((singles.turns[fact.fact.name] ?? []) + [scale.lowest, scale.highest]).subtracting([here])
        return others + places.sorted().map { half(of: fact, scale, at: $0) }
    }

    private func half(of fact: ChangeableFact, _ scale: AmountScale, at place: Int64) -> Half {
        Half(fact, scale.json(place), place: place, distance: scale.distance(place, scale.current ?? scale.lowest), singles)
    }
}
