import LuaSyntax

extension Walker {
    /// The last of them may give none or several values.
    func evaluate(_ expressions: [Expression], _ scope: Scope) throws -> [Value] {
        var result: [Value] = []
        for (index, expression) in expressions.enumerated() {
            let isLast = index == expressions.count - 1
            result += isLast ? try values(of: expression, scope) : [try value(of: expression, scope)]
        }
        return result
    }

    func values(of expression: Expression, _ scope: Scope) throws -> [Value] {
        switch expression.kind {
        case .vararg: return scope.extra
        case .call, .methodCall:
            guard let (function, arguments) = try called(by: expression, scope) else { return [] }
            return try function.call(arguments)
        default: return [try value(of: expression, scope)]
        }
    }

    /// What an expression calls, and with what; nil where it is no call. That it cannot be called shows after what it is given.
    func called(by expression: Expression, _ scope: Scope) throws -> (Function, [Value])? {
        let (callee, arguments): (Value, [Value])
        switch expression.kind {
        case .call(let call):
            let function = try value(of: call.callee, scope)
            (callee, arguments) = (function, try evaluate(call.arguments, scope))
            if watch.isOn { watch.call = scope.place(expression.span) }
        case .methodCall(let call):
            let object = try value(of: call.object, scope)
            let function = try index(object, .string(call.name.text))
            (callee, arguments) = (function, [object] + (try evaluate(call.arguments, scope)))
        default: return nil
        }
        guard let function = callee.function else { throw Stop.failure("wrong_kind") }
        return (function, arguments)
    }

    func value(of expression: Expression, _ scope: Scope) throws -> Value {
        switch expression.kind {
        case .nil: return .null
        case .true: return .boolean(true)
        case .false: return .boolean(false)
        case .number(let numeral): return try number(numeral)
        case .string(let literal): return .text(Text(bytes: literal.bytes))
        case .function(let body): return closure(body, scope)
        case .name(let name): return name.declaration.map(scope.value) ?? globals[name.text] ?? .null
        case .field(let base, let name): return try index(try value(of: base, scope), .string(name.text))
        case .index(let base, let key): return try index(try value(of: base, scope), try value(of: key, scope))
        case .vararg, .call, .methodCall: return try values(of: expression, scope).first ?? .null
        case .parenthesized(let inner): return try value(of: inner, scope)
        case .unary(let operation): return try unary(operation, scope)
        case .binary(let operation): return try binary(operation, scope)
        case .table(let constructor): return try table(constructor, scope)
        }
    }

    private func number(_ numeral: Numeral) throws -> Value {
        switch numeral.value {
        case .whole(let value): return .number(Fraction(Int(value)))
        case .decimal(let digits):
            guard let value = Fraction(digits) else { throw Stop.failure("malformed_number") }
            return .number(value)
        case .tooLarge, .tooFine, .hexFloat: throw Stop.failure("number_too_large")
        }
    }

    private func table(_ constructor: TableConstructor, _ scope: Scope) throws -> Value {
        let table = Table()
        madeWhileLoading?.append(table)
        var position = 0
        for (index, entry) in constructor.entries.enumerated() {
            switch entry {
            case .named(let name, let expression): table[name.text] = try value(of: expression, scope)
            case .keyed(let key, let expression):
                guard let key = Key(try value(of: key, scope)) else { throw Stop.failure("wrong_kind") }
                table[key] = try value(of: expression, scope)
            case .item(let expression):
                let isLast = index == constructor.entries.count - 1
                for value in isLast ? try values(of: expression, scope) : [try value(of: expression, scope)] {
                    position += 1
                    table[.number(Fraction(position))] = value
                }
            }
        }
        return .table(table)
    }

    private func index(_ base: Value, _ key: Value) throws -> Value {
        switch base {
        case .table(let table): return Key(key).map { table[$0] } ?? .null
        case .subject(let subject, let group):
            guard let name = key.string else { throw Stop.failure("dynamic_read") }
            return try subject.read(group.map { "\($0).\(name)" } ?? name)
        case .text:
            if key.string == nil { throw Stop.failure("wrong_kind") }
            guard let name = key.string, let function = globals["string"]?.table?[name], !function.isNull else {
                throw Stop.failure("not_available")
            }
            return function
        default: throw Stop.failure("wrong_kind")
        }
    }

    private func unary(_ operation: UnaryOperation, _ scope: Scope) throws -> Value {
        let operand = try value(of: operation.operand, scope)
        switch operation.operator {
        case .not: return .boolean(!operand.isTrue)
        case .negate: return try blaming([operation.operand], scope) { try Operations.negate(operand) }
        case .length:
            switch operand {
            case .table(let table): return .whole(try table.wholeList().count)
            case .text(let text): return .whole(text.bytes.count)
            default: return try blaming([operation.operand], scope) { throw Stop.failure("wrong_kind") }
            }
        case .bitwiseNot: throw Stop.failure("refused")
        }
    }

    private func binary(_ operation: BinaryOperation, _ scope: Scope) throws -> Value {
        let left = try value(of: operation.left, scope)
        switch operation.operator {
        case .and: return left.isTrue ? try value(of: operation.right, scope) : left
        case .or: return left.isTrue ? left : try value(of: operation.right, scope)
        default: break
        }
        if let next = operation.right.joins, operation.joins { joinedFurther.insert(scope.place(next.operatorSpan)) }
        let right = try value(of: operation.right, scope)
        if operation.operator.isOrdering || operation.operator.isEquality {
            watch.compare(left, right, at: scope.place(operation.operatorSpan))
        }
        let isChain = operation.joins && (operation.right.joins != nil || joinedFurther.contains(scope.place(operation.operatorSpan)))
        return try blaming([operation.left, operation.right], isChain: isChain, scope) {
            switch operation.operator {
            case .add: return try Operations.add(left, right)
            case .subtract: return try Operations.subtract(left, right)
            case .multiply: return try Operations.multiply(left, right)
            case .divide: return try Operations.divide(left, right)
            case .floorDivide: return try Operations.floorDivide(left, right)
            case .modulo: return try Operations.modulo(left, right)
            case .power: return try Operations.power(left, right)
            case .concat: return try Operations.concat(left, right)
            case .equal: return .boolean(try Operations.equal(left, right))
            case .notEqual: return .boolean(!(try Operations.equal(left, right)))
            case .less: return .boolean(try Operations.less(left, right))
            case .lessEqual: return .boolean(try Operations.lessOrEqual(left, right))
            case .greater: return .boolean(try Operations.less(right, left))
            case .greaterEqual: return .boolean(try Operations.lessOrEqual(right, left))
            default: throw Stop.failure("refused")
            }
        }
    }

    /// Values that do not go together: where one is an optional fact that the case lacks, that is what is wrong.
    /// The engine does not tell which of several joined parts it was.
    private func blaming(_ operands: [Expression], isChain: Bool = false, _ scope: Scope, _ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch Stop.failure("wrong_kind", let fact) {
            for operand in operands {
                guard let name = try unknownFact(operand, scope) else { continue }
                if isChain { throw Unread(what: "which of several joined parts is missing") }
                throw Stop.failure("fact_not_known", fact: name)
            }
            throw Stop.failure("wrong_kind", fact: fact)
        }
    }

    private func unknownFact(_ operand: Expression, _ scope: Scope) throws -> String? {
        var operand = operand.unparenthesized
        if case .name(let name) = operand.kind, try value(of: operand, scope).isNull, let origin = origin(of: name) {
            operand = origin.unparenthesized
        }
        guard case .field(let base, let name) = operand.kind, try value(of: operand, scope).isNull,
            case .subject(let subject, let group) = try value(of: base, scope)
        else { return nil }
        return subject.optionalFact(group.map { "\($0).\(name.text)" } ?? name.text)
    }

    /// What a name that never changes was set to.
    private func origin(of name: Name) -> Expression? {
        guard let declaration = name.declaration, !declaration.isReassigned else { return nil }
        return origins[ObjectIdentifier(declaration)]
    }
}

extension BinaryOperation {
    fileprivate var joins: Bool { self.operator == .concat }
}

extension Expression {
    /// The operation, where it is `a .. b`.
    fileprivate var joins: BinaryOperation? {
        if case .binary(let operation) = unparenthesized.kind, operation.joins { operation } else { nil }
    }
}
