import RuleModel

// One comparison as it turned out: what did not hold is told by what did.
extension Sentences {
    /// `one-to-one support (24 hours a week) is at least 20`.
    /// - Parameter said: labels that were given with their values already: they are not said in full again.
    func comparison(_ node: Explanation.Node, said: inout Set<String>) -> String? {
        guard node.operands.count == 2, var relation = node.operation.flatMap(Relation.init) else { return nil }
        if !node.value.isTrue { relation = relation.opposite }
        var (left, right) = (named(node.operands[0]), named(node.operands[1]))
        if left.label == nil, right.label != nil { (left, right, relation) = (right, left, relation.mirrored) }
        if relation == .equal || relation == .different { return equality(left, right, holds: relation == .equal, said: &said) }
        if right.unit.map(Wording.rate) == left.unit.map(Wording.rate) { right.unit = nil }
        if isPlain, right.label == nil, let label = left.label.map(Phrase.subject), !Phrase.isClause(label) {
            return plainly(label, left, relation, right)
        }
        let verb = " is " + relation.words(for: left.value) + " "
        let first = side(left, said: &said)
        return first + verb + side(right, said: &said)
    }

    /// `one-to-one support is 24 hours a week, which is 20 or more`; of what is the limit itself `need points are 8, and 8 or more counts`.
    private func plainly(_ label: String, _ left: Explanation.Operand, _ relation: Relation, _ right: Explanation.Operand) -> String {
        // The unit that the label names is not said again.
        let isNamed = left.unit.map { label.split(separator: " ").last.map(String.init) == $0 } ?? false
        let value = label + (Phrase.isPlural(label) ? " are " : " is ") + words(for: left.value, unit: isNamed ? nil : left.unit)
        let limit = relation.plainly(words(for: right.value), beside: left.value)
        guard left.value == right.value else { return "\(value), which is \(limit)" }
        if case .date = left.value { return "\(value), the \(relation == .atLeast ? "first" : "last") day that counts" }
        return "\(value), and \(limit) counts"
    }

    private func equality(
        _ left: Explanation.Operand, _ right: Explanation.Operand, holds: Bool, said: inout Set<String>
    ) -> String {
        if let position = [left, right].lazy.compactMap({ $0.value.text.flatMap { Self.positions[$0] } }).first {
            return "the quote is " + (left.value.text.flatMap { Self.positions[$0] } ?? position)
        }
        let label = left.label.map(Phrase.subject) ?? "the value"
        // The tree has no value for a list or a record, so that it is what was compared that tells whether there was one.
        if right.value.isNothing || right.value == .text("") { return given(left, label, holds ? "not given" : "given") }
        if left.value.isNothing { return isYesNo(right.value) ? label + ": not given" : given(left, label, "not given") }
        if isYesNo(left.value) || isToldAfterColon(left, label, besides: right) { return label + ": " + quoted(left, isAfterColon: true) }
        if let other = right.label.map(Phrase.subject) {
            for (subject, side) in [(label, left), (other, right)] {
                said.insert("\(subject): \(words(for: side.value, unit: side.unit, labels: labels(of: side)))")
            }
            if label == other {
                let values = [quoted(left), quoted(right, labelled: left)]
                return holds ? "\(label) is \(values[0]) in both" : "\(label) is \(values[0]) in one and \(values[1]) in the other"
            }
            if holds { return "\(label) and \(other) are both \(quoted(left))" }
            return "\(label) (\(quoted(left))) is not \(other) (\(quoted(right, labelled: left)))"
        }
        if left.value.text != nil {
            let other = quoted(right, labelled: left)
            // That it is not “Not paid” or “None” is said by what it is; and of what is “Not paid” nothing else need be denied.
            let isClear = holds || Self.isNegative(other) || Self.isNegative(quoted(left))
            return "\(label) is \(quoted(left))" + (isClear ? "" : " and not \(other)")
        }
        guard !holds else { return "\(label) is \(quoted(left))" }
        return side(left, said: &said) + " is not " + quoted(right)
    }

    private static func isNegative(_ choice: String) -> Bool {
        let word = choice.utf8.drop { $0 > 127 }.prefix { $0 | 0x20 >= UInt8(ascii: "a") && $0 | 0x20 <= UInt8(ascii: "z") }
        return negatives.contains { $0.utf8.count == word.count && zip($0.utf8, word).allSatisfy { $0 == $1 | 0x20 } }
    }

    private static let negatives = ["no", "not", "none", "never"]

    /// `the rationale is not given`; of a question, `“Why this place?”: not given`; of what is worked out, `the latest review: none`.
    private func given(_ operand: Explanation.Operand, _ label: String, _ words: String) -> String {
        if Phrase.isClause(label) { return "“\(Phrase.plain(operand.label ?? label))”: \(words)" }
        let isWorkedOut = operand.node.map { explanation[$0].kind == .answer } ?? false
        return isWorkedOut && words == "not given" ? label + ": none" : "\(label) is \(words)"
    }

    /// Whether `is` cannot stand between a label and a choice: `how the place is bought: spot purchase`.
    private func isToldAfterColon(_ left: Explanation.Operand, _ label: String, besides right: Explanation.Operand) -> Bool {
        guard right.label == nil else { return false }
        let choice = left.value.text.flatMap { labels(of: left)[$0] } ?? ""
        return Phrase.isClause(label) || Phrase.isClause(choice) || choice.utf8.count { $0 == UInt8(ascii: " ") } > 2
    }

    /// A choice as the form shows it, in quotes; other values as they are.
    private func quoted(
        _ operand: Explanation.Operand, labelled owner: Explanation.Operand? = nil, isAfterColon: Bool = false
    ) -> String {
        let own = labels(of: operand)
        let text = words(for: operand.value, unit: operand.unit, labels: own.isEmpty ? owner.map(labels(of:)) ?? [:] : own)
        if isYesNo(operand.value) { return Phrase.lowered(text) }
        guard operand.value.text != nil else { return text }
        return isAfterColon || isPlain ? Phrase.lowered(text) : "“\(text)”"
    }

    /// `the need score (31 points)`; later `31 points`, or only the label where the value has no unit of its own.
    private func side(_ operand: Explanation.Operand, said: inout Set<String>) -> String {
        let value = words(for: operand.value, unit: operand.unit, labels: labels(of: operand))
        guard let label = operand.label else { return value }
        let subject = Phrase.subject(label)
        if Phrase.isClause(label) { return said.insert(subject).inserted ? "\(value) (“\(Phrase.plain(label))”)" : value }
        // Of another offer or part the same label has another value, which is said in full.
        if said.insert("\(subject): \(value)").inserted { return "\(subject) (\(value))" }
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

    /// `20 or more`, `less than 20`.
    func plainly(_ limit: String, beside value: Value) -> String {
        switch self {
        case .atLeast where value.number != nil || value.money != nil: limit + " or more"
        case .atMost where value.number != nil || value.money != nil: limit + " or less"
        default: words(for: value) + " " + limit
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
