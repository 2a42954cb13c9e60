import RuleModel

// An answer that no form gives: the exception that decided it, what was added up, or else what it was worked out from.
extension Why {
    func plain(_ root: Explanation.Node) -> [Paragraph] {
        let source = Self.short(root.source ?? "")
        let exceptions = nodes(.exception, below: root).filter { $0.taken == true }
        if root.failed { return exceptions.count > 1 ? [Paragraph(text: disagreement(root, exceptions), source: source)] : [] }
        let result = "\(Wording.sentence(sentences.title(of: root))): \(Phrase.lowered(sentences.words(forValueOf: root)))"
        if let exception = exceptions.first {
            let words = result + ". " + Self.with(facts(of: exception), sentences.title(of: exception)) + setAside(in: root)
            return [Paragraph(text: words, source: exception.source.flatMap(Self.short) ?? source)]
        }
        let conditions = facts(behind: root)
        // A value that an `if` gave was worked out from nothing.
        if !conditions.isEmpty, calculation(in: root) == nil, isGivenByIf(root) {
            return [Paragraph(text: Self.with(conditions, result), source: source)]
        }
        if let working = working(root) { return [Paragraph(text: Phrase.sentence(result + ", " + working), source: source)] }
        return conditions.isEmpty ? [] : [Paragraph(text: Self.with(conditions, result), source: source)]
    }

    /// Whether the last thing that a rule did was to give a value because a condition held.
    private func isGivenByIf(_ root: Explanation.Node) -> Bool {
        root.children.last.map { sentences.explanation[$0] }.map { $0.operation == "if" && $0.taken == true } ?? false
    }

    /// Amounts of nothing together: `£0.00 a week: top-up (the quote is within the band); direct payment (wanted: no).`
    func nothing(_ roots: [Explanation.Node]) -> [Paragraph] {
        var told: [(amount: String, why: [String])] = []
        for root in roots {
            let facts = facts(behind: root)
            guard !facts.isEmpty else { continue }
            let amount = sentences.words(forValueOf: root)
            let why = "\(Phrase.lowered(sentences.title(of: root))) (\(Self.listed(facts)))"
            let same = told.firstIndex { $0.amount == amount }
            if let same { told[same].why.append(why) } else { told.append((amount, [why])) }
        }
        return told.map { Paragraph(text: "\($0.amount): \($0.why.joined(separator: "; ")).") }
    }

    /// Whether it is an amount of nothing that no exception gave and that is no sum.
    func isNothing(_ root: Explanation.Node) -> Bool {
        root.value.money == .zero && calculation(in: root) == nil && !nodes(.exception, below: root).contains { $0.taken == true }
    }

    private func facts(of row: Explanation.Node) -> [String] {
        var said: Set<String> = []
        return sentences.clauses(of: row, said: &said)
    }

    /// ` “Late payment” applies too, and gives way.`: exceptions that another one displaced.
    private func setAside(in root: Explanation.Node) -> String {
        let others = nodes(.exception, below: root).filter { $0.taken == false && !$0.operands.isEmpty }
        guard !others.isEmpty else { return "" }
        let names = Wording.list(others.map { "“\(sentences.title(of: $0))”" })
        return " \(names) \(others.count == 1 ? "applies too, and gives" : "apply too, and give") way."
    }

    /// `Charge: not decided, because “Hardship” (hardship: yes) and “Lost book” (lost: yes) both apply and disagree.`
    private func disagreement(_ root: Explanation.Node, _ exceptions: [Explanation.Node]) -> String {
        let named = exceptions.map { exception in
            let facts = facts(of: exception)
            return "“\(sentences.title(of: exception))”" + (facts.isEmpty ? "" : " (\(facts.joined(separator: "; ")))")
        }
        let both = named.count == 2 ? "both" : "all"
        return "\(Wording.sentence(sentences.title(of: root))): not decided, because \(Wording.list(named)) \(both) apply and disagree."
    }

    /// The facts that made a yes or no so; of what else the rules chose, those of the last `if`, where the answer was given there, else
    /// of every one. None where a condition looks at something that the rules worked out on the way.
    private func facts(behind root: Explanation.Node) -> [String] {
        var row = root
        switch root.value {
        case .boolean(let yes): row.taken = yes
        case .text, .money, .number, .date, .duration:
            let conditions = nodes(.branch, below: root).filter { $0.operation == "if" }
            guard let last = conditions.last else { return [] }
            row.children = (last.taken == true ? [last] : conditions).map(\.id)
        default: return []
        }
        if holdsLoop(root) || !sentences.isOfInputs(row) { return [] }
        return facts(of: row).filter { !$0.hasSuffix(Sentences.given) }
    }

    /// `income (£234.80 a week) plus tariff income (£12.00 a week), less income disregards (£6.95 a week)`, or `from A and B`; nil of what
    /// is no amount, number or date, and of nothing.
    private func working(_ root: Explanation.Node) -> String? {
        guard Self.isWorkedOut(root.value) else { return nil }
        if let calculation = calculation(in: root) { return sentences.calculation(calculation, sentences.term) }
        if root.value.money == .zero { return nil }
        // What a loop or a function of the library made of them is not among the inputs, which would then tell a part as the whole.
        if holdsLoop(root) || isDay(root.value) { return nil }
        let inputs = inputs(of: root).filter { Self.isWorkedOut($0.value) }
        // What only passes on another answer is told by that one.
        if inputs.count == 1, inputs[0].kind == .answer, inputs[0].value == root.value, let working = working(inputs[0]) { return working }
        guard !inputs.isEmpty, inputs.count <= 4 else { return nil }
        return "from " + Wording.list(inputs.map(named))
    }

    private func isDay(_ value: Value) -> Bool {
        if case .date = value { return true }
        return false
    }

    private static func isWorkedOut(_ value: Value) -> Bool {
        switch value {
        case .money, .number, .date, .duration: true
        default: false
        }
    }

    /// The calculation that an answer is, also where a limit or a rounding only passes it on; else the function of the library that it is.
    private func calculation(in root: Explanation.Node) -> Explanation.Node? {
        let same = root.children.reversed().map { sentences.explanation[$0] }.filter { $0.value == root.value }
        let sum = same.lazy.compactMap { node in
            switch node.kind {
            case .money: self.isTold(node) ? node : nil
            case .note, .rounding: self.calculation(in: node)
            default: nil
            }
        }.first
        return sum ?? same.first { $0.kind == .note && $0.operation != nil && isTold($0) }
    }

    /// Bare figures say nothing: `£1.00 times 63`.
    private func isTold(_ node: Explanation.Node) -> Bool {
        (node.operation == "+" || node.operation == "-" || sentences.isNamed(node)) && sentences.calculation(node, sentences.term) != nil
    }

    private func holdsLoop(_ node: Explanation.Node) -> Bool {
        node.children.contains { child in
            explanation.nodes[child].times != nil || Self.isWorking(explanation.nodes[child].kind) && holdsLoop(explanation[child])
        }
    }

    /// The facts, figures and answers that were looked at, through what was calculated with them.
    func inputs(of node: Explanation.Node) -> [Explanation.Node] {
        var found: [Explanation.Node] = []
        collectInputs(of: node, &found)
        return found
    }

    private func collectInputs(of node: Explanation.Node, _ found: inout [Explanation.Node]) {
        for id in node.children {
            switch explanation.nodes[id].kind {
            case let kind where kind.isInput: if !found.contains(where: { $0.id == id }) { found.append(explanation[id]) }
            case let kind where Self.isWorking(kind): collectInputs(of: explanation[id], &found)
            default: break
            }
        }
    }

    /// What is calculated on the way to an answer.
    private static func isWorking(_ kind: Explanation.Node.Kind) -> Bool { kind == .money || kind == .rounding || kind == .note }

    func named(_ node: Explanation.Node) -> String {
        "\(Phrase.subject(sentences.title(of: node))) (\(sentences.words(forValueOf: node)))"
    }
}
