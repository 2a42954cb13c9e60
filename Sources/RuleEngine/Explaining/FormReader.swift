import LuaSandbox
import RuleModel

/// Reads what the prelude noted while it worked out one answer: rows that were tried, the band, layers and what they took, exceptions.
struct FormReader {
    private typealias ID = Explanation.Node.ID
    /// Nil for an answer that the engine made.
    private let form: ExplainedForm?
    private let builder: ExplanationBuilder
    private var finished: [Explanation.Node.ID] = []
    /// The row, layer or exception that is being tried, and what was found under it.
    private var current: (note: FormNote, number: Int, component: Int?)?
    private var under: [Explanation.Node.ID] = []
    /// Reads the steps of the rule that is being tried, of one part.
    private var steps: (part: Int, reader: FunctionReader)?
    private var called: [Explanation.Node.ID] = []
    private var isTaken = false
    private var left: Value = .nothing
    private var cells: [Explanation.Operand] = []
    private var applied: [Int: Explanation.Node.ID] = [:]
    /// Which exception another one displaced.
    private var displaced: [(number: Int, by: Int)] = []

    init(_ form: ExplainedForm?, _ builder: ExplanationBuilder) { (self.form, self.builder) = (form, builder) }

    /// A function that ran: one with a name was called by a rule, one without is the rule's own.
    mutating func take(function id: Explanation.Node.ID) {
        if builder.nodes[id].name == nil, steps == nil {
            flush()
            put(builder.nodes[id].children)
        } else if steps != nil {
            steps?.reader.takeLast(id)
        } else {
            called.append(id)
        }
    }

    /// An answer, or something lacking, that no step tells of.
    mutating func takeAnswer(_ id: Explanation.Node.ID) {
        if steps != nil { steps?.reader.takeCalled(id) } else { called.append(id) }
    }

    /// A step of a rule that is told where it stands.
    private mutating func step(_ event: TraceEvent) {
        let part = event.kind == .round ? steps?.part : event.site >> 24
        guard let part else { return }
        if steps?.part != part {
            guard let index = builder.index(part) else { return }
            let waiting = called
            called = []
            flush()
            var reader = FunctionReader(index, builder)
            for id in waiting { reader.takeCalled(id) }
            steps = (part, reader)
        }
        steps?.reader.take(event)
    }

    private mutating func flush() {
        if steps != nil, let ids = steps?.reader.finish() { put(ids) }
        put(called)
        (steps, called) = (nil, [])
    }

    private mutating func put(_ ids: [Explanation.Node.ID]) {
        if current == nil { finished += ids } else { under += ids }
    }

    mutating func take(_ event: TraceEvent) {
        if event.kind == .lacking { return builder.lacking(event).map { takeAnswer($0) } ?? () }
        guard event.kind == .note, let note = FormNote(rawValue: event.site) else {
            if event.kind != .dated { step(event) }
            return
        }
        flush()
        let number = event.values.first?.whole ?? 0
        switch note {
        case .row, .exception:
            close()
            current = (note, number, nil)
        case .layer:
            close()
            current = (note, number, event.values.last?.whole)
        case .hit, .applies: isTaken = true
        case .takes:
            isTaken = true
            left = event.values.last?.plain ?? .nothing
        case .displaced:
            close()
            displaced.append((number, event.values.last?.whole ?? 0))
        case .worth:
            close()
            if number > 0 { current = (note, number, nil) }
        case .band: band(number)
        case .cell: cells.append(cell(event))
        case .price: price(event.values.map { $0.plain ?? .nothing })
        case .share: under.append(share(event))
        case .rest:
            close()
            finished.append(share(event))
        }
    }

    mutating func finish() -> [Explanation.Node.ID] {
        flush()
        close()
        for (number, other) in displaced { displace(number, by: other) }
        return finished
    }

    // MARK: Rows, layers, exceptions

    private mutating func close() {
        guard let current else { return }
        if current.note == .worth { return addWorth(of: current.number) }
        let isException = current.note == .exception
        let known = isException ? form?.exceptions : form?.rules
        let id =
            if let known, known.indices.contains(current.number - 1) {
                builder.add(known[current.number - 1], children: under)
            } else {
                builder.add(isException ? .exception : .rule, children: under)
            }
        // A row that asked for something it could not have neither applied nor did not.
        builder.nodes[id].failed = !isTaken && under.contains { builder.nodes[$0].failed }
        builder.nodes[id].taken = builder.nodes[id].failed ? nil : isTaken
        if isException { applied[current.number] = id }
        if let component = current.component {
            builder.nodes[id].operands.append(.init(label: "component", value: .number(Exact(Int64(component)))))
        }
        if case .money = left { builder.nodes[id].operands.append(.init(label: "left", value: left)) }
        finished.append(id)
        (self.current, under, isTaken, left) = (nil, [], false, .nothing)
    }

    /// What its value was worked out from, which comes after all exceptions were tried.
    private mutating func addWorth(of number: Int) {
        if !under.isEmpty, let id = again(number) { builder.nodes[id].children += under }
        (current, under) = (nil, [])
    }

    private mutating func displace(_ number: Int, by other: Int) {
        guard let id = again(number) else { return }
        builder.nodes[id].taken = false
        guard let over = applied[other] else { return }
        builder.nodes[id].operands = [.init(label: builder.nodes[over].title, value: .nothing, node: over)]
    }

    /// The same exception at a later place, so that it may refer to what was found since.
    private mutating func again(_ number: Int) -> ID? {
        guard let old = applied[number], let place = finished.firstIndex(of: old) else { return nil }
        let id = builder.add(builder.nodes[old], children: builder.nodes[old].children)
        (applied[number], finished[place]) = (id, id)
        return id
    }

    // MARK: Shares

    private func share(_ event: TraceEvent) -> ID {
        let values = event.values.map { $0.plain ?? .nothing }
        let payer = values.first?.text ?? ""
        let rounded = wholePence(values)
        let id = builder.add(.share, value: values.last ?? .nothing, children: rounded.map { [$0] } ?? [])
        builder.nodes[id].name = payer
        builder.nodes[id].title = form?.label(ofPayer: payer)
        builder.nodes[id].unit = form?.period
        if values.count == 3 { builder.nodes[id].operands = [term(values[1], of: payer)] }
        if case .money = left { builder.nodes[id].operands.append(.init(label: "of", value: left)) }
        return id
    }

    /// How a share of what was left came to whole pence: all of them are rounded together, so that they add up to it.
    private func wholePence(_ values: [Value]) -> ID? {
        guard values.count == 3, case .number(let share) = values[1], case .money(let whole) = left, let exact = try? whole * share,
            .money(exact) != values[2]
        else { return nil }
        let id = builder.add(.rounding, value: values[2])
        (builder.nodes[id].operation, builder.nodes[id].operands) = ("split", [.init(value: .money(exact))])
        return id
    }

    /// A payer's share or amount, and the answer or figure that gave it.
    private func term(_ value: Value, of payer: String) -> Explanation.Operand {
        if let current, form?.leavesRest(current.number, to: payer) ?? false { return .init(label: "the rest", value: value) }
        let giver = under.last { builder.nodes[$0].value == value && [.answer, .parameter, .fact].contains(builder.nodes[$0].kind) }
        return .init(label: giver.flatMap { builder.nodes[$0].title }, value: value, node: giver)
    }

    // MARK: Bands

    private func cell(_ event: TraceEvent) -> Explanation.Operand {
        let name = event.values.first?.plain?.text ?? ""
        let value = event.values.last?.plain ?? .nothing
        let id = builder.read(name, .plain(value))
        return .init(label: id.flatMap { builder.nodes[$0].title } ?? name.asTitle, value: value, node: id)
    }

    private mutating func band(_ number: Int) {
        guard let form, form.bands.indices.contains(number - 1) else { return }
        let id = builder.add(form.bands[number - 1])
        builder.nodes[id].operands = cells + builder.nodes[id].operands
        finished.append(id)
    }

    /// Collar, guide, cap, quote, position, tariff: the comparisons that the form made, and by how much a quote is above the cap.
    private mutating func price(_ values: [Value]) {
        guard values.count == 6, let form, let quoted = form.quoted else { return }
        let node = builder.read(quoted, .plain(values[3]))
        let label = node.flatMap { builder.nodes[$0].title } ?? quoted.asTitle
        let quote = Explanation.Operand(label: label, value: values[3], unit: form.period, node: node)
        let cap = Explanation.Operand(label: "cap", value: values[2])
        let isAbove = values[4].text == "above_cap"
        finished.append(step(.comparison, quote, ">", cap, .boolean(isAbove), form))
        if !isAbove {
            let isBelow = values[4].text == "below_collar"
            finished.append(step(.comparison, quote, "<", .init(label: "collar", value: values[0]), .boolean(isBelow), form))
        } else if case .money(let asked) = values[3], case .money(let limit) = values[2], let gap = try? asked - limit {
            finished.append(step(.money, quote, "-", cap, .money(gap), form))
        }
    }

    private func step(
        _ kind: Explanation.Node.Kind, _ left: Explanation.Operand, _ operation: String, _ right: Explanation.Operand, _ value: Value,
        _ form: ExplainedForm
    ) -> ID {
        let id = builder.add(kind, value: value)
        (builder.nodes[id].operation, builder.nodes[id].operands) = (operation, [left, right])
        (builder.nodes[id].at, builder.nodes[id].rulebook) = (form.quotedAt, form.node.rulebook)
        return id
    }
}
