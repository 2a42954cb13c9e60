import RuleModel

// An answer that no form gives: the exception that decided it, what was added up, or else what it was worked out from.
extension Why {
    func plain(_ root: Explanation.Node) -> [Paragraph] {
        let isAmount = root.value.money.map { $0 != .zero } ?? (root.value.number != nil)
        let exception = root.children.first { explanation.nodes[$0].kind == .exception && explanation.nodes[$0].taken == true }
        if exception == nil, !isAmount { return [] }
        let result = "\(Wording.sentence(sentences.title(of: root))): \(Phrase.lowered(sentences.words(forValueOf: root)))"
        let source = Self.short(root.source ?? "")
        if let exception = exception.map({ explanation[$0] }) {
            var said: Set<String> = []
            let facts = sentences.clauses(of: exception, said: &said)
            return [Paragraph(text: result + ". " + Self.with(facts, sentences.title(of: exception)), source: source)]
        }
        guard let working = working(root) else { return [] }
        return [Paragraph(text: Phrase.sentence(result + ", " + working), source: source)]
    }

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
        for id in root.children.reversed() where explanation.nodes[id].value == root.value {
            let node = explanation[id]
            switch node.kind {
            case .note, .rounding: if let sum = sum(in: node) { return sum }
            case .money where node.operation == "+" || node.operation == "-": return node
            default: break
            }
        }
        return nil
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
            case .answer, .fact, .parameter, .judgement: if !found.contains(where: { $0.id == id }) { found.append(explanation[id]) }
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
