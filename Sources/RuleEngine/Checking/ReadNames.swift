import LuaSyntax
import RuleModel

/// Every name that the rules can read of a case: what stands after a point or in `["…"]` anywhere in the text, and the names that
/// declarations give. Wider than what is read, never narrower.
enum ReadNames {
    static func of(_ parts: [Part], _ declared: [Declared]) -> Set<String> {
        var names: Set<String> = []
        let walk = TreeWalk(expression: { expression in
            switch expression.kind {
            case .field(_, let field): names.insert(field.text)
            case .index(_, let key):
                if case .string(let literal) = key.unparenthesized.kind { names.insert(literal.text) }
            default: break
            }
        })
        for part in parts { walk.visit(part.tree.block) }
        for item in declared {
            names.formUnion(item.spec["match"].texts ?? [])
            for key in ["quoted", "of", "by"] { item.spec[key].text.map { _ = names.insert($0) } }
        }
        return names
    }
}
