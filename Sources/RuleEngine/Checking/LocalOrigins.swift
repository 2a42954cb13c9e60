import LuaSyntax
import RuleModel

/// What a local name was set to.
enum LocalOrigin {
    case value(Expression)
    /// One item of the list that an answer or fact gives: the second thing that functions of layers get.
    case itemOf(String)
    /// One item of a list: `for _, item in ipairs(list)`, `sum(list, function(item) … end)`.
    case item(Expression)
    case position
    /// What a function that is only ever called by its name is given, at each call: nil where one does not show it.
    case arguments([Expression?])
    /// Nothing at first: `local rate`.
    case unset
    /// Something that is neither known nor the case, whatever its name.
    case other
}

/// What local names were set to, which parameters are the case, and what functions return, over all parts.
struct LocalOrigins {
    private var collected = Collector()
    private var uses = TableUses()
    private var caseParameters: Set<ObjectIdentifier> = []
    private var items: [ObjectIdentifier: LocalOrigin] = [:]
    private var calls = FunctionCalls()

    private let isWhole: Bool

    init(_ parts: [Part], _ declared: [Declared]) {
        isWhole = parts.allSatisfy(\.isWhole)
        for part in parts {
            collected.walk(part.tree)
            uses.walk(part.tree)
            calls.walk(part.tree)
        }
        for item in declared {
            guard let body = item.text.body else { continue }
            addCaseParameters(of: body)
            if item.kind == .layers, let of = item.spec["of"].text { addItems(of, to: body) }
        }
        if isWhole { items.merge(calls.parameters(of: collected.functions)) { known, _ in known } }
    }

    /// - Parameter answers: what answers are whose kind is still being worked out.
    func inference(_ names: CaseNames, answers: AnswerKinds? = nil) -> KindInference {
        KindInference(
            names, caseFunctions: caseParameters, locals: collected.locals.merging(items) { $1 }, assigned: collected.assigned,
            globals: collected.globals, returns: collected.returns, uses: uses, functions: collected.functions, seesTables: isWhole,
            answers: answers)
    }

    /// Functions of layers get a component after the case; `applies` and others get none.
    private mutating func addItems(_ name: String, to table: TableConstructor) {
        for entry in table.entries {
            switch entry.value.unparenthesized.kind {
            case .function(let body): if body.parameters.count > 1 { items[ObjectIdentifier(body.parameters[1])] = .itemOf(name) }
            case .table(let inner): addItems(name, to: inner)
            default: break
            }
        }
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
    /// What local names are set to after they were made: nil where the text does not show it.
    var assigned: [ObjectIdentifier: [Expression?]] = [:]
    /// What global names are set to: nil where that happens at several places, perhaps in several rulebooks.
    var globals: [String: Expression?] = [:]
    /// By function: the values of each `return`.
    var returns: [ObjectIdentifier: [[Expression]]] = [:]

    /// Functions by the local name that holds them, or their global name: nil where several are called so.
    var functions = NamedFunctions()

    private static let listHelpers: Set<String> = ["sum", "map", "filter", "any", "all", "count"]

    mutating func enter(_ statement: Statement, in context: WalkContext) {
        switch statement.kind {
        case .return(let values): returns[ObjectIdentifier(context.function), default: []].append(values)
        case .local(let declarations, let values):
            for (declaration, value) in zip(declarations, values) {
                if case .function(let body) = value.unparenthesized.kind { functions.add(body, for: declaration) }
            }
            for (declaration, value) in zip(declarations, values) where !(value.isMultiple && values.count < declarations.count) {
                locals[ObjectIdentifier(declaration)] = .value(value)
            }
            if values.isEmpty { for declaration in declarations { locals[ObjectIdentifier(declaration)] = .unset } }
        case .localFunction(let declaration, let body): functions.add(body, for: declaration)
        case .function(let function): functions.add(function)
        case .assignment(let targets, let values):
            functions.add(targets, values)
            add(targets, values)
        case .numericFor(let loop): locals[ObjectIdentifier(loop.variable)] = .position
        case .genericFor(let loop): add(loop)
        default: break
        }
    }

    private mutating func add(_ targets: [Expression], _ values: [Expression]) {
        for (index, target) in targets.enumerated() {
            guard case .name(let name) = target.kind else { continue }
            let isShown = index < values.count && !(values[index].isMultiple && values.count < targets.count)
            let value = isShown ? values[index] : nil
            if let declaration = name.declaration {
                assigned[ObjectIdentifier(declaration), default: []].append(value)
            } else {
                globals[name.text] = globals.keys.contains(name.text) ? .some(nil) : .some(value)
            }
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

/// Functions that a call by name is sure to mean.
struct NamedFunctions {
    private(set) var locals: [ObjectIdentifier: FunctionBody] = [:]
    /// Nil where several are called so, perhaps in several rulebooks.
    private(set) var globals: [String: FunctionBody?] = [:]

    func body(of name: Name) -> FunctionBody? {
        guard let declaration = name.declaration else { return globals[name.text] ?? nil }
        return declaration.isReassigned ? nil : locals[ObjectIdentifier(declaration)]
    }

    mutating func add(_ body: FunctionBody, for declaration: Declaration) { locals[ObjectIdentifier(declaration)] = body }

    mutating func add(_ function: FunctionStatement) {
        guard function.method == nil else { return }
        add([function.target], body: function.body)
    }

    mutating func add(_ targets: [Expression], _ values: [Expression]) {
        for (index, target) in targets.enumerated() {
            var body: FunctionBody?
            if index < values.count, case .function(let found) = values[index].unparenthesized.kind { body = found }
            add([target], body: body)
        }
    }

    private mutating func add(_ targets: [Expression], body: FunctionBody?) {
        for case .name(let name) in targets.map(\.kind) where name.isGlobal {
            globals[name.text] = globals.keys.contains(name.text) ? .some(nil) : .some(body)
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
