import LuaSandbox
import RuleModel

/// Reads off a trace what one case exercised.
struct CoverageReader {
    private let map: CoverageMap
    private let definitionName: (Int) -> String
    /// What the case gives, for the keys of parameters.
    private let given: (String) -> String?
    private(set) var seen: [Sides]
    /// How far the two sides of one comparison were from each other at best.
    private(set) var distance: Exact?
    private let measured: Int?

    /// An answer that is being worked out, or a function that runs.
    private struct Frame {
        /// Of an answer.
        let name: String?
        /// The rule that is being tried: it did not apply if nothing else is said of it.
        var trying: Int?
    }
    private var open: [Frame] = []
    private var answers: [String: String] = [:]

    /// In it rows are tried one by one where facts are missing, so one that does not apply may not have been decided.
    private static let openAnswer = "(open)"

    /// - Parameter measured: the comparison of which the distance is wanted.
    init(_ map: CoverageMap, measured: Int? = nil, given: @escaping (String) -> String?, definitionName: @escaping (Int) -> String) {
        (self.map, self.measured, self.given, self.definitionName) = (map, measured, given, definitionName)
        seen = Array(repeating: [], count: map.subjects.count)
    }

    mutating func take(_ step: TraceStep) {
        switch step.kind {
        case .answer: open.append(Frame(name: definitionName(step.site)))
        case .enter, .takeOver: open.append(Frame(name: nil))
        case .leave, .passOn: _ = open.popLast()
        case .answered: answered(step)
        case .caught:
            if open.count > step.site { open.removeSubrange(step.site...) }
            if let last = open.indices.last { open[last].trying = nil }
        case .compare: compare(step)
        case .read, .field, .value: condition(step.site, step.holds(0))
        case .dated: figure(step)
        case .note: note(step)
        case .name: mark(map.names[step.site], step.holds(0) ? .yes : .no)
        case .work, .turn, .round, .lacking: break
        }
    }

    private mutating func mark(_ subject: Int?, _ side: Sides) {
        if let subject { seen[subject].formUnion(side) }
    }

    // MARK: Conditions

    private mutating func condition(_ site: Int, _ holds: Bool) {
        guard let found = map.conditions[site] else { return }
        mark(found.subject, holds != found.isNegated ? .yes : .no)
    }

    private mutating func compare(_ step: TraceStep) {
        condition(step.site, step.holds(2))
        guard let measured, map.conditions[step.site]?.subject == measured, let left = step.value(0), let right = step.value(1),
            let apart = Self.apart(left, right)
        else { return }
        distance = min(distance ?? apart, apart)
    }

    private static func apart(_ a: Value, _ b: Value) -> Exact? {
        let (x, y): (Exact, Exact)
        switch (a, b) {
        case (.number(let a), .number(let b)): (x, y) = (a, b)
        case (.money(let a), .money(let b)): (x, y) = (a.pence, b.pence)
        case (.date(let a), .date(let b)): (x, y) = (Exact(Int64(a.days)), Exact(Int64(b.days)))
        default: return nil
        }
        return x < y ? try? y - x : try? x - y
    }

    // MARK: Answers

    private mutating func answered(_ step: TraceStep) {
        closeTried()
        guard let name = open.popLast()?.name, let text = step.value(0)?.text else { return }
        answers[name] = text
    }

    /// What was tried and not said to apply did not apply.
    private mutating func closeTried() {
        guard let last = open.indices.last, let tried = open[last].trying else { return }
        open[last].trying = nil
        if open[last].name != Self.openAnswer { mark(tried, .no) }
    }

    private mutating func figure(_ step: TraceStep) {
        guard let name = open.last?.name, case .date(let from)? = step.value(0) else { return }
        let known: CalendarDate? = if case .date(let day)? = step.value(1) { day } else { nil }
        let key = map.keys[name].flatMap { answers[$0] ?? given($0) }
        mark(map.figures[.init(parameter: name, key: key, from: from, known: known)], .yes)
    }

    // MARK: Forms

    private mutating func note(_ step: TraceStep) {
        guard let note = FormNote(rawValue: step.site), let last = open.indices.last, let name = open[last].name else { return }
        let number = step.value(0)?.number?.whole.map(Int.init) ?? 0
        switch note {
        case .row: attempt(map.rows[name == Self.openAnswer ? "(routing)" : name]?[number])
        case .layer: attempt(map.rows[name]?[number])
        case .exception: attempt(map.exceptions[name]?[number])
        case .hit, .takes:
            mark(open[last].trying, .yes)
            open[last].trying = nil
        case .applies:
            // Whether it decides is said when all were tried.
            mark(open[last].trying, .applied)
            open[last].trying = nil
        case .band: mark(map.bands[name]?[number], .yes)
        case .price: mark(step.value(4)?.text.flatMap { map.quotes[name]?[$0] }, .yes)
        case .worth:
            closeTried()
            mark(map.exceptions[name]?[number], .yes)
        case .displaced, .rest: closeTried()
        case .share, .cell: break
        }
    }

    private mutating func attempt(_ subject: Int?) {
        closeTried()
        if let last = open.indices.last { open[last].trying = subject }
    }
}
