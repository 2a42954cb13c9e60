// The plain dialect: operations that need exact numbers or that may meet something frozen become calls of helpers. A helper gets exactly
// as many values as it takes, so a call or `...` that stands last among its arguments is cut to one value by parentheses.

extension LoadingPrinter {
    /// Gives the line of the helper, which is the line of the call.
    @discardableResult
    private mutating func printHelper(_ helper: String, _ arguments: [Expression], at place: SourcePoint) -> Int {
        let line = put(helper, at: place)
        put("(")
        for (index, argument) in arguments.enumerated() {
            if index > 0 { put(",") }
            printArgument(argument)
        }
        put(")")
        return line
    }

    private mutating func printArgument(_ argument: Expression) {
        let inner = argument.unparenthesized
        if inner.isMultiple { put("(") }
        printExpression(inner)
        if inner.isMultiple { put(")") }
    }

    // MARK: Numbers

    mutating func printNumeral(_ numeral: Numeral, at place: SourcePoint, negative: Bool = false) {
        if dialect == .verbatim {
            put(numeral.text, at: place)
            return
        }
        switch numeral.value {
        case .whole(let value): put(negative ? "-\(value)" : "\(value)", at: place)
        case .decimal(let text):
            put("__k", at: place)
            put("[")
            put(String(constantIndex(negative ? "-" + text : text)))
            put("]")
        case .tooLarge, .tooFine, .hexFloat: put((negative ? "-" : "") + numeral.text, at: place)
        }
    }

    mutating func printNegation(_ operation: UnaryOperation, _ expression: Expression) {
        if let numeral = expression.negatedLiteral { return printNumeral(numeral, at: operation.operatorSpan.start, negative: true) }
        let line = printHelper("__neg", [operation.operand], at: operation.operatorSpan.start)
        mark(.negation, expression.number, line: line)
    }

    mutating func printBound(_ bound: Expression) {
        guard dialect == .plain, bound.wholeLiteral == nil else { return printExpression(bound) }
        mark(.forBounds, bound.number, line: printHelper("__for", [bound], at: bound.span.start))
    }

    // MARK: Operators

    /// False where the operator is printed as it stands.
    mutating func printChecked(_ operation: BinaryOperation, _ expression: Expression) -> Bool {
        let place = expression.span.start
        if let helper = Self.arithmeticHelpers[operation.operator] {
            mark(.arithmetic, expression.number, line: printHelper(helper, [operation.left, operation.right], at: place))
            return true
        }
        if operation.operator.isSum {
            let line = put("__sum", at: place)
            put("(")
            printSum(operation, expression)
            put(")")
            mark(.arithmetic, expression.number, line: line)
            return true
        }
        guard operation.operator.isEquality, !operation.left.isPlainlyComparable, !operation.right.isPlainlyComparable else { return false }
        if operation.operator == .notEqual { put("not", at: place) }
        mark(.equality, expression.number, line: printHelper("__eq", [operation.left, operation.right], at: place))
        return true
    }

    private static let arithmeticHelpers: [BinaryOperation.Operator: String] = [
        .multiply: "__mul", .divide: "__div", .floorDivide: "__idiv", .modulo: "__mod", .power: "__pow",
    ]

    /// Sums and differences stay as they are; the check at their root sees what they come to.
    private mutating func printSum(_ operation: BinaryOperation, _ expression: Expression) {
        printTerm(operation.left)
        let line = put(operation.operator.rawValue, at: operation.operatorSpan.start)
        mark(.arithmetic, expression.number, line: line)
        printTerm(operation.right)
    }

    private mutating func printTerm(_ term: Expression) {
        let inner = term.unparenthesized
        guard case .binary(let operation) = inner.kind, operation.operator.isSum else { return printExpression(term) }
        if inner !== term { put("(", at: term.span.start) }
        printSum(operation, inner)
        if inner !== term { put(")") }
    }

    // MARK: Stores

    mutating func printCheckedFunction(_ function: FunctionStatement, _ statement: Statement) {
        let place = statement.span.start
        mark(.store, statement.number, line: put("__set", at: place))
        put("(")
        if let method = function.method {
            printExpression(function.target)
            put(",")
            put(bytes: StringLiteral(method.text).quoted)
        } else {
            printTableAndKey(function.target)
        }
        put(",")
        put("function")
        printFunctionBody(function.body, showsSelf: true)
        put(")")
    }

    private mutating func printTableAndKey(_ target: Expression) {
        switch target.kind {
        case .field(let table, let name):
            printArgument(table)
            put(",")
            put(bytes: StringLiteral(name.text).quoted, at: name.span.start)
        case .index(let table, let key):
            printArgument(table)
            put(",")
            printArgument(key)
        default: preconditionFailure("only a field or an index has a table and a key")
        }
    }

    mutating func printCheckedAssignment(_ targets: [Expression], _ values: [Expression]) {
        if targets.count == 1, values.count == 1 {
            mark(.store, targets[0].number, line: put("__set", at: targets[0].span.start))
            put("(")
            printTableAndKey(targets[0])
            put(",")
            printArgument(values[0])
            put(")")
            return
        }
        printThroughTemporaries(targets, values)
    }

    /// Tables and keys first, then values, then the stores from right to left: Lua's own order.
    private mutating func printThroughTemporaries(_ targets: [Expression], _ values: [Expression]) {
        put("do", at: targets[0].span.start)
        for (index, target) in targets.enumerated() where target.isTableAccess {
            put("local")
            put("__t\(index)")
            put(",")
            put("__i\(index)")
            put("=")
            printTableAndKey(target)
        }
        put("local")
        for index in targets.indices {
            if index > 0 { put(",") }
            put("__v\(index)")
        }
        put("=")
        printList(values)
        for (index, target) in targets.enumerated().reversed() {
            if target.isTableAccess {
                mark(.store, target.number, line: put("__set"))
                put("(")
                put("__t\(index)")
                put(",")
                put("__i\(index)")
                put(",")
                put("__v\(index)")
                put(")")
            } else {
                printExpression(target)
                put("=")
                put("__v\(index)")
            }
        }
        put("end")
    }
}

extension Expression {
    /// A text, `true`, `false` or `nil` as written: equal only to itself, whatever the other side is.
    fileprivate var isPlainlyComparable: Bool {
        switch unparenthesized.kind {
        case .string, .true, .false, .nil: return true
        default: return false
        }
    }
}
