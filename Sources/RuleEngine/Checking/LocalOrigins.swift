import LuaSyntax
import RuleModel

/// What local names were set to, and which parameters are the case, over all parts.
struct LocalOrigins {
    private var locals: [ObjectIdentifier: LocalOrigin] = [:]
    private var caseParameters: Set<ObjectIdentifier> = []

    init(_ parts: [Part], _ declared: [Declared]) {
        for part in parts {
            var found: [(Declaration, LocalOrigin)] = []
            let walk = TreeWalk(statement: { found += Self.origins(in: $0) })
            walk.visit(part.tree.block)
            for (declaration, origin) in found { locals[ObjectIdentifier(declaration)] = origin }
        }
        for item in declared { item.text.body.map { addCaseParameters(of: $0) } }
    }

    func inference(_ names: CaseNames) -> KindInference {
        KindInference(names, caseFunctions: caseParameters, locals: locals)
    }

    private static func origins(in statement: Statement) -> [(Declaration, LocalOrigin)] {
        switch statement.kind {
        case .local(let declarations, let values):
            return zip(declarations, values).compactMap { declaration, value in
                value.isMultiple && values.count < declarations.count ? nil : (declaration, .value(value))
            }
        case .genericFor(let loop):
            guard loop.values.count == 1, case .call(let call) = loop.values[0].kind, case .name(let name) = call.callee.kind,
                name.isGlobal, name.text == "ipairs", call.arguments.count == 1
            else { return [] }
            let origins: [LocalOrigin] = [.position, .item(call.arguments[0])]
            return Array(zip(loop.variables, origins))
        case .numericFor(let loop): return [(loop.variable, .position)]
        default: return []
        }
    }

    /// Functions that stand directly in a declaration's body get the case first.
    private mutating func addCaseParameters(of table: TableConstructor) {
        for entry in table.entries {
            switch entry.value.unparenthesized.kind {
            case .function(let body): body.parameters.first.map { _ = caseParameters.insert(ObjectIdentifier($0)) }
            case .table(let inner): addCaseParameters(of: inner)
            default: break
            }
        }
    }
}
