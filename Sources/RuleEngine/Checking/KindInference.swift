import LuaSyntax
import RuleModel

/// Works out the kinds of expressions from the text: facts by their declarations, answers by their returns, locals by what they are
/// set to. Never guesses.
final class KindInference {
    private let names: CaseNames
    /// Functions whose first parameter is the case though it has another name (by the number of their scope in their part).
    private let caseFunctions: Set<ObjectIdentifier>
    private let locals: [ObjectIdentifier: LocalOrigin]
    private var known: [ObjectIdentifier: ValueKind] = [:]
    private var busy: Set<ObjectIdentifier> = []

    init(_ names: CaseNames, caseFunctions: Set<ObjectIdentifier>, locals: [ObjectIdentifier: LocalOrigin]) {
        (self.names, self.caseFunctions, self.locals) = (names, caseFunctions, locals)
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
        case .unary(let operation):
            operation.operator == .not ? .boolean : operation.operator == .length ? .number : kind(of: operation.operand)
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
        if declaration.kind == .parameter {
            return declaration.name == "case" || caseFunctions.contains(ObjectIdentifier(declaration)) ? .wholeCase : .unknown
        }
        switch locals[ObjectIdentifier(declaration)] {
        case .value(let expression)?: return kind(of: expression)
        case .item(let expression)?:
            if case .list(let item) = kind(of: expression) { return item }
            return .unknown
        case .position?: return .number
        case nil: return .unknown
        }
    }

    private static let numeric: Set<String> = [
        "age", "days_between", "nights_between", "weekday", "year", "month", "day", "percent", "count",
    ]
    private static let truths: Set<String> = ["includes", "any", "all", "contains", "starts_with", "ends_with"]

    private func result(of call: Call) -> ValueKind {
        guard case .name(let name) = call.callee.kind, name.isGlobal else { return .unknown }
        switch name.text {
        case "money": return .money
        case "date": return .date
        case "days", "weeks", "months", "years": return .duration
        case let function where Self.numeric.contains(function): return .number
        case let function where Self.truths.contains(function): return .boolean
        case "round", "abs": return call.arguments.first.map(kind) ?? .unknown
        case "min", "max": return call.arguments.map(kind).reduce(.nothing) { $0.union($1) }
        case "filter": return call.arguments.first.map(kind) ?? .unknown
        default: return .unknown
        }
    }

    private func result(of operation: BinaryOperation) -> ValueKind {
        let (left, right) = (kind(of: operation.left), kind(of: operation.right))
        switch operation.operator {
        case .equal, .notEqual, .less, .lessEqual, .greater, .greaterEqual: return .boolean
        case .and: return right == left ? left : .unknown
        case .or: return left.union(right)
        case .concat: return .text
        case .add, .subtract: return left == right && left != .date ? left : left == .date && right == .duration ? .date : .unknown
        case .multiply: return left == .money || right == .money ? .money : left == .number && right == .number ? .number : .unknown
        case .divide:
            return left == .money && right == .money
                ? .number : left == .money && right == .number ? .money : left == right ? left : .unknown
        default: return .number
        }
    }

    /// The kind that a function gives, by its returns.
    func kind(ofResultsOf body: FunctionBody) -> ValueKind {
        let returns = ReturnFinder.returns(of: body)
        guard !returns.isEmpty, returns.allSatisfy({ $0.count == 1 }) else { return .unknown }
        let kinds = returns.map { kind(of: $0[0]) }
        guard !kinds.contains(where: isOpenText) else { return kinds.allSatisfy { $0.words == "text" } ? .text : .unknown }
        return kinds.reduce(.nothing) { $0.union($1) }
    }

    private func isOpenText(_ kind: ValueKind) -> Bool { kind == .text }
}

/// What a local name was set to.
enum LocalOrigin {
    case value(Expression)
    /// One item of a list: `for _, item in ipairs(list)`.
    case item(Expression)
    case position
}
