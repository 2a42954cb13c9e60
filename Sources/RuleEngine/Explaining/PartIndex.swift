import LuaSyntax
import RuleModel

/// What a part's tree says about the places that a trace names.
final class PartIndex {
    /// What an expression belongs to: the outermost one around it, and what that is for.
    struct Root {
        let expression: Expression
        let isCondition: Bool
    }

    /// A statement or an expression, and the function that it stands in.
    private struct Placed<Element> {
        let element: Element
        let function: Int
    }

    struct NamedFunction {
        /// A note of its name.
        let node: Explanation.Node
        /// In words.
        let parameters: [String]
    }

    private let loaded: LoadedPart
    /// With its version: `national@2026.1`.
    private let rulebook: String
    private let roots: [Int: Root]
    private let functions: [Int: NamedFunction]
    private let statements: [Int: Placed<Statement>]
    private let expressions: [Int: Placed<Expression>]
    private var nodes: [Int: Explanation.Node] = [:]
    /// Conditions, and operands of `and`, `or` and `not`.
    let conditions: Set<Int>
    /// What functions return.
    let returned: Set<Int>
    /// Conditions of which what follows is to return `true`, or `false`.
    let gives: [Int: Bool]
    /// What local names were set to that are never set again.
    private let locals: [ObjectIdentifier: Expression]
    /// Of all functions, but for those that are set anew.
    private let parameters: Set<ObjectIdentifier>
    /// Of functions by their numbers, the calls that they end with.
    private let tailCalls: [Int: [Call]]

    init(_ loaded: LoadedPart, of rulebook: String) {
        (self.loaded, self.rulebook) = (loaded, rulebook)
        var indexer = Indexer()
        indexer.walk(loaded.part.tree)
        (roots, functions) = (indexer.roots, indexer.functions)
        (statements, expressions) = (indexer.statements, indexer.expressions)
        (conditions, returned, gives, locals) = (indexer.conditions, indexer.returned, indexer.gives, indexer.locals)
        (parameters, tailCalls) = (indexer.parameters, indexer.tailCalls)
    }

    func expression(atPoint id: Int) -> Expression? {
        guard loaded.text.points.indices.contains(id), case .expression(let expression) = loaded.text.points[id].node else { return nil }
        return expression
    }

    /// Of the part.
    var number: Int { loaded.part.number }

    func root(of expression: Expression) -> Root? { roots[expression.number] }
    func expression(_ number: Int) -> Expression? { expressions[number]?.element }
    func statement(_ number: Int) -> Statement? { statements[number]?.element }
    /// A function that was given a name where it was declared.
    func function(_ index: Int) -> NamedFunction? { functions[index] }

    /// `needs` of `case.needs.mobility`, also where `local n = case.needs` stands before `n.mobility`.
    func group(readBy expression: Expression) -> String? {
        guard case .field(let base, _) = expression.kind, case .field(let whole, let group) = meaning(of: base).kind,
            isParameter(whole)
        else { return nil }
        return group.text
    }

    /// Whether it reads of a name that is called as the case is everywhere.
    func isCase(_ expression: Expression) -> Bool {
        guard case .field(let base, _) = expression.kind, case .name(let name) = meaning(of: base).kind else { return false }
        return name.text == "case"
    }

    /// Whether a name is what a function was given, as the case is.
    private func isParameter(_ expression: Expression) -> Bool {
        guard case .name(let name) = meaning(of: expression).kind, let declaration = name.declaration else { return false }
        return parameters.contains(ObjectIdentifier(declaration))
    }

    /// What a local name was set to, for good; every other expression itself.
    func meaning(of expression: Expression) -> Expression {
        let inner = expression.unparenthesized
        guard case .name(let name) = inner.kind, let declaration = name.declaration else { return inner }
        return locals[ObjectIdentifier(declaration)].map(meaning) ?? inner
    }

    /// The one call of a function by this name that another one ends with; nil where there are several.
    func tailCall(of name: String, from function: Int) -> Call? {
        let calls = (tailCalls[function] ?? []).filter { $0.callee.lastName == name }
        return calls.count == 1 ? calls.first : nil
    }

    /// The number of the function that an expression stands in.
    func function(of expression: Expression) -> Int? { expressions[expression.number]?.function }

    /// Whether both stand in one function, and in none within it.
    func areTogether(_ expression: Expression, _ statement: Statement) -> Bool {
        expressions[expression.number]?.function == statements[statement.number]?.function
    }

    /// A node to begin with, which says where it stands.
    func node(at expression: Expression) -> Explanation.Node {
        if let known = nodes[expression.number] { return known }
        let node = node(at: expression.span)
        nodes[expression.number] = node
        return node
    }

    func node(at span: SourceSpan) -> Explanation.Node {
        var node = Explanation.Node(0, .note)
        node.at = loaded.part.location(span)
        node.at?.file = loaded.part.file.name
        node.rulebook = rulebook
        return node
    }

    /// Says of a node that was made elsewhere where it stands.
    func place(_ node: inout Explanation.Node, at expression: Expression) {
        let placed = self.node(at: expression)
        (node.at, node.rulebook) = (placed.at, placed.rulebook)
    }

    private struct Indexer: TreeVisitor {
        var roots: [Int: Root] = [:]
        var functions: [Int: NamedFunction] = [:]
        var statements: [Int: Placed<Statement>] = [:]
        var expressions: [Int: Placed<Expression>] = [:]
        var conditions: Set<Int> = []
        var returned: Set<Int> = []
        var gives: [Int: Bool] = [:]
        var locals: [ObjectIdentifier: Expression] = [:]
        var parameters: Set<ObjectIdentifier> = []
        var tailCalls: [Int: [Call]] = [:]
        private var isConditionOfStatement: Set<Int> = []

        mutating func enter(_ statement: Statement, in context: WalkContext) {
            statements[statement.number] = Placed(element: statement, function: context.function.index)
            switch statement.kind {
            case .if(let clauses):
                for clause in clauses {
                    guard let condition = clause.condition else { continue }
                    note(condition)
                    if case .boolean(let yes)? = clause.block.returned?.literal { gives[condition.number] = yes }
                }
            case .while(let condition, _), .repeat(_, let condition): note(condition)
            case .return(let values):
                for value in values { returned.insert(value.unparenthesized.number) }
                if values.count == 1, case .call(let call) = values[0].kind { tailCalls[context.function.index, default: []].append(call) }
            case .localFunction(let declaration, let body):
                name(body, declaration.name)
                take(parameters: body)
            case .function(let function):
                name(function.body, function.method?.text ?? function.target.lastName)
                take(parameters: function.body)
            case .local(let names, let values):
                for (name, value) in zip(names, values) {
                    if case .function(let body) = value.kind { self.name(body, name.name) }
                    if !name.isReassigned { locals[ObjectIdentifier(name)] = value }
                }
            default: break
            }
        }

        private mutating func name(_ body: FunctionBody, _ name: String?) {
            guard let name else { return }
            var node = Explanation.Node(0, .note)
            (node.name, node.title) = (name, name.asTitle)
            functions[body.scope.index] = NamedFunction(node: node, parameters: body.parameters.map(\.name.spelledOut))
        }

        private mutating func take(parameters body: FunctionBody) {
            for parameter in body.parameters where !parameter.isReassigned { parameters.insert(ObjectIdentifier(parameter)) }
        }

        private mutating func note(_ condition: Expression) {
            isConditionOfStatement.insert(condition.number)
            conditions.insert(condition.unparenthesized.number)
        }

        mutating func enter(_ expression: Expression, in context: WalkContext) {
            expressions[expression.number] = Placed(element: expression, function: context.function.index)
            if case .function(let body) = expression.kind { take(parameters: body) }
            var root = expression
            for node in context.parents.reversed() {
                guard case .expression(let outer) = node, !outer.isFunction, !outer.isTable else { break }
                root = outer
            }
            roots[expression.number] = Root(expression: root, isCondition: isConditionOfStatement.contains(root.number))
            for operand in expression.logicOperands { conditions.insert(operand.unparenthesized.number) }
        }
    }
}

/// The parts of a program by number, each made when it is first asked for.
final class PartIndexes {
    private let rulebook: Rulebook
    private var made: [Int: PartIndex] = [:]

    init(_ rulebook: Rulebook) { self.rulebook = rulebook }

    subscript(_ number: Int) -> PartIndex? {
        if let index = made[number] { return index }
        guard let loaded = rulebook.program.parts.first(where: { $0.part.number == number }) else { return nil }
        let index = PartIndex(loaded, of: rulebook.reference(to: loaded.part.book))
        made[number] = index
        return index
    }
}

extension Block {
    /// The one value that it returns at once.
    fileprivate var returned: Expression? {
        guard statements.count == 1, case .return(let values) = statements[0].kind, values.count == 1 else { return nil }
        return values[0]
    }
}

extension Expression {
    fileprivate var isFunction: Bool { if case .function = kind { true } else { false } }
    fileprivate var isTable: Bool { if case .table = kind { true } else { false } }

    /// Of `a and b`, `a or b`, `not a`.
    var logicOperands: [Expression] {
        switch kind {
        case .binary(let operation) where operation.operator == .and || operation.operator == .or: return [operation.left, operation.right]
        case .unary(let operation) where operation.operator == .not: return [operation.operand]
        default: return []
        }
    }

    /// Of `a and b and c` all three.
    var operandsOfOneKind: [Expression] {
        guard case .binary(let operation) = kind else { return logicOperands }
        return logicOperands.flatMap { operand -> [Expression] in
            let inner = operand.unparenthesized
            guard case .binary(let other) = inner.kind, other.operator == operation.operator else { return [operand] }
            return inner.operandsOfOneKind
        }
    }

    /// The value of a number, text, `true` or `false` as written.
    var literal: Value? {
        switch unparenthesized.kind {
        case .true: .boolean(true)
        case .false: .boolean(false)
        case .string(let text): .text(String(decoding: text.bytes, as: UTF8.self))
        case .number(let number): (try? Exact(number.text)).map(Value.number)
        case .call(let call): call.amount.map(Value.money) ?? call.duration.map(Value.duration)
        default: nil
        }
    }

    /// `c` of `a.b.c`
    var lastName: String? {
        switch unparenthesized.kind {
        case .name(let name): return name.text
        case .field(_, let name): return name.text
        default: return nil
        }
    }

    /// How many functions of the rules an evaluation may call, but for those that the called ones call.
    var callCount: Int {
        switch kind {
        case .call(let call): return (call.isOfLibrary ? 0 : 1) + call.callee.callCount + call.arguments.reduce(0) { $0 + $1.callCount }
        case .methodCall(let call): return 1 + call.object.callCount + call.arguments.reduce(0) { $0 + $1.callCount }
        case .function: return Self.callsOfFunction
        case .parenthesized(let inner): return inner.callCount
        case .unary(let operation): return operation.operand.callCount
        case .binary(let operation): return operation.left.callCount + operation.right.callCount
        case .field(let base, _): return base.callCount
        case .index(let base, let key): return base.callCount + key.callCount
        default: return 0
        }
    }

    /// A function that is handed over may be called any number of times.
    private static let callsOfFunction = 1_000_000
}

extension Call {
    /// `money "1.00"`, `string.len(x)`: it reports no steps of its own.
    var isOfLibrary: Bool {
        var base = callee
        while case .field(let inner, _) = base.kind { base = inner }
        guard case .name(let name) = base.kind, case .global = name.binding else { return false }
        return Prelude.given.contains(name.text)
    }

    /// Of `money "1.00"` the amount.
    fileprivate var amount: Money? {
        guard isOf(global: "money"), case .text(let text)? = arguments[0].literal else { return nil }
        return try? Money(text)
    }

    /// Of `months(1)` the duration.
    fileprivate var duration: CalendarDuration? {
        guard let unit = Self.durations.first(where: { isOf(global: $0.key) })?.value, case .number(let count)? = arguments[0].literal,
            let whole = count.whole.flatMap({ Int32(exactly: $0) }), (-100_000...100_000).contains(whole)
        else { return nil }
        return CalendarDuration(months: whole * unit.months, days: whole * unit.days)
    }

    private static let durations: [String: (months: Int32, days: Int32)] = [
        "days": (0, 1), "weeks": (0, 7), "months": (1, 0), "years": (12, 0),
    ]

    private func isOf(global text: String) -> Bool {
        guard case .name(let name) = callee.kind, case .global = name.binding else { return false }
        return name.text == text && arguments.count == 1
    }
}
