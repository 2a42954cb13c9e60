import RuleEngine
import RuleModel

/// Looks for cases that show what no example shows: examples with a few facts changed, each decided.
///
/// It begins with the examples that came nearest, tries one fact after another, keeps the change that came nearest, and goes on from there.
/// A change comes nearer where more of the same rule is come to, or where the two sides of a comparison are less apart. What a case that
/// was tried shows beside is remembered, and what was found is begun with in turn.
final class CoverageSearch {
    /// What is looked for.
    struct Goal {
        let index: Int
        let subject: CoverageSubject
        /// Any of these will do.
        let sides: Sides

        func isReached(by run: CoverageEvaluator.Run) -> Bool { !run.seen[index].isDisjoint(with: sides) }
    }

    struct Found {
        let base: CoverageBase
        let trial: CoverageTrials.Trial
        let changes: [FactCandidates.Candidate]
    }

    private let map: CoverageMap
    private let candidates: FactCandidates
    private let trials: CoverageTrials
    /// Examples first, then what was found with them.
    private var bases: [CoverageBase]
    /// What is still looked for, by subject.
    private var goals: [Int: Goal]
    /// Cases that were tried for another goal and decided.
    private var met: [Int: (base: CoverageBase, changes: [FactCandidates.Candidate])] = [:]

    private static let maxBases = 3
    private static let maxChanges = 12
    private static let maxRepairs = 3
    /// Values of the facts that the goal reads itself from which it is looked for again.
    private static let maxStarts = 8

    init(_ map: CoverageMap, _ candidates: FactCandidates, _ trials: CoverageTrials, bases: [CoverageBase], goals: [Goal]) {
        (self.map, self.candidates, self.trials, self.bases) = (map, candidates, trials, bases)
        self.goals = Dictionary(goals.map { ($0.index, $0) }) { first, _ in first }
    }

    /// Nil where none is found in so many decisions. What it shows is no goal any more.
    func find(_ goal: Goal, within decisions: Int) -> Found? {
        guard let found = search(goal, within: decisions) else { return nil }
        let new = CoverageBase(
            file: found.base.file, document: found.base.document, known: found.base.known, changes: found.changes, run: found.trial.run)
        bases.append(new)
        for (index, goal) in goals where goal.isReached(by: found.trial.run) { goals[index] = nil }
        return found
    }

    /// Of several ways the first: an incomplete case, or one that the rules refuse, only where no decided one is found.
    private func search(_ goal: Goal, within decisions: Int) -> Found? {
        if let (base, changes) = met[goal.index], let found = smallest(base, changes, goal) { return found }
        var fallback: Found?
        let bases = nearest(to: goal)
        let starts = starts(of: goal)
        let share = decisions / (bases.count * starts.count + 1)
        for (base, start) in bases.flatMap({ base in starts.map { (base, $0) } }) {
            trials.allow(share)
            guard let found = climb(from: base, base.changes + start, goal) else { continue }
            if found.trial.run.verdict == .decided { return found }
            fallback = fallback ?? found
        }
        trials.allow(share)
        return fallback ?? bases.first.flatMap { afterChoosing(from: $0, goal) }
    }

    /// Where the right value of a fact leads elsewhere, so that the goal is not come to at all, the way back is looked for with that value.
    private func afterChoosing(from base: CoverageBase, _ goal: Goal) -> Found? {
        guard let names = goal.subject.facts.first, !names.isEmpty, let direct = candidates.byNearness([names]).first else { return nil }
        let choices = direct.flatMap { candidates.candidates(for: $0, in: base.document) }
        for choice in choices.prefix(Self.maxStarts) {
            let others = base.changes.filter { $0.setting.fact != choice.setting.fact }
            if let found = climb(from: base, others + [choice], goal) { return found }
        }
        return nil
    }

    // MARK: Where to begin

    private func nearest(to goal: Goal) -> [CoverageBase] {
        let usable = bases.filter { $0.run.verdict == .decided }
        let near = (usable.isEmpty ? bases.filter { $0.run.verdict != .failed } : usable).map { ($0, Nearness(of: $0.run, to: goal, map)) }
        let sorted = near.indices.sorted { a, b in
            if near[a].1.isNearer(than: near[b].1) { return true }
            return near[b].1.isNearer(than: near[a].1) ? false : a < b
        }
        return sorted.prefix(Self.maxBases).map { near[$0].0 }
    }

    /// A figure is read on its day, and as it was known.
    private func starts(of goal: Goal) -> [[FactCandidates.Candidate]] {
        guard goal.subject.subject.kind == .figure, let from = goal.subject.subject.from else { return [[]] }
        let on = FactCandidates.Candidate(setting: .init(fact: "on", value: .string(from.description)), asIn: nil)
        guard let known = goal.subject.subject.known else { return [[on], []] }
        return [[on], [on, .init(setting: .init(fact: "known", value: .string(known.description)), asIn: nil)], []]
    }

    // MARK: Going nearer

    private typealias Attempt = (trial: CoverageTrials.Trial, changes: [FactCandidates.Candidate])

    private func climb(from base: CoverageBase, _ start: [FactCandidates.Candidate], _ goal: Goal) -> Found? {
        guard var (trial, changes) = attempt(base, start, goal) else { return nil }
        let groups = candidates.byNearness(goal.subject.facts)
        while !goal.isReached(by: trial.run) {
            guard changes.count < Self.maxChanges + start.count, let next = step(from: base, trial, changes, groups, goal) else {
                return nil
            }
            (trial, changes) = next
        }
        return smallest(base, changes, goal)
    }

    /// The value that comes nearest of the first fact of which any does; the first that reaches the goal.
    private func step(
        from base: CoverageBase, _ trial: CoverageTrials.Trial, _ changes: [FactCandidates.Candidate], _ groups: [[Fact]], _ goal: Goal
    ) -> Attempt? {
        var nearest = Nearness(of: trial.run, to: goal, map)
        for group in groups {
            var refused: Attempt?
            for fact in group where fact.isList || !changes.contains(where: { $0.setting.fact == fact.name }) {
                let others = changes.filter { $0.setting.fact != fact.name }
                var best: Attempt?
                for candidate in candidates.candidates(for: fact, in: trial.document) {
                    guard !trials.isSpent else { return nil }
                    guard let found = attempt(base, others + [candidate], goal) else { continue }
                    if found.trial.run.verdict == .failed {
                        refused = refused ?? found
                        continue
                    }
                    if goal.isReached(by: found.trial.run) { return found }
                    let nearness = Nearness(of: found.trial.run, to: goal, map)
                    if nearness.isNearer(than: nearest) { (nearest, best) = (nearness, found) }
                }
                if let best { return best }
            }
            if let refused { return refused }
        }
        return nil
    }

    /// With what the changed case asks for, as far as examples have it. Nil where it cannot be decided and does not reach the goal.
    private func attempt(_ base: CoverageBase, _ changes: [FactCandidates.Candidate], _ goal: Goal) -> Attempt? {
        var changes = changes
        guard var trial = trials.decide(base, with: changes.map(\.setting), measuring: goal.index) else { return nil }
        for _ in 0..<Self.maxRepairs where trial.run.verdict == .incomplete {
            let asked = trial.needs.compactMap { candidates.anyValue(of: $0, in: trial.document) }
            let new = asked.filter { one in !changes.contains { $0.setting.fact == one.setting.fact } }
            guard !new.isEmpty, let next = trials.decide(base, with: (changes + new).map(\.setting), measuring: goal.index) else { break }
            if goal.isReached(by: trial.run), !goal.isReached(by: next.run) { break }
            (changes, trial) = (changes + new, next)
        }
        if trial.run.verdict == .failed, !goal.isReached(by: trial.run) { return nil }
        remember(trial, base, changes)
        return (trial, changes)
    }

    private func remember(_ trial: CoverageTrials.Trial, _ base: CoverageBase, _ changes: [FactCandidates.Candidate]) {
        guard trial.run.verdict == .decided else { return }
        for (index, goal) in goals where met[index] == nil && goal.isReached(by: trial.run) { met[index] = (base, changes) }
    }

    // MARK: The fewest changes

    /// Without the changes that it does not need.
    private func smallest(_ base: CoverageBase, _ changes: [FactCandidates.Candidate], _ goal: Goal) -> Found? {
        trials.allow(changes.count + 1)
        var kept = changes
        guard var trial = trials.decide(base, with: kept.map(\.setting)) else { return nil }
        for index in changes.indices.reversed() where kept.count > 1 {
            let fewer = kept.filter { $0.setting.fact != changes[index].setting.fact }
            guard let tried = trials.decide(base, with: fewer.map(\.setting)), goal.isReached(by: tried.run),
                tried.run.verdict == trial.run.verdict
            else { continue }
            (kept, trial) = (fewer, tried)
        }
        return Found(base: base, trial: trial, changes: kept)
    }
}

/// How near a case came to a goal.
private struct Nearness {
    /// Whether it was come to at all, and how much else of its rule was.
    private let isSeen: Bool
    private let ofRule: Int
    /// How far its two sides were apart.
    private let distance: Exact?
    /// How much was come to of the other rules of its form.
    private let ofForm: Int

    init(of run: CoverageEvaluator.Run, to goal: CoverageSearch.Goal, _ map: CoverageMap) {
        let owner = goal.subject.owner
        let form = owner.prefix { $0 != "." }
        var (ofRule, ofForm) = (0, 0)
        for (index, subject) in map.subjects.enumerated() where !run.seen[index].isEmpty {
            if subject.owner == owner { ofRule += 1 } else if subject.owner.prefix(while: { $0 != "." }) == form { ofForm += 1 }
        }
        isSeen = !run.seen[goal.index].isEmpty
        (self.ofRule, self.ofForm, distance) = (ofRule, ofForm, run.distance)
    }

    func isNearer(than other: Nearness) -> Bool {
        if isSeen != other.isSeen { return isSeen }
        if ofRule != other.ofRule { return ofRule > other.ofRule }
        switch (distance, other.distance) {
        case (let mine?, let others?) where mine != others: return mine < others
        case (_?, nil): return true
        case (nil, _?): return false
        default: return ofForm > other.ofForm
        }
    }
}
