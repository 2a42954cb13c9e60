/// What a text that cannot be trusted (it has mistakes, or was not run) may define: good for leaving things unsaid, and for advice.
public struct Mentions: Sendable {
    /// Every word within its texts: names are declared in quotes.
    public private(set) var quoted: Set<String> = []
    /// Names behind `fact`, `answer` and the like.
    public private(set) var declared: Set<String> = []
    /// Names that are set, made functions, given to functions or counted through.
    public private(set) var defined: Set<String> = []
    /// Names that are read.
    public private(set) var names: Set<String> = []
    /// Whether something is declared by a name that is worked out.
    public private(set) var declaresWorkedOutNames = false

    public static let nothing = Mentions()

    private init() {}

    /// - Parameters:
    ///   - source: any text.
    ///   - declaring: the functions that declare something: `fact`, `answer`.
    ///   - fixed: functions that declare one name, and that name: `price_bands` the name `price`.
    /// - Complexity: O(bytes).
    public init(_ source: [UInt8], declaring: Set<String>, fixed: [String: String]) {
        var lexer = Lexer(source, maxIssues: .max)
        var scan = Scan(declaring: declaring)
        while true {
            let token = lexer.next()
            note(token, &scan)
            if token.kind == .end { break }
        }
        let given = names.compactMap { fixed[$0] }
        declared.formUnion(given)
        quoted.formUnion(given)
    }

    /// Where a scan stands.
    private struct Scan {
        let declaring: Set<String>
        var previous: Token?
        var beforePrevious: Token?
        /// What ends a list of names that are being defined; nil outside one.
        var listEnd: Set<Token.Kind>?

        /// Whether the last token, or the one before an open bracket, declares something.
        var isDeclaring: Bool {
            guard let previous else { return false }
            if previous.kind == .leftParenthesis { return beforePrevious.map { declaring.contains($0.word) } ?? false }
            return declaring.contains(previous.word)
        }
    }

    private mutating func note(_ token: Token, _ scan: inout Scan) {
        noteDefinition(token, &scan)
        switch token.payload {
        case .string(let literal):
            quoted.formUnion(Self.words(of: literal.bytes))
            if scan.isDeclaring { declared.insert(literal.text) }
        case .name(let name):
            names.insert(name)
            // The quotes may have been forgotten.
            if scan.isDeclaring, scan.previous?.kind == .name {
                declared.insert(name)
                quoted.insert(name)
            }
        default: break
        }
        let isWorkedOut = token.kind == .concat || (scan.previous?.kind == .leftParenthesis && token.kind != .string)
        if isWorkedOut, scan.isDeclaring || scan.beforePrevious.map({ scan.declaring.contains($0.word) }) ?? false {
            declaresWorkedOutNames = true
        }
        (scan.beforePrevious, scan.previous) = (scan.previous, token)
    }

    private mutating func noteDefinition(_ token: Token, _ scan: inout Scan) {
        if let end = scan.listEnd {
            if case .name(let name) = token.payload { defined.insert(name) }
            if end.contains(token.kind) { scan.listEnd = nil }
        }
        switch token.kind {
        case .assign: scan.previous.map { if case .name(let name) = $0.payload { defined.insert(name) } }
        case .function: scan.listEnd = [.rightParenthesis, .end]
        case .for: scan.listEnd = [.in, .assign, .end]
        case .local: scan.listEnd = [.assign, .function, .end, .return, .if]
        default: break
        }
    }

    /// Everything of several texts.
    public func union(_ other: Mentions) -> Mentions {
        var all = self
        all.quoted.formUnion(other.quoted)
        all.declared.formUnion(other.declared)
        all.defined.formUnion(other.defined)
        all.names.formUnion(other.names)
        all.declaresWorkedOutNames = declaresWorkedOutNames || other.declaresWorkedOutNames
        return all
    }

    /// The words of a text that has nothing but comments.
    public static func words(of source: some Collection<UInt8>) -> Set<String> {
        Set(source.split { !Ascii.isNamePart($0) }.map { String(decoding: $0, as: UTF8.self) })
    }
}

extension Token {
    fileprivate var word: String {
        if case .name(let text) = payload { text } else { "" }
    }
}
