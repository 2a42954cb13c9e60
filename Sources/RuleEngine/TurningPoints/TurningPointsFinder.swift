import LuaSyntax
import RuleModel

/// Finds the turning points of a rulebook in its declarations and trees.
struct TurningPointsFinder {
    private let declared: [Declared]
    private let parts: [Part]
    private let exports: [String]
    private let inference: KindInference
    private let reads: AnswerReads

    init(_ rulebook: Rulebook) {
        declared = rulebook.declared
        parts = rulebook.program.parts.map(\.part)
        exports = rulebook.book.exports
        inference = rulebook.inference()
        reads = AnswerReads(parts, declared, inference)
    }

    func find() -> TurningPoints {
        var points = TurningPoints()
        points.facts = exports.reduce(into: []) { $0.formUnion(reads.reach(of: $1)) }
        for item in declared where item.kind == .routing { points.facts.formUnion(reads.reach(of: item)) }
        for (name, constants) in compared() {
            for reached in reads.reach(of: name).union([name]) { points.constants[reached, default: .init()].add(constants) }
        }
        points.readTogether = declared.flatMap(readTogether)
        let divided = dividends.map(names(in:))
        points.alternating = divided.reduce(into: []) { names, new in
            names.formUnion(new.reduce(into: new) { $0.formUnion(reads.reach(of: $1)) })
        }
        points.mayAllAlternate = divided.contains([])
        return points
    }

    /// The rows of a choice are read one after another, so they turn together; a row of the routing stands by itself.
    private func readTogether(in item: Declared) -> [Set<String>] {
        let functions = reads.directReads(ofEachFunctionIn: item)
        let rules = item.kind == .routing || item.kind == .layers ? functions : [functions.reduce(into: []) { $0.formUnion($1) }]
        return rules.map { names in names.reduce(into: names) { $0.formUnion(reads.directReads(of: $1)) } }.filter { $0.count > 1 }
    }

    /// What a rule takes the remainder of a division of.
    private var dividends: [Expression] {
        parts.flatMap(\.tree.expressions).compactMap { expression in
            guard case .binary(let operation) = expression.kind, operation.operator == .modulo else { return nil }
            return operation.left
        }
    }

    /// The facts and answers in an expression; empty where it does not show them, as of what a function is given.
    private func names(in expression: Expression) -> Set<String> {
        var side = Side(inference: inference, values: [:])
        side.add(expression)
        return side.names
    }

    // MARK: Constants

    /// By name of a fact or answer: what it is compared with.
    private func compared() -> [String: TurningPoints.Constants] {
        let values = Dictionary(declared.filter { $0.kind == .parameter }.map { ($0.name, $0.constants) }) { first, _ in first }
        var found: [String: TurningPoints.Constants] = [:]
        for expression in parts.flatMap(\.tree.expressions) {
            guard case .binary(let operation) = expression.kind, operation.operator.isOrdering || operation.operator.isEquality else {
                continue
            }
            var (left, right) = (Side(inference: inference, values: values), Side(inference: inference, values: values))
            left.add(operation.left)
            right.add(operation.right)
            for name in left.names { found[name, default: .init()].add(right.constants) }
            for name in right.names { found[name, default: .init()].add(left.constants) }
        }
        for item in declared where item.kind == .bands {
            if let quoted = item.spec["quoted"].text { found[quoted, default: .init()].add(item.edges) }
        }
        return found.filter { !$0.value.isEmpty }
    }
}

/// One side of a comparison: the facts and answers that it reads, and the constants in it.
private struct Side {
    let inference: KindInference
    /// By the name of a parameter.
    let values: [String: TurningPoints.Constants]
    var names: Set<String> = []
    var constants = TurningPoints.Constants()
    private var origins = 0

    init(inference: KindInference, values: [String: TurningPoints.Constants]) { (self.inference, self.values) = (inference, values) }

    mutating func add(_ expression: Expression) {
        if let name = inference.nameRead(by: expression) { return add(name) }
        switch expression.kind {
        case .number(let numeral): if let number = numeral.exact { constants.numbers.insert(number) }
        case .field(let base, let field):
            if let group = inference.nameRead(by: base), values[group] == nil { names.insert("\(group).\(field.text)") }
            if case .name = base.unparenthesized.kind { names.insert(TurningPoints.field(field.text)) }
            add(base)
        case .index(let base, _): add(base)
        case .parenthesized(let inner): add(inner)
        case .unary(let operation): add(operation.operand)
        case .binary(let operation):
            add(operation.left)
            add(operation.right)
        case .call(let call): add(call)
        case .name(let name):
            // A local that was set to another may go round in a circle only where it is set again, and then it has no origin.
            guard origins < 20, let origin = inference.origin(of: name) else { return }
            origins += 1
            add(origin)
        default: break
        }
    }

    private mutating func add(_ name: String) {
        if let values = values[name] { constants.add(values) } else { names.insert(name) }
    }

    private mutating func add(_ call: Call) {
        if call.isOf("money"), case .string(let literal)? = call.arguments.first?.unparenthesized.kind {
            if let amount = try? Money(literal.text) { constants.amounts.insert(amount) }
            return
        }
        for argument in call.arguments { add(argument) }
    }
}

extension Numeral {
    fileprivate var exact: Exact? {
        switch value {
        case .whole(let whole): whole.magnitude <= UInt64(Exact.largestWhole) ? Exact(whole) : nil
        case .decimal(let digits): try? Exact(digits)
        default: nil
        }
    }
}

extension Declared {
    /// All values of a parameter, also those within records.
    fileprivate var constants: TurningPoints.Constants { datedValues.reduce(into: .init()) { $0.add($1.value) } }

    /// Collars and caps of bands.
    fileprivate var edges: TurningPoints.Constants {
        let rows = spec["rows"].isNothing ? spec.list : spec["rows"].list
        let cells = rows.flatMap { [$0["collar"], $0["cap"]] }
        return cells.reduce(into: .init()) { edges, cell in
            if let amount = cell.money ?? cell.text.flatMap({ try? Money($0) }) { edges.amounts.insert(amount) }
        }
    }
}

extension TurningPoints.Constants {
    fileprivate mutating func add(_ value: Value) {
        switch value {
        case .number(let number): numbers.insert(number)
        case .money(let amount): amounts.insert(amount)
        case .record(let fields): for field in fields { add(field.value) }
        default: break
        }
    }
}
