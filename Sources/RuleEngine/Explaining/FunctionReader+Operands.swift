import LuaSyntax
import RuleModel

// What the sides of an operation are called, and what a function was given.
extension FunctionReader {
    /// Within a function what it was given goes by its own title, where that is a fact, an answer or a figure; a bare value by no name.
    func tell(_ call: Call, in function: ID) {
        let given = zip(builder.nodes[function].operands, call.arguments).compactMap { parameter, argument in
            let meant = operand(argument, parameter.value)
            return isInput(meant.node) || argument.literal == parameter.value ? (name: parameter.label?.asTitle, meant) : nil
        }
        if !given.isEmpty { tell(given, below: function) }
    }

    func tell(_ given: [(name: String?, meant: Explanation.Operand)], below parent: ID) {
        for child in builder.nodes[parent].children where [.branch, .comparison, .money, .rounding].contains(builder.nodes[child].kind) {
            for (i, side) in builder.nodes[child].operands.enumerated() where side.node == nil && side.label != nil {
                guard let known = given.first(where: { $0.name == side.label && $0.meant.value == side.value }) else { continue }
                builder.nodes[child].operands[i] = known.meant
            }
            tell(given, below: child)
        }
    }

    func isInput(_ id: ID?) -> Bool {
        id.map { [.fact, .answer, .parameter, .judgement].contains(builder.nodes[$0].kind) } ?? false
    }

    /// An argument of the library, where its value is known.
    func argument(_ expression: Expression) -> Explanation.Operand? {
        let number = expression.unparenthesized.number
        let value = known[number].map { builder.nodes[$0].value } ?? names[number] ?? expression.literal
        return value.map { operand(expression, $0) }
    }

    /// - Parameter children: what the operation took in: a call on one side stands among them.
    func operand(_ side: Expression, _ value: Value, among children: [ID] = []) -> Explanation.Operand {
        let inner = side.unparenthesized
        if let id = known[inner.number] {
            let isOfLibrary = builder.nodes[id].kind == .note && builder.nodes[id].operation != nil
            return .init(label: isOfLibrary ? nil : builder.nodes[id].title, value: value, unit: builder.nodes[id].unit, node: id)
        }
        switch inner.kind {
        case .field(let base, let name):
            let of = known[base.unparenthesized.number].flatMap { builder.nodes[$0].title }
            return .init(label: of.map { "\(name.text.asTitle) of \($0)" } ?? name.text.asTitle, value: value)
        case .name(let name): return operand(named: name, inner, value)
        case .call(let call):
            let name = call.callee.lastName
            let id = children.first { id in
                let child = builder.nodes[id]
                return child.kind == .note && child.name == name && child.value == value
            }
            if let id, builder.nodes[id].at == nil { index.place(&builder.nodes[id], at: inner) }
            return .init(label: id == nil && !call.arguments.isEmpty ? nil : name?.asTitle, value: value, node: id)
        default: return .init(value: value)
        }
    }

    /// What a local name stands for by its own title, where it has one; a calculation by the local name.
    func operand(named name: Name, _ expression: Expression, _ value: Value) -> Explanation.Operand {
        guard let id = known[index.meaning(of: expression).number], builder.nodes[id].value == value else {
            return .init(label: name.text.asTitle, value: value)
        }
        let title = isInput(id) ? builder.nodes[id].title : nil
        return .init(label: title ?? name.text.asTitle, value: value, unit: builder.nodes[id].unit, node: id)
    }
}
