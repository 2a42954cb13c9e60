import RuleModel

// An answer that no form gives: the exception that decided it, what was added up, or else what it was worked out from.
extension Why {
    func plain(_ root: Explanation.Node) -> [Paragraph] {
        let source = Self.short(root.source ?? "")
        let exceptions = nodes(.exception, below: root).filter { $0.taken == true }
        if root.failed { return exceptions.count > 1 ? [Paragraph(text: disagreement(root, exceptions), source: source)] : [] }
        let result = "\(Wording.sentence(sentences.title(of: root))): \(Phrase.lowered(sentences.words(forValueOf: root)))"
        if let exception = exceptions.first {
            return [Paragraph(text: result + ". " + Self.with(facts(of: exception), sentences.title(of: exception)), source: source)]
        }
        if let working = working(root) { return [Paragraph(text: Phrase.sentence(result + ", " + working), source: source)] }
        let conditions = facts(behind: root)
        return conditions.isEmpty ? [] : [Paragraph(text: Self.with(conditions, result), source: source)]
    }

    /// Amounts of nothing together: `£0.00 a week: top-up (the quote is within the band); direct payment (wanted: no).`
    func nothing(_ roots: [Explanation.Node]) -> [Paragraph] {
        var told: [(amount: String, why: [String])] = []
        for root in roots {
            let facts = facts(behind: root)
            guard !facts.isEmpty else { continue }
            let amount = sentences.words(forValueOf: root)
            let why = "\(Phrase.lowered(sentences.title(of: root))) (\(facts.prefix(3).joined(separator: "; ")))"
            let same = told.firstIndex { $0.amount == amount }
            if let same { told[same].why.append(why) } else { told.append((amount, [why])) }
        }
        return told.map { Paragraph(text: "\($0.amount): \($0.why.joined(separator: "; ")).") }
    }

    /// Whether it is an amount of nothing that no exception gave and that is no sum.
    func isNothing(_ root: Explanation.Node) -> Bool {
        root.value.money == .zero && sum(in: root) == nil && !nodes(.exception, below: root).contains { $0.taken == true }
    }

    private func facts(of row: Explanation.Node) -> [String] {
        var said: Set<String> = []
        return sentences.clauses(of: row, said: &said)
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
        case .text, .money:
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
        if let sum = sum(in: root) { return terms(of: sum) }
        if root.value.money == .zero { return nil }
        // What a loop went through is not among the inputs, which would then tell a part as the whole.
        if holdsLoop(root) { return nil }
        let inputs = inputs(of: root).filter { Self.isWorkedOut($0.value) }
        // What only passes on another answer is told by that one.
        if inputs.count == 1, inputs[0].kind == .answer, inputs[0].value == root.value, let working = working(inputs[0]) { return working }
        guard !inputs.isEmpty, inputs.count <= 4 else { return nil }
        return "from " + Wording.list(inputs.map(named))
    }

    private static func isWorkedOut(_ value: Value) -> Bool {
        switch value {
        case .money, .number, .date, .duration: true
        default: false
        }
    }

    /// The calculation that an answer is, also where a limit or a rounding only passes it on.
    private func sum(in root: Explanation.Node) -> Explanation.Node? {
        let same = root.children.reversed().map { sentences.explanation[$0] }.filter { $0.value == root.value }
        return same.lazy.compactMap { node in
            switch node.kind {
            case .note, .rounding: sum(in: node)
            case .money: Self.isTold(node) ? node : nil
            default: nil
            }
        }.first
    }

    /// Bare figures say nothing: `£1.00 times 63`.
    private static func isTold(_ node: Explanation.Node) -> Bool {
        isSum(node) || node.operation.flatMap { calculations[$0] } != nil && node.operands.contains { $0.label != nil }
    }

    private static let calculations = ["+": " plus ", "-": ", less ", "*": " times ", "/": " divided by "]

    /// The terms of a calculation with what they are called; of a sum of sums all of them.
    private func terms(of sum: Explanation.Node) -> String {
        let words = sum.operands.map { operand -> String in
            let node = operand.node.map { sentences.explanation[$0] }
            if let node, node.kind == .money, operand.label == nil, Self.isSum(node), Self.isSum(sum) { return terms(of: node) }
            return sentences.term(operand)
        }
        return words.joined(separator: sum.operation.flatMap { Self.calculations[$0] } ?? "")
    }

    private static func isSum(_ node: Explanation.Node) -> Bool { node.operation == "+" || node.operation == "-" }

    private func holdsLoop(_ node: Explanation.Node) -> Bool {
        node.children.map { sentences.explanation[$0] }.contains { child in
            child.times != nil || [.money, .rounding, .note].contains(child.kind) && holdsLoop(child)
        }
    }

    /// The facts, figures and answers that were looked at, through what was calculated with them.
    func inputs(of node: Explanation.Node) -> [Explanation.Node] {
        var found: [Explanation.Node] = []
        for child in node.children.map({ sentences.explanation[$0] }) {
            switch child.kind {
            case .answer, .fact, .parameter, .judgement: found.append(child)
            case .money, .rounding, .note: found += inputs(of: child)
            default: break
            }
        }
        return found.reduce(into: []) { kept, node in if !kept.contains(where: { $0.id == node.id }) { kept.append(node) } }
    }

    func named(_ node: Explanation.Node) -> String {
        "\(Phrase.subject(sentences.title(of: node))) (\(sentences.words(forValueOf: node)))"
    }
}
