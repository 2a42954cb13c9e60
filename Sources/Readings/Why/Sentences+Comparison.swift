import RuleModel

// One comparison as it turned out: what did not hold is told by what did.
extension Sentences {
    /// `one-to-one support (24 hours a week) is at least 20`.
    /// - Parameter said: labels that were given with their values already: they are not said in full again.
    func comparison(_ node: Explanation.Node, said: inout Set<String>) -> String? {
        guard node.operands.count == 2, var relation = node.operation.flatMap(Relation.init) else { return nil }
        if !node.value.isTrue { relation = relation.opposite }
        var (left, right) = (node.operands[0], node.operands[1])
        if left.label == nil, right.label != nil { (left, right, relation) = (right, left, relation.mirrored) }
        if relation == .equal || relation == .different { return equality(left, right, holds: relation == .equal, said: &said) }
        let verb = " is " + relation.words(for: left.value) + " "
        let first = side(left, said: &said)
        if right.unit == left.unit { right.unit = nil }
        return first + verb + side(right, said: &said)
    }

    private func equality(
        _ left: Explanation.Operand, _ right: Explanation.Operand, holds: Bool, said: inout Set<String>
    ) -> String {
        if let position = [left, right].lazy.compactMap({ $0.value.text.flatMap { Self.positions[$0] } }).first {
            return "the quote is " + (left.value.text.flatMap { Self.positions[$0] } ?? position)
        }
        let label = left.label.map(Phrase.subject) ?? "the value"
        // The tree has no value for a list or a record, so that it is what was compared that tells whether there was one.
        if right.value.isNothing || right.value == .text("") { return label + (holds ? " is not given" : " is given") }
        if left.value.isNothing { return label + (isYesNo(right.value) ? ": not given" : " is not given") }
        if isYesNo(left.value) || (Phrase.isClause(label) && right.label == nil) { return label + ": " + quoted(left, isAfterColon: true) }
        if let other = right.label.map(Phrase.subject) {
            said.formUnion([label, other])
            if holds { return "\(label) and \(other) are both \(quoted(left))" }
            return "\(label) (\(quoted(left))) is not \(other) (\(quoted(right, labelled: left)))"
        }
        if left.value.text != nil { return "\(label) is \(quoted(left))" + (holds ? "" : ", not \(quoted(right, labelled: left))") }
        guard !holds else { return "\(label) is \(quoted(left))" }
        return side(left, said: &said) + " is not " + quoted(right)
    }

    /// A choice as the form shows it, in quotes; other values as they are.
    private func quoted(
        _ operand: Explanation.Operand, labelled owner: Explanation.Operand? = nil, isAfterColon: Bool = false
    ) -> String {
        let own = labels(of: operand)
        let text = words(for: operand.value, unit: operand.unit, labels: own.isEmpty ? owner.map(labels(of:)) ?? [:] : own)
        guard operand.value.text != nil, !isYesNo(operand.value) else { return text }
        return isAfterColon ? Phrase.lowered(text) : "“\(text)”"
    }

    /// `the need score (31 points)`; later `31 points`, or only the label where the value has no unit of its own.
    private func side(_ operand: Explanation.Operand, said: inout Set<String>) -> String {
        let value = words(for: operand.value, unit: operand.unit, labels: labels(of: operand))
        guard let label = operand.label else { return value }
        let subject = Phrase.subject(label)
        if Phrase.isClause(label) { return said.insert(subject).inserted ? "\(value) (“\(Phrase.plain(label))”)" : value }
        if said.insert(subject).inserted { return "\(subject) (\(value))" }
        guard case .number(let number) = operand.value, let unit = operand.unit else { return subject }
        return Phrase.quantity(number, unit: Phrase.brief(unit))
    }

    func isYesNo(_ value: Value) -> Bool {
        switch value {
        case .boolean, .text("yes"), .text("no"): true
        default: false
        }
    }
}

/// How two values stand to each other.
enum Relation: String {
    case less = "<"
    case atMost = "<="
    case more = ">"
    case atLeast = ">="
    case equal = "=="
    case different = "~="

    /// What holds where this does not.
    var opposite: Relation {
        switch self {
        case .less: .atLeast
        case .atMost: .more
        case .more: .atMost
        case .atLeast: .less
        case .equal: .different
        case .different: .equal
        }
    }

    /// The same with the sides exchanged.
    var mirrored: Relation {
        switch self {
        case .less: .more
        case .atMost: .atLeast
        case .more: .less
        case .atLeast: .atMost
        case .equal, .different: self
        }
    }

    /// As mathematics writes it.
    var sign: String {
        switch self {
        case .less: "<"
        case .atMost: "≤"
        case .more: ">"
        case .atLeast: "≥"
        case .equal: "="
        case .different: "≠"
        }
    }

    func words(for value: Value) -> String {
        let isDate = if case .date = value { true } else { false }
        let isMoney = value.money != nil
        return switch self {
        case .less: isDate ? "before" : isMoney ? "below" : "less than"
        case .atMost: isDate ? "on or before" : "at most"
        case .more: isDate ? "after" : isMoney ? "above" : "more than"
        case .atLeast: isDate ? "on or after" : "at least"
        case .equal: "the same as"
        case .different: "not"
        }
    }
}
