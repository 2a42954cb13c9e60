/// Decides where a space stands between two words of one line.
struct FormatSpacing {
    private var previous: Token.Kind?
    private var previousIsComment = false
    private var previousIsUnary = false
    /// Whether the word that was seen last is an operator before its only operand.
    private(set) var isUnary = false
    /// Within the names of a `local`, where `<` opens an attribute.
    private var isDeclaring = false
    private var isAttribute = false
    private var isLabel = false
    private var isFirst = true

    /// Asked for each word once, in order.
    mutating func needsSpace(before word: FormatWord, firstByte: UInt8) -> Bool {
        defer { isFirst = false }
        guard let kind = word.kind else {
            previousIsComment = true
            return !isFirst
        }
        let wasAttribute = isAttribute
        let wasLabel = isLabel
        note(kind)
        let result = previousIsComment || decide(kind, firstByte: firstByte, wasAttribute: wasAttribute, wasLabel: wasLabel)
        (previous, previousIsUnary, previousIsComment) = (kind, isUnary, false)
        return result && !isFirst
    }

    private mutating func note(_ kind: Token.Kind) {
        isUnary = Self.canBeUnary.contains(kind) && !(previous?.endsOperand ?? false)
        switch kind {
        case .local: isDeclaring = true
        case .name, .comma: break
        case .less: if isDeclaring { isAttribute = true }
        case .greater: isAttribute = false
        default: isDeclaring = false
        }
        if kind == .doubleColon { isLabel.toggle() }
    }

    private static let canBeUnary: Set<Token.Kind> = [.minus, .tilde, .hash, .not]

    private func decide(_ kind: Token.Kind, firstByte: UInt8, wasAttribute: Bool, wasLabel: Bool) -> Bool {
        guard let previous else { return true }
        if wasAttribute || wasLabel { return false }
        if previousIsUnary, previous != .not { return previous == .minus && kind == .minus || previous == .tilde && kind == .assign }
        switch previous {
        case .leftParenthesis, .dot, .colon: return false
        case .leftBracket: return firstByte == Ascii.leftBracket
        case .leftBrace: return kind != .rightBrace
        default: break
        }
        switch kind {
        case .rightParenthesis, .rightBracket, .comma, .semicolon, .dot, .colon: return false
        case .leftParenthesis: return !previous.endsCallee && previous != .function
        case .leftBracket: return !previous.endsCallee
        default: return true
        }
    }
}

extension Token.Kind {
    /// A word after which an operator stands between two operands.
    var endsOperand: Bool {
        switch self {
        case .endKeyword, .nil, .true, .false, .ellipsis, .number: return true
        default: return endsCallee
        }
    }

    /// A word after which `(` and `[` belong to it.
    var endsCallee: Bool {
        switch self {
        case .name, .string, .rightParenthesis, .rightBracket, .rightBrace: return true
        default: return false
        }
    }
}
