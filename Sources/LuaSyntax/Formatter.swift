/// Lays a text out anew: two spaces for each level, one space where words part, at most one blank line. Line breaks, comments, numbers and
/// strings stay as their author wrote them.
public enum Formatter {
    /// Formats a text that was parsed without issues. What it gives has the same tree, and formats to itself.
    /// - Complexity: O(bytes).
    public static func format(_ chunk: Chunk) -> [UInt8] {
        var layout = FormatLayout(source: chunk.source)
        for word in FormatWord.words(of: chunk) { layout.add(word) }
        return layout.finish()
    }
}

/// A token or a comment.
struct FormatWord {
    /// nil for a comment.
    let kind: Token.Kind?
    let span: SourceSpan
    let isLongComment: Bool

    var isComment: Bool { kind == nil }

    /// In the order of the source, without the end.
    static func words(of chunk: Chunk) -> [FormatWord] {
        var lexer = Lexer(chunk.source, maxIssues: 1)
        var words: [FormatWord] = []
        while true {
            let token = lexer.next()
            if token.kind == .end { break }
            words.append(FormatWord(kind: token.kind, span: token.span, isLongComment: false))
        }
        words += lexer.comments.map { FormatWord(kind: nil, span: $0.span, isLongComment: $0.isLong) }
        return words.sorted { $0.span.start < $1.span.start }
    }
}

/// Writes words, each on its line.
struct FormatLayout {
    let source: [UInt8]
    private var out: [UInt8] = []
    private var spacing = FormatSpacing()
    private var indentation = FormatIndentation()
    private var previousEnd: SourcePoint?

    init(source: [UInt8]) {
        self.source = source
        out.reserveCapacity(source.count)
    }

    mutating func add(_ word: FormatWord) {
        let lines = previousEnd.map { word.span.start.line - $0.line } ?? 1
        let needsSpace = spacing.needsSpace(before: word, firstByte: source[word.span.start.offset])
        let isJoined = lines == 0
        if previousEnd != nil, !isJoined { out += repeatElement(Ascii.lineFeed, count: min(lines, 2)) }
        let indent = indentation.add(word, startsLine: !isJoined, isUnary: spacing.isUnary)
        if isJoined {
            if needsSpace { out.append(Ascii.space) }
        } else {
            out += repeatElement(Ascii.space, count: 2 * indent)
        }
        write(word)
        previousEnd = word.span.end
    }

    private mutating func write(_ word: FormatWord) {
        var text = source[word.span.start.offset..<word.span.end.offset]
        if word.isComment, !word.isLongComment {
            while let last = text.last, last == Ascii.space || last == Ascii.tab { text.removeLast() }
            out += text
        } else if word.isLongComment || word.kind == .string {
            out += withLineFeeds(text)
        } else {
            out += text
        }
    }

    /// Line breaks of any kind as LF, which is how strings read them anyway.
    private func withLineFeeds(_ text: ArraySlice<UInt8>) -> [UInt8] {
        guard text.contains(Ascii.carriageReturn) else { return Array(text) }
        var result: [UInt8] = []
        var index = text.startIndex
        while index < text.endIndex {
            let byte = text[index]
            if byte == Ascii.lineFeed || byte == Ascii.carriageReturn {
                let next = index + 1 < text.endIndex ? text[index + 1] : byte
                if next != byte, next == Ascii.lineFeed || next == Ascii.carriageReturn { index += 1 }
                result.append(Ascii.lineFeed)
            } else {
                result.append(byte)
            }
            index += 1
        }
        return result
    }

    mutating func finish() -> [UInt8] {
        if !out.isEmpty { out.append(Ascii.lineFeed) }
        return out
    }
}
