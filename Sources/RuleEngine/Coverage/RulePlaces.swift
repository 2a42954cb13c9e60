import LuaSyntax
import RuleModel

/// Where the declarations of a part and their rules stand in its text.
struct RulePlaces {
    struct Place {
        let declared: Declared
        /// The id of the row, layer or exception around it.
        let rule: String?
        /// The function that is that rule's `when`.
        let condition: FunctionScope?
    }

    private let declared: [(declared: Declared, span: SourceSpan)]

    init(_ declared: [Declared]) {
        self.declared = declared.compactMap { item in item.text.call.map { (item, $0.span) } }
    }

    /// Nil where no declaration stands around it that the text shows.
    func place(of span: SourceSpan) -> Place? {
        guard let declared = declared.last(where: { $0.span.contains(span) })?.declared else { return nil }
        for rule in declared.rules {
            guard let whole = declared.text.expression(rule.path), whole.span.contains(span) else { continue }
            return Place(declared: declared, rule: rule.id, condition: scope(of: declared.text.expression(rule.path + [.name("when")])))
        }
        return Place(declared: declared, rule: nil, condition: nil)
    }

    private func scope(of condition: Expression?) -> FunctionScope? {
        if case .function(let body)? = condition?.kind { body.scope } else { nil }
    }
}
