import RuleModel

// A condition as the values that made it hold, or not hold: of an `or` that held one is enough, of an `and` that did not likewise.
extension Sentences {
    /// What made a row's condition come out as it did, each a clause, all of them together the cause.
    ///
    /// Of what held, another answer's yes or no is left out where the row also looks at something that can be named; of what did not
    /// hold each part counts, and such an answer is told as what made it so.
    func clauses(of row: Explanation.Node, said: inout Set<String>) -> [String] {
        let all = causes(of: row)
        if row.taken == false { return clauses(for: all.flatMap(causes(behind:)), said: &said) }
        let telling = all.filter { $0.kind != .answer }
        return clauses(for: telling.isEmpty ? all.flatMap(causes(behind:)) : telling, said: &said)
    }

    /// Whether all that a condition looks at is something that people gave or were told, or that a function of the rules is named after,
    /// and nothing that was counted on the way.
    func isOfInputs(_ row: Explanation.Node) -> Bool { causes(of: row).allSatisfy { isOfInputs(cause: $0) } }

    private func isOfInputs(cause: Explanation.Node) -> Bool {
        let labelled = cause.operands.filter { $0.label != nil }
        guard !labelled.isEmpty else { return cause.operands.isEmpty && isInput(cause.id) }
        // Of a part of an answer, `price.position`, the answer stands under the comparison.
        let wholes = cause.children.filter { id in !labelled.contains { $0.node == id } }
        return labelled.allSatisfy { $0.node.map(isInput) ?? wholes.contains(where: isInput) }
    }

    /// A function that is given more than the case says by its name alone too little.
    private func isInput(_ id: Explanation.Node.ID) -> Bool {
        let node = explanation[id]
        return node.kind.isInput || node.kind == .note && node.operation == nil && node.times == nil && node.operands.isEmpty
    }

    /// The facts behind a row of the routing.
    ///
    /// Another answer's yes or no is told, as what made it so, only where it is the last condition and so the nearest to this row; not
    /// where it is a condition of most rows and tells nothing of this one.
    /// - Parameter uses: by how many rows each answer is looked at.
    func clauses(ofReason row: Explanation.Node, _ uses: Uses) -> [String] {
        var said: Set<String> = []
        let telling = causes(of: row).filter { uses.answers[$0.id] * 3 <= max(uses.rows, 9) }
        let last = telling.last.map(causes(behind:)) ?? []
        return clauses(for: telling.dropLast().filter { $0.kind != .answer } + last, said: &said)
    }

    /// By how many of some rows each answer is looked at.
    struct Uses {
        var rows: Int
        /// By the answer's node.
        var answers: [Int]
    }

    func uses(in rows: [Explanation.Node.ID]) -> Uses {
        var uses = Uses(rows: rows.count, answers: Array(repeating: 0, count: explanation.nodes.count))
        var found: [Explanation.Node.ID] = []
        for row in rows {
            found.removeAll(keepingCapacity: true)
            collectAnswers(below: explanation.nodes[row].children, &found)
            for id in found { uses.answers[id] += 1 }
        }
        return uses
    }

    /// The answers that a condition looks at, each once.
    private func collectAnswers(below children: [Explanation.Node.ID], _ found: inout [Explanation.Node.ID]) {
        for id in children {
            switch explanation.nodes[id].kind {
            case .answer where !found.contains(id): found.append(id)
            case .branch: collectAnswers(below: explanation.nodes[id].children, &found)
            default: break
            }
        }
    }

    /// What an answer's yes or no comes down to; the answer itself where that cannot be said.
    private func causes(behind node: Explanation.Node) -> [Explanation.Node] {
        guard node.kind == .answer else { return [node] }
        let behind = causes(of: node).flatMap { causes(behind: $0) }
        var said: Set<String> = []
        return clauses(for: behind, said: &said).isEmpty ? [node] : behind
    }

    private func clauses(for causes: [Explanation.Node], said: inout Set<String>) -> [String] {
        var clauses: [String] = []
        for cause in causes {
            if let clause = clause(cause, said: &said), !clauses.contains(clause) { clauses.append(clause) }
        }
        // That something was given at all goes without saying where more is said of it.
        guard clauses.contains(where: { $0.hasSuffix(Self.given) }) else { return clauses }
        let more = clauses.filter { !$0.hasSuffix(Self.given) }
        return more.isEmpty ? clauses : more
    }

    /// How a clause ends that tells only that there is something.
    static let given = " is given"

    private func clause(_ node: Explanation.Node, said: inout Set<String>) -> String? {
        switch node.kind {
        case .comparison: return comparison(node, said: &said)
        case .branch: return branch(node)
        case .note where node.operation != nil: return library(node)
        case .note where node.title == nil: return nil
        default:
            let title = title(of: node)
            let value = isYesNo(node.value) ? Phrase.lowered(words(forValueOf: node)) : words(forValueOf: node)
            if title.hasSuffix("?") { return "“\(title)” " + value }
            return title.isEmpty ? nil : Phrase.lowered(title) + ": " + value
        }
    }

    /// A function of the library that answers yes or no; of the others nil.
    private func library(_ node: Explanation.Node) -> String? {
        guard let operation = node.operation, let holds = truth(of: node) else { return nil }
        switch operation {
        case "includes": return membership(node)
        case "any", "all": return items(node, operation, holds)
        default:
            guard let verb = Self.textTests[operation], node.operands.count == 2 else { return nil }
            let text = term(node.operands[0])
            return "\(text) \(holds ? verb.holds : verb.fails) “\(words(for: node.operands[1].value))”"
        }
    }

    private static let textTests: [String: (holds: String, fails: String)] = [
        "starts_with": ("begins with", "does not begin with"), "ends_with": ("ends with", "does not end with"),
        "contains": ("contains", "does not contain"),
    ]

    /// `none of the offers is so`: what is asked of each item is no sentence.
    private func items(_ node: Explanation.Node, _ operation: String, _ holds: Bool) -> String? {
        let label = node.operands.first?.label.map { Phrase.lowered(Phrase.plain($0)) }
        if let label, node.children.contains(where: { explanation.nodes[$0].items == 0 }) { return label + ": none" }
        let all = label.map { ($0.hasPrefix("the ") ? "" : "the ") + $0 } ?? "them"
        switch (operation, holds) {
        case ("any", true): return "one of \(all) meets the condition"
        case ("any", false): return "none of \(all) meets the condition"
        case (_, true): return "each of \(all) meets the condition"
        case (_, false): return "not all of \(all) meet the condition"
        }
    }

    /// `“disabled” is not among the passes held`; of an empty list `passes held: none`.
    private func membership(_ node: Explanation.Node) -> String? {
        if let empty = node.children.lazy.map({ explanation[$0] }).first(where: { $0.items == 0 }) {
            return Phrase.lowered(title(of: empty)) + ": none"
        }
        guard node.operands.count == 2, let label = node.operands[0].label.map({ Phrase.lowered(Phrase.plain($0)) }) else { return nil }
        let item = words(for: node.operands[1].value, unit: node.operands[1].unit, labels: labels(of: node.operands[0]))
        return "“\(item)” is \(truth(of: node) == true ? "" : "not ")among \(label.hasPrefix("the ") ? "" : "the ")\(label)"
    }

    /// A condition without parts of its own: a yes or no, or whether a list has something.
    private func branch(_ node: Explanation.Node) -> String? {
        guard let first = node.operands.first, let label = first.label.map(Phrase.subject) else { return nil }
        let holds = truth(of: node) ?? false
        guard node.operands.count == 2 else {
            return label + ": "
                + (isYesNo(first.value) ? Phrase.lowered(words(for: first.value, labels: labels(of: first))) : holds ? "yes" : "no")
        }
        let other = words(for: node.operands[1].value, unit: node.operands[1].unit, labels: labels(of: first))
        return holds ? "\(label): “\(other)” is among them" : "\(label): “\(other)” is not among them"
    }
}
