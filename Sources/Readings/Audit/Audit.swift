import RuleModel

/// The whole tree, a line for each node, with the names of the rules, both sides of each comparison and the place of each step.
struct Audit {
    struct Line {
        /// For each level from the top whether more follows on it after this line; empty for a root.
        var rails: [Bool]
        var hasChildren: Bool
        /// Of rows, exceptions and branches whether they applied.
        var taken: Bool?
        var text: String
        /// `support_levels.lua:6:47`, for facts, parameters and judgements with the kind before it.
        var place: String
        /// Sources, evidence, what was left out.
        var notes: [String]
    }

    let decision: JSONValue
    let explanation: Explanation
    let summary: RulebookSummary
    private let sentences: Sentences
    /// What the ledger says of it, and when its rulebook was published.
    let record: [String]
    let published: CalendarDate?

    init(_ decision: JSONValue, _ explanation: Explanation, _ rulebookWords: RulebookWords, _ options: ReadingOptions = ReadingOptions()) {
        (record, published) = (options.record, options.published)
        self.decision = decision
        self.explanation = explanation
        summary = rulebookWords.summary
        sentences = Sentences(explanation, rulebookWords)
    }

    var title: String { DecisionReading.heading(of: decision) + ": every step" }

    /// The nodes from the top; what a shared node consists of stands where it is met first.
    var lines: [Line] {
        var lines: [Line] = []
        var told: Set<Explanation.Node.ID> = []
        for root in explanation.roots { append(root, rails: [], below: nil, to: &lines, &told) }
        return lines
    }

    private func append(
        _ id: Explanation.Node.ID, rails: [Bool], below parent: Explanation.Node?, to lines: inout [Line],
        _ told: inout Set<Explanation.Node.ID>
    ) {
        let node = explanation[id]
        let isNew = told.insert(id).inserted
        let children = isNew ? node.children.filter { !isSaid($0, in: node, told) } : []
        var line = Line(
            rails: rails, hasChildren: !children.isEmpty, taken: mark(node), text: text(of: node), place: place(of: node), notes: [])
        if !isNew, !node.children.isEmpty { line.text = (isRecord(node) ? name(of: node) : line.text) + " (see above)" }
        if isNew { line.notes = notes(on: node, below: parent) }
        lines.append(line)
        for (i, child) in children.enumerated() { append(child, rails: rails + [i < children.count - 1], below: node, to: &lines, &told) }
    }

    /// Whether a node is whole in the line above it already: it stands there as a side, with its value, and has been told before.
    private func isSaid(_ id: Explanation.Node.ID, in parent: Explanation.Node, _ told: Set<Explanation.Node.ID>) -> Bool {
        told.contains(id) && explanation[id].children.isEmpty
            && parent.operands.contains { $0.node == id && $0.value == explanation[id].value }
    }

    private func mark(_ node: Explanation.Node) -> Bool? { [.rule, .exception, .branch].contains(node.kind) ? node.taken : nil }

    private func place(of node: Explanation.Node) -> String {
        let kind = [.fact, .parameter, .judgement].contains(node.kind) ? node.kind.rawValue : nil
        let rulebook = node.rulebook.flatMap { $0 == "\(summary.id)@\(summary.version)" ? nil : $0 }
        let at = node.at.map { ($0.file + ":\($0.line):\($0.column)").printable }
        return [kind, rulebook, at].compactMap { $0 }.joined(separator: " ")
    }

    private func notes(on node: Explanation.Node, below parent: Explanation.Node?) -> [String] {
        var notes: [String] = []
        if let evidence = node.evidence, !evidence.isEmpty { notes.append("evidence: " + evidence.printable) }
        if let source = node.source, !source.isEmpty, source != parent?.source { notes.append("source: " + source.printable) }
        return notes
    }

    // MARK: Steps

    private func text(of node: Explanation.Node) -> String {
        switch node.kind {
        case .answer: answer(node)
        case .fact, .judgement: fact(node)
        case .parameter: name(of: node) + result(of: node) + times(of: node)
        case .rule: row(node)
        case .exception: exception(node)
        case .comparison: comparison(node)
        case .branch: branch(node)
        case .money: sum(node)
        case .rounding: rounding(node)
        case .share: share(node)
        case .note: note(node)
        }
    }

    private func fact(_ node: Explanation.Node) -> String {
        if node.failed { return name(of: node) + " is needed and not given" }
        return name(of: node) + (node.items == nil ? " = \(value(node.value, node.unit))" : result(of: node))
    }

    /// Whether a node's value is told by the decision alone, at length.
    private func isRecord(_ node: Explanation.Node) -> Bool { node.kind == .answer && node.value.isNothing && !node.failed }

    /// A record has no value of its own in the tree: of an exported answer the decision has it.
    private func answer(_ node: Explanation.Node) -> String {
        guard node.value.isNothing else { return "\(name(of: node)) = \(value(node.value, node.unit))" }
        guard let given = node.name.flatMap({ decision["answers"]?[$0] }) else { return name(of: node) + result(of: node) }
        return "\(name(of: node)) = " + Self.words(for: given)
    }

    /// Records as `key: value; key: value`, texts and keys as the rules have them.
    private static func words(for given: JSONValue) -> String {
        let nested = { (value: JSONValue) in value.members.isEmpty ? words(for: value) : "(" + words(for: value) + ")" }
        return switch given {
        case .null: "not given"
        case .object(let members): members.map { "\($0.key.printable): \(nested($0.value))" }.joined(separator: "; ")
        case .array(let elements): elements.isEmpty ? "none" : elements.map(nested).joined(separator: ", ")
        case .string(let text): Money(ofDecision: text)?.pounds ?? Wording.date(text) ?? text.printable
        case .boolean, .number: Wording().words(for: given)
        }
    }

    private func name(of node: Explanation.Node) -> String { (node.name ?? node.rule ?? node.title ?? node.kind.rawValue).printable }

    /// `, from 1 April 2026, known 12 March 2026`
    private func times(of node: Explanation.Node) -> String {
        (node.from.map { ", from \($0.spoken)" } ?? "") + (node.known.map { ", known \($0.spoken)" } ?? "")
    }

    private func row(_ node: Explanation.Node) -> String {
        let cells = node.operands.map { [$0.label?.printable, value($0.value, $0.unit)].compactMap { $0 }.joined(separator: " ") }
        let words = node.rule.flatMap { reason(ofRule: $0) ?? node.title?.printable }
        let title = [node.rule?.printable ?? name(of: node), words].compactMap { $0 }
        if node.failed { return title.joined(separator: " – ") + ": not known" }
        let result = node.value.isNothing || node.value == .boolean(node.taken ?? false) ? "" : " → " + value(node.value, node.unit)
        return title.joined(separator: " – ") + (cells.isEmpty ? "" : ": " + cells.joined(separator: ", ")) + result
    }

    /// What a row of the routing said of this case, which a function may have written.
    private func reason(ofRule rule: String) -> String? {
        (decision["reasons"]?.elements ?? []).first { $0["rule"]?.written == rule }?["text"]?.written
    }

    private func exception(_ node: Explanation.Node) -> String {
        let title = "exception" + ((node.title ?? node.rule).map { " “\($0.printable)”" } ?? "")
        let result = node.value.isNothing ? "" : " → " + value(node.value, node.unit)
        let others = node.operands.map { $0.label?.printable ?? value($0.value, $0.unit) }
        return title + result + (others.isEmpty ? "" : ", displaced by " + Wording.list(others))
    }

    private func comparison(_ node: Explanation.Node) -> String {
        let sign = node.operation.map { Relation(rawValue: $0)?.sign ?? $0 } ?? "?"
        let sides = node.operands.map(term).joined(separator: " \(sign) ")
        guard case .boolean(let holds) = node.value else { return sides }
        return sides + (holds ? " is true" : " is false")
    }

    private func branch(_ node: Explanation.Node) -> String {
        let operation = node.operation ?? "if"
        let operands = node.operands.filter { $0.label != Explanation.Node.gives }.map(term).joined(separator: ", ")
        let result = if case .boolean(let holds) = node.value { holds ? " is true" : " is false" } else { "" }
        return operation.printable + (operands.isEmpty ? "" : " " + operands) + result
    }

    private func sum(_ node: Explanation.Node) -> String {
        let result = value(node.value, node.unit)
        guard let operation = node.operation, !node.operands.isEmpty else { return result }
        let sign = Sentences.signs[operation] ?? operation.printable
        let terms = node.operands.map(term)
        return (terms.count == 1 ? sign + terms[0] : terms.joined(separator: " \(sign) ")) + " = " + result
    }

    /// `£31.2625 rounded to £31.26 (half up)`
    private func rounding(_ node: Explanation.Node) -> String {
        let before = node.operands.first.map(term) ?? "amount"
        let how = node.operation == "split" ? "whole pence, shared out together" : node.operation.map(Phrase.plain) ?? ""
        let multiple = node.operands.dropFirst().first.map { ", to a multiple of " + value($0.value, $0.unit) } ?? ""
        return "\(before) rounded to \(value(node.value, node.unit)) (\(how)\(multiple))"
    }

    private func share(_ node: Explanation.Node) -> String {
        let terms = node.operands.map { $0.label == "of" ? value($0.value, $0.unit) : term($0) }.joined(separator: " of ")
        return name(of: node) + ": " + (terms.isEmpty ? "" : terms + " = ") + value(node.value, node.unit)
    }

    private func note(_ node: Explanation.Node) -> String {
        let result = result(of: node)
        let given = node.operands.map(term)
        let times = node.times.map { ", gone through \($0 == 1 ? "once" : "\($0) times")" } ?? ""
        return (node.name ?? node.title ?? (node.times == nil ? "steps" : "loop")).printable
            + (given.isEmpty ? "" : " (\(given.joined(separator: ", ")))") + result + times
    }

    /// ` = £31.26`, also of what has no value to show.
    private func result(of node: Explanation.Node) -> String {
        if node.failed { return " could not be worked out" }
        if let items = node.items { return " = " + Wording.count(items, "item") }
        return node.value.isNothing ? "" : " = " + value(node.value, node.unit)
    }

    /// `one_to_one_hours 24 hours a week`: by its name in the rules where the node has one.
    private func term(_ operand: Explanation.Operand) -> String {
        // Of a part of an answer (`price.position`) the label says which.
        let source = operand.node.map { explanation[$0] }.flatMap { node in
            node.value == operand.value || operand.label == nil || isRecord(node) && operand.value == .something ? node : nil
        }
        let named = source.flatMap { $0.kind.isInput ? $0.name : nil }
        let items = operand.value.isNothing ? source?.items.map { Wording.count($0, "item") } : nil
        if items == nil, let source, isRecord(source), let named { return named.printable }
        return [(named ?? operand.label)?.printable, items ?? value(operand.value, operand.unit)].compactMap { $0 }.joined(separator: " ")
    }

    /// Texts as the rules have them; everything else as people write it.
    private func value(_ value: Value, _ unit: String?) -> String {
        if case .text(let text) = value { return text.isEmpty ? "“”" : text.printable }
        return sentences.words(for: value, unit: unit)
    }
}
