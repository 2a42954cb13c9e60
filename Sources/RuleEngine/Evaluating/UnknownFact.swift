import LuaSyntax
import RuleModel

/// Which optional fact was nothing where a sum or comparison failed: the tree knows what stands there.
struct UnknownFact {
    private let optional: Set<String>
    private let reads: ReadsOfCase

    init(_ facts: [Fact], in part: Part) {
        optional = Set(facts.filter { !$0.required && $0.defaultValue == nil }.map(\.name))
        reads = ReadsOfCase(in: part)
    }

    /// - Parameter kinds: what the two sides were, as the failure says it: `nothing and number`.
    func name(at point: EventPoint, kinds: String) -> String? {
        guard case .expression(let expression) = point.node else { return nil }
        let sides = kinds.split(separator: " and ")
        switch expression.kind {
        case .unary(let operation) where sides == ["nothing"]: return fact(in: operation.operand)
        case .binary(let operation) where sides.count == 2:
            // Lua turns a > b into b < a.
            let isTurned = [.greater, .greaterEqual].contains(operation.operator)
            let operands = isTurned ? [operation.right, operation.left] : [operation.left, operation.right]
            for (side, operand) in zip(sides, operands) where side == "nothing" {
                if let name = fact(in: operand) { return name }
            }
            return nil
        default: return nil
        }
    }

    private func fact(in operand: Expression) -> String? {
        guard let name = reads.name(in: operand) else { return nil }
        return optional.contains(name) ? name : nil
    }
}

/// What expressions of a part read of the case.
struct ReadsOfCase {
    private let origins: Origins

    init(in part: Part) {
        var origins = Origins()
        origins.walk(part.tree)
        self.origins = origins
    }

    /// The names that a call is given, in order, each once; empty of what is no call.
    func names(givenAt point: EventPoint) -> [String] {
        guard case .expression(let expression) = point.node, case .call(let call) = expression.kind else { return [] }
        return call.arguments.compactMap(name).reduce(into: []) { names, name in if !names.contains(name) { names.append(name) } }
    }

    /// `NAME` of `case.NAME`, `GROUP.NAME` of `case.GROUP.NAME`, also of a local that was set to one.
    func name(in operand: Expression) -> String? {
        var operand = operand.unparenthesized
        if case .name(let name) = operand.kind, let declaration = name.declaration, !declaration.isReassigned,
            let value = origins.locals[ObjectIdentifier(declaration)]
        {
            operand = value.unparenthesized
        }
        return path(of: operand)?.joined(separator: ".")
    }

    /// The names after the case.
    private func path(of expression: Expression) -> [String]? {
        guard case .field(let base, let field) = expression.kind else { return nil }
        if case .name(let name) = base.unparenthesized.kind { return isCase(name) ? [field.text] : nil }
        return path(of: base.unparenthesized).map { $0 + [field.text] }
    }

    private func isCase(_ name: Name) -> Bool {
        name.text == "case" || name.declaration.map { origins.cases.contains(ObjectIdentifier($0)) } ?? false
    }
}

/// What locals were set to, and the first parameters of functions under a key of a declaration: `when = function(c) … end`.
private struct Origins: TreeVisitor {
    private(set) var locals: [ObjectIdentifier: Expression] = [:]
    private(set) var cases: Set<ObjectIdentifier> = []

    mutating func enter(_ statement: Statement, in context: WalkContext) {
        guard case .local(let declarations, let values) = statement.kind else { return }
        for (declaration, value) in zip(declarations, values) { locals[ObjectIdentifier(declaration)] = value }
    }

    mutating func enter(_ expression: Expression, in context: WalkContext) {
        guard case .table(let table) = expression.kind else { return }
        for entry in table.entries {
            guard case .function(let body) = entry.value.unparenthesized.kind, let first = body.parameters.first else { continue }
            cases.insert(ObjectIdentifier(first))
        }
    }
}
