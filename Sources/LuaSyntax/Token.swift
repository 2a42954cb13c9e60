/// One word of the language, with where it stands.
public struct Token: Sendable {
    public enum Kind: UInt8, Sendable {
        case end
        case name, number, string
        case and, `break`, `do`, `else`, elseif, endKeyword, `false`, `for`, function, goto, `if`, `in`, local, `nil`, not, or
        case `repeat`, `return`, then, `true`, until, `while`
        case plus, minus, star, slash, doubleSlash, percent, caret, hash
        case ampersand, tilde, pipe, shiftLeft, shiftRight
        case equal, notEqual, lessEqual, greaterEqual, less, greater, assign
        case leftParenthesis, rightParenthesis, leftBrace, rightBrace, leftBracket, rightBracket
        case doubleColon, semicolon, colon, comma, dot, concat, ellipsis
    }

    public let kind: Kind
    public let span: SourceSpan
    /// Whether it is the first token on its line.
    public let startsLine: Bool
    let payload: Payload

    enum Payload: Sendable {
        case none
        case name(String)
        case number(Numeral)
        case string(StringLiteral)
    }
}

extension Token.Kind {
    static let keywords: [String: Token.Kind] = [
        "and": .and, "break": .break, "do": .do, "else": .else, "elseif": .elseif, "end": .endKeyword, "false": .false, "for": .for,
        "function": .function, "goto": .goto, "if": .if, "in": .in, "local": .local, "nil": .nil, "not": .not, "or": .or,
        "repeat": .repeat, "return": .return, "then": .then, "true": .true, "until": .until, "while": .while,
    ]

    /// As it is written; names, numbers and strings have no fixed spelling.
    public var spelling: String {
        if let word = Self.keywordSpellings[self] { return word }
        return Self.symbolSpellings[self] ?? ""
    }

    public var isKeyword: Bool { rawValue >= Token.Kind.and.rawValue && rawValue <= Token.Kind.while.rawValue }

    private static let keywordSpellings = Dictionary(uniqueKeysWithValues: keywords.map { ($1, $0) })

    private static let symbolSpellings: [Token.Kind: String] = [
        .plus: "+", .minus: "-", .star: "*", .slash: "/", .doubleSlash: "//", .percent: "%", .caret: "^", .hash: "#", .ampersand: "&",
        .tilde: "~", .pipe: "|", .shiftLeft: "<<", .shiftRight: ">>", .equal: "==", .notEqual: "~=", .lessEqual: "<=",
        .greaterEqual: ">=", .less: "<", .greater: ">", .assign: "=", .leftParenthesis: "(", .rightParenthesis: ")", .leftBrace: "{",
        .rightBrace: "}", .leftBracket: "[", .rightBracket: "]", .doubleColon: "::", .semicolon: ";", .colon: ":", .comma: ",",
        .dot: ".", .concat: "..", .ellipsis: "...",
    ]
}

/// A comment, kept for the formatter.
public struct Comment: Sendable, Hashable {
    /// With its dashes and brackets.
    public let span: SourceSpan
    /// `--[[ … ]]`
    public let isLong: Bool
    /// Whether it is the first thing on its line.
    public let startsLine: Bool
}
