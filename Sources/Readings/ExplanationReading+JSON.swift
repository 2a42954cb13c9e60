public import RuleModel

// The tree as JSON. A node that is reached a second time is written as its id alone.
extension ExplanationReading {
    /// `{"roots":[…],"digest":"sha256:…"}`, with `omitted` where steps were left out.
    ///
    /// The keys of a node come in one order and are left out where they say nothing; `text` is its plain sentence.
    public func json(_ explanation: Explanation) -> JSONValue {
        let writer = NodeWriter(sentences: Sentences(explanation, rulebookWords))
        var written: Set<Explanation.Node.ID> = []
        let roots = explanation.roots.map { writer.node($0, &written) }
        var members: [JSONValue.Member] = [.init("roots", .array(roots)), .init("digest", .string(explanation.digest))]
        if explanation.omitted > 0 { members.append(.init("omitted", .number(String(explanation.omitted)))) }
        return .object(members)
    }
}

private struct NodeWriter {
    let sentences: Sentences

    func node(_ id: Explanation.Node.ID, _ written: inout Set<Explanation.Node.ID>) -> JSONValue {
        guard written.insert(id).inserted else { return .object([.init("id", Self.name(id))]) }
        let node = sentences.explanation[id]
        let children = node.children.map { self.node($0, &written) }
        let members: [(String, JSONValue?)] = [
            ("id", Self.name(id)), ("kind", .string(node.kind.rawValue)), ("name", text(node.name)),
            ("taken", node.taken.map(JSONValue.boolean)), ("failed", node.failed ? .boolean(true) : nil),
            ("value", value(of: node)), ("unit", text(node.unit)), ("operation", text(node.operation)),
            ("operands", list(node.operands.map(operand))), ("rule", text(node.rule)), ("title", text(node.title)),
            ("source", text(node.source)), ("rulebook", text(node.rulebook)), ("at", node.at.map(place)), ("from", date(node.from)),
            ("known", date(node.known)), ("evidence", text(node.evidence)), ("times", number(node.times)), ("items", number(node.items)),
            ("text", text(sentences.text(of: node))), ("children", list(children)),
        ]
        return Self.object(members)
    }

    private func operand(_ operand: Explanation.Operand) -> JSONValue {
        Self.object([
            ("label", text(operand.label)), ("value", operand.value == .something ? nil : operand.value.json), ("unit", text(operand.unit)),
            ("node", operand.node.map(Self.name)),
        ])
    }

    /// Nothing is a value where something was asked for.
    private func value(of node: Explanation.Node) -> JSONValue? {
        if node.items != nil || node.value == .something { return nil }
        if node.value.isNothing, ![.answer, .fact, .judgement].contains(node.kind) { return nil }
        return node.value.json
    }

    private func place(_ at: SourceLocation) -> JSONValue {
        Self.object([("file", .string(at.file)), ("line", .number(String(at.line))), ("column", .number(String(at.column)))])
    }

    private func text(_ text: String?) -> JSONValue? { text.map(JSONValue.string) }
    private func number(_ number: Int?) -> JSONValue? { number.map { .number(String($0)) } }
    private func date(_ date: CalendarDate?) -> JSONValue? { date.map { .string($0.description) } }
    private func list(_ items: [JSONValue]) -> JSONValue? { items.isEmpty ? nil : .array(items) }
    private static func name(_ id: Explanation.Node.ID) -> JSONValue { .string("n\(id)") }

    private static func object(_ members: [(String, JSONValue?)]) -> JSONValue {
        .object(members.compactMap { key, value in value.map { .init(key, $0) } })
    }
}
