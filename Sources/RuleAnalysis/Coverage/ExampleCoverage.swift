public import RuleEngine
public import RuleModel

/// What the examples of a rulebook exercise of it. Keep it on one thread, with a stack of 8 MiB or more.
public final class ExampleCoverage {
    /// Changed cases that are decided at most in a search for suggestions, where a few gaps are shown, and where all are.
    public static let usualBudget = 4_000
    public static let largeBudget = 20_000
    /// For each gap in turn.
    private static let budgetsOfGap = [100, 600]

    private let rulebook: Rulebook
    private let evaluator: CoverageEvaluator
    private let examples: [CoverageBase]

    /// Decides every example.
    /// - Throws: `memory_limit` and the like, if no state can be opened for the rulebook.
    public init(_ rulebook: Rulebook, _ examples: Examples) throws(Diagnostics) {
        self.rulebook = rulebook
        let evaluator = try CoverageEvaluator(rulebook)
        self.evaluator = evaluator
        self.examples = examples.readable.map { file, example in
            CoverageBase(
                file: file, document: CaseDocument(example.given), known: example.known,
                run: evaluator.decide(example.given, known: example.known))
        }
    }

    /// - Parameters:
    ///   - suggestions: for how many gaps a case is looked for, from the first.
    ///   - budget: changed cases that are decided at most.
    public func coverage(suggestions: Int, budget: Int = usualBudget) -> Coverage {
        let subjects = evaluator.map.subjects
        let seen = examples.reduce(into: [Sides](repeating: [], count: subjects.count)) { seen, example in
            for index in seen.indices { seen[index].formUnion(example.run.seen[index]) }
        }
        let missing = subjects.indices.filter { !seen[$0].isSuperset(of: subjects[$0].wanted) }
        var gaps = missing.map { Coverage.Gap(subjects[$0].subject, missing: Self.missing(seen[$0], of: subjects[$0])) }
        if suggestions > 0, !examples.isEmpty, !gaps.isEmpty {
            suggest(for: missing.prefix(suggestions), seen, budget, &gaps)
        }
        return Coverage(totals: totals(seen), gaps: gaps)
    }

    private static func missing(_ seen: Sides, of subject: CoverageSubject) -> Coverage.Missing {
        if seen.isEmpty, subject.wanted == .both { return .anything }
        if seen.contains(.yes) { return .no }
        return seen.contains(.applied) ? .decision : .yes
    }

    private func totals(_ seen: [Sides]) -> [Coverage.Total] {
        Coverage.Kind.allCases.compactMap { kind in
            let all = evaluator.map.subjects.indices.filter { evaluator.map.subjects[$0].subject.kind == kind }
            if all.isEmpty { return nil }
            return .init(kind, covered: all.count { seen[$0].isSuperset(of: evaluator.map.subjects[$0].wanted) }, of: all.count)
        }
    }

    // MARK: Suggestions

    /// First a little for each gap, then more for those that are left. A case that was found for one is also offered for the others that
    /// it shows.
    private func suggest(for missing: ArraySlice<Int>, _ seen: [Sides], _ total: Int, _ gaps: inout [Coverage.Gap]) {
        let subjects = evaluator.map.subjects
        let goals = missing.map { index in
            let sides =
                seen[index].contains(.applied) && !seen[index].contains(.yes) ? .yes : subjects[index].wanted.subtracting(seen[index])
            return CoverageSearch.Goal(index: index, subject: subjects[index], sides: sides)
        }
        let search = CoverageSearch(
            evaluator.map, FactCandidates(rulebook, rulebook.turningPoints(), evaluator.map, examples: examples),
            CoverageTrials(evaluator, budget: total), bases: examples, goals: goals)
        var found = [CoverageSearch.Found?](repeating: nil, count: goals.count)
        for budget in Self.budgetsOfGap {
            for place in goals.indices where found[place] == nil {
                guard let new = search.find(goals[place], within: budget) else { continue }
                for other in goals.indices where found[other] == nil && goals[other].isReached(by: new.trial.run) { found[other] = new }
            }
        }
        // As few cases as one may hope for: each gap takes the first that shows it.
        for place in goals.indices {
            let first = found.lazy.compactMap(\.self).first { goals[place].isReached(by: $0.trial.run) }
            gaps[place].suggestion = first.map(Self.suggestion)
        }
    }

    /// What names the person and the case of the example is left out: the new case is nobody's.
    private static func suggestion(_ found: CoverageSearch.Found) -> SuggestedCase {
        let members = (found.trial.document.json.object ?? []).filter { !["case", "person", "evidence"].contains($0.key) }
        var example: [JSONValue.Member] = [.init("title", .string("Like \(found.base.file), changed")), .init("case", .object(members))]
        if let known = found.trial.known { example.append(.init("known", .string(known.description))) }
        example.append(.init("expect", expectation(of: found.trial.decision)))
        let changes = found.changes.map { SuggestedCase.Change($0.setting.fact, $0.setting.value, asIn: $0.asIn) }
        return SuggestedCase(like: "examples/" + found.base.file, changes: changes, example: .object(example))
    }

    /// What the rules give now; of a case that they refuse the codes of its errors.
    private static func expectation(of decision: JSONValue) -> JSONValue {
        let told = ["outcome", "referrals", "duties", "flags", "answers", "needs"]
        let members = (decision.object ?? []).filter { told.contains($0.key) }
        guard let errors = decision["errors"]?.array else { return .object(members) }
        let codes = errors.map { JSONValue.object([.init("code", $0["code"] ?? .null)]) }
        return .object([.init("errors", .array(codes))])
    }
}
