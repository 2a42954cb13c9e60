/// Decides how far a line is indented.
///
/// A bracket or block indents what it holds by one level, counted from the line where it opens: two that open on one line count once. A line
/// that goes on with the expression of the line before is indented by one more.
struct FormatIndentation {
    private struct Opener {
        var kind: Token.Kind
        /// Of the line where it stands.
        let indent: Int
        /// For `while` and `for`: whether their `do` is still to come.
        var awaitsDo: Bool
    }

    private var openers: [Opener] = []
    private var lineIndent = 0
    private var previous: Token.Kind?
    private var previousIsUnary = false
    private var isLabel = false

    /// Told of each word once, in order; gives the indentation of the line that it is on.
    mutating func add(_ word: FormatWord, startsLine: Bool, isUnary: Bool) -> Int {
        guard let kind = word.kind else {
            if startsLine { lineIndent = inner }
            return lineIndent
        }
        if startsLine { lineIndent = indent(of: kind, isUnary: isUnary) }
        follow(kind)
        (previous, previousIsUnary) = (kind, isUnary)
        return lineIndent
    }

    private var inner: Int { openers.last.map { $0.indent + 1 } ?? 0 }

    private func indent(of kind: Token.Kind, isUnary: Bool) -> Int {
        switch kind {
        case .rightParenthesis, .rightBrace, .rightBracket, .endKeyword, .until, .else, .elseif, .then:
            return openers.last?.indent ?? 0
        case .do where openers.last?.awaitsDo == true: return openers.last?.indent ?? 0
        default: return inner + (goesOn(kind, isUnary: isUnary) ? 1 : 0)
        }
    }

    /// Whether the line cannot begin a statement or an entry of its own.
    private func goesOn(_ kind: Token.Kind, isUnary: Bool) -> Bool {
        if isLabel { return true }
        if kind.isInfix && !isUnary || kind == .assign || kind == .dot || kind == .colon { return true }
        guard let previous else { return false }
        switch previous {
        case .assign, .dot, .colon, .return, .local, .in, .if, .elseif, .while, .for, .goto, .not, .hash: return true
        case .until: return true
        case .comma: return !(openers.last?.kind.isBracket ?? false)
        default: return previous.isInfix
        }
    }

    private mutating func follow(_ kind: Token.Kind) {
        switch kind {
        case .leftParenthesis, .leftBrace, .leftBracket, .function, .if, .repeat: open(kind)
        case .while, .for: open(kind, awaitsDo: true)
        case .do:
            if openers.last?.awaitsDo == true { openers[openers.count - 1].awaitsDo = false } else { open(kind) }
        case .rightParenthesis, .rightBrace, .rightBracket, .endKeyword, .until: if !openers.isEmpty { openers.removeLast() }
        case .doubleColon: isLabel.toggle()
        default: break
        }
    }

    private mutating func open(_ kind: Token.Kind, awaitsDo: Bool = false) {
        openers.append(Opener(kind: kind, indent: lineIndent, awaitsDo: awaitsDo))
    }
}

extension Token.Kind {
    fileprivate var isBracket: Bool { self == .leftParenthesis || self == .leftBrace || self == .leftBracket }

    /// An operator between two operands (`-` and `~` may also stand before one).
    fileprivate var isInfix: Bool {
        switch self {
        case .and, .or, .plus, .minus, .star, .slash, .doubleSlash, .percent, .caret, .ampersand, .tilde, .pipe, .shiftLeft, .shiftRight,
            .equal, .notEqual, .lessEqual, .greaterEqual, .less, .greater, .concat:
            return true
        default: return false
        }
    }
}
