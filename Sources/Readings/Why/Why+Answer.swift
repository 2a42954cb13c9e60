import RuleModel

// An answer that no form gives: the exception that decided it, what was added up, or else what it was worked out from.
extension Why {
    func plain(_ root: Explanation.Node) -> [Paragraph] {
        let isAmount = root.value.money.map { $0 != .zero } ?? (root.value.number != nil)
        let result = "\(Wording.sentence(sentences.title(of: root))): \(Phrase.lowered(sentences.words(forValueOf: root)))"
        let source = Self.short(root.source ?? "")
        if let exception = node(among: root.children, where: { $0.kind == .exception && $0.taken == true }) {
            var said: Set<String> = []
            let facts = sentences.clauses(of: exception, said: &said)
            return [Paragraph(text: result + ". " + Self.with(facts, sentences.title(of: exception)), source: source)]
        }
        guard isAmount, let working = working(root) else { return [] }
        return [Paragraph(text: Phrase.sentence(result + ", " + working), source: source)]
    }

    private func node(
        among ids: [Explanation.Node.ID], where isMeant: (Explanation.Node) -> Bool
    ) -> Explanation.Node? { ids.lazy.map { sentences.explanation[$0] }.first(where: isMeant) }

    /// `income (£234.80 a week) plus tariff income (£12.00 a week), less income disregards (£6.95 a week)`, or `from A and B`.
    private func working(_ root: Explanation.Node) -> String? {
        if let sum = sum(in: root) { return terms(of: sum) }
        // What a loop went through is not among the inputs, which would then tell a part as the whole.
        if holdsLoop(root) { return nil }
        let inputs = inputs(of: root).filter { $0.value.money != nil || $0.value.number != nil }
        // What only passes on another answer is told by that one.
        if inputs.count == 1, inputs[0].kind == .answer, inputs[0].value == root.value, let working = working(inputs[0]) { return working }
        guard !inputs.isEmpty, inputs.count <= 4 else { return nil }
        return "from " + Wording.list(inputs.map(named))
    }

    /// The sum that an answer is, also where a limit or a rounding only passes it on.
    private func sum(in root: Explanation.Node) -> Explanation.Node? {
        let same = root.children.reversed().map { sentences.explanation[$0] }.filter { $0.value == root.value }
        return same.lazy.compactMap { node in
            switch node.kind {
            case .note, .rounding: sum(in: node)
            case .money: ["+", "-"].contains(node.operation) ? node : nil
            default: nil
            }
        }.first
    }

    /// The terms of a sum with what they are called; of a sum of sums all of them.
    private func terms(of sum: Explanation.Node) -> String {
        let words = sum.operands.map { operand -> String in
            let node = operand.node.map { sentences.explanation[$0] }
            if let node, node.kind == .money, ["+", "-"].contains(node.operation), operand.label == nil { return terms(of: node) }
            return sentences.term(operand)
        }
        return words.joined(separator: sum.operation == "+" ? " plus " : ", less ")
    }

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
