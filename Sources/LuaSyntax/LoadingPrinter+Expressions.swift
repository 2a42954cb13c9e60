// Where Lua 5.4 attaches lines (lparser.c, lcode.c): an arithmetic operation, length, negation or concatenation has the line of its
// operator; a chain of `..` that of its last operator; a call that of the first token of its whole suffixed expression; a comparison, an
// index and a store that of the last token that was read when its instruction is written.

extension LoadingPrinter {
    /// - Parameter depth: where Lua stands: its first free register takes the value.
    mutating func printExpression(_ expression: Expression, _ depth: PrintDepth) {
        demand.note(depth, at: expression.span)
        let start = expression.span.start
        switch expression.kind {
        case .nil: put("nil", at: start)
        case .true: put("true", at: start)
        case .false: put("false", at: start)
        case .number(let numeral): printNumeral(numeral, at: start)
        case .string(let string): put(bytes: string.quoted, at: start)
        case .vararg: put("...", at: start)
        case .function(let body):
            put("function", at: start)
            printFunctionBody(body, level: depth.level, reportsItself: !body.isOneReturn)
        case .name(let name): put(name.text, at: start)
        case .field(let base, let name):
            if printRead(expression, base, name, depth) { return }
            printBase(base, depth)
            put(".")
            put(name.text, at: name.span.start)
            mark(.index, expression.number, line: lastLine)
        case .index(let base, let key):
            printBase(base, depth)
            put("[")
            printExpression(key, depth.within(1))
            put("]", at: expression.span.end)
            mark(.index, expression.number, line: lastLine)
        case .call(let call): printCall(call, expression, depth)
        case .methodCall(let call): printMethodCall(call, expression, depth)
        case .parenthesized(let inner):
            put("(", at: start)
            printExpression(inner, depth.within())
            put(")", at: expression.span.end)
        case .unary(let operation): printUnary(operation, expression, depth)
        case .binary(let operation): printBinary(operation, expression, depth)
        case .table(let table): printTable(table, expression, depth)
        }
    }

    // MARK: Suffixes

    /// What stands before a suffix. Every call is to begin at a token of its own, so one that another suffix follows gets parentheses.
    private mutating func printBase(_ base: Expression, ofMethod: Bool = false, _ depth: PrintDepth) {
        guard isWrapped(base, ofMethod: ofMethod) else { return printExpression(base, depth) }
        put("(", at: base.span.start)
        printExpression(base, depth.within())
        put(")")
    }

    /// A field before `:name` would get the line of that name, which is its own point.
    private func isWrapped(_ base: Expression, ofMethod: Bool) -> Bool {
        guard layout == .points else { return false }
        switch base.kind {
        case .call, .methodCall: return true
        case .field, .index: return ofMethod
        default: return false
        }
    }

    func beginsWithParenthesis(_ expression: Expression) -> Bool {
        switch expression.kind {
        case .parenthesized: return true
        case .field(let base, _), .index(let base, _): return isWrapped(base, ofMethod: false) || beginsWithParenthesis(base)
        case .call(let call): return isWrapped(call.callee, ofMethod: false) || beginsWithParenthesis(call.callee)
        case .methodCall(let call): return isWrapped(call.object, ofMethod: true) || beginsWithParenthesis(call.object)
        default: return false
        }
    }

    private mutating func printCall(_ call: Call, _ expression: Expression, _ depth: PrintDepth) {
        let line = lastLine + 1
        let site = takePassing()
        printBase(call.callee, depth)
        mark(.call, expression.number, line: line)
        let arguments = PrintDepth(register: depth.register + 1, level: depth.level)
        printArguments(call.arguments, of: call, call.argumentsSpan, passing: site, arguments) {
            $0.printConditions(of: call, arguments.within(1))
        }
    }

    private mutating func printMethodCall(_ call: MethodCall, _ expression: Expression, _ depth: PrintDepth) {
        let line = lastLine + 1
        let site = takePassing()
        printBase(call.object, ofMethod: true, depth)
        put(":")
        put(call.name.text, at: call.name.span.start)
        mark(.index, expression.number, line: lastLine)
        mark(.call, expression.number, line: line)
        printArguments(
            call.arguments, call.argumentsSpan, passing: site, PrintDepth(register: depth.register + 2, level: depth.level))
    }

    private mutating func takePassing() -> Int? {
        defer { passing = nil }
        return passing
    }

    private mutating func printArguments(
        _ arguments: [Expression], of call: Call? = nil, _ span: SourceSpan, passing site: Int?, _ depth: PrintDepth,
        more: (inout LoadingPrinter) -> Void = { _ in }
    ) {
        put("(", at: span.start)
        if let site {
            printPassed(arguments, site: site, depth)
        } else if let call, isLibrary(call.callee) {
            printTold(arguments, depth)
        } else {
            printList(arguments, depth)
        }
        more(&self)
        put(")", at: span.end)
    }

    /// Lua moves items from registers into the table fifty at a time.
    private mutating func printTable(_ table: TableConstructor, _ expression: Expression, _ depth: PrintDepth) {
        put("{", at: expression.span.start)
        var waiting = 1
        for entry in table.entries {
            switch entry {
            case .item(let value):
                if waiting > 50 { waiting = 1 }
                printExpression(value, depth.within(waiting))
                waiting += 1
            case .named(let name, let value):
                put(name.text, at: name.span.start)
                put("=")
                printSingle(value, depth.within(waiting))
            case .keyed(let key, let value):
                put("[")
                printExpression(key, depth.within(waiting))
                put("]")
                put("=")
                printSingle(value, depth.within(waiting + 1))
                mark(.store, key.number, line: lastLine)
            }
            put(",")
        }
        put("}", at: expression.span.end)
    }

    // MARK: Operators

    private mutating func printUnary(_ operation: UnaryOperation, _ expression: Expression, _ depth: PrintDepth) {
        if dialect != .verbatim, operation.operator == .negate { return printNegation(operation, expression, depth) }
        let line = put(operation.operator.rawValue, at: operation.operatorSpan.start)
        switch operation.operator {
        case .negate: mark(.negation, expression.number, line: line)
        case .length: mark(.length, expression.number, line: line)
        case .bitwiseNot: mark(.arithmetic, expression.number, line: line)
        case .not: return printTested(operation.operand, depth.within())
        }
        printExpression(operation.operand, depth.within())
    }

    private mutating func printBinary(_ operation: BinaryOperation, _ expression: Expression, _ depth: PrintDepth) {
        if dialect != .verbatim, printChecked(operation, expression, depth) { return }
        switch operation.operator {
        case .concat: printConcatenation(operation, root: expression.number, depth)
        case let other where other.isOrdering:
            printNative(operation, depth)
            mark(.comparison, expression.number, line: lastLine)
        case .equal, .notEqual:
            printNative(operation, depth)
            mark(.equality, expression.number, line: lastLine)
        case .and, .or:
            printTested(operation.left, depth)
            let line = put(operation.operator.rawValue, at: operation.operatorSpan.start)
            printTested(operation.right, depth.within(1))
            mark(.logic, expression.number, line: line)
        default: mark(.arithmetic, expression.number, line: printNative(operation, depth))
        }
    }

    /// Gives the line of the operator.
    @discardableResult
    private mutating func printNative(_ operation: BinaryOperation, _ depth: PrintDepth) -> Int {
        printExpression(operation.left, depth)
        let line = put(operation.operator.rawValue, at: operation.operatorSpan.start)
        printExpression(operation.right, depth.within(1))
        return line
    }

    /// Lua joins `a .. b .. c` in one instruction, with the line of the last operator, through parentheses too.
    private mutating func printConcatenation(_ operation: BinaryOperation, root: Int, _ depth: PrintDepth) {
        printExpression(operation.left, depth)
        let line = put("..", at: operation.operatorSpan.start)
        printRest(operation.right, root: root, line: line, depth.within(1))
    }

    private mutating func printRest(_ right: Expression, root: Int, line: Int, _ depth: PrintDepth) {
        switch right.kind {
        case .binary(let next) where next.operator == .concat: printConcatenation(next, root: root, depth)
        case .parenthesized(let inner) where inner.unparenthesized.isConcatenation:
            put("(", at: right.span.start)
            printRest(inner, root: root, line: line, depth.within())
            put(")", at: right.span.end)
        default:
            printExpression(right, depth)
            mark(.concatenation, root, line: line)
        }
    }
}

extension Expression {
    /// `a .. b`
    var isConcatenation: Bool {
        if case .binary(let operation) = kind { return operation.operator == .concat }
        return false
    }
}

extension StringLiteral {
    /// As Lua source on one line.
    var quoted: [UInt8] {
        var result: [UInt8] = [Ascii.quote]
        for byte in bytes {
            switch byte {
            case Ascii.quote, Ascii.backslash: result += [Ascii.backslash, byte]
            case 0..<0x20, 0x7F:
                let digits = String(byte)
                result += "\\\(String(repeating: "0", count: 3 - digits.count))\(digits)".utf8
            default: result.append(byte)
            }
        }
        result.append(Ascii.quote)
        return result
    }
}
