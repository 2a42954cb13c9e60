import RuleModel

/// `price_bands` and `bands`: what they are matched by, and rows that each fit some case.
struct BandsCheck {
    let report: Report
    let names: CaseNames
    /// The data file that the rows of a declaration come from.
    let data: (Declared) -> DataRows?
    private var common: DeclarationCheck { DeclarationCheck(report: report) }
    private static let keys: [String: DeclarationCheck.Expected] = [
        "title": .text, "source": .text, "per": .text, "match": .texts, "quoted": .text, "above_cap": .text, "below_collar": .text,
        "applies": .function, "rows": .list, "note": .text, "sample": .boolean,
    ]

    func check(_ declaration: Declared) {
        guard common.hasBody(declaration) else { return }
        let spec = declaration.spec
        common.keys(of: spec, in: declaration, Self.keys, what: declaration.written)
        common.requires("match", of: spec, in: declaration, what: declaration.written, help: "add match = { \"service\", … }")
        word("above_cap", of: declaration, among: ["cap", "quoted"])
        word("below_collar", of: declaration, among: ["quoted", "collar"])
        common.period(of: spec, in: declaration)
        let data = data(declaration)
        let rows = spec["rows"].isNothing ? spec.list : spec["rows"].list
        if rows.isEmpty, data?.isRead ?? true { reportNoRows(declaration) }
        BandRowCheck(report: report, names: names, declaration: declaration, data: data).check(rows)
    }

    private func reportNoRows(_ declaration: Declared) {
        report.error(
            "no_rows", "\(declaration.written) has no rows", at: declaration.place(),
            help: "add a row: { …, collar = \"1.00\", guide = \"2.00\", cap = \"3.00\" }")
    }

    private func word(_ key: String, of declaration: Declared, among words: [String]) {
        guard let found = declaration.spec[key].text, !words.contains(found) else { return }
        report.error(
            "unknown_choice", "`\(key)` cannot be `\(found)`", at: declaration.place(.name(key)),
            help: "it is \(words.map { "\"\($0)\"" }.joined(separator: " or "))")
    }
}
