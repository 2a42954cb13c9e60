import LuaSyntax
import RuleModel

extension Rulebook {
    /// What its expressions are.
    func inference() -> KindInference {
        var names = CaseNames()
        for fact in summary.facts { names.add(fact) }
        for item in declared where item.kind.isReadable && item.kind != .fact { names.add(item.name, item.declaredKind, at: item.place()) }
        return LocalOrigins(program.parts.map(\.part), declared).inference(names)
    }
}

extension KindInference {
    /// Every name of the case that an expression reads; of a group's member `needs.mobility`.
    func namesRead(in expression: Expression) -> Set<String> {
        var found: Set<String> = []
        collect(expression, into: &found)
        return found
    }

    private func collect(_ expression: Expression, into found: inout Set<String>) {
        if let name = nameRead(by: expression) { found.insert(name) }
        switch expression.kind {
        case .field(let base, let field):
            if let group = nameRead(by: base) { found.insert("\(group).\(field.text)") } else { collect(base, into: &found) }
        case .index(let base, let key): for inner in [base, key] { collect(inner, into: &found) }
        case .call(let call): for inner in [call.callee] + call.arguments { collect(inner, into: &found) }
        case .methodCall(let call): for inner in [call.object] + call.arguments { collect(inner, into: &found) }
        case .parenthesized(let inner): collect(inner, into: &found)
        case .unary(let operation): collect(operation.operand, into: &found)
        case .binary(let operation): for inner in [operation.left, operation.right] { collect(inner, into: &found) }
        default: break
        }
    }
}
