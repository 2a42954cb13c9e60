public import RuleModel

/// Where two decisions part: in what they say, and in why.
public enum Divergence {
    /// Where two trees of why part, by the node of each.
    public struct Nodes: Sendable, Hashable {
        /// Nil where only the other tree has such a node: a rule that was added, a condition that was looked at.
        public let first: Explanation.Node.ID?
        public let second: Explanation.Node.ID?

        public init(first: Explanation.Node.ID?, second: Explanation.Node.ID?) { (self.first, self.second) = (first, second) }
    }

    /// The first member of two decisions that is not the same.
    public struct Member: Sendable, Hashable {
        /// From the outside in, items of lists counted from 1: `answers.price.cap`, `reasons[2].text`.
        public let path: String
        /// Nil where only the other decision has it.
        public let first: JSONValue?
        public let second: JSONValue?

        public init(path: String, first: JSONValue?, second: JSONValue?) { (self.path, self.first, self.second) = (path, first, second) }
    }

    /// The first nodes, from the roots in their order, that are not the same while all that led to them is.
    ///
    /// Nodes are paired by what they are: by their rule or name, others by their title, operation and what they look at; in trees of one
    /// rulebook also by their place in its text. Two of a pair are the same where value, operands, whether they applied or could not be
    /// worked out, dates and counts are. Words (titles, labels, units, sources, evidence) make no difference. Takes time in
    /// proportion to the smaller tree.
    ///
    /// - Parameters:
    ///   - first: a tree.
    ///   - second: another one.
    ///   - inOneRulebook: whether both were made by one rulebook, to the byte.
    /// - Returns: nil where the trees are the same.
    public static func firstNodes(of first: Explanation, and second: Explanation, inOneRulebook: Bool = false) -> Nodes? {
        var walk = PairedWalk(first: first, second: second, inOneRulebook: inOneRulebook)
        return walk.parting()
    }

    /// The first member that is not the same: in the order of the first decision, then what only the second has.
    /// - Parameters:
    ///   - first: a decision.
    ///   - second: another one.
    ///   - ignoringRulebook: whether to pass over `rulebook` and `digest`, which differ wherever the rulebooks do.
    /// - Returns: nil where the decisions are the same.
    public static func firstMember(of first: JSONValue, and second: JSONValue, ignoringRulebook: Bool = false) -> Member? {
        let (first, second) = ignoringRulebook ? (first.withoutRulebook, second.withoutRulebook) : (first, second)
        return JSONValue.firstMember(of: first, and: second, at: "")
    }
}

extension JSONValue {
    fileprivate var withoutRulebook: JSONValue {
        guard case .object(let members) = self else { return self }
        return .object(members.filter { $0.key != "rulebook" && $0.key != "digest" })
    }

    fileprivate static func firstMember(of first: JSONValue?, and second: JSONValue?, at path: String) -> Divergence.Member? {
        switch (first, second) {
        case (.object(let members)?, .object(let others)?):
            for member in members + others.filter({ first?[$0.key] == nil }) {
                let path = path.isEmpty ? member.key : "\(path).\(member.key)"
                if let found = firstMember(of: first?[member.key], and: second?[member.key], at: path) { return found }
            }
            return nil
        case (.array(let items)?, .array(let others)?):
            for index in 0..<max(items.count, others.count) {
                let (item, other) = (items.dropFirst(index).first, others.dropFirst(index).first)
                if let found = firstMember(of: item, and: other, at: "\(path)[\(index + 1)]") { return found }
            }
            return nil
        default:
            return isSame(first, second) ? nil : Divergence.Member(path: path, first: first, second: second)
        }
    }

    /// To the byte: Swift's `==` also takes letters for the same that are written with other characters.
    private static func isSame(_ first: JSONValue?, _ second: JSONValue?) -> Bool {
        first.map { Array(JSONText.text($0).utf8) } == second.map { Array(JSONText.text($0).utf8) }
    }
}
