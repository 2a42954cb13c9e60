import LuaSandbox
import LuaSyntax
import RuleModel

/// Makes the tree of why from what an explained case reported.
///
/// An answer, fact or parameter has one node, however often it was read. What a form did stands in its notes; what a function did is read
/// off its events, each of which leads to an expression of the part's tree.
struct ExplanationBuilder {
    private let rulebook: ExplainedRulebook
    private let parts: PartIndexes
    private let definitionName: (Int) -> String
    private let evidence: Evidence?
    var nodes: [Explanation.Node] = []
    private var answers: [String: Explanation.Node.ID] = [:]
    private var facts: [String: Explanation.Node.ID] = [:]

    /// - Parameter definitionName: the name of an answer or parameter by its number in the trace.
    init(_ rulebook: ExplainedRulebook, parts: PartIndexes, evidence: Evidence?, definitionName: @escaping (Int) -> String) {
        (self.rulebook, self.parts, self.evidence, self.definitionName) = (rulebook, parts, evidence, definitionName)
    }

    /// - Parameter outcome: of the decision; nil without routing.
    mutating func build(_ trace: Trace, outcome: String?, digest: String) -> Explanation {
        let whole = TraceFrame.whole(of: trace.events)
        for case .frame(let frame) in whole.items { _ = node(of: frame) }
        var roots: [Explanation.Node.ID] = []
        if let outcome, let id = answers["(routing)"] {
            (nodes[id].name, nodes[id].value) = ("outcome", .text(outcome))
            roots.append(id)
        }
        roots += rulebook.exports.compactMap { answers[$0] }
        return Explanation(nodes: nodes, roots: roots, digest: digest, omitted: trace.omitted).withoutStrays()
    }

    // MARK: Nodes

    mutating func add(_ kind: Explanation.Node.Kind, value: Value = .nothing, children: [Explanation.Node.ID] = []) -> Explanation.Node.ID {
        var seen: Set<Explanation.Node.ID> = []
        nodes.append(Explanation.Node(nodes.count, kind, value: value, children: children.filter { seen.insert($0).inserted }))
        return nodes.count - 1
    }

    mutating func place(_ id: Explanation.Node.ID, at location: SourceLocation, in part: Part) {
        var location = location
        location.file = part.file.name
        nodes[id].at = location
        nodes[id].rulebook = rulebook.reference(to: part.book)
    }

    /// The node of a frame: an answer's, made once, or a function's.
    mutating func node(of frame: TraceFrame) -> Explanation.Node.ID? {
        switch frame.owner {
        case .whole: return nil
        case .answer(let number): return answer(definitionName(number), frame)
        case .function(let site): return function(site, frame)
        }
    }

    private mutating func answer(_ name: String, _ frame: TraceFrame) -> Explanation.Node.ID? {
        if name.hasPrefix("("), name != "(routing)" {
            for case .frame(let inner) in frame.items { _ = node(of: inner) }
            return nil
        }
        let known = name == "(routing)" ? rulebook.routing : rulebook.declared(name)
        let children = children(of: name, known, frame)
        let id = add(known?.kind == .parameter ? .parameter : .answer, children: children)
        end(id, frame)
        answers[name] = id
        nodes[id].name = name
        if let known { describe(id, known) }
        if known?.kind == .parameter { date(id, frame) }
        return id
    }

    private mutating func describe(_ id: Explanation.Node.ID, _ known: Declared) {
        nodes[id].title = known.kind == .routing ? known.spec["title"].text ?? "Outcome" : known.title
        nodes[id].unit = known.spec["unit"].text ?? known.spec["per"].text
        nodes[id].source = known.spec["source"].text
        place(id, at: known.place(), in: known.part)
    }

    private mutating func date(_ id: Explanation.Node.ID, _ frame: TraceFrame) {
        for case .event(let event) in frame.items where event.kind == .dated {
            if case .plain(.date(let from))? = event.values.first { nodes[id].from = from }
            if case .plain(.date(let known))? = event.values.last { nodes[id].known = known }
        }
    }

    private mutating func children(of name: String, _ known: Declared?, _ frame: TraceFrame) -> [Explanation.Node.ID] {
        var form = FormReader(known, period: known.flatMap(rulebook.period), exceptions: rulebook.exceptions(to: name))
        for item in frame.items {
            switch item {
            case .frame(let inner):
                if let id = node(of: inner), isOfRule(inner) { form.take(function: id, &self) }
            case .event(let event): form.take(event, &self)
            }
        }
        return form.finish(&self)
    }

    private func isOfRule(_ frame: TraceFrame) -> Bool {
        if case .function = frame.owner { return true }
        return false
    }

    // MARK: Functions

    func index(_ part: Int) -> PartIndex? { parts[part] }

    private mutating func function(_ site: Int, _ frame: TraceFrame) -> Explanation.Node.ID? {
        guard let index = index(site >> 24) else { return nil }
        var steps = FunctionReader(index: index)
        for item in frame.items {
            switch item {
            case .frame(let inner):
                if let id = node(of: inner), isOfRule(inner) { steps.takeCalled(id) }
            case .event(let event): steps.take(event, &self)
            }
        }
        let id = add(.note, children: steps.finish(&self))
        end(id, frame)
        guard let function = index.function(site & 0xFFFFFF) else { return id }
        (nodes[id].name, nodes[id].title) = (function.name, function.name.asTitle)
        nodes[id].operands = zip(function.parameters, frame.arguments).compactMap { name, argument in
            argument.told.map { .init(label: name.spelledOut, value: $0) }
        }
        return id
    }

    /// What came of an answer or function.
    private mutating func end(_ id: Explanation.Node.ID, _ frame: TraceFrame) {
        let several = frame.values.count > 1 ? frame.values.compactMap(\.plain) : []
        nodes[id].value = several.count > 1 ? .list(several) : frame.value?.plain ?? .nothing
        nodes[id].failed = frame.failed
        if case .list(let items)? = frame.value { nodes[id].items = items }
    }

    // MARK: What is read

    /// The node of what `case.NAME` gave.
    mutating func read(_ name: String, _ given: TraceEvent.Value) -> Explanation.Node.ID? {
        if let id = answers[name] ?? facts[name] { return id }
        if let fact = rulebook.input(name) {
            let id = add(fact.isJudgement ? .judgement : .fact, value: given.plain ?? .nothing)
            if case .list(let items) = given { nodes[id].items = items }
            (nodes[id].name, nodes[id].title, nodes[id].unit) = (fact.name, fact.label, fact.unit)
            nodes[id].evidence = evidence?[fact.name]
            if let place = fact.declaredAt { nodes[id].at = place.inItsFolder }
            facts[name] = id
            return id
        }
        guard name == "on" || name == "known" else { return nil }
        let id = add(.fact, value: given.plain ?? .nothing)
        (nodes[id].name, nodes[id].title) = (name, name == "on" ? "Service date" : "Known on")
        facts[name] = id
        return id
    }

    func isGroup(_ name: String) -> Bool { rulebook.isGroup(name) }
}

extension SourceLocation {
    fileprivate var inItsFolder: SourceLocation {
        var location = self
        location.file = file.split(separator: "/").last.map(String.init) ?? file
        return location
    }
}
