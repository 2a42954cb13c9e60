import LuaSandbox
import LuaSyntax
import RuleModel

/// Makes the tree of why from what an explained case reported.
///
/// An answer, fact or parameter has one node, however often it was read. What a form did stands in its notes; what a function did is read
/// off its events, each of which leads to an expression of the part's tree.
final class ExplanationBuilder {
    private let rulebook: ExplainedRulebook
    private let parts: PartIndexes
    private let definitionName: (Int) -> String
    private let evidence: Evidence?
    /// Whether reads may have been left out: then an answer stands under the one that was being worked out when it was.
    private var isCut = false
    var nodes: [Explanation.Node] = []
    private var answers: [String: Explanation.Node.ID] = [:]
    private var facts: [String: Explanation.Node.ID] = [:]
    /// What functions were given, by the names of their parameters.
    private(set) var given: [Explanation.Node.ID: [Explanation.Operand]] = [:]

    /// - Parameter definitionName: the name of an answer or parameter by its number in the trace.
    init(_ rulebook: ExplainedRulebook, parts: PartIndexes, evidence: Evidence?, definitionName: @escaping (Int) -> String) {
        (self.rulebook, self.parts, self.evidence, self.definitionName) = (rulebook, parts, evidence, definitionName)
    }

    /// - Parameter outcome: of the decision; nil without routing, and where some fact for it is lacking.
    func build(_ trace: Trace, outcome: String?, digest: String) -> Explanation {
        isCut = trace.omitted > 0
        let whole = TraceFrame.whole(of: trace.events)
        for case .frame(let frame) in whole.items { _ = node(of: frame) }
        var roots: [Explanation.Node.ID] = []
        if let id = answers["(routing)"] {
            (nodes[id].name, nodes[id].value) = ("outcome", outcome.map(Value.text) ?? .nothing)
            roots.append(id)
        }
        roots += rulebook.exports.compactMap { answers[$0] }
        return Explanation(nodes: nodes, roots: roots, digest: digest, omitted: trace.omitted).withoutStrays()
    }

    // MARK: Nodes

    func add(_ kind: Explanation.Node.Kind, value: Value = .nothing, children: [Explanation.Node.ID] = []) -> Explanation.Node.ID {
        add(Explanation.Node(0, kind, value: value), children: children)
    }

    /// Adds a node that is like another.
    func add(_ like: Explanation.Node, children: [Explanation.Node.ID] = []) -> Explanation.Node.ID {
        let id = nodes.count
        nodes.append(like)
        (nodes[id].id, nodes[id].children) = (id, children.count < 2 ? children : children.withoutRepetition)
        return id
    }

    /// The node of a frame: an answer's, made once, or a function's.
    func node(of frame: TraceFrame) -> Explanation.Node.ID? {
        switch frame.owner {
        case .whole: return nil
        case .answer(let number): return answer(definitionName(number), frame)
        case .function(let site): return function(site, frame)
        }
    }

    private func answer(_ name: String, _ frame: TraceFrame) -> Explanation.Node.ID? {
        if name.hasPrefix("("), name != "(routing)" {
            for case .frame(let inner) in frame.items { _ = node(of: inner) }
            return nil
        }
        let form = name == "(routing)" ? rulebook.routing : rulebook.form(name)
        let children = children(of: form, frame)
        let id = form.map { add($0.node, children: children) } ?? add(.answer, children: children)
        end(id, frame)
        answers[name] = id
        if form == nil || form === rulebook.routing { nodes[id].name = name }
        if nodes[id].kind == .parameter { date(id, frame) }
        return id
    }

    private func date(_ id: Explanation.Node.ID, _ frame: TraceFrame) {
        for case .event(let event) in frame.items where event.kind == .dated {
            if case .plain(.date(let from))? = event.values.first { nodes[id].from = from }
            if case .plain(.date(let known))? = event.values.last { nodes[id].known = known }
        }
    }

    private func children(of form: ExplainedForm?, _ frame: TraceFrame) -> [Explanation.Node.ID] {
        var reader = FormReader(form, self)
        for item in frame.items {
            switch item {
            case .frame(let inner):
                if let id = node(of: inner) { isOfRule(inner) ? reader.take(function: id) : takeAnswer(id, &reader) }
            case .event(let event): reader.take(event)
            }
        }
        return reader.finish()
    }

    /// An answer is told by who read it, unless it failed, or that may have been left out.
    private func takeAnswer(_ id: Explanation.Node.ID, _ reader: inout FormReader) {
        if isCut || nodes[id].failed { reader.takeAnswer(id) }
    }

    private func isOfRule(_ frame: TraceFrame) -> Bool {
        if case .function = frame.owner { return true }
        return false
    }

    // MARK: Functions

    func index(_ part: Int) -> PartIndex? { parts[part] }

    private func function(_ site: Int, _ frame: TraceFrame) -> Explanation.Node.ID? {
        guard let index = index(site >> 24) else { return nil }
        var steps = FunctionReader(index, self)
        for item in frame.items {
            switch item {
            case .frame(let inner):
                guard let id = node(of: inner), isOfRule(inner) || inner.failed || isCut else { continue }
                if inner.follows { steps.takeLast(id, calledBy: site & 0xFFFFFF) } else { steps.takeCalled(id) }
            case .event(let event): steps.take(event)
            }
        }
        let children = steps.finish()
        let known = index.function(site & 0xFFFFFF)
        let id = known.map { add($0.node, children: children) } ?? add(.note, children: children)
        end(id, frame)
        guard let known else { return id }
        if nodes[id].value.isNothing, frame.value == .record { nodes[id].value = .something }
        let given = zip(known.parameters, frame.arguments)
        self.given[id] = given.map { .init(label: $0, value: $1.plain ?? .something) }
        nodes[id].operands = given.compactMap { name, argument in argument.told.map { .init(label: name, value: $0) } }
        return id
    }

    /// What came of an answer or function.
    private func end(_ id: Explanation.Node.ID, _ frame: TraceFrame) {
        let several = frame.values.count > 1 ? frame.values.compactMap(\.plain) : []
        nodes[id].value = several.count > 1 ? .list(several) : frame.value?.plain ?? .nothing
        nodes[id].failed = frame.failed
        if case .list(let items)? = frame.value { nodes[id].items = items }
    }

    // MARK: What is read

    /// The node of what `case.NAME` gave.
    func read(_ name: String, _ given: TraceEvent.Value) -> Explanation.Node.ID? {
        if let id = answers[name] { return id }
        // Of another record that has a field of this name the value is another.
        if let id = facts[name] { return nodes[id].value == given.plain ?? .nothing ? id : nil }
        if let input = rulebook.input(name) {
            let id = add(input)
            switch given {
            case .plain(let value): nodes[id].value = value
            case .list(let items): nodes[id].items = items
            case .record: nodes[id].items = 0
            }
            nodes[id].evidence = evidence?[name]
            facts[name] = id
            return id
        }
        guard name == "on" || name == "known" else { return nil }
        let id = add(.fact, value: given.plain ?? .nothing)
        (nodes[id].name, nodes[id].title) = (name, name == "on" ? "Service date" : "Known on")
        facts[name] = id
        return id
    }

    /// The node of what was asked for and not to be had.
    func lacking(_ event: TraceEvent) -> Explanation.Node.ID? {
        guard let name = event.values.first?.plain?.text, let id = read(name, .plain(.nothing)) else { return nil }
        nodes[id].failed = true
        return id
    }

    func isGroup(_ name: String) -> Bool { rulebook.isGroup(name) }

    /// The groups that have a member of this name.
    func groups(with member: String) -> [String] { rulebook.groups(with: member) }

    func isInput(_ name: String) -> Bool { rulebook.input(name) != nil || rulebook.form(name) != nil }

    /// Of an operand of which so far only a local name is known.
    static let bareName = -1

    func field(_ name: String) -> Fact? { rulebook.field(name) }
}

extension [Explanation.Node.ID] {
    fileprivate var withoutRepetition: [Explanation.Node.ID] {
        var seen: Set<Explanation.Node.ID> = []
        return filter { seen.insert($0).inserted }
    }
}
