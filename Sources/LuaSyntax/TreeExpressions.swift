/// One expression. Identity is the object's; `number` is unique in its chunk.
public final class Expression: Sendable {
    public indirect enum Kind: Sendable {
        case `nil`, `true`, `false`
        case number(Numeral)
        case string(StringLiteral)
        /// `...`
        case vararg
        case function(FunctionBody)
        case name(Name)
        /// `base.name`
        case field(Expression, Identifier)
        /// `base[key]`
        case index(Expression, key: Expression)
        case call(Call)
        case methodCall(MethodCall)
        /// Kept as written; cuts several values to one.
        case parenthesized(Expression)
        case unary(UnaryOperation)
        case binary(BinaryOperation)
        case table(TableConstructor)
    }

    public let number: Int
    public let kind: Kind
    public let span: SourceSpan
    let height: Int

    init(number: Int, kind: Kind, span: SourceSpan) {
        (self.number, self.kind, self.span) = (number, kind, span)
        height = kind.height + 1
    }

    /// Itself without the parentheses around it.
    public var unparenthesized: Expression {
        if case .parenthesized(let inner) = kind { return inner.unparenthesized }
        return self
    }

    /// Whether it may give none or several values: a call or `...`, not in parentheses.
    public var isMultiple: Bool {
        switch kind {
        case .call, .methodCall, .vararg: return true
        default: return false
        }
    }
}

/// A name that is read or assigned, with what it stands for.
public struct Name: Sendable {
    public enum Binding: Sendable {
        case global
        /// Declared in the same function.
        case local(Declaration)
        /// Declared in a function around this one.
        case captured(Declaration)
    }

    public let text: String
    public let binding: Binding

    public var declaration: Declaration? {
        switch binding {
        case .global: return nil
        case .local(let declaration), .captured(let declaration): return declaration
        }
    }
    public var isGlobal: Bool { declaration == nil }
}

public struct Call: Sendable {
    public let callee: Expression
    public let arguments: [Expression]
    /// From `(` to `)`, or the string or table that stands for them.
    public let argumentsSpan: SourceSpan
}

/// `object:name(arguments)`
public struct MethodCall: Sendable {
    public let object: Expression
    public let name: Identifier
    public let arguments: [Expression]
    public let argumentsSpan: SourceSpan
}

public struct UnaryOperation: Sendable {
    public enum Operator: String, Sendable {
        case negate = "-"
        case not
        case length = "#"
        case bitwiseNot = "~"
    }

    public let `operator`: Operator
    public let operatorSpan: SourceSpan
    public let operand: Expression
}

public struct BinaryOperation: Sendable {
    public enum Operator: String, Sendable, CaseIterable {
        case add = "+"
        case subtract = "-"
        case multiply = "*"
        case divide = "/"
        case floorDivide = "//"
        case modulo = "%"
        case power = "^"
        case concat = ".."
        case equal = "=="
        case notEqual = "~="
        case less = "<"
        case lessEqual = "<="
        case greater = ">"
        case greaterEqual = ">="
        case and
        case or
        case bitwiseAnd = "&"
        case bitwiseOr = "|"
        case bitwiseXor = "~"
        case shiftLeft = "<<"
        case shiftRight = ">>"
    }

    public let `operator`: Operator
    public let operatorSpan: SourceSpan
    public let left: Expression
    public let right: Expression
}

/// `{ 1, name = 2, [key] = 3 }`
public struct TableConstructor: Sendable {
    public enum Entry: Sendable {
        case item(Expression)
        case named(Identifier, Expression)
        case keyed(Expression, Expression)

        public var value: Expression {
            switch self {
            case .item(let value), .named(_, let value), .keyed(_, let value): return value
            }
        }
    }

    public let entries: [Entry]
}

extension BinaryOperation.Operator {
    /// How strongly it binds to its left and to its right; 12 is the unary operators'.
    var precedence: (left: Int, right: Int) {
        switch self {
        case .or: return (1, 1)
        case .and: return (2, 2)
        case .less, .greater, .lessEqual, .greaterEqual, .notEqual, .equal: return (3, 3)
        case .bitwiseOr: return (4, 4)
        case .bitwiseXor: return (5, 5)
        case .bitwiseAnd: return (6, 6)
        case .shiftLeft, .shiftRight: return (7, 7)
        case .concat: return (9, 8)
        case .add, .subtract: return (10, 10)
        case .multiply, .divide, .floorDivide, .modulo: return (11, 11)
        case .power: return (14, 13)
        }
    }

    static let unaryPrecedence = 12

    public var isBitwise: Bool {
        switch self {
        case .bitwiseAnd, .bitwiseOr, .bitwiseXor, .shiftLeft, .shiftRight: return true
        default: return false
        }
    }

    /// `<`, `<=`, `>`, `>=`
    public var isOrdering: Bool {
        switch self {
        case .less, .lessEqual, .greater, .greaterEqual: return true
        default: return false
        }
    }

    /// `==`, `~=`
    public var isEquality: Bool { self == .equal || self == .notEqual }

    /// `+`, `-`
    public var isSum: Bool { self == .add || self == .subtract }
}
