import LuaSyntax
import RuleModel

/// What a local name was set to.
enum LocalOrigin {
    case value(Expression)
    /// One item of a list: `for _, item in ipairs(list)`, `sum(list, function(item) … end)`.
    case item(Expression)
    case position
    /// Something that is neither known nor the case, whatever its name.
    case other
}

/// What local names were set to, which parameters are the case, and what functions return, over all parts.
struct LocalOrigins {
    private var collected = Collector()
    private var caseParameters: Set<ObjectIdentifier> = []

    init(_ parts: [Part], _ declared: [Declared]) {
        for part in parts { collected.walk(part.tree) }
        for item in declared { item.text.body.map { addCaseParameters(of: $0) } }
    }

    func inference(_ names: CaseNames) -> KindInference {
        KindInference(names, caseFunctions: caseParameters, locals: collected.locals, returns: collected.returns)
    }

    /// Functions that stand directly in a declaration's body get the case first.
    private mutating func addCaseParameters(of table: TableConstructor) {
        for entry in table.entries {
            switch entry.value.unparenthesized.kind {
            case .function(let body): body.parameters.first.map { _ = caseParameters.insert(ObjectIdentifier($0)) }
            case .table(let inner): addCaseParameters(of: inner)
            default: break
            }
        }
    }
}

private struct Collector: TreeVisitor {
    var locals: [ObjectIdentifier: LocalOrigin] = [:]
    /// By function: the values of each `return`.
    var returns: [ObjectIdentifier: [[Expression]]] = [:]

    private static let listHelpers: Set<String> = ["sum", "map", "filter", "any", "all", "count"]

    mutating func enter(_ statement: Statement, in context: WalkContext) {
        switch statement.kind {
        case .return(let values): returns[ObjectIdentifier(context.function), default: []].append(values)
        case .local(let declarations, let values):
            for (declaration, value) in zip(declarations, values) where !(value.isMultiple && values.count < declarations.count) {
                locals[ObjectIdentifier(declaration)] = .value(value)
            }
        case .numericFor(let loop): locals[ObjectIdentifier(loop.variable)] = .position
        case .genericFor(let loop): add(loop)
        default: break
        }
    }

    private mutating func add(_ loop: GenericFor) {
        guard loop.values.count == 1, case .call(let call) = loop.values[0].kind, call.isOf("ipairs"), call.arguments.count == 1 else {
            return
        }
        let origins: [LocalOrigin] = [.position, .item(call.arguments[0])]
        for (variable, origin) in zip(loop.variables, origins) { locals[ObjectIdentifier(variable)] = origin }
    }

    /// The function that a list helper is given gets an item of the list, though the author may have called it `case`.
    mutating func enter(_ expression: Expression, in context: WalkContext) {
        guard case .call(let call) = expression.kind, call.arguments.count == 2,
            case .function(let body) = call.arguments[1].unparenthesized.kind,
            Self.listHelpers.contains(where: call.isOf) || call.isSort
        else { return }
        for (index, parameter) in body.parameters.enumerated() {
            locals[ObjectIdentifier(parameter)] = index == 0 ? .item(call.arguments[0]) : .other
        }
    }
}

extension Call {
    /// Whether it calls the global function of that name.
    func isOf(_ function: String) -> Bool {
        guard case .name(let name) = callee.kind else { return false }
        return name.isGlobal && name.text == function
    }

    fileprivate var isSort: Bool {
        guard case .field(let base, let field) = callee.kind, case .name(let name) = base.kind else { return false }
        return name.isGlobal && name.text == "table" && field.text == "sort"
    }
}
