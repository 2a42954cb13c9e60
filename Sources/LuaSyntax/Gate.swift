/// Decides which Lua may be loaded as rules. What it lets through, printed in the plain dialect, Lua's own compiler accepts.
public enum Gate {
    /// What a text may use. Lua's own limits are higher.
    enum Limits {
        static let bytes = 256 << 10
        /// Statements and expressions within each other, as written.
        static let levels = 100
        /// The same in what is printed: Lua allows 200, of which the host takes some.
        static let printedLevels = 170
        /// Of Lua's 255.
        static let registers = 231
        /// Fields and calls after each other, parts of a text that is joined, factors of a product.
        static let chain = 100
        static let sumTerms = 500
        static let locals = 150
        static let captured = 50
        static let targets = 10
        /// In all blocks of one function, with those that the printer adds; of Lua's 32,767.
        static let declared = 30_000
        /// Lua cannot jump back over 131,071 instructions, nor out of a loop from more than 32,767 places.
        static let loopBytes = 64 << 10
        /// 2^53 − 1
        static let number: Int64 = 9_007_199_254_740_991
        /// Bytes of one text: as many as the host can hold.
        static let text = 8 << 10
        /// In one source; the rest would say the same again.
        static let issues = 50
    }

    /// Local names that may be in use at once.
    public static let maxLocals = Limits.locals

    /// The message for `case` where there is none. In a text with mistakes it may only say that a function's beginning was lost.
    public static let caseOutsideFunction = "`case` is read outside a function, where there is no case yet"

    /// Everything in the parts of a rulebook that rules may not have, for each part sorted by place.
    ///
    /// Globals that one part defines may be used by the others, so parts are looked at together. A part whose parse had issues has gaps:
    /// what it may define is given as `unread`.
    /// - Parameters:
    ///   - chunks: the parts in the order in which they are loaded.
    ///   - vocabulary: the names that rules are given.
    ///   - files: what to call each part in messages.
    ///   - caseNames: names that are read of the case, for advice; asked for only where a name is not known.
    ///   - unread: what parts with mistakes may define; that nothing defines such a name is not said.
    /// - Complexity: O(nodes), and O(names) for each unknown name.
    public static func issues(
        in chunks: [Chunk], vocabulary: Vocabulary, files: [String] = [], caseNames: @escaping () -> Set<String> = { [] },
        unread: Set<String> = []
    )
        -> [[SyntaxIssue]]
    {
        var definitions = Definitions(vocabulary: vocabulary, files: files)
        (definitions.caseNames, definitions.unread) = (caseNames, unread)
        for (part, chunk) in chunks.enumerated() { definitions.collect(chunk, part: part) }
        return chunks.enumerated().map { part, chunk in
            var refusals = Refusals()
            refusals.walk(chunk)
            var sizes = Sizes(rowForms: vocabulary.rowForms)
            sizes.check(chunk)
            var names = NameCheck(definitions: definitions, part: part)
            names.walk(chunk)
            let found = refusals.issues + sizes.issues + names.issues + definitions.clashes(in: part)
            return Array(found.sorted { ($0.span.start, $0.code) < ($1.span.start, $1.code) }.prefix(Limits.issues))
        }
    }

    /// The same for a text that stands alone.
    public static func issues(in chunk: Chunk, vocabulary: Vocabulary) -> [SyntaxIssue] { issues(in: [chunk], vocabulary: vocabulary)[0] }
}
