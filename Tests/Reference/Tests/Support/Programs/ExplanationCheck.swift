import ReferenceReader
import RuleModel

/// Whether a tree of why is one: each node after those that it refers to, and at its top what was decided.
struct ExplanationCheck {
    private let explanation: Explanation
    private let decision: JSON?

    /// - Parameter decision: nil where nothing was decided.
    init(_ explanation: Explanation, of decision: JSON?) { (self.explanation, self.decision) = (explanation, decision) }

    /// What is wrong with it, if anything.
    var mistake: String? {
        for (place, node) in explanation.nodes.enumerated() {
            if node.id != place { return "node \(place) has the id \(node.id)" }
            for id in node.children + node.operands.compactMap(\.node) where !(0..<place).contains(id) {
                return "node \(place) refers to \(id)"
            }
        }
        for root in explanation.roots where !explanation.nodes.indices.contains(root) { return "there is no root \(root)" }
        if !explanation.digest.hasPrefix("sha256:") { return "digest \(explanation.digest)" }
        return decision.flatMap(mistake)
    }

    private func mistake(in decision: JSON) -> String? {
        for answer in decision["answers"]?.members ?? [] {
            guard let root = explanation.roots.map({ explanation[$0] }).first(where: { $0.name == answer.name }) else {
                return "no root is the answer \(answer.name)"
            }
            guard let value = Self.json(root.value) else { continue }
            if value != answer.value.text, !answer.value.isWithin { return "the root \(answer.name) is \(value)" }
        }
        return nil
    }

    /// Nil for what is not told whole.
    private static func json(_ value: Value) -> String? {
        switch value {
        case .nothing: "null"
        case .boolean(let isTrue): "\(isTrue)"
        case .number(let number): "\(number)"
        case .money(let money): "\"\(money)\""
        case .date(let date): "\"\(date)\""
        case .text(let text): JSON.string(text).text
        case .duration, .function, .record: nil
        }
    }
}

extension JSON {
    /// Whether it is a list or record, of which a tree tells nothing.
    fileprivate var isWithin: Bool { items != nil || members != nil }
}
