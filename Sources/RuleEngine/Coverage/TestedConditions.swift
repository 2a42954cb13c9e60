import LuaSyntax

/// The conditions of a text that an explained run tells of: every comparison, and every yes or no that is tested by `if`, `while`, `until`,
/// `and`, `or` and `not`.
///
/// Where the parts of a condition joined by `and` and `or` were each true and false, the whole was, too: the last part is come to only where
/// it decides. So wholes are not counted.
struct TestedConditions {
    struct Tested {
        let expression: Expression
        /// The number by which a trace tells of it: of a point, or of the expression where it is a name.
        let number: Int
        let isName: Bool
        /// A trace tells whether the two sides are equal, and the condition is that they are not.
        let isNegated: Bool
        /// The function around it that has a name.
        let function: String?
        /// Innermost.
        let scope: FunctionScope
        /// It is all that its function returns, but for `not` and parentheses.
        let isWholeReturn: Bool
    }

    private(set) var all: [Tested] = []

    /// - Parameters:
    ///   - loaded: a part; what stands outside its functions runs once at load, and no example exercises it.
    ///   - isYesOrNo: whether an expression gives true or false.
    init(_ loaded: LoadedPart, isYesOrNo: (Expression) -> Bool) {
        let points = EventPoints(of: loaded.part.tree)
        var finder = Finder(points: points)
        finder.walk(loaded.part.tree)
        all = finder.found.filter {
            finder.isTested($0.expression) || $0.expression.isComparison || finder.isLast($0.expression) && isYesOrNo($0.expression)
        }
    }

    private struct Finder: TreeVisitor {
        let points: EventPoints
        var found: [Tested] = []
        /// Parts whose truth decides what comes next, by number.
        private var tested: Set<Int> = []
        /// Last parts of what is returned or kept: tested only if they are a yes or no.
        private var last: Set<Int> = []
        private var returned: Set<Int> = []
        private var names: [Int: String] = [:]

        init(points: EventPoints) { self.points = points }

        func isTested(_ expression: Expression) -> Bool { tested.contains(expression.number) }
        func isLast(_ expression: Expression) -> Bool { last.contains(expression.number) }

        mutating func enter(_ statement: Statement, in context: WalkContext) {
            switch statement.kind {
            case .if(let clauses): for clause in clauses { if let condition = clause.condition { test(condition) } }
            case .while(let condition, _), .repeat(_, let condition): test(condition)
            case .return(let values): for value in values { returned.insert(value.leaf.number) }
            case .localFunction(let declaration, let body): names[body.scope.index] = declaration.name
            case .function(let function): names[function.body.scope.index] = function.method?.text ?? function.target.lastName
            case .local(let declarations, let values):
                for (declaration, value) in zip(declarations, values) {
                    if case .function(let body) = value.kind { names[body.scope.index] = declaration.name }
                }
            default: break
            }
        }

        private mutating func test(_ condition: Expression) { tested.insert(condition.unparenthesized.number) }

        mutating func enter(_ expression: Expression, in context: WalkContext) {
            if case .parenthesized(let inner) = expression.kind, tested.contains(expression.number) { tested.insert(inner.number) }
            switch expression.kind {
            case .binary(let operation) where operation.operator == .and || operation.operator == .or:
                tested.insert(operation.left.unparenthesized.number)
                let right = operation.right.unparenthesized.number
                if tested.contains(expression.number) { tested.insert(right) } else { last.insert(right) }
            case .unary(let operation) where operation.operator == .not: test(operation.operand)
            default: break
            }
            var isName = false
            if case .name(let name) = expression.kind { isName = name.declaration != nil }
            guard !context.isTopLevel, let number = isName ? expression.number : point(of: expression)?.id else { return }
            found.append(
                Tested(
                    expression: expression, number: number, isName: isName, isNegated: expression.isInequality,
                    function: context.functions.last { names[$0.index] != nil }.flatMap { names[$0.index] }, scope: context.function,
                    isWholeReturn: returned.contains(expression.number)))
        }

        /// Nil where a trace does not tell of it.
        private func point(of expression: Expression) -> EventPoint? {
            switch expression.kind {
            case .binary(let operation) where operation.operator.isOrdering: points.point(at: expression.number, .comparison)
            case .binary(let operation) where operation.operator.isEquality: points.point(at: expression.number, .equality)
            case .field where expression.isFieldOfLocal: points.point(at: expression.number, .index)
            case .field, .index: isOperand(expression) ? points.point(at: expression.number, .index) : nil
            case .call(let call) where !call.arguments.allSatisfy(\.isLiteral):
                isOperand(expression) ? points.point(at: expression.number, .call) : nil
            default: nil
            }
        }

        private func isOperand(_ expression: Expression) -> Bool { isTested(expression) || isLast(expression) }
    }
}

extension Expression {
    fileprivate var isComparison: Bool {
        guard case .binary(let operation) = kind else { return false }
        return operation.operator.isOrdering || operation.operator.isEquality
    }

    fileprivate var isInequality: Bool {
        guard case .binary(let operation) = kind else { return false }
        return operation.operator == .notEqual
    }

    /// Without `not` and parentheses.
    fileprivate var leaf: Expression {
        switch kind {
        case .parenthesized(let inner): inner.leaf
        case .unary(let operation) where operation.operator == .not: operation.operand.leaf
        default: self
        }
    }
}
