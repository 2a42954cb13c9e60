import LuaSyntax
import RuleModel

/// What layers share out: a list of records, each with its amount.
struct ComponentsCheck {
    let report: Report
    let names: CaseNames
    let inference: KindInference
    let declared: [Declared]
    /// Fields that are set somewhere, in whatever record.
    private var fieldsSet: Set<String> { inference.uses.fieldsSet }

    func check(_ declared: Declared) {
        if checkItems(of: declared.spec["of"].text ?? "") { return }
        guard let name = declared.spec["of"].text, let kind = names[name]?.kind, kind.words != nil else { return }
        guard case .list(let item) = kind else { return refuse("`\(name)` is \(kind.words ?? ""), and no list of components", declared) }
        guard case .record(let fields, _) = item else {
            if let words = item.words { refuse("`\(name)` is a list of \(words), and components are records", declared) }
            return
        }
        guard let weekly = fields["weekly"] else {
            if fieldsSet.contains("weekly") { return }
            return refuse(
                "the components in `\(name)` have no `weekly`: they have \(fields.keys.sorted().joined(separator: ", "))", declared)
        }
        guard let words = weekly.words, weekly != .money else { return }
        refuse("`weekly` of the components in `\(name)` is \(words), and not money", declared)
    }

    /// Each component that an answer writes out; true where one of them has no amount.
    private func checkItems(of name: String) -> Bool {
        guard let answer = declared.first(where: { $0.name == name && $0.kind == .answer }), !fieldsSet.contains("weekly") else {
            return false
        }
        let value = answer.text.expression([.name("value")])
        guard case .function(let body)? = value?.kind else { return false }
        let items = inference.returns(of: body).filter { $0.count == 1 }.flatMap { inference.items(of: $0[0]) }
        let lacking = items.filter { item in
            guard case .table = item.unparenthesized.kind, case .record(let fields, _) = inference.kind(of: item) else { return false }
            return fields["weekly"] == nil
        }
        for item in lacking {
            report.error("missing_key", "this component has no `weekly`", at: answer.part.location(item.span), help: Self.example)
        }
        return !lacking.isEmpty
    }

    private static let example = "a component is a record with its amount: { name = \"placement\", weekly = money \"…\" }"

    private func refuse(_ message: String, _ declared: Declared) {
        report.error("wrong_kind", message, at: declared.place(.name("of")), help: Self.example)
    }
}
