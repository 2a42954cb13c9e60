/// Where a local name is made: `local`, a parameter, a loop's variable.
// Sendable: written only by the parser, before the tree is handed over.
public final class Declaration: @unchecked Sendable {
    public enum Kind: Sendable { case local, localFunction, parameter, selfParameter, loopVariable }
    public enum Attribute: String, Sendable { case const, close }

    public let name: String
    public let span: SourceSpan
    public let kind: Kind
    public let attribute: Attribute?
    /// The function that it belongs to.
    public let scope: FunctionScope
    /// Whether a function within its own uses it.
    public internal(set) var isCaptured = false
    /// Whether it is assigned again after it was made.
    public internal(set) var isReassigned = false

    init(name: String, span: SourceSpan, kind: Kind, attribute: Attribute? = nil, scope: FunctionScope) {
        (self.name, self.span, self.kind, self.attribute, self.scope) = (name, span, kind, attribute, scope)
    }
}

/// A function as a place for names.
// Sendable: written only by the parser, before the tree is handed over.
public final class FunctionScope: @unchecked Sendable {
    /// In the order of the source; the whole text is 0.
    public let index: Int
    /// The function around it; nil for the whole text.
    public let parent: FunctionScope?
    public let isVararg: Bool
    /// How many functions stand around it.
    public let depth: Int
    /// The most local names that are in use at once.
    public internal(set) var maxLocals = 0
    /// Names of the functions around it that it or a function within it uses.
    public internal(set) var captured: [Declaration] = []

    init(index: Int, parent: FunctionScope?, isVararg: Bool) {
        (self.index, self.parent, self.isVararg) = (index, parent, isVararg)
        depth = parent.map { $0.depth + 1 } ?? 0
    }
}
