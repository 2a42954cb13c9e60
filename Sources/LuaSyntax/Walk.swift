/// A statement or an expression.
public enum Node: Sendable {
    case statement(Statement)
    case expression(Expression)

    public var number: Int {
        switch self {
        case .statement(let statement): return statement.number
        case .expression(let expression): return expression.number
        }
    }

    public var span: SourceSpan {
        switch self {
        case .statement(let statement): return statement.span
        case .expression(let expression): return expression.span
        }
    }
}

/// Where a walk stands.
public struct WalkContext: Sendable {
    /// The nodes around this one, outermost first.
    public internal(set) var parents: [Node] = []
    /// The functions around this node, outermost (the whole text) first.
    public internal(set) var functions: [FunctionScope] = []

    public var function: FunctionScope { functions[functions.count - 1] }
    /// Whether this is outside every function of the text.
    public var isTopLevel: Bool { functions.count == 1 }
}

/// Is told of each statement and expression in the order of the source, outer ones before what they hold.
public protocol TreeVisitor {
    mutating func enter(_ statement: Statement, in context: WalkContext)
    mutating func leave(_ statement: Statement, in context: WalkContext)
    mutating func enter(_ expression: Expression, in context: WalkContext)
    mutating func leave(_ expression: Expression, in context: WalkContext)
}

extension TreeVisitor {
    public mutating func enter(_ statement: Statement, in context: WalkContext) {}
    public mutating func leave(_ statement: Statement, in context: WalkContext) {}
    public mutating func enter(_ expression: Expression, in context: WalkContext) {}
    public mutating func leave(_ expression: Expression, in context: WalkContext) {}

    /// Walks a whole text.
    public mutating func walk(_ chunk: Chunk) {
        var walker = Walker(visitor: self)
        walker.visit(chunk.main)
        self = walker.visitor
    }
}

extension Chunk {
    /// Every expression of the text, in the order of the source.
    public var expressions: [Expression] {
        struct Collector: TreeVisitor {
            var all: [Expression] = []
            mutating func enter(_ expression: Expression, in context: WalkContext) { all.append(expression) }
        }
        var collector = Collector()
        collector.walk(self)
        return collector.all
    }
}

private struct Walker<Visitor: TreeVisitor> {
    var visitor: Visitor
    var context = WalkContext()

    mutating func visit(_ body: FunctionBody) {
        context.functions.append(body.scope)
        visit(body.block)
        context.functions.removeLast()
    }

    mutating func visit(_ block: Block) { for statement in block.statements { visit(statement) } }
    mutating func visit(_ expressions: [Expression]) { for expression in expressions { visit(expression) } }

    mutating func visit(_ statement: Statement) {
        visitor.enter(statement, in: context)
        context.parents.append(.statement(statement))
        visitChildren(of: statement)
        context.parents.removeLast()
        visitor.leave(statement, in: context)
    }

    private mutating func visitChildren(of statement: Statement) {
        switch statement.kind {
        case .local(_, let values), .return(let values): visit(values)
        case .assignment(let targets, let values):
            visit(targets)
            visit(values)
        case .call(let call): visit(call)
        case .do(let block): visit(block)
        case .while(let condition, let block):
            visit(condition)
            visit(block)
        case .repeat(let block, let condition):
            visit(block)
            visit(condition)
        case .if(let clauses):
            for clause in clauses {
                if let condition = clause.condition { visit(condition) }
                visit(clause.block)
            }
        case .numericFor(let loop):
            visit([loop.start, loop.limit])
            if let step = loop.step { visit(step) }
            visit(loop.block)
        case .genericFor(let loop):
            visit(loop.values)
            visit(loop.block)
        case .function(let function):
            visit(function.target)
            visit(function.body)
        case .localFunction(_, let body): visit(body)
        case .break, .goto, .label: break
        }
    }

    mutating func visit(_ expression: Expression) {
        visitor.enter(expression, in: context)
        context.parents.append(.expression(expression))
        visitChildren(of: expression)
        context.parents.removeLast()
        visitor.leave(expression, in: context)
    }

    private mutating func visitChildren(of expression: Expression) {
        switch expression.kind {
        case .nil, .true, .false, .number, .string, .vararg, .name: break
        case .function(let body): visit(body)
        case .field(let base, _): visit(base)
        case .index(let base, let key): visit([base, key])
        case .call(let call):
            visit(call.callee)
            visit(call.arguments)
        case .methodCall(let call):
            visit(call.object)
            visit(call.arguments)
        case .parenthesized(let inner): visit(inner)
        case .unary(let operation): visit(operation.operand)
        case .binary(let operation): visit([operation.left, operation.right])
        case .table(let table):
            for entry in table.entries {
                if case .keyed(let key, _) = entry { visit(key) }
                visit(entry.value)
            }
        }
    }
}
