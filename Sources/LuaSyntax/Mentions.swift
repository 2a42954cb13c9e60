/// What a text that cannot be trusted (it has mistakes, or was not run) may define: good for leaving things unsaid, and for advice.
public struct Mentions: Sendable {
    /// Every word, also in texts and comments.
    public private(set) var words: Set<String> = []
    /// Names in quotes behind `fact`, `answer` and the like.
    public private(set) var declared: Set<String> = []
    /// Names that are set or made functions.
    public private(set) var globals: Set<String> = []
    /// Whether something is declared by a name that is worked out.
    public private(set) var declaresWorkedOutNames = false

    public static let nothing = Mentions()

    private init() {}

    /// - Parameters:
    ///   - source: any text.
    ///   - declaring: the functions that declare something: `fact`, `answer`.
    /// - Complexity: O(bytes).
    public init(_ source: [UInt8], declaring: Set<String>) {
        words = Self.words(of: source)
        var lexer = Lexer(source, maxIssues: .max)
        var last: [Token] = []
        while true {
            let token = lexer.next()
            note(token, after: last, declaring)
            last = last.suffix(1) + [token]
            if token.kind == .end { return }
        }
    }

    private mutating func note(_ token: Token, after last: [Token], _ declaring: Set<String>) {
        guard let previous = last.last else { return }
        switch (previous.payload, token.payload) {
        case (.name(let form), .string(let literal)) where declaring.contains(form): declared.insert(literal.text)
        case (_, .string(let literal)) where previous.kind == .leftParenthesis && last.first.map { declaring.contains($0.word) } ?? false:
            declared.insert(literal.text)
        case (.name(let name), _) where token.kind == .assign: globals.insert(name)
        case (_, .name(let name)) where previous.kind == .function: globals.insert(name)
        default: break
        }
        if previous.kind == .concat || token.kind == .concat, !declaring.isDisjoint(with: last.map(\.word)) { declaresWorkedOutNames = true }
        if previous.kind == .leftParenthesis, token.kind != .string, let form = last.first, declaring.contains(form.word) {
            declaresWorkedOutNames = true
        }
    }

    /// Everything of several texts.
    public func union(_ other: Mentions) -> Mentions {
        var all = self
        all.words.formUnion(other.words)
        all.declared.formUnion(other.declared)
        all.globals.formUnion(other.globals)
        all.declaresWorkedOutNames = declaresWorkedOutNames || other.declaresWorkedOutNames
        return all
    }

    private static func words(of source: [UInt8]) -> Set<String> {
        Set(source.split { !Ascii.isNamePart($0) }.map { String(decoding: $0, as: UTF8.self) })
    }
}

extension Token {
    fileprivate var word: String {
        if case .name(let text) = payload { text } else { "" }
    }
}
