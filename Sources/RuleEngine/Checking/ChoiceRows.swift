import LuaSyntax
import RuleModel

/// Whether the rows of a choice are sure to cover every case: one without `when`, or conditions that leave nothing out.
struct ChoiceRows {
    let inference: KindInference
    let names: CaseNames

    /// Nil where the text does not show the rows.
    func cover(_ declared: Declared) -> Bool? {
        guard let body = declared.text.body else { return nil }
        var conditions: [Expression] = []
        for entry in body.entries {
            guard case .item(let row) = entry else { continue }
            guard case .table(let cells) = row.unparenthesized.kind else { return nil }
            guard let when = cells.value(named: "when") else { return true }
            guard case .function(let function) = when.kind, let condition = condition(of: function) else { continue }
            conditions.append(condition)
        }
        return cover(conditions)
    }

    /// `return CONDITION` and nothing else.
    private func condition(of body: FunctionBody) -> Expression? {
        guard body.block.statements.count == 1, case .return(let values) = body.block.statements[0].kind, values.count == 1 else {
            return nil
        }
        return values[0].unparenthesized
    }

    /// Rows are tried in order: what one leaves over is all that the next ones need to cover.
    private func cover(_ conditions: [Expression]) -> Bool {
        var rest = Rest()
        for condition in conditions {
            if case .true = condition.kind { return true }
            for alternative in alternatives(condition) {
                // What earlier rows left over fulfils some of its parts already.
                let open = parts(alternative).filter { !isGiven($0, by: rest) }
                if open.isEmpty { return true }
                if open.count == 1 { take(open[0], from: &rest) }
            }
            if rest.isNothing { return true }
        }
        return false
    }

    private func alternatives(_ condition: Expression) -> [Expression] {
        guard case .binary(let operation) = condition.kind, operation.operator == .or else { return [condition] }
        return alternatives(operation.left.unparenthesized) + alternatives(operation.right.unparenthesized)
    }

    private func parts(_ condition: Expression) -> [Expression] {
        guard case .binary(let operation) = condition.kind, operation.operator == .and else { return [condition] }
        return parts(operation.left.unparenthesized) + parts(operation.right.unparenthesized)
    }

    /// Whether its opposite has a row of its own already.
    private func isGiven(_ condition: Expression, by rest: Rest) -> Bool {
        let (key, holds) = normalized(condition)
        return holds ? rest.failing.contains(key) : rest.holding.contains(key)
    }

    /// What is known to be covered of each thing that conditions ask about.
    private struct Rest {
        /// Conditions that were seen to hold in some row, and those whose opposite was, as they are written.
        var holding: Set<String> = []
        var failing: Set<String> = []
        /// By what is asked: the words that have a row.
        var words: [String: Set<String>] = [:]
        var isNothing = false
    }

    private func take(_ condition: Expression, from rest: inout Rest) {
        let (key, holds) = normalized(condition)
        if holds { rest.holding.insert(key) } else { rest.failing.insert(key) }
        if !rest.holding.isDisjoint(with: rest.failing) { rest.isNothing = true }
        guard case .binary(let operation) = condition.kind, operation.operator.isEquality, let (asked, word) = question(operation) else {
            return
        }
        guard case .choice(let choices, _) = inference.kind(of: asked), !choices.isEmpty, isAlwaysKnown(asked) else { return }
        let key2 = text(asked)
        if operation.operator == .equal {
            rest.words[key2, default: []].insert(word)
        } else {
            rest.words[key2, default: []].formUnion(choices.filter { $0 != word })
        }
        if rest.words[key2].map({ Set(choices).isSubset(of: $0) }) ?? false { rest.isNothing = true }
    }

    private func question(_ operation: BinaryOperation) -> (Expression, String)? {
        let (left, right) = (operation.left.unparenthesized, operation.right.unparenthesized)
        if case .string(let literal) = right.kind { return (left, literal.text) }
        if case .string(let literal) = left.kind { return (right, literal.text) }
        return nil
    }

    /// A fact that may be missing may be none of its choices.
    private func isAlwaysKnown(_ asked: Expression) -> Bool {
        guard case .field(let base, let field) = asked.unparenthesized.kind else { return false }
        if inference.kind(of: base) == .wholeCase { return names[field.text].map { !$0.isOptional && !$0.hasInferredWords } ?? false }
        guard case .field(let root, let group) = base.kind, inference.kind(of: root) == .wholeCase else { return false }
        return names.member(field.text, of: group.text).map { !$0.isOptional } ?? false
    }

    /// A condition without its negation: `x ~= 1` is the opposite of `x == 1`, `x < 1` of `x >= 1`.
    private func normalized(_ condition: Expression) -> (key: String, holds: Bool) {
        switch condition.kind {
        case .unary(let operation) where operation.operator == .not:
            let (key, holds) = normalized(operation.operand.unparenthesized)
            return (key, !holds)
        case .binary(let operation):
            let (left, right) = (text(operation.left), text(operation.right))
            switch operation.operator {
            case .equal where right == "true", .notEqual where right == "false": return (left, true)
            case .equal where right == "false" && isAlwaysKnown(operation.left), .notEqual where right == "true": return (left, false)
            case .equal: return ("\(left) = \(right)", true)
            case .notEqual: return ("\(left) = \(right)", false)
            case .less: return ("\(left) < \(right)", true)
            case .greaterEqual: return ("\(left) < \(right)", false)
            case .greater: return ("\(right) < \(left)", true)
            case .lessEqual: return ("\(right) < \(left)", false)
            default: return (text(condition), true)
            }
        default: return (text(condition), true)
        }
    }

    /// The same for the same expression, however it is spaced and whatever its function calls the case.
    private func text(_ expression: Expression) -> String {
        switch expression.unparenthesized.kind {
        case .name(let name): inference.kind(of: expression.unparenthesized) == .wholeCase ? "case" : name.text
        case .field(let base, let field): "\(text(base)).\(field.text)"
        case .number(let numeral): numeral.text
        case .string(let literal): "\"\(literal.text)\""
        case .true: "true"
        case .false: "false"
        case .nil: "nil"
        case .call(let call): "\(text(call.callee))(\(call.arguments.map(text).joined(separator: ", ")))"
        case .binary(let operation): "(\(text(operation.left)) \(operation.operator.rawValue) \(text(operation.right)))"
        case .unary(let operation): "(\(operation.operator.rawValue) \(text(operation.operand)))"
        default: "at \(expression.span.start.offset)"
        }
    }
}
