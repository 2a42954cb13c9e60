// The plain dialect: operations that need exact numbers or that may meet something frozen become calls of helpers. A helper gets exactly
// as many values as it takes, so a call or `...` that stands last among its arguments is cut to one value by parentheses.

extension LoadingPrinter {
    /// Gives the line of the helper, which is the line of the call.
    @discardableResult
    private mutating func printHelper(
        _ helper: String, site: Int? = nil, _ arguments: [Expression], at place: SourcePoint, _ depth: PrintDepth
    ) -> Int {
        let line = put(helper, at: place)
        put("(")
        if let site { put(String(site)) }
        for (index, argument) in arguments.enumerated() {
            if index > 0 || site != nil { put(",") }
            if site == nil { printArgument(argument, depth.within(1 + index)) } else { printSide(argument, depth.within(2 + index)) }
        }
        put(")")
        return line
    }

    /// One part of what is joined, as text where it may be an exact value.
    mutating func printJoined(_ part: Expression, _ depth: PrintDepth) {
        guard dialect != .verbatim, !part.isText else { return printExpression(part, depth) }
        put("__text", at: part.span.start)
        put("(")
        printArgument(part, depth.within(1))
        put(")")
    }

    mutating func printArgument(_ argument: Expression, _ depth: PrintDepth) {
        let inner = argument.unparenthesized
        guard inner.isMultiple else { return printExpression(inner, depth) }
        put("(")
        printExpression(inner, depth.within())
        put(")")
    }

    private mutating func printSingleArgument(_ argument: Expression, _ depth: PrintDepth) {
        put("(")
        printSingle(argument, depth.within())
        put(")")
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

    mutating func printNegation(_ operation: UnaryOperation, _ expression: Expression, _ depth: PrintDepth) {
        if let numeral = expression.negatedLiteral { return printNumeral(numeral, at: operation.operatorSpan.start, negative: true) }
        let site = site(.negation, expression.number)
        let helper = site == nil ? "__neg" : "__rneg"
        let line = printHelper(helper, site: site, [operation.operand], at: operation.operatorSpan.start, depth)
        mark(.negation, expression.number, line: line)
    }

    /// The helper learns by a second argument that it gets a step, which may not be 0.
    mutating func printBound(_ bound: Expression, isStep: Bool, _ depth: PrintDepth) {
        guard dialect != .verbatim, bound.wholeLiteral == nil else { return printExpression(bound, depth) }
        mark(.forBounds, bound.number, line: put("__for", at: bound.span.start))
        put("(")
        printArgument(bound, depth.within(1))
        if isStep {
            put(",")
            put("true")
        }
        put(")")
    }

    // MARK: Operators

    /// False where the operator is printed as it stands.
    mutating func printChecked(_ operation: BinaryOperation, _ expression: Expression, _ depth: PrintDepth) -> Bool {
        if operation.operator.isSum {
            printSumRoot(operation, expression, depth)
            return true
        }
        if let helper = Self.arithmeticHelpers[operation.operator] {
            printOperation(operation, expression, helper, .arithmetic, depth)
            return true
        }
        if operation.operator.isOrdering, reporting != nil {
            printOperation(operation, expression, "", .comparison, depth)
            return true
        }
        guard operation.operator.isEquality, reporting != nil || !operation.left.isPlainlyComparable && !operation.right.isPlainlyComparable
        else { return false }
        if operation.operator == .notEqual { put("not", at: expression.span.start) }
        printOperation(operation, expression, "__eq", .equality, depth)
        return true
    }

    /// As a call of the helper, or of the report that stands for it.
    private mutating func printOperation(
        _ operation: BinaryOperation, _ expression: Expression, _ helper: String, _ kind: EventPoint.Kind, _ depth: PrintDepth
    ) {
        let site = site(kind, expression.number)
        let name = site == nil ? helper : Self.reportedOperators[operation.operator] ?? helper
        let line = printHelper(name, site: site, [operation.left, operation.right], at: expression.span.start, depth)
        mark(kind, expression.number, line: line)
    }

    private mutating func printSumRoot(_ operation: BinaryOperation, _ expression: Expression, _ depth: PrintDepth) {
        let isLong = operation.sumLength > Self.longestReportedSum
        let site = isLong ? site(.arithmetic, expression.number) : nil
        if let site {
            put("__value", at: expression.span.start)
            put("(")
            put(String(site))
            put(",")
        }
        let line = put("__sum", at: expression.span.start)
        put("(")
        printSum(operation, expression, isReported: !isLong, depth.within(1))
        put(")")
        mark(.arithmetic, expression.number, line: line)
        if site != nil { put(")") }
    }

    private static let arithmeticHelpers: [BinaryOperation.Operator: String] = [
        .multiply: "__mul", .divide: "__div", .floorDivide: "__idiv", .modulo: "__mod", .power: "__pow",
    ]

    /// Sums and differences stay as they are, or are reported; the check at their root sees what they come to.
    private mutating func printSum(_ operation: BinaryOperation, _ expression: Expression, isReported: Bool, _ depth: PrintDepth) {
        if isReported, let site = site(.arithmetic, expression.number), let name = Self.reportedOperators[operation.operator] {
            let line = put(name, at: expression.span.start)
            put("(")
            put(String(site))
            put(",")
            printTerm(operation.left, isReported: true, depth.within(2))
            put(",")
            printTerm(operation.right, isReported: true, depth.within(3))
            put(")")
            mark(.arithmetic, expression.number, line: line)
            return
        }
        printTerm(operation.left, isReported: false, depth)
        let line = put(operation.operator.rawValue, at: operation.operatorSpan.start)
        mark(.arithmetic, expression.number, line: line)
        printTerm(operation.right, isReported: false, depth.within(1))
    }

    private mutating func printTerm(_ term: Expression, isReported: Bool, _ depth: PrintDepth) {
        let inner = term.unparenthesized
        guard case .binary(let operation) = inner.kind, operation.operator.isSum else {
            return isReported && reporting != nil ? printSide(term, depth) : printExpression(term, depth)
        }
        if inner === term { return printSum(operation, inner, isReported: isReported, depth) }
        put("(", at: term.span.start)
        printSum(operation, inner, isReported: isReported, depth.within())
        put(")")
    }

    // MARK: Stores

    mutating func printCheckedFunction(_ function: FunctionStatement, _ statement: Statement, _ depth: PrintDepth) {
        let place = statement.span.start
        mark(.store, statement.number, line: put("__set", at: place))
        put("(")
        if let method = function.method {
            printExpression(function.target, depth.within(1))
            put(",")
            put(bytes: StringLiteral(method.text).quoted)
        } else {
            printTableAndKey(function.target, depth.within(1))
        }
        put(",")
        put("function")
        printFunctionBody(function.body, level: depth.level + 1, showsSelf: true)
        put(")")
    }

    private mutating func printTableAndKey(_ target: Expression, _ depth: PrintDepth) {
        switch target.kind {
        case .field(let table, let name):
            printArgument(table, depth)
            put(",")
            put(bytes: StringLiteral(name.text).quoted, at: name.span.start)
        case .index(let table, let key):
            printArgument(table, depth)
            put(",")
            printArgument(key, PrintDepth(register: depth.register + 1, level: depth.level))
        default: preconditionFailure("only a field or an index has a table and a key")
        }
    }

    mutating func printCheckedAssignment(_ targets: [Expression], _ values: [Expression], _ depth: PrintDepth) {
        if targets.count == 1, values.count == 1 {
            mark(.store, targets[0].number, line: put("__set", at: targets[0].span.start))
            put("(")
            printTableAndKey(targets[0], depth.within(1))
            put(",")
            if reporting == nil { printArgument(values[0], depth.within(3)) } else { printSingleArgument(values[0], depth.within(3)) }
            put(")")
            return
        }
        printThroughTemporaries(targets, values, PrintDepth(register: depth.register, level: depth.level + 1))
    }

    /// Tables and keys first, then values, then the stores from right to left: Lua's own order.
    private mutating func printThroughTemporaries(_ targets: [Expression], _ values: [Expression], _ depth: PrintDepth) {
        put("do", at: targets[0].span.start)
        for (index, target) in targets.enumerated() where target.isTableAccess {
            put("local")
            put("__t\(index)")
            put(",")
            put("__i\(index)")
            put("=")
            printTableAndKey(target, depth.within(2 * index))
        }
        put("local")
        for index in targets.indices {
            if index > 0 { put(",") }
            put("__v\(index)")
        }
        put("=")
        printList(values, depth.within(2 * targets.count))
        demand.note(depth.within(3 * targets.count + 4), at: targets[0].span)
        declare(3 * targets.count, at: targets[0].span)
        locals -= 3 * targets.count
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
                printExpression(target, depth)
                put("=")
                put("__v\(index)")
            }
        }
        put("end")
    }
}

extension Expression {
    /// A text or whole number as written, or what was joined already.
    fileprivate var isText: Bool {
        switch unparenthesized.kind {
        case .string: true
        case .number(let numeral): if case .whole = numeral.value { true } else { false }
        default: unparenthesized.isConcatenation
        }
    }

    /// A text, `true`, `false` or `nil` as written: equal only to itself, whatever the other side is.
    fileprivate var isPlainlyComparable: Bool {
        switch unparenthesized.kind {
        case .string, .true, .false, .nil: return true
        default: return false
        }
    }
}
