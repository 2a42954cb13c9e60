/// An operation that can fail or that explains something. Points are numbered in the order of the source, alike for every dialect.
public struct EventPoint: Sendable {
    public enum Kind: UInt8, Sendable, CaseIterable {
        /// `+ - * / // % ^` (and bitwise operators)
        case arithmetic
        /// `< <= > >=`
        case comparison
        /// `== ~=`
        case equality
        /// `..`: one point for a whole chain
        case concatenation
        /// Reading `a.b`, `a[b]` or the method of `a:b()`
        case index
        /// A call, or the values of a generic `for`
        case call
        /// Assigning `a.b` or `a[b]`, `function a.b()`, `[key] =` in a table
        case store
        /// `#a`
        case length
        /// `-a`
        case negation
        /// A bound or step of a numeric `for` that is not a whole number as written
        case forBounds
        /// The condition of `if`, `elseif`, `while`, `until`
        case branch
        /// `and`, `or`
        case logic
    }

    /// Its index in ``EventPoints/all``.
    public let id: Int
    public let kind: Kind
    public let node: Node
    /// The operator, name or bracket in question; underline this, or ``span`` for the whole operation.
    public let focus: SourceSpan

    public var span: SourceSpan { node.span }
}

/// The event points of a text.
public struct EventPoints: Sendable {
    public let all: [EventPoint]
    /// For each node its point that was numbered last, for each point the one of its node before; -1 for none.
    private let lastOfNode: [Int32]
    private let earlier: [Int32]

    /// Numbers the points of a text.
    /// - Complexity: O(nodes).
    public init(of chunk: Chunk) {
        var numbering = Numbering(nodeCount: chunk.nodeCount)
        numbering.walk(chunk)
        (all, lastOfNode, earlier) = (numbering.points, numbering.lastOfNode, numbering.earlier)
    }

    /// The point of a kind at a node, by the node's number.
    public func point(at node: Int, _ kind: EventPoint.Kind) -> EventPoint? {
        var index = Int(lastOfNode[node])
        while index >= 0 {
            if all[index].kind == kind { return all[index] }
            index = Int(earlier[index])
        }
        return nil
    }
}

private struct Numbering: TreeVisitor {
    var points: [EventPoint] = []
    var lastOfNode: [Int32]
    var earlier: [Int32] = []
    /// Nodes that are assigned to or belong to a chain whose point exists already.
    private var targets: Set<Int> = []
    private var chained: Set<Int> = []
    /// Points that a statement knows of, at expressions that are still to come.
    private var expected: [Int: EventPoint.Kind] = [:]

    init(nodeCount: Int) { lastOfNode = Array(repeating: -1, count: nodeCount) }

    private mutating func add(_ kind: EventPoint.Kind, _ node: Node, focus: SourceSpan) {
        earlier.append(lastOfNode[node.number])
        lastOfNode[node.number] = Int32(clamping: points.count)
        points.append(EventPoint(id: points.count, kind: kind, node: node, focus: focus))
    }

    mutating func enter(_ statement: Statement, in context: WalkContext) {
        switch statement.kind {
        case .assignment(let assigned, _): for target in assigned { targets.insert(target.number) }
        case .function(let function):
            if let method = function.method {
                add(.store, .statement(statement), focus: method.span)
            } else if case .field(_, let name) = function.target.kind {
                add(.store, .statement(statement), focus: name.span)
                chained.insert(function.target.number)
            }
        case .if(let clauses): for clause in clauses { if let condition = clause.condition { expected[condition.number] = .branch } }
        case .while(let condition, _), .repeat(_, let condition): expected[condition.number] = .branch
        case .numericFor(let loop):
            for bound in [loop.start, loop.limit, loop.step] {
                if let bound, bound.wholeLiteral == nil { expected[bound.number] = .forBounds }
            }
        case .genericFor(let loop): add(.call, .statement(statement), focus: loop.values[0].span)
        default: break
        }
    }

    mutating func enter(_ expression: Expression, in context: WalkContext) {
        if let kind = expected.removeValue(forKey: expression.number) { add(kind, .expression(expression), focus: expression.span) }
        switch expression.kind {
        case .field(_, let name): addAccess(expression, focus: name.span)
        case .index(_, let key): addAccess(expression, focus: key.span)
        case .call(let call): add(.call, .expression(expression), focus: call.callee.span)
        case .methodCall(let call):
            add(.index, .expression(expression), focus: call.name.span)
            add(.call, .expression(expression), focus: call.name.span)
        case .unary(let operation): addUnary(expression, operation)
        case .binary(let operation): addBinary(expression, operation)
        case .table(let table):
            for case .keyed(let key, _) in table.entries { expected[key.number] = .store }
        default: break
        }
    }

    private mutating func addAccess(_ expression: Expression, focus: SourceSpan) {
        if chained.contains(expression.number) { return }
        add(targets.contains(expression.number) ? .store : .index, .expression(expression), focus: focus)
    }

    private mutating func addUnary(_ expression: Expression, _ operation: UnaryOperation) {
        switch operation.operator {
        case .negate: if expression.negatedLiteral == nil { add(.negation, .expression(expression), focus: operation.operatorSpan) }
        case .length: add(.length, .expression(expression), focus: operation.operatorSpan)
        case .bitwiseNot: add(.arithmetic, .expression(expression), focus: operation.operatorSpan)
        case .not: break
        }
    }

    private mutating func addBinary(_ expression: Expression, _ operation: BinaryOperation) {
        let kind: EventPoint.Kind
        switch operation.operator {
        case .concat:
            if case .binary(let next) = operation.right.unparenthesized.kind, next.operator == .concat {
                chained.insert(operation.right.unparenthesized.number)
            }
            if chained.contains(expression.number) { return }
            kind = .concatenation
        case .and, .or: kind = .logic
        case let other where other.isOrdering: kind = .comparison
        case let other where other.isEquality: kind = .equality
        default: kind = .arithmetic
        }
        add(kind, .expression(expression), focus: operation.operatorSpan)
    }
}

extension Expression {
    /// The whole number that this is as written: `40`, `-1`, `1e3`.
    var wholeLiteral: Int64? {
        switch unparenthesized.kind {
        case .number(let numeral):
            if case .whole(let value) = numeral.value { return value }
            return nil
        case .unary(let operation):
            guard operation.operator == .negate, case .number(let numeral) = operation.operand.unparenthesized.kind,
                case .whole(let value) = numeral.value
            else { return nil }
            return -value
        default: return nil
        }
    }

    /// The number that follows a minus: `-40`, `-(19.75)`.
    var negatedLiteral: Numeral? {
        guard case .unary(let operation) = kind, operation.operator == .negate,
            case .number(let numeral) = operation.operand.unparenthesized.kind
        else { return nil }
        return numeral
    }
}
