import LuaSyntax
import RuleModel

/// What each answer and parameter reads of the case: in every case, and in some.
struct AnswerReads {
    private var certain: [String: Set<String>] = [:]
    private var possible: [String: Set<String>] = [:]
    /// Those who read a name in every case.
    private var readers: [String: [String]] = [:]
    private let order: [Declared]
    private let functions: FunctionReads
    private let inference: KindInference

    init(_ parts: [Part], _ declared: [Declared], _ inference: KindInference) {
        self.inference = inference
        functions = FunctionReads(parts, inference)
        var seen: Set<String> = []
        order = declared.filter { $0.kind.isReadable && seen.insert($0.name).inserted }
        let exceptions = declared.exceptions
        for item in declared where item.kind == .except {
            possible[item.ruleOwner, default: []].formUnion(everything(in: item))
        }
        for item in order {
            possible[item.name, default: []].formUnion(everything(in: item))
            let conditions = (exceptions[item.name] ?? []).map { bodies(of: $0.in, at: $0.rule.path + [.name("when")]) }
            certain[item.name] = conditions.isEmpty ? first(of: item) : reads(always: conditions.flatMap(\.self))
        }
        for item in order { for name in certain[item.name] ?? [] { readers[name, default: []].append(item.name) } }
    }

    // MARK: What is read

    /// What an answer without exceptions reads before anything else.
    private func first(of item: Declared) -> Set<String> {
        let path: [Value.Step]? =
            switch item.kind {
            case .answer: [.name("value")]
            case .choose: [.index(1), .name("when")]
            default: item.spec["applies"].isNothing ? nil : [.name("applies")]
            }
        return path.map { reads(always: bodies(of: item, at: $0)) } ?? named(by: item)
    }

    /// Names that a declaration gives as text.
    private func named(by item: Declared) -> Set<String> {
        switch item.kind {
        case .bands: Set((item.spec["match"].texts ?? []) + [item.spec["quoted"].text].compactMap(\.self))
        case .layers: Set([item.spec["of"].text].compactMap(\.self))
        case .parameter: Set([item.spec["by"].text].compactMap(\.self))
        default: []
        }
    }

    private func everything(in item: Declared) -> Set<String> {
        let bodies = item.text.body.map { self.bodies(in: $0) } ?? []
        return bodies.reduce(into: named(by: item)) { $0.formUnion(functions.possible($1)) }
    }

    private func reads(always bodies: [FunctionBody]) -> Set<String> {
        bodies.reduce(into: []) { $0.formUnion(functions.certain($1)) }
    }

    private func bodies(of item: Declared, at path: [Value.Step]) -> [FunctionBody] {
        item.text.expression(path).flatMap(body).map { [$0] } ?? []
    }

    private func bodies(in table: TableConstructor) -> [FunctionBody] {
        table.entries.flatMap { entry -> [FunctionBody] in
            if case .table(let inner) = entry.value.unparenthesized.kind { return bodies(in: inner) }
            return body(entry.value.unparenthesized).map { [$0] } ?? []
        }
    }

    private func body(_ expression: Expression) -> FunctionBody? {
        switch expression.kind {
        case .function(let body): body
        case .name(let name): inference.functions.body(of: name)
        default: nil
        }
    }

    /// All that a name may depend on, itself included.
    func reach(of name: String) -> Set<String> { closure(of: [name]) }

    /// Some names, then what their answers read, then what the answers among that read, and so on: each name once.
    func levels(from names: Set<String>) -> [Set<String>] {
        var (levels, seen) = ([names], names)
        while let last = levels.last, !last.isEmpty {
            let next = last.reduce(into: Set<String>()) { $0.formUnion(possible[$1] ?? []) }.subtracting(seen)
            seen.formUnion(next)
            levels.append(next)
        }
        return levels.dropLast()
    }

    /// All that a declaration's function may depend on.
    func reach(of item: Declared, at path: [Value.Step]) -> Set<String> {
        closure(of: bodies(of: item, at: path).flatMap { functions.possible($0) })
    }

    /// All that a declaration may depend on.
    func reach(of item: Declared) -> Set<String> { closure(of: Array(everything(in: item))) }

    /// What an answer's own functions read, without what the answers among it read; empty for a fact.
    func directReads(of name: String) -> Set<String> { possible[name] ?? [] }

    /// What the function at a place of a declaration reads directly.
    func directReads(of item: Declared, at path: [Value.Step]) -> Set<String> {
        bodies(of: item, at: path).reduce(into: []) { $0.formUnion(functions.possible($1)) }
    }

    /// What a declaration's functions read directly, each by itself.
    func directReads(ofEachFunctionIn item: Declared) -> [Set<String>] {
        (item.text.body.map { bodies(in: $0) } ?? []).map { functions.possible($0) }
    }

    private func closure(of names: [String]) -> Set<String> {
        var (seen, open) = (Set<String>(), names)
        while let name = open.popLast() {
            if seen.insert(name).inserted { open += possible[name] ?? [] }
        }
        return seen
    }

    // MARK: Circles

    /// Answers that need each other. Where two steps of the way round depend on the case, they may never be taken together; one alone
    /// never leads anywhere.
    func checkCircles(_ report: Report) {
        var reported: Set<Set<String>> = []
        for item in order {
            let ways = waysBack(to: item.name)
            for name in (possible[item.name] ?? []).sorted() {
                guard let way = way(from: name, to: item.name, by: ways), reported.insert(Set(way)).inserted else { continue }
                let names = ([item.name] + way).joined(separator: " → ")
                report.error(
                    "circle", "answers go round in a circle: \(names)", at: item.place(), help: "take one of the steps out")
            }
        }
    }

    /// From every name that is sure to lead to `goal`: the next one on the way there.
    private func waysBack(to goal: String) -> [String: String] {
        var next: [String: String] = [:]
        var open = [goal]
        while let name = open.popLast() {
            for reader in readers[name] ?? [] where reader != goal && next[reader] == nil {
                next[reader] = name
                open.append(reader)
            }
        }
        return next
    }

    private func way(from start: String, to goal: String, by next: [String: String]) -> [String]? {
        var way = [start]
        while way[way.count - 1] != goal {
            guard let step = next[way[way.count - 1]] else { return nil }
            way.append(step)
        }
        return way
    }
}
