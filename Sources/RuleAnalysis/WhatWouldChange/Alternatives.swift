import RuleModel

/// Other values of a fact that is neither number nor amount, each with its distance from 0 (the same) to 1 (quite another).
struct Alternatives {
    struct Alternative {
        /// Nil leaves the fact out.
        let value: JSONValue?
        let distance: Exact
    }

    let all: [Alternative]

    /// - Parameter current: what the case gives, or the fact's default; nil where there is neither.
    init(_ fact: Fact, current: JSONValue?) {
        var all: [Alternative] = []
        switch fact.kind {
        case .boolean: all = [false, true].map { Alternative(value: .boolean($0), distance: 1) }
        case .choice(let choices): all = Self.others(among: choices, current?.string)
        case .choices(let choices): all = Self.changedLists(of: choices, current?.array?.compactMap(\.string) ?? [])
        case .number, .money, .date, .text, .records: break
        }
        if current != nil, !fact.required, fact.defaultValue == nil { all.append(Alternative(value: nil, distance: 1)) }
        self.all = all.filter { $0.value != current }
    }

    /// By how many places they stand apart in their declaration.
    private static func others(among choices: [String], _ current: String?) -> [Alternative] {
        let here = current.flatMap { choices.firstIndex(of: $0) }
        return choices.enumerated().map { index, choice in
            let distance = here.flatMap { try? Exact(Int64(abs(index - $0)), over: Int64(max(choices.count - 1, 1))) }
            return Alternative(value: .string(choice), distance: distance ?? 1)
        }
    }

    /// One choice more, or one less.
    private static func changedLists(of choices: [String], _ current: [String]) -> [Alternative] {
        choices.map { choice in
            let changed = current.contains(choice) ? current.filter { $0 != choice } : current + [choice]
            return Alternative(
                value: .array(changed.map(JSONValue.string)), distance: (try? Exact(1, over: Int64(choices.count))) ?? 1)
        }
    }
}
