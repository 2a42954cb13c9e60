/// What a parse may use.
public struct ParseLimits: Sendable {
    /// How deep statements, expressions and functions may stand within each other.
    public var levels = 200
    /// How many operations may follow each other in a chain (`a + b + …`, `a.b.c…`), all levels together.
    public var chain = 1000
    /// Bytes of source.
    public var bytes = 16 << 20
    /// After so many issues the rest of the text is not read.
    public var issues = 50

    public init() {}
}

/// What became of a source text. With issues the tree has gaps: it is good for nothing but finding more issues.
public struct ParseResult: Sendable {
    public let chunk: Chunk
    /// Sorted by place; empty when the text is Lua.
    public let issues: [SyntaxIssue]
}

extension Chunk {
    /// Parses a text as Lua 5.4.
    ///
    /// Reads on after a mistake where it safely can, so that one text gives several useful issues. Never fails otherwise: any bytes do.
    /// A text with mistakes is read a second time, for what its author may have meant: indentation says then where blocks and brackets
    /// end, and words and signs of other languages are read as what they stand for. The reading that leaves less unexplained counts.
    /// - Complexity: O(bytes).
    public static func parse(_ source: [UInt8], limits: ParseLimits = ParseLimits()) -> ParseResult {
        if source.count > limits.bytes {
            let issue = SyntaxIssue("too_large", "the text is larger than \(limits.bytes / 1024) KiB", at: .none)
            var empty = Parser([], limits: limits)
            return ParseResult(chunk: empty.parseChunk(), issues: [issue])
        }
        var strict = Parser(source, limits: limits)
        let chunk = strict.parseChunk()
        if strict.lexer.issues.isEmpty { return ParseResult(chunk: chunk, issues: []) }
        var lenient = Parser(source, limits: limits, isLenient: true)
        let guessed = lenient.parseChunk()
        let helps = !lenient.lexer.issues.isEmpty && lenient.unexplained <= strict.unexplained
        return helps ? ParseResult(guessed, lenient) : ParseResult(chunk, strict)
    }

    public static func parse(_ source: String, limits: ParseLimits = ParseLimits()) -> ParseResult {
        parse(Array(source.utf8), limits: limits)
    }
}

extension ParseResult {
    fileprivate init(_ chunk: Chunk, _ parser: Parser) {
        let issues = parser.lexer.issues
        // What stands before a text that does not end is mostly the text itself, without its first quote.
        let unfinished = Set(issues.lazy.filter { $0.code == "unfinished_string" }.map(\.span.start.line))
        let told = issues.filter { $0.code == "unfinished_string" || !unfinished.contains($0.span.start.line) }
        self.init(chunk: chunk, issues: told.sorted { $0.span.start < $1.span.start })
    }
}

/// Thrown to the nearest place that can read on; the issue is noted already.
struct ParseFailure: Error {}

/// Recursive descent over the tokens, names resolved on the way.
struct Parser {
    var lexer: Lexer
    let limits: ParseLimits
    /// Whether indentation is trusted to say where blocks and brackets end, and words and signs of other languages are read as what
    /// they stand for there. Only for a text that is known to have mistakes.
    let isLenient: Bool
    var token: Token
    var ahead: Token?
    /// The kind of the token before this one.
    var previousKind = Token.Kind.semicolon
    /// A `//` on the line that is read, which may have been meant for a comment.
    var slashes: SourceSpan?
    /// Where the last token that was read ended.
    private(set) var previousEnd = SourcePoint.start
    private var nextNumber = 0
    private var level = 0
    /// The deepest level that was reached, and where.
    private var deepest = (level: 0, span: SourceSpan.none)
    private var isStopped = false
    var lastIssueLine = 0
    /// How many issues are of no known slip.
    private(set) var unexplained = 0
    /// Whether a condition is read, in which no comma can stand.
    var isInCondition = false
    /// How many brackets and blocks are open around the values that a statement sets, where one of them is read.
    var valuesLevel = -1
    /// Where the entry of a table that is read began.
    var entryStart = -1
    /// Up to this offset nothing more is said.
    var quietUntil = -1

    var names = NameTable()
    /// Brackets and blocks that are open, outermost first.
    var openers: [Opener] = []
    /// A block that looks unclosed: an `end` that stands further left than it was taken for it.
    var suspect: Opener?
    /// The first `else if` of an `if`, by the place of that `if`.
    var elseIfs: [Int: SourceSpan] = [:]
    /// Column of the first token of the line that is read.
    var indent = 1
    /// Column where the statement that is read began.
    var statementColumn = 1

    struct Opener {
        let kind: Token.Kind
        let span: SourceSpan
        let indent: Int

        var line: Int { span.start.line }
        var isBracket: Bool { kind == .leftParenthesis || kind == .leftBrace || kind == .leftBracket }
    }

    init(_ source: [UInt8], limits: ParseLimits, isLenient: Bool = false) {
        lexer = Lexer(source, maxIssues: limits.issues)
        self.limits = limits
        self.isLenient = isLenient
        token = lexer.next()
        if isLenient { readSlips() }
    }

    mutating func parseChunk() -> Chunk {
        let start = SourcePoint.start
        let scope = names.enterFunction(isVararg: true)
        let block = parseTopBlock()
        names.leaveFunction()
        let span = SourceSpan(start: start, end: previousEnd)
        let main = FunctionBody(scope: scope, parameters: [], isVararg: true, isMethod: false, block: block, span: span)
        return Chunk(
            source: lexer.bytes, main: main, comments: lexer.comments, nodeCount: nextNumber, levels: deepest.level, deepest: deepest.span)
    }

    // MARK: Tokens

    mutating func advance() {
        previousEnd = token.span.end
        previousKind = token.kind
        next()
        if isLenient { readSlips() }
    }

    /// The token after this one becomes this one.
    mutating func next() {
        if let ahead {
            token = ahead
            self.ahead = nil
        } else {
            token = lexer.next()
        }
        if token.startsLine { indent = token.span.start.column }
    }

    /// The kind of the token after this one.
    mutating func peek() -> Token.Kind {
        if ahead == nil { ahead = lexer.next() }
        return ahead!.kind
    }

    mutating func accept(_ kind: Token.Kind) -> Bool {
        guard token.kind == kind else { return false }
        advance()
        return true
    }

    mutating func expect(_ kind: Token.Kind, help: [String] = []) throws(ParseFailure) {
        guard accept(kind) else { throw fail(expected: "`\(kind.spelling)`", help: help) }
    }

    mutating func expectName(_ what: String, help: [String] = []) throws(ParseFailure) -> Identifier {
        guard case .name(let text) = token.payload else {
            let help = token.kind.isKeyword ? help + ["`\(token.kind.spelling)` is a word of the language and cannot be a name"] : help
            throw fail(expected: what, help: help)
        }
        let identifier = Identifier(text, at: token.span)
        advance()
        return identifier
    }

    // MARK: Nodes

    mutating func node(_ kind: Expression.Kind, from start: SourcePoint) throws(ParseFailure) -> Expression {
        let made = Expression(number: nextNumber, kind: kind, span: SourceSpan(start: start, end: previousEnd))
        nextNumber += 1
        if made.height > limits.chain { throw failTooDeep("this is a chain of more than \(limits.chain) operations") }
        return made
    }

    mutating func node(_ kind: Statement.Kind, from start: SourcePoint) throws(ParseFailure) -> Statement {
        let made = Statement(number: nextNumber, kind: kind, span: SourceSpan(start: start, end: previousEnd))
        nextNumber += 1
        if made.height > limits.chain { throw failTooDeep("this is a chain of more than \(limits.chain) operations") }
        return made
    }

    /// One level deeper; every `enter` has its `leave`, thrown or not.
    mutating func enter() throws(ParseFailure) {
        level += 1
        if level > deepest.level { deepest = (level, token.span) }
        if level > limits.levels { throw failTooDeep("this stands more than \(limits.levels) levels deep") }
    }

    mutating func leave() { level -= 1 }

    // MARK: Issues

    /// Notes an issue of no known slip.
    mutating func report(_ code: String, _ message: String, at span: SourceSpan, help: [String] = []) {
        unexplained += 1
        note(code, message, at: span, help: help)
    }

    mutating func note(_ code: String, _ message: String, at span: SourceSpan, help: [String]) {
        if isStopped || token.span.start.offset <= quietUntil { return }
        lastIssueLine = span.start.line
        lexer.report(code, message, at: span, help: help)
    }

    /// Notes an issue, unless it is likely to follow from one on the same line.
    mutating func fail(expected: String, help: [String] = []) -> ParseFailure {
        if !followsFromEarlierIssue, !(isLenient && passSlashes()) {
            report("unexpected_token", "found \(describe(token)) where \(expected) was expected", at: token.span, help: help)
        }
        return ParseFailure()
    }

    var followsFromEarlierIssue: Bool {
        let line = max(lastIssueLine, lexer.issues.last?.span.end.line ?? 0)
        return line == token.span.start.line || line == previousEnd.line
    }

    /// Nothing that follows is read: it would only say the same again.
    private mutating func failTooDeep(_ message: String) -> ParseFailure {
        report("too_deep", message, at: token.span, help: ["name a part of it with `local`, or move it into a function"])
        isStopped = true
        lexer.stop()
        ahead = nil
        token = Token(kind: .end, span: token.span, startsLine: false, payload: .none)
        return ParseFailure()
    }

    func describe(_ token: Token) -> String {
        switch token.payload {
        case .name(let text): return "the name `\(text)`"
        case .number(let numeral): return "the number `\(numeral.text)`"
        case .string: return "a text"
        case .none: return token.kind == .end ? "the end of the file" : "`\(token.kind.spelling)`"
        }
    }
}
