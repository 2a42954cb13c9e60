import LuaSyntax
import RuleModel

/// Every name that the rules can read of a case: what stands after a point or in `["…"]` anywhere in the text, and the names that
/// declarations give. Wider than what is read, never narrower.
struct ReadNames {
    private var names: Set<String> = []
    /// How often a name is read, and how often a member of it is read at once: `case.needs.mobility`.
    private var reads: [String: Int] = [:]
    private var readsOfMembers: [String: Int] = [:]

    init(_ parts: [Part], _ declared: [Declared]) {
        for part in parts {
            for expression in part.tree.expressions {
                guard let (base, name) = Self.read(expression) else { continue }
                names.insert(name)
                reads[name, default: 0] += 1
                if let (_, group) = Self.read(base.unparenthesized) { readsOfMembers[group, default: 0] += 1 }
            }
        }
        for item in declared {
            names.formUnion(item.spec["match"].texts ?? [])
            for key in ["quoted", "of", "by"] { item.spec[key].text.map { _ = names.insert($0) } }
        }
    }

    /// Whether a rule can read a fact. A group that is read as a whole, as in `case.needs[domain]`, may be read in every member.
    func contains(_ fact: Fact) -> Bool {
        let path = fact.name.split(separator: ".").map(String.init)
        return path.allSatisfy(names.contains) || (path.count == 2 && isReadWhole(path[0]))
    }

    private func isReadWhole(_ group: String) -> Bool { reads[group, default: 0] > readsOfMembers[group, default: 0] }

    private static func read(_ expression: Expression) -> (base: Expression, name: String)? {
        switch expression.kind {
        case .field(let base, let field): return (base, field.text)
        case .index(let base, let key):
            guard case .string(let literal) = key.unparenthesized.kind else { return nil }
            return (base, literal.text)
        default: return nil
        }
    }
}
