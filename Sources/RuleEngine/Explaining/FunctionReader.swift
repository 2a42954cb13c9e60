import LuaSandbox
import LuaSyntax
import RuleModel

/// Reads what one function did off its events: each operation's node takes those of its operands under it, conditions are put together from
/// their parts, and the turns of a loop are folded.
struct FunctionReader {
    typealias ID = Explanation.Node.ID
    let index: PartIndex
    let builder: ExplanationBuilder

    /// A node that nothing has taken yet, and where it belongs; of a called function only what it gave.
    struct Pending {
        var expression: Expression?
        var id: Explanation.Node.ID
        /// Of the innermost loop around it.
        let turn: Int
        /// Where it is a loop, folded.
        var loop: Statement?
    }
    private var pending: [Pending] = []
    var known: [Int: Explanation.Node.ID] = [:]
    /// What names stood for that were given to the library.
    var names: [Int: Value] = [:]
    /// Names of functions that were given to it.
    private var handedOver: Set<Int> = []
    /// `turn` is where the turn that is under way begins: what an earlier one left belongs to nothing in it.
    private var loops: [(statement: Statement, start: Int, turn: Int, turns: Int)] = []
    /// More turns are counted, not shown.
    private static let shownTurns = 60

    init(_ index: PartIndex, _ builder: ExplanationBuilder) { (self.index, self.builder) = (index, builder) }

    mutating func takeCalled(_ id: Explanation.Node.ID) { wait(id) }

    /// A function that another one may have ended with, which tells nothing of its call.
    /// - Parameter function: nil where it is the one that the last step stands in.
    mutating func takeLast(_ id: Explanation.Node.ID, calledBy function: Int? = nil) {
        let last = pending.last { $0.expression != nil }?.expression
        if let function = function ?? last.flatMap(index.function), let name = builder.nodes[id].name,
            let call = index.tailCall(of: name, from: function)
        {
            tell(call, in: id)
        }
        wait(id)
    }

    mutating func take(_ event: TraceEvent) {
        if event.kind == .turn { return turn(event.site & 0xFFFFFF) }
        if event.kind == .round { return rounding(event) }
        if event.kind == .lacking { return builder.lacking(event).map { wait($0) } ?? () }
        // What a function of another part did is told by its values alone.
        guard event.site >> 24 == index.number else { return }
        let number = event.site & 0xFFFFFF
        guard let expression = event.kind == .name ? index.expression(number) : index.expression(atPoint: number) else { return }
        leaveLoops(before: expression)
        let values = event.values.map { $0.plain ?? .something }
        let whole = values.first ?? .nothing
        switch event.kind {
        case .read: read(expression, event.values.first ?? .plain(.nothing))
        case .field: field(expression, whole)
        case .compare: operation(.comparison, expression, values)
        case .work: operation(.money, expression, values)
        case .value: call(expression, event, whole)
        case .name: name(expression, event, whole)
        default: break
        }
    }

    func add(_ kind: Explanation.Node.Kind, at expression: Expression, value: Value, children: [ID] = []) -> ID {
        let id = builder.add(index.node(at: expression), children: children)
        (builder.nodes[id].kind, builder.nodes[id].value) = (kind, value)
        return id
    }

    private mutating func wait(_ id: ID, at expression: Expression? = nil) {
        pending.append(Pending(expression: expression, id: id, turn: loops.last?.turns ?? 0))
    }

    // MARK: Reads and values

    private mutating func read(_ expression: Expression, _ value: TraceEvent.Value) {
        guard let name = expression.lastName, let id = factRead(name, by: expression, value) else { return }
        keep(id, at: expression)
    }

    /// The fact of a read: of a group, where what was read of says which or there is only one; else of the case.
    private func factRead(_ name: String, by expression: Expression, _ value: TraceEvent.Value) -> ID? {
        if let group = index.group(readBy: expression) {
            let whole = "\(group).\(name)"
            return builder.isGroup(whole) ? nil : builder.read(whole, value) ?? builder.read(name, value)
        }
        let groups = builder.groups(with: name)
        if !builder.isInput(name), groups.count == 1 { return builder.read("\(groups[0]).\(name)", value) }
        // Where a group has a member of the same name, only `case` says which is meant.
        if !groups.isEmpty, !index.isCase(expression) { return nil }
        return builder.isGroup(name) ? nil : builder.read(name, value)
    }

    private mutating func field(_ expression: Expression, _ value: Value) {
        let isReturned = index.returned.contains(expression.number)
        switch value {
        case _ where index.conditions.contains(expression.number): keep(isTrue(expression, value), at: expression)
        case .boolean where isReturned: keep(isTrue(expression, value), at: expression)
        // What a function gives of each item, as `sum` adds it.
        case .money where isReturned, .number where isReturned:
            let id = add(.note, at: expression, value: value)
            let field = expression.lastName.flatMap(builder.field)
            (builder.nodes[id].title, builder.nodes[id].unit) = (field?.label ?? expression.lastName?.asTitle, field?.unit)
            keep(id, at: expression)
        default: names[expression.number] = value
        }
    }

    /// What a call came to: the function's own node where it told what it did, else one of its arguments and result.
    private mutating func call(_ expression: Expression, _ event: TraceEvent, _ value: Value) {
        let inner = expression.unparenthesized
        guard case .call(let call) = inner.kind else {
            if index.conditions.contains(inner.number) { keep(isTrue(inner, value), at: inner) }
            return
        }
        if let last = pending.last, last.expression == nil, isOwn(builder.nodes[last.id], call) {
            pending.removeLast()
            if builder.nodes[last.id].value.isNothing { builder.nodes[last.id].value = value }
            if builder.nodes[last.id].at == nil { index.place(&builder.nodes[last.id], at: inner) }
            tell(call, in: last.id)
            return keep(last.id, at: inner)
        }
        if case .plain(.function)? = event.values.first { return }
        let children = adopt(within: inner)
        // What makes lists for others tells nothing by itself.
        if event.isWhole, children.isEmpty, !index.conditions.contains(inner.number) { return }
        let id = add(.note, at: inner, value: event.isWhole ? .nothing : value, children: children)
        builder.nodes[id].name = call.callee.lastName
        builder.nodes[id].title = call.callee.lastName?.asTitle
        builder.nodes[id].operation = call.callee.lastName
        builder.nodes[id].operands = call.arguments.compactMap { argument($0) }
        keep(id, at: inner)
    }

    /// What a name stands for: a condition, or an argument.
    private mutating func name(_ expression: Expression, _ event: TraceEvent, _ value: Value) {
        if index.conditions.contains(expression.number) {
            settle(index.meaning(of: expression))
            keep(isTrue(expression, value), at: expression)
        } else {
            if value == .function { handedOver.insert(expression.number) } else { names[expression.number] = value }
        }
    }

    /// A condition that a local name was set to becomes one node where the name is looked at.
    private mutating func settle(_ meant: Expression) {
        let isPart = { (step: Pending) in step.expression.map { meant.span.contains($0.span) } ?? false }
        guard !meant.logicOperands.isEmpty, known[meant.number] == nil, let last = pending.lastIndex(where: isPart) else { return }
        // In a loop the turns before have left theirs too.
        let start = last - pending[..<last].reversed().prefix { isPart($0) && $0.turn == pending[last].turn }.count
        let end = last + 1
        let ids = together(Array(pending[start..<end]))
        guard ids.count == 1 else { return }
        var whole = pending[start]
        (whole.expression, whole.id) = (meant, ids[0])
        pending.replaceSubrange(start..<end, with: [whole])
        known[meant.number] = ids[0]
    }

    /// Whether a node tells what the called function did: the library has none, but for a rounding.
    private func isOwn(_ node: Explanation.Node, _ call: Call) -> Bool {
        !call.isOfLibrary || node.kind == .rounding && call.callee.lastName == "round"
    }

    private func isTrue(_ expression: Expression, _ value: Value) -> ID {
        let id = add(.branch, at: expression, value: value)
        builder.nodes[id].operation = "is"
        builder.nodes[id].operands = [tested(expression, value)]
        return id
    }

    /// As CExact numbers them.
    private static let roundings = ["half_up", "half_even", "up", "down"]

    private mutating func rounding(_ event: TraceEvent) {
        let values = event.values.map { $0.plain ?? .nothing }
        guard values.count >= 2, Self.roundings.indices.contains(event.site) else { return }
        var children: [ID] = []
        if let last = pending.last, builder.nodes[last.id].value == values[0] { children = [pending.removeLast().id] }
        let id = builder.add(.rounding, value: values[1], children: children)
        builder.nodes[id].operation = Self.roundings[event.site]
        builder.nodes[id].operands = [.init(value: values[0])] + values.dropFirst(2).map { .init(label: "to", value: $0) }
        wait(id)
    }

    // MARK: Operations

    private mutating func operation(
        _ kind: Explanation.Node.Kind, _ expression: Expression, _ values: [Value]
    ) {
        var sides: [Expression] = []
        var symbol = "-"
        switch expression.kind {
        case .binary(let operation): (sides, symbol) = ([operation.left, operation.right], operation.operator.rawValue)
        case .unary(let operation): sides = [operation.operand]
        default: return
        }
        guard values.count == sides.count + 1, var result = values.last else { return }
        let children = adopt(within: expression)
        if symbol == "~=", case .boolean(let isEqual) = result { result = .boolean(!isEqual) }
        var called = children
        var operands = zip(sides, values).map { operand($0, $1, among: &called) }
        var terms = children
        if symbol == "+", let first = children.first, known[sides[0].unparenthesized.number] == first, builder.nodes[first].operation == "+"
        {
            operands = builder.nodes[first].operands + operands.dropFirst()
            terms = builder.nodes[first].children + children.dropFirst()
        }
        let id = add(kind, at: expression, value: result, children: terms)
        (builder.nodes[id].operation, builder.nodes[id].operands) = (symbol, operands)
        keep(id, at: expression)
    }

    private mutating func keep(_ id: Explanation.Node.ID, at expression: Expression) {
        known[expression.unparenthesized.number] = id
        wait(id, at: expression)
    }

    /// Whether the library is given a function by its name, which it may call any number of times.
    private func handsOver(_ expression: Expression) -> Bool {
        guard case .call(let call) = expression.kind else { return false }
        return call.arguments.contains { handedOver.contains($0.unparenthesized.number) }
    }

    /// Takes what an expression is made of out of what is pending; what functions within it returned stands together.
    private mutating func adopt(within expression: Expression) -> [ID] {
        let floor = loops.last?.turn ?? 0
        var calls = handsOver(expression) ? Int.max : expression.callCount
        var start = pending.count
        while start > floor {
            let last = pending[start - 1]
            // An item before this one left the same expression.
            guard last.expression !== expression, last.loop == nil,
                (last.expression?.span).map(expression.span.contains) ?? (calls > 0)
            else { break }
            if last.expression == nil { calls -= 1 }
            start -= 1
        }
        let taken = Array(pending[start...])
        pending.removeSubrange(start...)
        return together(taken, within: index.root(of: expression)?.expression)
    }

    // MARK: Loops

    private mutating func turn(_ number: Int) {
        guard let statement = index.statement(number) else { return }
        while let last = loops.last, last.statement.number != number, !last.statement.span.contains(statement.span) { fold() }
        if loops.last?.statement.number != number { loops.append((statement, pending.count, 0, 0)) }
        loops[loops.count - 1].turn = pending.count
        loops[loops.count - 1].turns += 1
        // What stood here in the turn before is something else in this one.
        known = known.filter { number, _ in !(index.expression(number).map { statement.span.contains($0.span) } ?? false) }
    }

    private mutating func leaveLoops(before expression: Expression) {
        while let last = loops.last, !last.statement.span.contains(expression.span),
            index.areTogether(expression, last.statement)
        { fold() }
    }

    private mutating func fold() {
        let loop = loops.removeLast()
        let steps = Array(pending[loop.start...])
        pending.removeSubrange(loop.start...)
        guard !steps.isEmpty else { return }
        let turns = together(steps.filter { $0.turn <= Self.shownTurns })
        let id = builder.add(index.node(at: loop.statement.span), children: turns)
        builder.nodes[id].times = loop.turns
        if loop.turns > Self.shownTurns {
            builder.nodes[id].operands = [.init(label: "shown", value: .number(Exact(Int64(Self.shownTurns))))]
        }
        wait(id)
        pending[pending.count - 1].loop = loop.statement
    }

    // MARK: The end

    mutating func finish() -> [Explanation.Node.ID] {
        while !loops.isEmpty { fold() }
        return together(pending)
    }
}
