/// Why a decision is what it is: a tree whose nodes are shared, from which every reading is made. It holds values and places, no prose.
public struct Explanation: Sendable, Hashable {
    /// Every node once, at its id. A node stands after the nodes that it refers to.
    public var nodes: [Node]
    /// What the decision consists of: the outcome, where there is routing, then the exported answers in order of declaration.
    public var roots: [Node.ID]
    /// `sha256:…` over the canonical trace that the tree was made from: never over text.
    public var digest: String
    /// Steps that were left out because the record was full; the top of the tree is always whole.
    public var omitted: Int

    public init(nodes: [Node], roots: [Node.ID], digest: String, omitted: Int = 0) {
        (self.nodes, self.roots, self.digest, self.omitted) = (nodes, roots, digest, omitted)
    }

    public subscript(_ id: Node.ID) -> Node { nodes[id] }

    /// One thing that was looked up, compared, worked out or decided.
    public struct Node: Sendable, Hashable, Identifiable {
        /// The same on every run of the same case under the same rulebook.
        public typealias ID = Int

        public enum Kind: String, Sendable, CaseIterable {
            /// An answer, by whichever form; the outcome is the answer `outcome`. Its children lead to its value.
            case answer
            /// A row of a choice, of bands or of routing, a layer for one component: ``taken`` says whether it applied.
            case rule
            /// ``taken`` says whether it applied; ``operands`` names what displaced it.
            case exception
            /// Two values and an operator.
            case comparison
            /// A condition that is not one comparison: `and`, `or`, `not`, a yes-or-no value; the condition of an `if`.
            case branch
            case fact, parameter, judgement
            /// An addition, subtraction, multiplication or division, of money or of numbers.
            case money
            /// A value before and after its rounding. The operation says how: `half_up`, `half_even`, `up`, `down`, or `split` where
            /// it is one share of an amount that was shared out in whole pence. The operands: what was rounded, then the multiple
            /// (`to`) where the rule names one.
            case rounding
            /// What one payer pays of one component in one layer.
            case share
            /// A function of the rules, by its name in words, with its arguments; a loop, folded to its count.
            case note

            /// What goes into a rule from elsewhere: a fact, a judgement, a figure, another answer.
            public var isInput: Bool { self == .fact || self == .judgement || self == .parameter || self == .answer }
        }

        public var id: ID
        public var kind: Kind
        /// What came out; ``Value/nothing`` where nothing did, or a list or record; of several results a list of them.
        public var value: Value
        /// `<`, `<=`, `>`, `>=`, `==`, `~=`, `+`, `-`, `*`, `/`, `and`, `or`, `not`, `is`, or the name of the library's function.
        public var operation: String?
        public var operands: [Operand]
        /// Of a rule, exception or branch: whether it applied.
        public var taken: Bool?
        /// Whether it could not be worked out: an error ended it, or a fact was not given. Of a fact: it was asked for and not given.
        public var failed: Bool
        /// Of a parameter: from when its value holds, and since when it was known.
        public var from: CalendarDate?
        public var known: CalendarDate?
        /// Of a fact: what the case gives as evidence for it.
        public var evidence: String?
        /// Of a loop: how often it was gone through.
        public var times: Int?
        /// Of what has no ``value`` because it is a list: how many items it has.
        public var items: Int?
        /// In the order in which they were looked at.
        public var children: [ID]

        /// What an `if` gives where its condition holds.
        public static let gives = "gives"

        private var origin: SharedOrigin

        public init(_ id: ID, _ kind: Kind, value: Value = .nothing, children: [ID] = []) {
            (self.id, self.kind, self.value, self.children) = (id, kind, value, children)
            (operands, failed, origin) = ([], false, .none)
        }
    }

    /// One side of a comparison, one term of a sum, one cell of a row; of the condition of an `if` that only returns `true` or `false`,
    /// which of them, labelled ``Node/gives``.
    public struct Operand: Sendable, Hashable {
        /// What to call it: a fact's label, an answer's title, a key of a row (`cap`); nil where the value speaks for itself.
        public var label: String?
        public var value: Value
        public var unit: String?
        /// The node that gave the value.
        public var node: Node.ID?

        public init(label: String? = nil, value: Value, unit: String? = nil, node: Node.ID? = nil) {
            (self.label, self.value, self.unit, self.node) = (label, value, unit, node)
        }
    }
}

// What the rules say of a node, and no case changes.
extension Explanation.Node {
    /// Of an answer, fact, parameter, judgement or function: its name in the rules.
    public var name: String? {
        get { origin.content.name }
        set { change { $0.name = newValue } }
    }
    /// Its title or label; of a row its own name.
    public var title: String? {
        get { origin.content.title }
        set { change { $0.title = newValue } }
    }
    /// `hours a week`; of amounts also what they are for: `week`.
    public var unit: String? {
        get { origin.content.unit }
        set { change { $0.unit = newValue } }
    }
    /// `support_level.high`
    public var rule: String? {
        get { origin.content.rule }
        set { change { $0.rule = newValue } }
    }
    public var source: String? {
        get { origin.content.source }
        set { change { $0.source = newValue } }
    }
    /// `national@2026.1`
    public var rulebook: String? {
        get { origin.content.rulebook }
        set { change { $0.rulebook = newValue } }
    }
    /// The file within its rulebook, line and column.
    public var at: SourceLocation? {
        get { origin.content.at }
        set { change { $0.at = newValue } }
    }

    private mutating func change(_ body: (inout Origin) -> Void) {
        var content = origin.content
        body(&content)
        origin = SharedOrigin(content)
    }

    fileprivate struct Origin: Sendable, Hashable {
        var name: String?
        var title: String?
        var unit: String?
        var rule: String?
        var source: String?
        var rulebook: String?
        var at: SourceLocation?
    }

    /// Nodes are copied a lot, and thousands of them come from one rule.
    fileprivate final class SharedOrigin: Sendable, Hashable {
        let content: Origin

        init(_ content: Origin) { self.content = content }

        static let none = SharedOrigin(Origin())
        static func == (a: SharedOrigin, b: SharedOrigin) -> Bool { a === b || a.content == b.content }
        func hash(into hasher: inout Hasher) { hasher.combine(content) }
    }
}
