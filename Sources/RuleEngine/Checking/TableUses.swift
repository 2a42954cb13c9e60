import LuaSyntax

/// What becomes of the lists and records that local names hold: what is put into them, and whether all of that can be seen.
struct TableUses: TreeVisitor {
    /// Names whose list or record may get parts that the text does not show.
    private(set) var open: Set<ObjectIdentifier> = []
    /// What is put into a list: `table.insert(list, item)`, `list[#list + 1] = item`.
    private(set) var inserted: [ObjectIdentifier: [Expression]] = [:]

    /// Fields that are set somewhere: whatever record has them.
    private(set) var fieldsSet: Set<String> = []
    /// Whether a field with a worked-out name is set in something that the text does not show to be a list or record of its own.
    private(set) var hasHiddenStores = false

    private static let listReaders: Set<String> = ["concat", "sort", "unpack", "remove"]

    mutating func enter(_ statement: Statement, in context: WalkContext) {
        switch statement.kind {
        case .assignment(let targets, _): for target in targets { noteStore(target) }
        case .function(let function): noteStore(function.target)
        default: break
        }
    }

    private mutating func noteStore(_ target: Expression) {
        switch target.kind {
        case .field(_, let name): fieldsSet.insert(name.text)
        case .index(let base, let key):
            if case .string(let literal) = key.unparenthesized.kind {
                fieldsSet.insert(literal.text)
            } else if base.rootName?.declaration?.kind != .local {
                hasHiddenStores = true
            }
        default: break
        }
    }

    mutating func enter(_ expression: Expression, in context: WalkContext) {
        switch expression.kind {
        case .name(let name):
            guard let declaration = name.declaration, !isRead(expression, declaration, context.parents) else { return }
            open.insert(ObjectIdentifier(declaration))
        case .call(let call):
            // `table.insert(record.list, …)`
            guard call.isInsert, let list = call.arguments.first, let root = list.rootName?.declaration else { return }
            if case .name = list.kind { return }
            open.insert(ObjectIdentifier(root))
        default: break
        }
    }

    /// Whether a use leaves the table as it is, or puts something into it that is noted.
    private mutating func isRead(_ use: Expression, _ declaration: Declaration, _ parents: [Node]) -> Bool {
        switch parents.last {
        case .statement(let statement)?:
            if case .return = statement.kind { return true }
            return false
        case .expression(let parent)?: return isRead(use, by: parent, declaration, parents)
        case nil: return false
        }
    }

    private mutating func isRead(_ use: Expression, by parent: Expression, _ declaration: Declaration, _ parents: [Node]) -> Bool {
        switch parent.kind {
        case .field(let base, _): return base === use && !isAssigned(parent, declaration, parents)
        case .index(let base, _): return base !== use || !isAssigned(parent, declaration, parents)
        case .unary, .binary, .table: return true
        case .call(let call): return call.callee !== use && isRead(use, by: call, declaration)
        default: return false
        }
    }

    /// Whether a field is set. An item that is added to a list is noted instead.
    private mutating func isAssigned(_ target: Expression, _ declaration: Declaration, _ parents: [Node]) -> Bool {
        guard parents.count > 1, case .statement(let statement) = parents[parents.count - 2] else { return false }
        switch statement.kind {
        case .assignment(let targets, let values):
            guard let index = targets.firstIndex(where: { $0 === target }) else { return false }
            guard targets.count == 1, values.count == 1, case .index(_, let key) = target.kind, key.isNext(of: declaration) else {
                return index >= 0
            }
            inserted[ObjectIdentifier(declaration), default: []].append(values[0])
            return false
        case .function: return true
        default: return false
        }
    }

    private mutating func isRead(_ use: Expression, by call: Call, _ declaration: Declaration) -> Bool {
        switch call.callee.kind {
        case .name(let name): return name.isGlobal && Prelude.given.contains(name.text)
        case .field(let base, let field):
            guard case .name(let library) = base.kind, library.isGlobal, library.text == "table" else { return false }
            if field.text == "insert", call.arguments.first === use, let item = call.arguments.last, call.arguments.count > 1 {
                inserted[ObjectIdentifier(declaration), default: []].append(item)
                return true
            }
            return field.text == "insert" || Self.listReaders.contains(field.text)
        default: return false
        }
    }
}

extension Call {
    fileprivate var isInsert: Bool {
        guard case .field(let base, let field) = callee.kind, case .name(let name) = base.kind else { return false }
        return name.isGlobal && name.text == "table" && field.text == "insert"
    }
}

extension Expression {
    /// The name at the beginning of `a.b[c]`.
    fileprivate var rootName: Name? {
        switch unparenthesized.kind {
        case .name(let name): name
        case .field(let base, _), .index(let base, _): base.rootName
        default: nil
        }
    }

    /// `#list + 1`
    fileprivate func isNext(of declaration: Declaration) -> Bool {
        guard case .binary(let sum) = kind, sum.operator == .add, case .unary(let length) = sum.left.kind, length.operator == .length,
            case .name(let name) = length.operand.kind
        else { return false }
        return name.declaration === declaration
    }
}
