/// One source text as a tree.
public struct Chunk: Sendable {
    /// The text that was parsed; spans point into it.
    public let source: [UInt8]
    /// The whole text as a function without a name.
    public let main: FunctionBody
    /// In the order of the source.
    public let comments: [Comment]
    /// Expressions and statements are numbered from 0 up to, not including, this.
    public let nodeCount: Int
    /// How deep statements and expressions stand within each other, and where they are deepest.
    let levels: Int
    let deepest: SourceSpan

    public var block: Block { main.block }

    /// The source of a span.
    public func text(of span: SourceSpan) -> String { String(decoding: source[span.start.offset..<span.end.offset], as: UTF8.self) }

    /// A line of the source without its line break, for an excerpt.
    /// - Complexity: O(length of the source).
    public func line(_ number: Int) -> String {
        var current = 1
        var start = 0
        var index = 0
        while index < source.count {
            let byte = source[index]
            if byte == Ascii.lineFeed || byte == Ascii.carriageReturn {
                if current == number { break }
                let next = index + 1 < source.count ? source[index + 1] : byte
                if next != byte, next == Ascii.lineFeed || next == Ascii.carriageReturn { index += 1 }
                current += 1
                start = index + 1
            }
            index += 1
        }
        return current == number ? String(decoding: source[min(start, source.count)..<index], as: UTF8.self) : ""
    }
}

/// A list of statements with its own names.
public struct Block: Sendable {
    public let statements: [Statement]
    public let span: SourceSpan
    let height: Int

    init(statements: [Statement], span: SourceSpan) {
        (self.statements, self.span) = (statements, span)
        height = statements.lazy.map(\.height).max() ?? 0
    }
}

/// A name where it stands: a field, a method, a label.
public struct Identifier: Sendable, Hashable {
    public let text: String
    public let span: SourceSpan

    public init(_ text: String, at span: SourceSpan) { (self.text, self.span) = (text, span) }
}

/// One statement. Identity is the object's; `number` is unique in its chunk.
public final class Statement: Sendable {
    public indirect enum Kind: Sendable {
        /// `local a <const>, b = 1, 2`
        case local([Declaration], [Expression])
        /// `a, t.x = 1, 2`
        case assignment([Expression], [Expression])
        /// A call (``Expression/Kind/call(_:)`` or ``Expression/Kind/methodCall(_:)``).
        case call(Expression)
        case `do`(Block)
        case `while`(Expression, Block)
        case `repeat`(Block, until: Expression)
        case `if`([IfClause])
        case numericFor(NumericFor)
        case genericFor(GenericFor)
        case function(FunctionStatement)
        case localFunction(Declaration, FunctionBody)
        case `return`([Expression])
        case `break`
        case goto(Identifier)
        case label(Identifier)
    }

    public let number: Int
    public let kind: Kind
    public let span: SourceSpan
    let height: Int

    init(number: Int, kind: Kind, span: SourceSpan) {
        (self.number, self.kind, self.span) = (number, kind, span)
        height = kind.height + 1
    }
}

/// `if … then …`, `elseif … then …`, or `else …` without a condition.
public struct IfClause: Sendable {
    public let condition: Expression?
    public let block: Block
    /// From its keyword to the end of its block.
    public let span: SourceSpan
}

/// `for i = start, limit, step do … end`
public struct NumericFor: Sendable {
    public let variable: Declaration
    public let start: Expression
    public let limit: Expression
    public let step: Expression?
    public let block: Block
}

/// `for k, v in values do … end`
public struct GenericFor: Sendable {
    public let variables: [Declaration]
    public let values: [Expression]
    public let block: Block
}

/// `function a.b:c(…) … end`
public struct FunctionStatement: Sendable {
    /// A name, or fields of a name.
    public let target: Expression
    public let method: Identifier?
    public let body: FunctionBody
}

/// Parameters and block of a function.
public final class FunctionBody: Sendable {
    public let scope: FunctionScope
    /// With `self` first for a method.
    public let parameters: [Declaration]
    public let isVararg: Bool
    public let isMethod: Bool
    public let block: Block
    /// From `(` to `end`.
    public let span: SourceSpan

    init(scope: FunctionScope, parameters: [Declaration], isVararg: Bool, isMethod: Bool, block: Block, span: SourceSpan) {
        (self.scope, self.parameters, self.isVararg) = (scope, parameters, isVararg)
        (self.isMethod, self.block, self.span) = (isMethod, block, span)
    }
}
