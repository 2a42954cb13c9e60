import LuaSyntax
import RuleModel

/// What a part's tree says about the places that a trace names.
final class PartIndex {
    /// What an expression belongs to: the outermost one around it, and what that is for.
    struct Root {
        let expression: Expression
        let isCondition: Bool
    }

    /// A statement or an expression, and the function that it stands in.
    struct Placed<Element> {
        let element: Element
        let function: Int
    }

    struct NamedFunction {
        /// A note of its name.
        let node: Explanation.Node
        /// In words.
        let parameters: [String]
    }

    private let loaded: LoadedPart
    /// With its version: `national@2026.1`.
    private let rulebook: String
    private let roots: [Int: Root]
    private let functions: [Int: NamedFunction]
    private let statements: [Int: Placed<Statement>]
    private let expressions: [Int: Placed<Expression>]
    private var nodes: [Int: Explanation.Node] = [:]
    /// Conditions, and operands of `and`, `or` and `not`.
    let conditions: Set<Int>
    /// What functions return.
    let returned: Set<Int>
    /// Conditions of which what follows is to return `true`, or `false`.
    let gives: [Int: Bool]
    /// What local names were set to that are never set again.
    private let locals: [ObjectIdentifier: Expression]
    /// Of all functions, but for those that are set anew.
    private let parameters: Set<ObjectIdentifier>
    /// Of functions by their numbers, the calls that they end with.
    private let tailCalls: [Int: [Call]]

    init(_ loaded: LoadedPart, of rulebook: String) {
        (self.loaded, self.rulebook) = (loaded, rulebook)
        var indexer = PartIndexer()
        indexer.walk(loaded.part.tree)
        (roots, functions) = (indexer.roots, indexer.functions)
        (statements, expressions) = (indexer.statements, indexer.expressions)
        (conditions, returned, gives, locals) = (indexer.conditions, indexer.returned, indexer.gives, indexer.locals)
        (parameters, tailCalls) = (indexer.parameters, indexer.tailCalls)
    }

    func expression(atPoint id: Int) -> Expression? {
        guard loaded.text.points.indices.contains(id), case .expression(let expression) = loaded.text.points[id].node else { return nil }
        return expression
    }

    /// Of the part.
    var number: Int { loaded.part.number }

    func root(of expression: Expression) -> Root? { roots[expression.number] }
    func expression(_ number: Int) -> Expression? { expressions[number]?.element }
    func statement(_ number: Int) -> Statement? { statements[number]?.element }
    /// A function that was given a name where it was declared.
    func function(_ index: Int) -> NamedFunction? { functions[index] }

    /// `needs` of `case.needs.mobility`, also where `local n = case.needs` stands before `n.mobility`.
    func group(readBy expression: Expression) -> String? {
        guard case .field(let base, _) = expression.kind, case .field(let whole, let group) = meaning(of: base).kind,
            isParameter(whole)
        else { return nil }
        return group.text
    }

    /// Whether it reads of a name that is called as the case is everywhere.
    func isCase(_ expression: Expression) -> Bool {
        guard case .field(let base, _) = expression.kind, case .name(let name) = meaning(of: base).kind else { return false }
        return name.text == "case"
    }

    /// Whether a name is what a function was given, as the case is.
    private func isParameter(_ expression: Expression) -> Bool {
        guard case .name(let name) = meaning(of: expression).kind, let declaration = name.declaration else { return false }
        return parameters.contains(ObjectIdentifier(declaration))
    }

    /// What a local name was set to, for good; every other expression itself.
    func meaning(of expression: Expression) -> Expression {
        let inner = expression.unparenthesized
        guard case .name(let name) = inner.kind, let declaration = name.declaration else { return inner }
        return locals[ObjectIdentifier(declaration)].map(meaning) ?? inner
    }

    /// The one call of a function by this name that another one ends with; nil where there are several.
    func tailCall(of name: String, from function: Int) -> Call? {
        let calls = (tailCalls[function] ?? []).filter { $0.callee.lastName == name }
        return calls.count == 1 ? calls.first : nil
    }

    /// The number of the function that an expression stands in.
    func function(of expression: Expression) -> Int? { expressions[expression.number]?.function }

    /// Whether both stand in one function, and in none within it.
    func areTogether(_ expression: Expression, _ statement: Statement) -> Bool {
        expressions[expression.number]?.function == statements[statement.number]?.function
    }

    /// A node to begin with, which says where it stands.
    func node(at expression: Expression) -> Explanation.Node {
        if let known = nodes[expression.number] { return known }
        let node = node(at: expression.span)
        nodes[expression.number] = node
        return node
    }

    func node(at span: SourceSpan) -> Explanation.Node {
        var node = Explanation.Node(0, .note)
        node.at = loaded.part.location(span)
        node.at?.file = loaded.part.file.name
        node.rulebook = rulebook
        return node
    }

    /// Says of a node that was made elsewhere where it stands.
    func place(_ node: inout Explanation.Node, at expression: Expression) {
        let placed = self.node(at: expression)
        (node.at, node.rulebook) = (placed.at, placed.rulebook)
    }
}

/// The parts of a program by number, each made when it is first asked for.
final class PartIndexes {
    private let rulebook: Rulebook
    private var made: [Int: PartIndex] = [:]

    init(_ rulebook: Rulebook) { self.rulebook = rulebook }

    subscript(_ number: Int) -> PartIndex? {
        if let index = made[number] { return index }
        guard let loaded = rulebook.program.parts.first(where: { $0.part.number == number }) else { return nil }
        let index = PartIndex(loaded, of: rulebook.reference(to: loaded.part.book))
        made[number] = index
        return index
    }
}
