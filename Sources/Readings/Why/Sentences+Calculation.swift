import RuleModel

// Calculations, and functions of the library that work something out, in words.
extension Sentences {
    /// `the rate times days late`, `the number of days from the service date to start`; nil of what has no words.
    /// - Parameter side: the words for a term.
    func calculation(_ node: Explanation.Node, _ side: (Explanation.Operand) -> String) -> String? {
        let sides = node.operands
        switch (node.kind, node.operation) {
        case (.money, let operation?):
            guard let sign = Self.joints[operation], sides.count > 1 else { return nil }
            return sides.map { term(of: node, $0, side) }.joined(separator: sign)
        case (.note, "add") where sides.count > 1: return side(sides[0]) + " plus " + side(sides[1])
        case (.note, "days_between") where sides.count == 2: return "the number of days from \(side(sides[0])) to \(side(sides[1]))"
        case (.note, "min") where sides.count == 2: return "the lower of \(side(sides[0])) and \(side(sides[1]))"
        case (.note, "max") where sides.count == 2: return "the higher of \(side(sides[0])) and \(side(sides[1]))"
        case (.note, "age"): return "the age"
        case (.note, "lower"), (.note, "upper"): return sides.first.map(side)
        case (.note, "count"): return sides.first?.label.map { "the number of " + Phrase.lowered(Phrase.plain($0)) + " that count" }
        default: return nil
        }
    }

    private static let joints = ["+": " plus ", "-": ", less ", "*": " times ", "/": " divided by ", "%": " modulo "]

    /// A calculation within a calculation is told as a whole, a sum within a product in brackets.
    private func term(of outer: Explanation.Node, _ operand: Explanation.Operand, _ side: (Explanation.Operand) -> String) -> String {
        guard operand.label == nil, let id = operand.node, explanation.nodes[id].kind == .money,
            let words = calculation(explanation[id], side)
        else { return side(operand) }
        let isSum = { (operation: String?) in operation == "+" || operation == "-" }
        if isSum(outer.operation) || !isSum(explanation.nodes[id].operation) { return words }
        return "(\(words))"
    }

    /// Whether a name stands somewhere in a calculation: bare figures say nothing.
    func isNamed(_ node: Explanation.Node) -> Bool {
        node.operands.contains { operand in
            operand.label != nil || operand.node.map { explanation.nodes[$0].kind == .money && isNamed(explanation[$0]) } ?? false
        }
    }

    /// The same with words for what it is, where a rule gave it no name.
    func named(_ operand: Explanation.Operand) -> Explanation.Operand {
        guard operand.label == nil, let id = operand.node else { return operand }
        let node = explanation[id]
        guard node.kind == .note || node.kind == .money && isNamed(node), let words = calculation(node, subject) else { return operand }
        var operand = operand
        operand.label = words
        return operand
    }

    private func subject(_ operand: Explanation.Operand) -> String {
        operand.label.map(Phrase.subject) ?? words(for: operand.value, unit: operand.unit)
    }
}
