extension Parser {
    mutating func expression() throws(ParseFailure) -> Expression { try subexpression(above: 0) }

    mutating func expressionList() throws(ParseFailure) -> [Expression] {
        var list = [try expression()]
        while !(isLenient && commaEndsFunction()), accept(.comma) { list.append(try expression()) }
        return list
    }

    /// An expression whose operators bind stronger than `limit`.
    private mutating func subexpression(above limit: Int) throws(ParseFailure) -> Expression {
        try enter()
        defer { leave() }
        let start = token.span.start
        return try continued(try operand(), above: limit, from: start)
    }

    /// The operators behind a value that was read already.
    mutating func expression(continuing left: Expression, from start: SourcePoint) throws(ParseFailure) -> Expression {
        try continued(left, above: 0, from: start)
    }

    private mutating func continued(_ first: Expression, above limit: Int, from start: SourcePoint) throws(ParseFailure) -> Expression {
        var left = first
        while let binary = binaryOperator(after: left), binary.precedence.left > limit {
            let operatorSpan = token.span
            if isLenient, passPercent(after: left) { continue }
            advance()
            let right = try subexpression(above: binary.precedence.right)
            let operation = BinaryOperation(operator: binary, operatorSpan: operatorSpan, left: left, right: right)
            left = try node(.binary(operation), from: start)
        }
        return left
    }

    private mutating func binaryOperator(after left: Expression) -> BinaryOperation.Operator? {
        if isLenient { passThousands(after: left) }
        if let binary = Self.binaryOperators[token.kind] { return binary }
        return isLenient ? foreignOperator(after: left) : nil
    }

    private mutating func operand() throws(ParseFailure) -> Expression {
        guard let unary = Self.unaryOperators[token.kind] else { return try simpleExpression() }
        let operatorSpan = token.span
        advance()
        let inner = try subexpression(above: BinaryOperation.Operator.unaryPrecedence)
        return try node(.unary(UnaryOperation(operator: unary, operatorSpan: operatorSpan, operand: inner)), from: operatorSpan.start)
    }

    private static let unaryOperators: [Token.Kind: UnaryOperation.Operator] = [
        .minus: .negate, .not: .not, .hash: .length, .tilde: .bitwiseNot,
    ]

    private static let binaryOperators: [Token.Kind: BinaryOperation.Operator] = [
        .plus: .add, .minus: .subtract, .star: .multiply, .slash: .divide, .doubleSlash: .floorDivide, .percent: .modulo, .caret: .power,
        .concat: .concat, .equal: .equal, .notEqual: .notEqual, .less: .less, .lessEqual: .lessEqual, .greater: .greater,
        .greaterEqual: .greaterEqual, .and: .and, .or: .or, .ampersand: .bitwiseAnd, .pipe: .bitwiseOr, .tilde: .bitwiseXor,
        .shiftLeft: .shiftLeft, .shiftRight: .shiftRight,
    ]

    private mutating func simpleExpression() throws(ParseFailure) -> Expression {
        let (start, first, column) = (token.span.start, token, indent)
        switch (token.kind, token.payload) {
        case (.nil, _): return try literal(.nil)
        case (.true, _): return try literal(.true)
        case (.false, _): return try literal(.false)
        case (_, .number(let numeral)): return try literal(.number(numeral))
        case (_, .string(let string)): return try literal(.string(string))
        case (.ellipsis, _):
            if !names.current.isVararg {
                report(
                    "misplaced", "`...` stands in a function that does not take it", at: token.span, help: ["add `...` to its parameters"])
            }
            return try literal(.vararg)
        case (.leftBrace, _): return try table()
        case (.function, _):
            advance()
            return try node(.function(try functionBody(keyword: first, indent: column, isMethod: false)), from: start)
        default: return try suffixedExpression()
        }
    }

    mutating func literal(_ kind: Expression.Kind) throws(ParseFailure) -> Expression {
        let start = token.span.start
        advance()
        return try node(kind, from: start)
    }

    // MARK: Names, fields and calls

    mutating func nameExpression() throws(ParseFailure) -> Expression {
        let name = try expectName("a name")
        return try node(.name(Name(text: name.text, binding: names.resolve(name.text))), from: name.span.start)
    }

    private mutating func primaryExpression() throws(ParseFailure) -> Expression {
        let start = token.span.start
        switch token.kind {
        case .name: return try nameExpression()
        case .leftParenthesis:
            if isLenient, let function = try functionWithoutWord() { return function }
            open()
            let inner = try expression()
            try close(.rightParenthesis)
            return try node(.parenthesized(inner), from: start)
        default: throw fail(expected: "a value")
        }
    }

    mutating func suffixedExpression() throws(ParseFailure) -> Expression {
        let start = token.span.start
        var base = try primaryExpression()
        while true {
            switch token.kind {
            case .dot:
                advance()
                base = try node(.field(base, try expectName("a name")), from: start)
            case .leftBracket:
                if isLenient, let fields = try recordInBrackets(.rightBracket) {
                    let span = fields.span
                    base = try node(.call(Call(callee: base, arguments: [fields], argumentsSpan: span)), from: start)
                    continue
                }
                open()
                let key = try expression()
                try close(.rightBracket)
                base = try node(.index(base, key: key), from: start)
            case .colon:
                advance()
                let name = try expectName("a method's name", help: ["in a table, write `name = value`"])
                let (arguments, span) = try callArguments()
                base = try node(.methodCall(MethodCall(object: base, name: name, arguments: arguments, argumentsSpan: span)), from: start)
            case .leftParenthesis, .leftBrace, .string:
                let (arguments, span) = try callArguments()
                base = try node(.call(Call(callee: base, arguments: arguments, argumentsSpan: span)), from: start)
            case .number where isLenient && beginsBareArgument(of: base):
                let span = token.span
                let argument = try expression()
                base = try node(.call(Call(callee: base, arguments: [argument], argumentsSpan: span)), from: start)
            default: return base
            }
        }
    }

    private mutating func callArguments() throws(ParseFailure) -> ([Expression], SourceSpan) {
        let start = token.span.start
        var arguments: [Expression] = []
        switch (token.kind, token.payload) {
        case (_, .string(let string)): arguments = [try literal(.string(string))]
        case (.leftBrace, _): arguments = [try table()]
        case (.leftParenthesis, _):
            if isLenient, let fields = try recordInBrackets(.rightParenthesis) { return ([fields], fields.span) }
            open()
            if token.kind != .rightParenthesis { arguments = try expressionList() }
            try close(.rightParenthesis)
        default: throw fail(expected: "`(`")
        }
        return (arguments, SourceSpan(start: start, end: previousEnd))
    }

    // MARK: Tables

    private mutating func table() throws(ParseFailure) -> Expression {
        let start = token.span.start
        open()
        return try entries(from: start, to: .rightBrace)
    }

    /// What stands between the brackets of a table, and the closing one; `first` are entries that were read already.
    mutating func entries(from start: SourcePoint, to closer: Token.Kind, first: [TableConstructor.Entry] = []) throws(ParseFailure)
        -> Expression
    {
        let count = openers.count
        var entries = first
        while token.kind != closer || isLenient && isSurplusBrace, token.kind != .end, !(isLenient && isOutside(openers[count - 1])) {
            do throws(ParseFailure) {
                if isLenient { passSurplusBrace() }
                entries.append(try entry())
                try endOfEntry(closer)
            } catch {
                // A brace ends an outer table where this one ends with a bracket: it is not passed, so nothing more is read here.
                guard skipToNextEntry(openers: count), token.kind != .rightBrace || closer == .rightBrace else { throw error }
                if token.kind != .rightBrace { advance() }
            }
        }
        try closeTable(closer)
        return try node(.table(TableConstructor(entries: entries)), from: start)
    }

    /// In a lenient reading a table that is not closed is still a table.
    private mutating func closeTable(_ closer: Token.Kind) throws(ParseFailure) {
        guard isLenient, isOutside(openers[openers.count - 1]) else { return try close(closer) }
        _ = failUnclosed(closer)
        openers.removeLast()
    }

    private mutating func entry() throws(ParseFailure) -> TableConstructor.Entry {
        if token.kind == .name, peek() == .assign {
            let name = try expectName("a name")
            advance()
            return .named(name, try expression())
        }
        if isLenient, let name = keyOfAnotherLanguage() { return .named(name, try expression()) }
        entryStart = token.span.start.offset
        guard token.kind == .leftBracket else { return .item(try expression()) }
        let start = token.span.start
        open()
        let key = try expression()
        if isLenient, token.kind == .comma { return .item(try rowInBrackets(key, from: start)) }
        try close(.rightBracket)
        if isLenient { readColonAsAssign() }
        try expect(.assign)
        return .keyed(key, try expression())
    }

    /// Reads the separator. Where it is missing but another entry follows, says so and reads on.
    private mutating func endOfEntry(_ closer: Token.Kind) throws(ParseFailure) {
        if isLenient { passSurplusBrace() }
        if token.kind == closer || accept(.comma) || accept(.semicolon) { return }
        let opener = openers[openers.count - 1]
        let looksUnclosed = token.startsLine && token.span.start.column <= statementColumn || isLenient && isOutside(opener)
        guard beginsEntry, !looksUnclosed else { throw failUnclosed(closer) }
        failMissingComma()
    }

    var beginsEntry: Bool {
        switch token.kind {
        case .name, .number, .string, .leftBrace, .leftBracket, .function, .nil, .true, .false, .not, .leftParenthesis: return true
        default: return false
        }
    }
}
