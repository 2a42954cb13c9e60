import LuaSyntax
import RuleModel

// What an explanation asks of expressions: their operands, names and values as written.

extension Block {
    /// The one value that it returns at once.
    var returned: Expression? {
        guard statements.count == 1, case .return(let values) = statements[0].kind, values.count == 1 else { return nil }
        return values[0]
    }
}

extension Expression {
    var isFunction: Bool { if case .function = kind { true } else { false } }
    var isTable: Bool { if case .table = kind { true } else { false } }

    /// Of `a and b`, `a or b`, `not a`.
    var logicOperands: [Expression] {
        switch kind {
        case .binary(let operation) where operation.operator == .and || operation.operator == .or: return [operation.left, operation.right]
        case .unary(let operation) where operation.operator == .not: return [operation.operand]
        default: return []
        }
    }

    /// Of `a and b and c` all three.
    var operandsOfOneKind: [Expression] {
        guard case .binary(let operation) = kind else { return logicOperands }
        return logicOperands.flatMap { operand -> [Expression] in
            let inner = operand.unparenthesized
            guard case .binary(let other) = inner.kind, other.operator == operation.operator else { return [operand] }
            return inner.operandsOfOneKind
        }
    }

    /// The value of a number, text, `true` or `false` as written.
    var literal: Value? {
        switch unparenthesized.kind {
        case .true: .boolean(true)
        case .false: .boolean(false)
        case .string(let text): .text(String(decoding: text.bytes, as: UTF8.self))
        case .number(let number): (try? Exact(number.text)).map(Value.number)
        case .call(let call): call.amount.map(Value.money) ?? call.duration.map(Value.duration)
        default: nil
        }
    }

    /// `c` of `a.b.c`
    var lastName: String? {
        switch unparenthesized.kind {
        case .name(let name): return name.text
        case .field(_, let name): return name.text
        default: return nil
        }
    }

    /// How many functions of the rules an evaluation may call, but for those that the called ones call.
    var callCount: Int {
        switch kind {
        case .call(let call): return (call.isOfLibrary ? 0 : 1) + call.callee.callCount + call.arguments.reduce(0) { $0 + $1.callCount }
        case .methodCall(let call): return 1 + call.object.callCount + call.arguments.reduce(0) { $0 + $1.callCount }
        case .function: return Self.callsOfFunction
        case .parenthesized(let inner): return inner.callCount
        case .unary(let operation): return operation.operand.callCount
        case .binary(let operation): return operation.left.callCount + operation.right.callCount
        case .field(let base, _): return base.callCount
        case .index(let base, let key): return base.callCount + key.callCount
        default: return 0
        }
    }

    /// A function that is handed over may be called any number of times.
    private static let callsOfFunction = 1_000_000
}

extension Call {
    /// `money "1.00"`, `string.len(x)`: it reports no steps of its own.
    var isOfLibrary: Bool {
        var base = callee
        while case .field(let inner, _) = base.kind { base = inner }
        guard case .name(let name) = base.kind, case .global = name.binding else { return false }
        return Prelude.given.contains(name.text)
    }

    /// Of `money "1.00"` the amount.
    fileprivate var amount: Money? {
        guard isOf(global: "money"), case .text(let text)? = arguments[0].literal else { return nil }
        return try? Money(text)
    }

    /// Of `months(1)` the duration.
    fileprivate var duration: CalendarDuration? {
        guard let unit = Self.durations.first(where: { isOf(global: $0.key) })?.value, case .number(let count)? = arguments[0].literal,
            let whole = count.whole.flatMap({ Int32(exactly: $0) }), (-100_000...100_000).contains(whole)
        else { return nil }
        return CalendarDuration(months: whole * unit.months, days: whole * unit.days)
    }

    private static let durations: [String: (months: Int32, days: Int32)] = [
        "days": (0, 1), "weeks": (0, 7), "months": (1, 0), "years": (12, 0),
    ]

    private func isOf(global text: String) -> Bool {
        guard case .name(let name) = callee.kind, case .global = name.binding else { return false }
        return name.text == text && arguments.count == 1
    }
}
