// The explained dialect: the plain one, in which comparisons, arithmetic, reads, what calls and conditions come to, and entering and
// leaving functions are reported. A report gets its site first. None stands around a call that is in tail position, so functions nest as
// in the plain dialect; only calls of the library are reported there too.

extension LoadingPrinter {
    /// What explained text takes from `...` after ``helperNames``, in this order.
    public static let reportNames = [
        "__read", "__rlt", "__rle", "__rgt", "__rge", "__req", "__radd", "__rsub", "__rmul", "__rdiv", "__ridiv", "__rmod", "__rpow",
        "__rneg", "__name", "__value", "__values", "__enter", "__leave", "__pass", "__turn",
    ]

    /// Longer chains of sums are reported as a whole: each operation would stand one call deeper.
    static let longestReportedSum = 16

    var reporting: Reporting? {
        guard case .explained(let reporting) = dialect else { return nil }
        return reporting
    }

    /// The site of a point; nil in other dialects.
    func site(_ kind: EventPoint.Kind, _ node: Int) -> Int? {
        guard let reporting, let point = points.point(at: node, kind) else { return nil }
        return reporting.site(point.id)
    }

    static let reportedOperators: [BinaryOperation.Operator: String] = [
        .less: "__rlt", .lessEqual: "__rle", .greater: "__rgt", .greaterEqual: "__rge", .equal: "__req", .notEqual: "__req",
        .add: "__radd", .subtract: "__rsub", .multiply: "__rmul", .divide: "__rdiv", .floorDivide: "__ridiv", .modulo: "__rmod",
        .power: "__rpow",
    ]

    // MARK: Reads

    /// Reads `case.NAME`, `part.weekly`, `case.price.cap`: fields of a local name. What else has fields is a part of the library.
    mutating func printRead(_ expression: Expression, _ base: Expression, _ name: Identifier, _ depth: PrintDepth) -> Bool {
        guard isReportedRead(expression), let site = site(.index, expression.number) else { return false }
        let line = put("__read", at: name.span.start)
        put("(")
        put(String(site))
        put(",")
        printExpression(base, depth.within(2))
        put(",")
        put(bytes: StringLiteral(name.text).quoted)
        put(")")
        mark(.index, expression.number, line: line)
        return true
    }

    private func isReportedRead(_ expression: Expression) -> Bool { reporting != nil && expression.isFieldOfLocal }

    // MARK: Values

    /// An expression of which only the first value counts.
    mutating func printSingle(_ expression: Expression, _ depth: PrintDepth) {
        guard let site = valueSite(expression) else { return printExpression(expression, depth) }
        printReported("__value", site, expression, depth)
    }

    /// A condition, an operand of `and`, `or`, `not`, an argument of the library: of names too it is told what they stand for.
    mutating func printTested(_ expression: Expression, _ depth: PrintDepth) {
        guard let reporting, case .name = expression.unparenthesized.kind else { return printSingle(expression, depth) }
        printReported("__name", reporting.site(expression.unparenthesized.number), expression, depth)
    }

    /// An expression of which all values count; of a call of the library it is told what it comes to.
    mutating func printMultiple(_ expression: Expression, _ depth: PrintDepth) {
        guard case .call(let call) = expression.kind, isLibrary(call.callee), let site = valueSite(expression)
        else { return printExpression(expression, depth) }
        printReport("__values", site, at: expression)
        printExpression(expression, depth.within(2))
        put(")")
    }

    /// The arguments of the library.
    mutating func printTold(_ arguments: [Expression], _ depth: PrintDepth) {
        for (index, argument) in arguments.enumerated() {
            if index > 0 { put(",") }
            if index == arguments.count - 1, argument.isMultiple {
                printMultiple(argument, depth.within(index))
            } else {
                printTested(argument, depth.within(index))
            }
        }
    }

    /// A side of what is reported as a whole: only a call of the library tells nothing by itself.
    mutating func printSide(_ side: Expression, _ depth: PrintDepth) {
        guard case .call(let call) = side.unparenthesized.kind, isLibrary(call.callee) else { return printArgument(side, depth) }
        printSingle(side, depth)
    }

    private mutating func printReported(_ report: String, _ site: Int, _ expression: Expression, _ depth: PrintDepth) {
        printReport(report, site, at: expression)
        printArgument(expression, depth.within(2))
        put(")")
    }

    private mutating func printReport(_ report: String, _ site: Int, at expression: Expression) {
        put(report, at: expression.span.start)
        put("(")
        put(String(site))
        put(",")
    }

    private func valueSite(_ expression: Expression) -> Int? {
        guard reporting != nil else { return nil }
        let inner = expression.unparenthesized
        switch inner.kind {
        case .call(let call):
            // `money "1.00"` says what it comes to.
            let isPlain = isLibrary(call.callee) && call.arguments.allSatisfy(\.isLiteral)
            return isPlain ? nil : site(.call, inner.number)
        case .methodCall: return site(.call, inner.number)
        case .field, .index: return isReportedRead(inner) ? nil : site(.index, inner.number)
        default: return nil
        }
    }

    // MARK: Functions and loops

    mutating func printEntry(of body: FunctionBody) {
        guard let reporting else { return }
        put("__enter")
        put("(")
        put(([String(reporting.site(body.scope.index))] + body.parameters.map(\.name)).joined(separator: ","))
        put(")")
        put(";")
    }

    mutating func printExit(of body: FunctionBody) {
        guard let reporting else { return }
        if case .return = body.block.statements.last?.kind { return }
        put(";")
        put("__leave(\(reporting.site(body.scope.index)))")
    }

    mutating func printTurn(_ statement: Statement) {
        guard let reporting else { return }
        put("__turn(\(reporting.site(statement.number)));")
    }

    /// False where it is printed as it stands.
    mutating func printReportedReturn(_ values: [Expression], from start: SourcePoint, _ depth: PrintDepth) -> Bool {
        guard let reporting, let function = enclosing else { return false }
        let site = reporting.site(function.scope.index)
        if values.count == 1, isTailCall(values[0]) {
            passing = site
            return false
        }
        put("return", at: start)
        put("__leave")
        put("(")
        put(String(site))
        for (index, value) in values.enumerated() {
            put(",")
            if index < values.count - 1 {
                printSingle(value, depth.within(index + 2))
            } else {
                printMultiple(value, depth.within(index + 2))
            }
        }
        put(")")
        return true
    }

    /// The arguments of a call in tail position: behind them, or around what may be several, it is said that the function ends here.
    mutating func printPassed(_ arguments: [Expression], site: Int, _ depth: PrintDepth) {
        let last = arguments.last.flatMap { $0.isMultiple ? $0 : nil }
        for (index, argument) in arguments.dropLast(last == nil ? 0 : 1).enumerated() {
            printSingle(argument, depth.within(index))
            put(",")
        }
        let inner = depth.within(arguments.count + 1)
        demand.note(inner, at: enclosing?.span ?? arguments[0].span)
        put("__pass")
        put("(")
        put(String(site))
        if let last {
            put(",")
            printExpression(last, inner)
        }
        put(")")
    }

    private func isTailCall(_ value: Expression) -> Bool {
        switch value.kind {
        case .call(let call): return !isLibrary(call.callee)
        case .methodCall: return true
        default: return false
        }
    }

    /// Whether an explained call is one of the library: it reports no steps of its own.
    func isLibrary(_ callee: Expression) -> Bool {
        switch callee.kind {
        case .name(let name):
            if case .global = name.binding { return reporting?.library.contains(name.text) ?? false }
            return false
        case .field(let base, _): return isLibrary(base)
        default: return false
        }
    }
}

extension FunctionBody {
    /// `function(case) return … end`: what it does is told where it stands.
    var isOneReturn: Bool {
        guard block.statements.count == 1, case .return = block.statements[0].kind else { return false }
        return true
    }
}

extension BinaryOperation {
    /// How many operations `a + b - c` has, in a row from its left end.
    var sumLength: Int {
        guard case .binary(let left) = left.unparenthesized.kind, left.operator.isSum else { return 1 }
        return left.sumLength + 1
    }
}

extension Expression {
    /// `case.a`, `part.a.b`: fields of a local name, of which an explained text tells what they are.
    public var isFieldOfLocal: Bool {
        guard case .field(let base, _) = kind else { return false }
        if case .name(let name) = base.kind { return name.declaration != nil }
        return base.isFieldOfLocal
    }

    /// A number, text, `true`, `false` or `nil` as written.
    public var isLiteral: Bool {
        switch unparenthesized.kind {
        case .nil, .true, .false, .number, .string: return true
        default: return false
        }
    }
}
