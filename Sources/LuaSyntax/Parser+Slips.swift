// The lenient reading of a text with mistakes: words and signs of other languages, each said once and read as what it stands for.

extension Parser {
    /// Notes an issue whose cause is known.
    mutating func slip(_ message: String, at span: SourceSpan, help: String) {
        note("unexpected_token", message, at: span, help: [help])
    }

    // MARK: Tokens

    /// Takes the token for what it was meant to be. Several comments may follow each other.
    mutating func readSlips() {
        if slashes?.start.line != token.span.start.line { slashes = nil }
        while readComment() {}
        if token.kind == .doubleSlash { slashes = token.span }
        readWord()
    }

    /// `// …` and `# …` where nothing of the language can begin with them.
    private mutating func readComment() -> Bool {
        guard token.kind == .doubleSlash || token.kind == .hash, token.startsLine || cannotContinue else { return false }
        let isBlankNext = lexer.bytes.dropFirst(token.span.end.offset).first.map { $0 == Ascii.space || $0 == Ascii.tab } ?? false
        if token.kind == .hash, !isBlankNext, !token.startsLine { return false }
        passComment(at: token.span)
        return true
    }

    /// Whether neither an operator nor a value can stand behind the token before this one.
    private var cannotContinue: Bool {
        switch (token.kind, previousKind) {
        case (_, .comma), (_, .semicolon), (_, .leftBrace), (_, .then), (_, .do), (_, .else): true
        case (.doubleSlash, .endKeyword), (.doubleSlash, .rightBrace), (.doubleSlash, .string): true
        case (.hash, .endKeyword), (.hash, .rightBrace), (.hash, .string), (.hash, .name), (.hash, .number): true
        case (.hash, .rightParenthesis), (.hash, .true), (.hash, .false), (.hash, .nil): true
        default: false
        }
    }

    private mutating func passComment(at span: SourceSpan) {
        let written = String(decoding: lexer.bytes[span.start.offset..<span.end.offset], as: UTF8.self)
        lexer.rewind(to: span.start)
        slip("found `\(written)`, which begins no comment here", at: span, help: "begin a comment with `--`")
        lexer.passLine()
        ahead = nil
        next()
    }

    /// Whether the line holds a `//` that was taken for a division; what stands behind it is passed as a comment then.
    mutating func passSlashes() -> Bool {
        guard let slashes, slashes.start < token.span.start, slashes.start.line == token.span.start.line else { return false }
        self.slashes = nil
        passComment(at: slashes)
        return true
    }

    private static let words: [String: Token.Kind] = ["elif": .elseif, "elsif": .elseif, "elseif": .elseif, "else_if": .elseif]

    /// `AND`, `elif`, `Return`.
    private mutating func readWord() {
        guard case .name(let text) = token.payload, text.utf8.count <= 8 else { return }
        let small = text.lowercased()
        guard let meant = Self.words[small] ?? Token.Kind.keywords[small] else { return }
        switch previousKind {
        case .dot, .colon, .local, .function, .goto: return
        default: break
        }
        if peek() == .assign { return }
        let isLetterCase = small == meant.spelling
        slip(
            "found `\(text)` where `\(meant.spelling)` is meant", at: token.span,
            help: isLetterCase
                ? "write `\(meant.spelling)` in small letters" : "write `\(meant.spelling)`, one word, which needs no `end` of its own")
        token = Token(kind: meant, span: token.span, startsLine: token.startsLine, payload: .none)
    }

    // MARK: Operators

    /// `=` for `==`, and `in`, behind a value.
    mutating func foreignOperator(after left: Expression) -> BinaryOperation.Operator? {
        switch token.kind {
        case .assign where valuesLevel == openers.count: return nil
        case .assign:
            if !followsFromEarlierIssue { slip("found `=`, which sets a value", at: token.span, help: "to compare, write `==`") }
            return .equal
        case .in where openers.last?.kind != .for:
            slip("found `in`, which does not look into a list here", at: token.span, help: "write `includes(list, value)`")
            return .equal
        default: return nil
        }
    }

    /// `50%`: true where the sign is no operator.
    mutating func passPercent(after left: Expression) -> Bool {
        guard token.kind == .percent else { return false }
        switch peek() {
        case .name, .number, .string, .leftParenthesis, .leftBrace, .minus, .not, .hash, .tilde, .true, .false, .nil, .function, .ellipsis:
            return false
        default: break
        }
        var amount = "50"
        var start = token.span.start
        if case .number(let numeral) = left.lastOperand.kind { (amount, start) = (numeral.text, left.lastOperand.span.start) }
        slip(
            "found `\(amount)%`, which is no number here", at: SourceSpan(start: start, end: token.span.end),
            help: "write `percent(\(amount))`")
        advance()
        return true
    }

    /// `1,000` in a condition; elsewhere it is two values, and the gate looks at it.
    mutating func passThousands(after left: Expression) {
        guard token.kind == .comma, isInCondition, openers.last?.kind == .if || openers.last?.kind == .while,
            case .number(let first) = left.lastOperand.kind, previousEnd == token.span.start, peek() == .number, let ahead,
            ahead.span.start == token.span.end, case .number(let second) = ahead.payload
        else { return }
        let written = "\(first.text),\(second.text)"
        let meant = second.text.utf8.count == 3 ? first.text + second.text : "\(first.text).\(second.text)"
        let span = SourceSpan(start: left.lastOperand.span.start, end: ahead.span.end)
        note("malformed_number", "found `\(written)`, which is two numbers and not one", at: span, help: ["write `\(meant)`"])
        advance()
        advance()
    }

    // MARK: Entries of tables

    /// `cap: "1.00"` and `"cap": "1.00"`: the key; its sign is read.
    mutating func keyOfAnotherLanguage() -> Identifier? {
        let name: String
        switch token.payload {
        case .name(let text) where peek() == .colon && !Ascii.isNameStart(lexer.byte()): name = text
        case .string(let literal) where peek() == .colon || peek() == .assign: name = literal.text
        default: return nil
        }
        let (key, isQuoted) = (token.span, token.kind == .string)
        advance()
        let sign = token.kind.spelling
        slip(
            isQuoted ? "found a name in quotes before `\(sign)`" : "found `:` behind the name `\(name)`", at: isQuoted ? key : token.span,
            help: "write `\(name) = …`")
        advance()
        return Identifier(name, at: key)
    }

    /// `["2026-04-01"]: 5`
    mutating func readColonAsAssign() {
        guard token.kind == .colon else { return }
        slip("found `:` behind a name", at: token.span, help: "write `=`")
        token = Token(kind: .assign, span: token.span, startsLine: token.startsLine, payload: .none)
    }

    /// `fact "visits" ( label = … )`: the record that stands in brackets of another kind.
    mutating func recordInBrackets(_ closer: Token.Kind) throws(ParseFailure) -> Expression? {
        let bracket = token
        guard peek() == .name, lexer.assignFollows else { return nil }
        slip(
            "found `\(bracket.kind.spelling)` where `{` was expected", at: bracket.span,
            help: "what has names stands in braces: `{ name = … }`")
        open()
        return try entries(from: bracket.span.start, to: closer)
    }

    /// `[ "high", when = … ]`, read up to its first comma.
    mutating func rowInBrackets(_ first: Expression, from start: SourcePoint) throws(ParseFailure) -> Expression {
        slip("found `[` where `{` was expected", at: openers[openers.count - 1].span, help: "a row stands in braces: `{ \"…\", … }`")
        advance()
        return try entries(from: start, to: .rightBracket, first: [.item(first)])
    }

    /// Where something is missing behind the token before this one.
    var afterPrevious: SourceSpan {
        SourceSpan(
            start: previousEnd, end: SourcePoint(line: previousEnd.line, column: previousEnd.column + 1, offset: previousEnd.offset))
    }

    mutating func failMissingComma() {
        guard !followsFromEarlierIssue else { return }
        if previousKind == .name, token.kind == .name, previousEnd.line == token.span.start.line {
            _ = fail(
                expected: "`,` or `}`",
                help: ["put a text in quotes, join the words of a name with underscores, put a comma between two entries"])
            return
        }
        if previousKind == .name, token.kind != .name, token.kind != .leftBracket, previousEnd.line == token.span.start.line {
            report(
                "unexpected_token", "`=` is missing here", at: afterPrevious,
                help: ["write `name = value`, and a comma between two of them"])
            return
        }
        report("unexpected_token", "a comma is missing here", at: afterPrevious, help: ["put `,` before \(describe(token))"])
        lastIssueLine = token.span.start.line
    }

    // MARK: Calls

    /// `money 100`: a number stands behind a function's name without brackets.
    mutating func beginsBareArgument(of base: Expression) -> Bool {
        guard case .name(let name) = base.kind, name.isGlobal, previousEnd.line == token.span.start.line, previousEnd == base.span.end,
            case .number(let numeral) = token.payload
        else { return false }
        if base.span.start.offset == entryStart { return false }
        let number = numeral.text + lexer.thousands(from: token.span.end.offset)
        let help = name.text == "money" ? "money \"\(number)\(number.contains(".") ? "" : ".00")\"" : "\(name.text)(\(number))"
        slip("found \(describe(token)) behind the name `\(name.text)`", at: token.span, help: "write `\(help)`")
        return true
    }
}

extension Lexer {
    /// What stands there of a number that was written with commas between its thousands, without them: `000.00` of `,000.00`.
    func thousands(from offset: Int) -> String {
        var (digits, index) = ("", offset)
        while index + 3 < bytes.count, bytes[index] == Ascii.comma, bytes[index + 1...index + 3].allSatisfy(Ascii.isDigit) {
            digits += String(decoding: bytes[index + 1...index + 3], as: UTF8.self)
            index += 4
        }
        guard index > offset else { return "" }
        let rest = bytes[index...].prefix { Ascii.isDigit($0) || $0 == Ascii.dot }
        return digits + String(decoding: rest, as: UTF8.self)
    }

    /// Whether what was read last is followed by a name and `=`, not `==`. For a look two tokens ahead.
    var assignFollows: Bool {
        var index = position
        while index < bytes.count, bytes[index] == Ascii.space || bytes[index] == Ascii.tab || bytes[index] == Ascii.lineFeed { index += 1 }
        return index + 1 < bytes.count && bytes[index] == Ascii.equals && bytes[index + 1] != Ascii.equals
    }
}
