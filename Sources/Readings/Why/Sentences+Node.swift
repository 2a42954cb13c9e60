import RuleModel

// What one node says by itself: the `text` of the tree.
extension Sentences {
    /// One sentence; nil where the node has nothing to say.
    func text(of node: Explanation.Node) -> String? {
        let clause = bare(node)
        return clause.isEmpty ? nil : Phrase.sentence(clause)
    }

    private func bare(_ node: Explanation.Node) -> String {
        var said: Set<String> = []
        switch node.kind {
        case .comparison: return comparison(node, said: &said) ?? ""
        case .rule: return row(node)
        case .exception: return exception(node)
        case .branch: return Phrase.joined(clauses(ofBranch: node, said: &said))
        case .money: return sum(node)
        case .rounding: return rounding(node)
        case .share: return shares([node])
        case .note: return note(node)
        case .parameter: return value(node) + (node.from.map { ", from \($0.spoken)" } ?? "")
        case .answer, .fact, .judgement: return value(node)
        }
    }

    private func value(_ node: Explanation.Node) -> String {
        let title = title(of: node)
        let words = words(forValueOf: node)
        if [.answer, .parameter].contains(node.kind), node.value.isNothing, node.items == nil { return title }
        if node.kind == .answer, node.name == "outcome" { return "the outcome is to \(words)" }
        return title.isEmpty ? words : "\(title): \(Phrase.lowered(words))"
    }

    private func row(_ node: Explanation.Node) -> String {
        var said: Set<String> = []
        let causes = Phrase.joined(clauses(of: node, said: &said))
        let words = title(of: node)
        let title = Phrase.isClause(words) ? "“\(words)”" : words
        let verdict = node.taken.map { $0 ? "\(title) applies" : "\(title) does not apply" } ?? title
        return causes.isEmpty ? verdict : "\(verdict): \(causes)"
    }

    private func exception(_ node: Explanation.Node) -> String {
        let title = title(of: node)
        if node.taken ?? true { return node.value.isNothing ? title : "\(title): \(Phrase.lowered(words(forValueOf: node)))" }
        let others = node.operands.compactMap { $0.label ?? $0.value.text }.map(Phrase.plain)
        return others.isEmpty ? "\(title): does not apply" : "\(title): set aside by \(Wording.list(others))"
    }

    private func clauses(ofBranch node: Explanation.Node, said: inout Set<String>) -> [String] {
        var row = node
        row.children = [node.id]
        return clauses(of: row, said: &said)
    }

    /// `one-to-one support (24 hours a week) × £20.00 = £480.00`
    func sum(_ node: Explanation.Node) -> String {
        let result = words(forValueOf: node)
        guard let sign = node.operation.map({ Self.signs[$0] ?? $0 }), !node.operands.isEmpty else { return result }
        let terms = node.operands.map(term)
        return (terms.count == 1 ? sign + terms[0] : terms.joined(separator: " \(sign) ")) + " = " + result
    }

    func term(_ operand: Explanation.Operand) -> String {
        let operand = named(operand)
        let value = words(for: operand.value, unit: operand.unit, labels: labels(of: operand))
        guard let label = operand.label else { return value }
        if Phrase.isClause(label) { return "“\(Phrase.plain(label))” (\(value))" }
        return Wording(names: summary.payerLabels).abbreviated(Phrase.subject(label)) + " (\(value))"
    }

    func rounding(_ node: Explanation.Node) -> String {
        let how = node.operation.flatMap { Self.roundings[$0] }.map { ", " + $0 } ?? ""
        let after = words(forValueOf: node)
        guard let before = node.operands.first.map({ words(for: $0.value) }) else { return "rounded to \(after)\(how)" }
        return "\(before) rounded to \(after)\(how)"
    }

    /// `the ICB pays half of £1,420.00 (£710.00 a week), and the council half (£710.00 a week)`
    func shares(_ nodes: [Explanation.Node]) -> String {
        Phrase.joined(nodes.enumerated().map { share($0.element, isFirst: $0.offset == 0) })
    }

    private func share(_ node: Explanation.Node, isFirst: Bool) -> String {
        let name = node.name.map(payerName) ?? title(of: node)
        let payer = isFirst ? Phrase.paying(name) : Phrase.payer(name)
        let amount = words(forValueOf: node)
        guard let part = node.operands.lazy.compactMap(\.value.number).first else { return "\(payer) \(amount)" }
        let whole = isFirst ? node.operands.lazy.compactMap(\.value.money).first.map { " of \($0.pounds)" } ?? "" : ""
        return "\(payer) \(Phrase.share(part))\(whole) (\(amount))"
    }

    private func note(_ node: Explanation.Node) -> String {
        let title = title(of: node)
        let times = node.times.map { "gone through \($0 == 1 ? "once" : "\($0) times")" } ?? ""
        return [title, times].filter { !$0.isEmpty }.joined(separator: ": ")
    }

    func payerName(_ payer: String) -> String { summary.payerLabels[payer] ?? Wording.sentence(Phrase.plain(payer)) }

    static let signs = ["-": "−", "*": "×", "/": "÷", "//": "÷, whole,", "%": "modulo", "^": "to the power of", "..": "followed by"]
    static let roundings = [
        "half_up": "halves up", "half_even": "halves to the even penny", "half_down": "halves down", "up": "up", "down": "down",
    ]
}

extension Phrase {
    /// A payer within a sentence: `Council` → `the council`, `ICB` → `the ICB`, `South West London ICB` as it is.
    static func payer(_ name: String) -> String {
        let words = lowered(name)
        if words == name, name.contains(" ") { return Addressee.words(for: name) }
        return words.hasPrefix("the ") || words.hasPrefix("nobody") ? words : "the " + words
    }

    /// `the council pays`, `the parents pay`
    static func paying(_ name: String) -> String { payer(name) + (isPlural(name) ? " pay" : " pays") }
}
