import LuaSyntax
import RuleModel

// What the sides of an operation are called, and what a function was given.
extension FunctionReader {
    /// Within a function what it was given goes by its own title, where that is a fact, an answer or a figure; a bare value by no name.
    func tell(_ call: Call, in function: ID) {
        let given = zip(builder.given[function] ?? [], call.arguments).compactMap { parameter, argument -> Given? in
            let meant = operand(argument, parameter.value)
            // A literal is told by the name of what it stands for, unless that is a mere letter.
            let isBare = argument.literal == parameter.value && (parameter.label?.count ?? 0) < 3
            guard isInput(meant.node) || isBare else { return nil }
            return Given(name: parameter.label?.asTitle, value: parameter.value, meant: meant)
        }
        if !given.isEmpty { tell(given, below: function) }
    }

    /// A parameter, and what stood for it in the call.
    struct Given {
        let name: String?
        let value: Value
        let meant: Explanation.Operand
    }

    func tell(_ given: [Given], below parent: ID) {
        for child in builder.nodes[parent].children where isStep(builder.nodes[child]) {
            for (i, side) in builder.nodes[child].operands.enumerated() where side.node == ExplanationBuilder.bareName {
                guard let known = given.first(where: { $0.name == side.label && $0.value == side.value }) else { continue }
                builder.nodes[child].operands[i] = known.meant
            }
            tell(given, below: child)
        }
    }

    /// What the function itself did, not one that it called.
    private func isStep(_ node: Explanation.Node) -> Bool {
        [.branch, .comparison, .money, .rounding].contains(node.kind) || node.kind == .note && node.operation != nil
    }

    func isInput(_ id: ID?) -> Bool {
        id.map { $0 >= 0 && builder.nodes[$0].kind.isInput } ?? false
    }

    /// An argument of the library, where its value is known.
    func argument(_ expression: Expression) -> Explanation.Operand? {
        let id = known[expression.unparenthesized.number] ?? known[index.meaning(of: expression).number]
        let value = id.map { builder.nodes[$0].value } ?? names[expression.unparenthesized.number] ?? expression.literal
        return value.map { operand(expression, $0) }
    }

    /// A yes or no by itself; of a field of something by its own name alone.
    func tested(_ expression: Expression, _ value: Value) -> Explanation.Operand {
        if case .field(_, let name) = expression.unparenthesized.kind {
            return .init(label: builder.field(name.text)?.label ?? name.text.asTitle, value: value)
        }
        guard case .name(let name) = expression.unparenthesized.kind else { return operand(expression, value) }
        return operand(named: name, expression.unparenthesized, value)
    }

    func operand(_ side: Expression, _ value: Value) -> Explanation.Operand {
        var none: [ID] = []
        return operand(side, value, among: &none)
    }

    /// - Parameter children: what the operation took in: a call on one side stands among them, and is taken out.
    func operand(_ side: Expression, _ value: Value, among children: inout [ID]) -> Explanation.Operand {
        let inner = side.unparenthesized
        if let id = known[inner.number] {
            let isOfLibrary = builder.nodes[id].kind == .note && builder.nodes[id].operation != nil
            return .init(label: isOfLibrary ? nil : builder.nodes[id].title, value: value, unit: builder.nodes[id].unit, node: id)
        }
        switch inner.kind {
        case .field(let base, let name):
            if let title = known[base.unparenthesized.number].flatMap({ builder.nodes[$0].title }) {
                return .init(label: "\(name.text.asTitle) of \(title)", value: value)
            }
            let field = builder.field(name.text)
            return .init(label: field?.label ?? name.text.asTitle, value: value, unit: field?.unit)
        case .name(let name): return operand(named: name, inner, value)
        case .call(let call):
            let name = call.callee.lastName
            let place = children.firstIndex { id in
                let child = builder.nodes[id]
                return child.kind == .note && child.name == name && child.value == value
            }
            let id = place.map { children.remove(at: $0) }
            if let id, builder.nodes[id].at == nil { index.place(&builder.nodes[id], at: inner) }
            return .init(label: id == nil && !call.arguments.isEmpty ? nil : name?.asTitle, value: value, node: id)
        case .unary(let operation) where operation.operator == .length:
            let of = operand(operation.operand, .something).label
            return .init(label: of.map { "Number of \($0)" }, value: value)
        case .index(let base, _):
            return .init(label: operand(base, .something).label.map { "Item of \($0)" }, value: value)
        default: return .init(value: value)
        }
    }

    /// Of a list the tree has only how many items it holds.
    private func isSame(_ node: Explanation.Node, _ value: Value) -> Bool {
        node.value == value || value == .something && (node.items != nil || node.value.isNothing)
    }

    /// What a local name stands for by its own title, where it has one; a calculation by the local name.
    func operand(named name: Name, _ expression: Expression, _ value: Value) -> Explanation.Operand {
        let meant = index.meaning(of: expression)
        guard meant !== expression, let id = known[meant.number], isSame(builder.nodes[id], value) else {
            return .init(label: name.text.asTitle, value: value, node: ExplanationBuilder.bareName)
        }
        let title = isInput(id) ? builder.nodes[id].title : nil
        let value = builder.nodes[id].items == nil ? value : builder.nodes[id].value
        return .init(label: title ?? name.text.asTitle, value: value, unit: builder.nodes[id].unit, node: id)
    }
}
