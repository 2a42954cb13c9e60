import LuaSyntax
import RuleModel

/// Works out the kinds of expressions from the text: facts by their declarations, answers by their returns, locals by what they are
/// set to. Never guesses.
final class KindInference {
    private let names: CaseNames
    /// Functions whose first parameter is the case though it has another name (by the number of their scope in their part).
    private let caseFunctions: Set<ObjectIdentifier>
    private let locals: [ObjectIdentifier: LocalOrigin]
    /// By function: the values of each `return`.
    private let returns: [ObjectIdentifier: [[Expression]]]
    let uses: TableUses
    let functions: NamedFunctions
    /// False where a text has gaps: then a list or record may have more than it shows.
    let seesTables: Bool
    private var known: [ObjectIdentifier: ValueKind] = [:]
    private var busy: Set<ObjectIdentifier> = []
    private var busyBodies: Set<ObjectIdentifier> = []

    init(
        _ names: CaseNames, caseFunctions: Set<ObjectIdentifier>, locals: [ObjectIdentifier: LocalOrigin],
        returns: [ObjectIdentifier: [[Expression]]], uses: TableUses, functions: NamedFunctions,
        seesTables: Bool
    ) {
        (self.names, self.caseFunctions, self.locals, self.returns) = (names, caseFunctions, locals, returns)
        (self.uses, self.functions, self.seesTables) = (uses, functions, seesTables)
    }

    func kind(of expression: Expression) -> ValueKind {
        let id = ObjectIdentifier(expression)
        if let kind = known[id] { return kind }
        guard busy.insert(id).inserted else { return .unknown }
        let kind = inferred(expression)
        busy.remove(id)
        known[id] = kind
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
        case .wholeCase: names[name]?.kind ?? .unknown
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
        guard let declaration = name.declaration, !declaration.isReassigned else { return .unknown }
        switch locals[ObjectIdentifier(declaration)] {
        case .value(let expression)?: return kind(of: expression, heldBy: declaration)
        case .itemOf(let name)?:
            if case .list(let item) = names[name]?.kind { return item }
            return .unknown
        case .item(let expression)?:
            if case .list(let item) = kind(of: expression) { return item }
            return .unknown
        case .position?: return .number
        case .other?: return .unknown
        case nil: break
        }
        guard declaration.kind == .parameter else { return .unknown }
        return declaration.name == "case" || caseFunctions.contains(ObjectIdentifier(declaration)) ? .wholeCase : .unknown
    }

    /// What a local that never changes was set to.
    func origin(of declaration: Declaration) -> Expression? {
        guard !declaration.isReassigned, case .value(let expression)? = locals[ObjectIdentifier(declaration)] else { return nil }
        return expression
    }

    private static let numeric: Set<String> = [
        "age", "days_between", "nights_between", "weekday", "year", "month", "day", "percent", "count",
    ]
    private static let truths: Set<String> = ["includes", "any", "all", "contains", "starts_with", "ends_with"]

    private func result(of call: Call) -> ValueKind {
        guard case .name(let name) = call.callee.kind else { return .unknown }
        if let body = functions.body(of: name) { return kind(ofResultsOf: body) }
        guard name.isGlobal else { return .unknown }
        switch name.text {
        case "money": return .money
        case "date": return .date
        case "days", "weeks", "months", "years": return .duration
        case let function where Self.numeric.contains(function): return .number
        case let function where Self.truths.contains(function): return .boolean
        case "round", "abs": return call.arguments.first.map(kind) ?? .unknown
        case "min", "max": return call.arguments.map(kind).reduce(.nothing) { $0.union($1) }
        case "filter", "rows": return call.arguments.first.map(kind) ?? .unknown
        case "find":
            if case .list(let row)? = call.arguments.first.map(kind) { return row }
            return .unknown
        case "data_table": return dataTable(call)
        default: return .unknown
        }
    }

    private static let columnTypes: [String: ValueKind] = [
        "text": .text, "number": .number, "money": .money, "date": .date, "boolean": .boolean,
    ]

    /// The list of a data table's rows, where its columns stand in the text.
    private func dataTable(_ call: Call) -> ValueKind {
        guard case .table(let spec)? = call.arguments.first?.unparenthesized.kind,
            case .table(let columns)? = spec.value(named: "columns")?.kind
        else {
            return .unknown
        }
        var fields: [String: ValueKind] = [:]
        for entry in columns.entries {
            guard case .named(let name, let value) = entry else { return .unknown }
            guard case .string(let type) = value.unparenthesized.kind else { return .unknown }
            fields[name.text] = Self.columnTypes[type.text] ?? .unknown
        }
        var source = "a row of the data table"
        if case .string(let file)? = spec.value(named: "file")?.kind { source = "a row of \(file.text)" }
        return .list(.record(fields, source: source))
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
        case .or: return left.union(right)
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

extension TableConstructor {
    /// The value of `name = …`.
    func value(named name: String) -> Expression? {
        for case .named(let key, let value) in entries where key.text == name { return value.unparenthesized }
        return nil
    }
}
