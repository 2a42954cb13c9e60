import RuleModel

/// What is known of an answer, form or parameter before any case: the nodes to begin with, each to be completed by what happened.
final class ExplainedForm: Sendable {
    typealias Node = Explanation.Node

    /// The answer or parameter itself.
    let node: Node
    /// Rows of a choice or of the routing, layers.
    let rules: [Node]
    /// What may take the place of an answer's value.
    let exceptions: [Node]
    /// The rows of bands, with their collar, guide and cap.
    let bands: [Node]
    /// What its amounts are for: `week`.
    let period: String?
    /// Of bands: the fact or answer that says what was quoted, and where that stands.
    let quoted: String?
    let quotedAt: SourceLocation
    private let payerLabels: Value
    /// Of each layer, the payers to which it gives a share or amount.
    private let payers: [Set<String>]

    /// - Parameters:
    ///   - exceptions: with where each is declared.
    ///   - period: as ``Declared/period(among:)`` gives it.
    init(_ declared: Declared, exceptions: [(rule: IdentifiedRule, in: Declared)], period: String?, in rulebook: Rulebook) {
        let place = Places(rulebook: rulebook)
        let rules = declared.kind == .answer ? [] : declared.rules
        node = place.node(of: declared)
        self.rules = rules.map { place.node(.rule, of: $0, in: declared) }
        self.exceptions = exceptions.map { place.node(.exception, of: $0.rule, in: $0.in) }
        bands = declared.kind == .bands ? place.bands(of: declared, period) : []
        self.period = period
        quoted = declared.spec["quoted"].text
        quotedAt = place.inItsFolder(declared.place(.name("quoted")), declared.part)
        payerLabels = declared.spec["payer_labels"]
        payers = rules.map { Set(($0.value["share"].named + $0.value["amount"].named).map(\.name)) }
    }

    func label(ofPayer payer: String) -> String { payerLabels[payer].text ?? payer.asTitle }

    /// Whether a layer, by its number, leaves a payer what others do not take.
    func leavesRest(_ layer: Int, to payer: String) -> Bool { payers.indices.contains(layer - 1) && !payers[layer - 1].contains(payer) }
}

/// Makes nodes that say where they stand.
private struct Places {
    let rulebook: Rulebook

    func inItsFolder(_ location: SourceLocation, _ part: Part) -> SourceLocation {
        var location = location
        location.file = part.file.name
        return location
    }

    private func place(_ node: inout Explanation.Node, _ location: SourceLocation, _ part: Part) {
        node.at = inItsFolder(location, part)
        node.rulebook = rulebook.reference(to: part.book)
    }

    func node(of declared: Declared) -> Explanation.Node {
        var node = Explanation.Node(0, declared.kind == .parameter ? .parameter : .answer)
        node.name = declared.name
        node.title = declared.kind == .routing ? declared.spec["title"].text ?? "Outcome" : declared.title
        node.unit = declared.spec["unit"].text ?? declared.spec["per"].text
        node.source = declared.spec["source"].text
        place(&node, declared.place(), declared.part)
        return node
    }

    func node(_ kind: Explanation.Node.Kind, of rule: IdentifiedRule, in owner: Declared) -> Explanation.Node {
        var node = Explanation.Node(0, kind)
        let row = rule.value.list.first?.text
        node.rule = rule.id
        node.name = row
        node.title = rule.value["reason"].text ?? rule.value["title"].text ?? row.flatMap { owner.spec["labels"][$0].text } ?? row
        node.source = rule.value["source"].text ?? owner.spec["source"].text
        place(&node, owner.place(rule.path), owner.part)
        return node
    }

    func bands(of declared: Declared, _ period: String?) -> [Explanation.Node] {
        let base: [Value.Step] = declared.spec["rows"].isNothing ? [] : [.name("rows")]
        let rows = base.isEmpty ? declared.spec : declared.spec["rows"]
        return rows.list.enumerated().map { index, row in
            var node = Explanation.Node(0, .rule)
            (node.title, node.unit, node.taken) = ("Band", period, true)
            node.source = row["source"].text ?? declared.spec["source"].text
            node.operands = ["collar", "guide", "cap"].filter { !row[$0].isNothing }.map { key in
                let money = row[key].money ?? row[key].text.flatMap { try? Money($0) }
                return .init(label: key, value: money.map(Value.money) ?? row[key])
            }
            place(&node, declared.place(base + [.index(index + 1)]), declared.part)
            return node
        }
    }
}
