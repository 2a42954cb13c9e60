import RuleModel

/// What layers share out: a list of records, each with its amount.
struct ComponentsCheck {
    let report: Report
    let names: CaseNames
    /// Fields that are set somewhere, in whatever record.
    let fieldsSet: Set<String>

    func check(_ declared: Declared) {
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

    private func refuse(_ message: String, _ declared: Declared) {
        report.error(
            "wrong_kind", message, at: declared.place(.name("of")),
            help: "a component is a record with its amount: { name = \"placement\", weekly = money \"…\" }")
    }
}
