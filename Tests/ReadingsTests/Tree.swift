import RuleModel

/// Builds an explanation by hand, node after node; what a node refers to is there before it.
struct Tree {
    private(set) var nodes: [Explanation.Node] = []
    private var byName: [String: Explanation.Node.ID] = [:]

    @discardableResult
    mutating func add(
        _ kind: Explanation.Node.Kind, _ value: Value = .nothing, _ children: [Explanation.Node.ID] = [],
        _ change: (inout Explanation.Node) -> Void = { _ in }
    ) -> Explanation.Node.ID {
        var node = Explanation.Node(nodes.count, kind, value: value, children: children)
        change(&node)
        nodes.append(node)
        return node.id
    }

    /// A fact, once for each name.
    mutating func fact(_ name: String, _ title: String, _ value: Value, unit: String? = nil, evidence: String? = nil) -> Explanation.Node.ID
    {
        if let id = byName[name] { return id }
        let line = 3 + 8 * byName.count
        let id = add(.fact, value) {
            ($0.name, $0.title, $0.unit, $0.evidence) = (name, title, unit, evidence)
            $0.at = SourceLocation(file: "facts.lua", line: line, column: 1)
        }
        byName[name] = id
        return id
    }

    /// A comparison of a node with a value or another node.
    mutating func compare(
        _ left: Explanation.Node.ID, _ operation: String, _ right: Explanation.Operand, _ holds: Bool, label: String? = nil,
        value: Value? = nil, line: Int = 1
    ) -> Explanation.Node.ID {
        let node = nodes[left]
        let operand = Explanation.Operand(
            label: label ?? node.title, value: value ?? node.value, unit: label == nil ? node.unit : nil, node: left)
        return add(.comparison, .boolean(holds), [left]) {
            $0.operation = operation
            $0.operands = [operand, right]
            $0.at = SourceLocation(file: "rules.lua", line: line, column: 28)
        }
    }

    mutating func branch(_ operation: String, _ holds: Bool, _ children: [Explanation.Node.ID]) -> Explanation.Node.ID {
        add(.branch, .boolean(holds), children) { $0.operation = operation }
    }

    mutating func row(
        _ rule: String, _ title: String, taken: Bool, _ children: [Explanation.Node.ID], operands: [Explanation.Operand] = [],
        source: String? = nil, line: Int = 1
    ) -> Explanation.Node.ID {
        add(.rule, .boolean(taken), children) {
            $0.rule = rule
            $0.title = title
            $0.name = rule.split(separator: ".").last.map(String.init)
            $0.taken = taken
            $0.operands = operands
            $0.source = source
            $0.rulebook = "placements@2026.1"
            $0.at = SourceLocation(file: rule.split(separator: ".")[0] + ".lua", line: line, column: 3)
        }
    }

    mutating func answer(
        _ name: String, _ title: String?, _ value: Value, _ children: [Explanation.Node.ID], unit: String? = nil, source: String? = nil
    )
        -> Explanation.Node.ID
    {
        add(.answer, value, children) {
            ($0.name, $0.title, $0.unit, $0.source) = (name, title, unit, source)
            $0.at = SourceLocation(file: "\(name).lua", line: 4, column: 1)
        }
    }

    func explanation(_ roots: [Explanation.Node.ID], omitted: Int = 0) -> Explanation {
        Explanation(nodes: nodes, roots: roots, digest: "sha256:00112233445566778899aabbccddeeff", omitted: omitted)
    }
}

extension Explanation.Operand {
    static func literal(_ value: Value) -> Self { .init(value: value) }
}

extension Value {
    static func pounds(_ text: String) -> Value { .money((try? Money(text)) ?? .zero) }
    static func number(_ text: String) -> Value { .number((try? Exact(text)) ?? 0) }
    static func list(_ items: [Value]) -> Value { .record(items.enumerated().map { Field(key: .index($0.offset + 1), value: $0.element) }) }
}
