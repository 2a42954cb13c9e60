import LuaSyntax
import RuleModel

/// Lists what examples can exercise, in the order of the rulebook's text.
struct CoverageMapMaker {
    private let rulebook: Rulebook
    /// Its own declarations; where it has none, those of the libraries that it tries out, as far as what it exports needs them.
    private let counted: [Declared]
    private let others: [Declared]
    private let books: Set<String>
    private let inference: KindInference
    private let reads: AnswerReads
    private let functions: FunctionReads
    private var map = CoverageMap()

    /// - Parameter rulebook: the explained one: a part that is not tells nothing of its conditions.
    init(_ rulebook: Rulebook) {
        self.rulebook = rulebook
        let hasOwn = rulebook.declared.contains { $0.part.book == rulebook.summary.id }
        let books = hasOwn ? [rulebook.summary.id] : Set(rulebook.declared.map(\.part.book))
        self.books = books
        let parts = rulebook.program.parts.map(\.part)
        inference = rulebook.inference()
        reads = AnswerReads(parts, rulebook.declared, inference)
        functions = FunctionReads(parts, inference)
        let needed = rulebook.book.exports.reduce(into: Set<String>()) { [reads] in $0.formUnion(reads.reach(of: $1)) }
        let counts = { (item: Declared) in books.contains(item.part.book) && (hasOwn || needed.contains(item.ruleOwner)) }
        (counted, others) = (rulebook.declared.filter(counts), rulebook.declared.filter { !counts($0) })
    }

    func make() -> CoverageMap {
        var maker = self
        maker.map.tableKeys = TableKeys(rulebook: rulebook, inference: inference).byFact
        maker.addExceptions()
        for item in counted {
            switch item.kind {
            case .choose: maker.addRules(of: item, as: .row)
            case .layers: maker.addRules(of: item, as: .layer)
            case .routing: maker.addRules(of: item, as: .route)
            case .bands: maker.addBands(item)
            case .parameter: maker.addFigures(item)
            default: break
            }
        }
        for loaded in rulebook.program.parts where books.contains(loaded.part.book) && loaded.isExplained {
            maker.addConditions(loaded)
        }
        return maker.inOrder()
    }

    // MARK: Rules

    private mutating func addRules(of item: Declared, as kind: Coverage.Kind) {
        let name = item.kind == .routing ? "(routing)" : item.name
        for (index, rule) in item.rules.enumerated() {
            map.rows[name, default: [:]][index + 1] = add(rule, of: item, as: kind)
        }
    }

    /// They are numbered over all rulebooks.
    private mutating func addExceptions() {
        for (name, all) in rulebook.declared.exceptions {
            for (index, exception) in all.enumerated() where books.contains(exception.in.part.book) {
                map.exceptions[name, default: [:]][index + 1] = add(exception.rule, of: exception.in, as: .exception)
            }
        }
    }

    private mutating func add(_ rule: IdentifiedRule, of item: Declared, as kind: Coverage.Kind) -> Int {
        let wanted: Sides = rule.value["when"].isNothing ? .yes : .both
        let condition = reads.directReads(of: item, at: rule.path + [.name("when")])
        return map.add(
            CoverageSubject(
                .init(kind, rule: rule.id, at: item.place(rule.path)), wanted: wanted, owner: rule.id,
                facts: reads.levels(from: condition) + [reads.reach(of: item)]))
    }

    private func reach(of names: Set<String>) -> Set<String> { names.reduce(into: names) { $0.formUnion(reads.reach(of: $1)) } }

    // MARK: Bands

    private mutating func addBands(_ item: Declared) {
        let match = item.spec["match"].texts ?? []
        let isFromData = !item.spec["rows"].isNothing
        let data = DataRows(item, inference, rulebook.program)
        let facts = reads.levels(from: Set(match)) + [reads.reach(of: item)]
        for (index, row) in (isFromData ? item.spec["rows"] : item.spec).list.enumerated() {
            let path: [Value.Step] = (isFromData ? [.name("rows")] : []) + [.index(index + 1)]
            let cells = match.enumerated().map { row.cell($0.offset, $0.element).cellWords }.joined(separator: " / ")
            let place = data?.place(ofRow: index + 1) ?? item.place(path)
            map.bands[item.name, default: [:]][index + 1] = map.add(
                CoverageSubject(.init(.band, rule: item.name, text: cells, at: place), wanted: .yes, owner: item.name, facts: facts))
        }
        guard let quoted = item.spec["quoted"].text else { return }
        for position in ["above_cap", "within", "below_collar"] {
            map.quotes[item.name, default: [:]][position] = map.add(
                CoverageSubject(
                    .init(.quote, rule: item.name, text: position, at: item.place(.name("quoted"))), wanted: .yes, owner: item.name,
                    facts: reads.levels(from: [quoted]) + [reads.reach(of: item)]))
        }
    }

    // MARK: Figures

    private mutating func addFigures(_ item: Declared) {
        guard let by = item.spec["by"].text else { return addFigures(item, item.spec, key: nil, at: []) }
        map.keys[item.name] = by
        for (key, dated) in item.spec.named where !dated.named.isEmpty { addFigures(item, dated, key: key, at: [.name(key)]) }
    }

    private mutating func addFigures(_ item: Declared, _ dated: Value, key: String?, at path: [Value.Step]) {
        for (name, entry) in dated.named {
            guard let from = try? CalendarDate(name) else { continue }
            let place = path + [.name(name)]
            guard !entry.list.isEmpty else {
                add(item, key, from, nil, entry, at: place)
                continue
            }
            let known = entry["known"].date
            add(item, key, from, known, entry.list[0], at: place)
            for (day, revised) in entry["revised"].named {
                guard let day = try? CalendarDate(day) else { continue }
                add(item, key, from, max(known ?? day, day), revised, at: place + [.name("revised"), .name(day.description)])
            }
        }
    }

    private mutating func add(
        _ item: Declared, _ key: String?, _ from: CalendarDate, _ known: CalendarDate?, _ value: Value, at path: [Value.Step]
    ) {
        if value == .boolean(false) { return }
        let by = Set(map.keys[item.name].map { [$0] } ?? [])
        map.figures[.init(parameter: item.name, key: key, from: from, known: known)] = map.add(
            CoverageSubject(
                .init(.figure, rule: item.name, text: key, from: from, known: known, at: item.place(path)), wanted: .yes, owner: item.name,
                facts: reads.levels(from: by)))
    }

    // MARK: Conditions

    private mutating func addConditions(_ loaded: LoadedPart) {
        let rules = RulePlaces(counted.filter { $0.part.number == loaded.part.number })
        let left = RulePlaces(others.filter { $0.part.number == loaded.part.number })
        let tested = TestedConditions(loaded) { [inference] in inference.kind(of: $0) == .boolean }
        for tested in tested.all {
            let place = rules.place(of: tested.expression.span)
            if place == nil, left.place(of: tested.expression.span) != nil { continue }
            // What a rule's condition comes to is told of the rule itself.
            if tested.isWholeReturn, place?.condition === tested.scope { continue }
            let owner = tested.function ?? place?.rule ?? place?.declared.name ?? loaded.part.file.name
            let direct = inference.namesRead(in: tested.expression)
            let around = place.map { reads.reach(of: $0.declared) } ?? reach(of: functions.possible(tested.scope))
            let source = loaded.part.tree.text(of: tested.expression.span).split(whereSeparator: \.isWhitespace).joined(separator: " ")
            let index = map.add(
                CoverageSubject(
                    .init(.condition, rule: owner, text: source, at: loaded.part.location(tested.expression.span)), wanted: .both,
                    owner: owner, facts: reads.levels(from: direct) + [around]))
            let site = loaded.part.number << 24 | tested.number
            if tested.isName { map.names[site] = index } else { map.conditions[site] = (index, tested.isNegated) }
        }
    }

    // MARK: Order

    /// By part, then by place.
    private func inOrder() -> CoverageMap {
        var order: [String: Int] = [:]
        for loaded in rulebook.program.parts { order[loaded.part.file.path] = order.count }
        let key = { (index: Int) in
            let place = map.subjects[index].subject.at
            return (order[place.file] ?? order.count, place.line, place.column, index)
        }
        let sorted = map.subjects.indices.sorted { key($0) < key($1) }
        return map.reordered(sorted)
    }
}

extension Value {
    /// A cell of a row in words.
    fileprivate var cellWords: String {
        switch self {
        case .text(let text): text
        case .boolean(let flag): flag ? "yes" : "no"
        case .number(let number): number.description
        case .date(let date): date.description
        default: "…"
        }
    }

    /// A day, also where it is written as text.
    fileprivate var date: CalendarDate? {
        if case .date(let date) = self { return date }
        return text.flatMap { try? CalendarDate($0) }
    }
}
