import RuleModel

/// Whether the rows of bands are for every case: each level with each other thing that they are matched by.
struct BandsCover {
    private static let maxRows = 10_000
    private static let maxShown = 3

    let report: Report
    let names: CaseNames
    let reads: AnswerReads

    func check(_ declared: Declared) {
        let match = declared.spec["match"].texts ?? []
        let source: Value = declared.spec["rows"].isNothing ? declared.spec : declared.spec["rows"]
        let rows = source.list.map { row in match.enumerated().map { row.cell($0.offset, $0.element) } }
        guard !match.isEmpty, !rows.isEmpty, !rows.joined().contains(.nothing), let axes = axes(match, rows, declared) else { return }
        guard axes.reduce(1, { min($0 * $1.count, Self.maxRows) }) < Self.maxRows else { return }
        let covered = Set(rows)
        let missing = axes.reduce([[]]) { rows, axis in rows.flatMap { row in axis.map { row + [$0] } } }.filter { !covered.contains($0) }
        if !missing.isEmpty { warn(missing, declared) }
    }

    /// What each cell can be; nil where the text does not show it, or not which of them go together.
    private func axes(_ match: [String], _ rows: [[Value]], _ declared: Declared) -> [[Value]]? {
        let reaches = match.map { reads.reach(of: $0) }
        for (index, reach) in reaches.enumerated()
        where match.enumerated().contains(where: { $0.offset != index && reach.contains($0.element) }) {
            return nil
        }
        let applies = declared.spec["applies"].isNothing ? nil : reads.reach(of: declared, at: [.name("applies")])
        if let applies, reaches.count(where: { !$0.isDisjoint(with: applies) }) > 1 { return nil }
        var axes: [[Value]] = []
        for (index, name) in match.enumerated() {
            guard let values = values(of: name), rows.allSatisfy({ values.contains($0[index]) }) else { return nil }
            // Where the bands do not apply everywhere, no row is needed for what none is for.
            axes.append(applies == nil ? values : values.filter { value in rows.contains { $0[index] == value } })
        }
        return axes
    }

    private func values(of name: String) -> [Value]? {
        guard let entry = names[name], !entry.hasInferredWords else { return nil }
        switch entry.kind {
        case .choice(let words, _): return words.map(Value.text)
        case .boolean: return [.boolean(true), .boolean(false)]
        default: return nil
        }
    }

    private func warn(_ missing: [[Value]], _ declared: Declared) {
        let shown = missing.prefix(Self.maxShown).map { row in row.map(\.cellText).joined(separator: ", ") }
        let more = missing.count > shown.count ? "; and \(missing.count - shown.count) more" : ""
        report.warning(
            "no_band", "no row of \(declared.written) is for \(shown.joined(separator: "; "))\(more)",
            at: declared.spec["rows"].isNothing ? declared.place() : declared.place(.name("rows")),
            help: "add a row for it, or say where the bands apply: applies = function(case) … end")
    }
}

extension Value {
    /// What a row of bands has for one of the names in `match`: the cell at its place, or the one with its name.
    func cell(_ index: Int, _ name: String) -> Value {
        let positional = value(at: .index(index + 1))
        return positional.isNothing ? self[name] : positional
    }

    fileprivate var cellText: String {
        switch self {
        case .boolean(let value): "\(value)"
        default: text ?? ""
        }
    }
}
