import LuaSyntax
import RuleModel

/// Works out the kinds of expressions from the text: facts by their declarations, answers by their returns, locals by what they are
/// set to. Never guesses.
final class KindInference {
    private let names: CaseNames
    /// Functions whose first parameter is the case though it has another name (by the number of their scope in their part).
    private let caseFunctions: Set<ObjectIdentifier>
    private let locals: [ObjectIdentifier: LocalOrigin]
    private let assigned: [ObjectIdentifier: [Expression?]]
    private let globals: [String: Expression?]
    /// By function: the values of each `return`.
    private let returns: [ObjectIdentifier: [[Expression]]]
    let uses: TableUses
    let functions: NamedFunctions
    /// False where a text has gaps: then a list or record may have more than it shows.
    let seesTables: Bool
    /// Answers whose kind is still being worked out, by those who own this.
    private unowned let answers: AnswerKinds?
    private var known: [ObjectIdentifier: ValueKind] = [:]
    /// The expressions in `known`, in the order in which they came to be.
    private var order: [ObjectIdentifier] = []
    /// What names are that are set again.
    private var settled: [ObjectIdentifier: ValueKind] = [:]
    private var busy: Set<ObjectIdentifier> = []
    private var busyBodies: Set<ObjectIdentifier> = []

    init(
        _ names: CaseNames, caseFunctions: Set<ObjectIdentifier>, locals: [ObjectIdentifier: LocalOrigin],
        assigned: [ObjectIdentifier: [Expression?]], globals: [String: Expression?],
        returns: [ObjectIdentifier: [[Expression]]], uses: TableUses, functions: NamedFunctions, seesTables: Bool,
        answers: AnswerKinds? = nil
    ) {
        (self.names, self.caseFunctions, self.locals, self.assigned, self.globals) = (names, caseFunctions, locals, assigned, globals)
        (self.returns, self.uses, self.functions, self.seesTables, self.answers) = (returns, uses, functions, seesTables, answers)
    }

    func kind(of expression: Expression) -> ValueKind {
        let id = ObjectIdentifier(expression)
        if let kind = known[id] { return kind }
        guard busy.insert(id).inserted else { return .unknown }
        let kind = inferred(expression)
        busy.remove(id)
        known[id] = kind
        order.append(id)
        return kind
    }

    private func inferred(_ expression: Expression) -> ValueKind {
        switch expression.kind {
        case .nil: .nothing
        case .true, .false: .boolean
        case .number: .number
        case .string(let literal): .choice([literal.text], source: "")
        case .parenthesized(let inner): kind(of: inner)
        case .name(let name): kind(of: name)
        case .field(let base, let field): member(field.text, of: kind(of: base))
        case .index(let base, let key): indexed(base, key)
        case .call(let call): result(of: call)
        case .table(let table): kind(of: table)
        case .unary(let operation):
            result(of: operation)
        case .binary(let operation): result(of: operation)
        default: .unknown
        }
    }

    private func member(_ name: String, of base: ValueKind) -> ValueKind {
        switch base {
        case .wholeCase: answers?.kind(of: name) ?? names[name]?.kind ?? .unknown
        case .record(let fields, _): fields[name] ?? .unknown
        default: .unknown
        }
    }

    private func indexed(_ base: Expression, _ key: Expression) -> ValueKind {
        if case .string(let literal) = key.unparenthesized.kind { return member(literal.text, of: kind(of: base)) }
        if case .list(let item) = kind(of: base) { return item }
        return .unknown
    }

    private func kind(of name: Name) -> ValueKind {
        guard let declaration = name.declaration else { return kind(ofGlobal: name) }
        if declaration.isReassigned { return kind(ofReassigned: declaration) }
        switch locals[ObjectIdentifier(declaration)] {
        case .value(let expression)?: return kind(of: expression, heldBy: declaration)
        case .itemOf(let name)?:
            if case .list(let item) = names[name]?.kind { return item }
            return .unknown
        case .item(let expression)?:
            if case .list(let item) = kind(of: expression) { return item }
            return .unknown
        case .position?: return .number
        case .arguments(let all)?: return union(of: all)
        case .unset?, .other?: return .unknown
        case nil: break
        }
        guard declaration.kind == .parameter else { return .unknown }
        return declaration.name == "case" || caseFunctions.contains(ObjectIdentifier(declaration)) ? .wholeCase : .unknown
    }

    /// A list or record may get more where it is used.
    private func kind(ofGlobal name: Name) -> ValueKind {
        guard let value = origin(of: name) else { return .unknown }
        if case .table = value.unparenthesized.kind { return .unknown }
        return kind(of: value)
    }

    private func union(of all: [Expression?]) -> ValueKind {
        let kinds = all.map { $0.map { kind(of: $0) } ?? .unknown }
        return kinds.contains(.unknown) ? .unknown : kinds.reduce(.nothing) { $0.union($1) }
    }

    private static let plain: Set<ValueKind> = [.boolean, .number, .money, .date, .duration]

    /// A name keeps the kind that it began with, where all that it is set to later is of that kind as well.
    private func kind(ofReassigned declaration: Declaration) -> ValueKind {
        let id = ObjectIdentifier(declaration)
        if let kind = settled[id] { return kind }
        settled[id] = .unknown
        let later = assigned[id] ?? [nil]
        switch locals[id] {
        case .value(let first)?:
            let kind = kind(of: first)
            if Self.plain.contains(kind), holds(kind, for: later, of: declaration) { return kind }
        case .unset?:
            let kind = union(of: later)
            if Self.plain.contains(kind) { settled[id] = kind }
        default: break
        }
        return settled[id] ?? .unknown
    }

    /// Whether all that a name is set to is of a kind if the name is. What was worked out on that assumption is forgotten if not.
    private func holds(_ kind: ValueKind, for later: [Expression?], of declaration: Declaration) -> Bool {
        let (start, before) = (order.count, settled)
        settled[ObjectIdentifier(declaration)] = kind
        let holds = later.allSatisfy { value in
            guard let value else { return false }
            return [.number, .money].contains(kind) && value.isSum(with: declaration) || self.kind(of: value) == kind
        }
        if holds { return true }
        for expression in order[start...] { known[expression] = nil }
        order.removeSubrange(start...)
        settled = before
        return false
    }

    /// What a name that never changes was set to.
    func origin(of name: Name) -> Expression? {
        guard let declaration = name.declaration else { return globals[name.text] ?? nil }
        guard !declaration.isReassigned, case .value(let expression)? = locals[ObjectIdentifier(declaration)] else { return nil }
        return expression
    }

    /// What `data_table` was given of the table that an expression names.
    func dataTable(heldBy expression: Expression) -> TableConstructor? {
        guard case .name(let name) = expression.unparenthesized.kind, case .call(let made)? = origin(of: name)?.unparenthesized.kind,
            made.isOf("data_table"),
            case .table(let table)? = made.arguments.first?.unparenthesized.kind
        else { return nil }
        return table
    }

    private func result(of operation: UnaryOperation) -> ValueKind {
        switch operation.operator {
        case .not: return .boolean
        case .length: return .number
        default:
            let kind = kind(of: operation.operand)
            return [.number, .money, .duration].contains(kind) ? kind : .unknown
        }
    }

    private func result(of operation: BinaryOperation) -> ValueKind {
        let (left, right) = (kind(of: operation.left), kind(of: operation.right))
        switch operation.operator {
        case .equal, .notEqual, .less, .lessEqual, .greater, .greaterEqual: return .boolean
        case .and: return right == left ? left : .unknown
        case .or:
            // `a and b or c` is b or c.
            guard case .binary(let inner) = operation.left.unparenthesized.kind, inner.operator == .and else { return left.union(right) }
            return kind(of: inner.right).union(right)
        case .concat: return .text
        case .add, .subtract: return sum(left, right, operation.operator)
        case .multiply: return left == .money || right == .money ? .money : left == .number && right == .number ? .number : .unknown
        case .divide:
            if left == .money { return right == .money ? .number : right == .number ? .money : .unknown }
            return left == .number && right == .number ? .number : .unknown
        case .modulo: return left == right && [.number, .money].contains(left) ? left : .unknown
        case .floorDivide, .power: return left == .number && right == .number ? .number : .unknown
        default: return .unknown
        }
    }

    private func sum(_ left: ValueKind, _ right: ValueKind, _ operation: BinaryOperation.Operator) -> ValueKind {
        if left == right { return [.number, .money, .duration].contains(left) ? left : .unknown }
        if left == .date, right == .duration { return .date }
        // Nothing else can be added to these.
        for (known, other) in [(left, right), (right, left)] where [.number, .money].contains(known) && other == .unknown { return known }
        return operation == .add && left == .duration && right == .date ? .date : .unknown
    }

    /// The values of each `return` of a function.
    func returns(of body: FunctionBody) -> [[Expression]] { returns[ObjectIdentifier(body.scope)] ?? [] }

    /// The kind that a function gives, by its returns.
    func kind(ofResultsOf body: FunctionBody) -> ValueKind {
        let returns = returns[ObjectIdentifier(body.scope)] ?? []
        guard !returns.isEmpty, returns.allSatisfy({ $0.count == 1 }) else { return .unknown }
        guard busyBodies.insert(ObjectIdentifier(body)).inserted else { return .unknown }
        defer { busyBodies.remove(ObjectIdentifier(body)) }
        let kinds = returns.map { kind(of: $0[0]) }
        guard !kinds.contains(where: isOpenText) else { return kinds.allSatisfy { $0.words == "text" } ? .text : .unknown }
        return kinds.reduce(.nothing) { $0.union($1) }
    }

    private func isOpenText(_ kind: ValueKind) -> Bool { kind == .text }
}

extension Expression {
    /// `total + x`, which is what `total` is, or a mistake.
    fileprivate func isSum(with declaration: Declaration) -> Bool {
        guard case .binary(let sum) = unparenthesized.kind, sum.operator.isSum else { return false }
        return [sum.left, sum.right].contains { side in
            if case .name(let name) = side.unparenthesized.kind { name.declaration === declaration } else { false }
        }
    }
}

extension TableConstructor {
    /// The value of `name = …`.
    func value(named name: String) -> Expression? {
        for case .named(let key, let value) in entries where key.text == name { return value.unparenthesized }
        return nil
    }
}
