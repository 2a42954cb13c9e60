import RuleModel

/// The rows of bands: cells that a case can match, and 0 ≤ collar ≤ guide ≤ cap. Each is reported where it stands: in the rules, or in
/// the data file that it comes from.
struct BandRowCheck {
    let report: Report
    let names: CaseNames
    let declaration: Declared
    let data: DataRows?
    private var common: DeclarationCheck { DeclarationCheck(report: report) }
    private var match: [String] { declaration.spec["match"].texts ?? [] }
    private static let keys: [String: DeclarationCheck.Expected] = [
        "collar": .anything, "guide": .anything, "cap": .anything, "when": .function, "source": .text, "sample": .boolean,
        "title": .text, "id": .text, "note": .text,
    ]

    func check(_ rows: [Value]) {
        var always: [[Value]: Int] = [:]
        for (index, row) in rows.enumerated() {
            let place = place(index)
            // What is wrong with a row of the data file has been said.
            if data != nil, report.hasError(on: place.line, of: place.file) { continue }
            check(row, index)
            let cells = match.enumerated().map { row.cell($0.offset, $0.element) }
            guard !cells.isEmpty, !cells.contains(.nothing) else { continue }
            if let first = always[cells] {
                hidden(row, by: first, at: place)
            } else if row["when"].isNothing {
                always[cells] = index
            }
        }
    }

    // MARK: Places

    private func path(_ row: Int) -> [Value.Step] {
        (declaration.spec["rows"].isNothing ? [] : [.name("rows")]) + [.index(row + 1)]
    }

    /// Of a row, or of the cell with that name in it.
    private func place(_ row: Int, _ step: Value.Step? = nil) -> SourceLocation {
        var column: String?
        switch step {
        case .name(let name)?: column = name
        case .index(let index)?: column = match.indices.contains(index - 1) ? match[index - 1] : nil
        case nil: break
        }
        return data?.place(ofRow: row + 1, column: column) ?? declaration.place(path(row) + (step.map { [$0] } ?? []))
    }

    private func hidden(_ row: Value, by earlier: Int, at place: SourceLocation) {
        let first = data?.place(ofRow: earlier + 1).map { "the one on line \($0.line)" } ?? "row \(earlier + 1)"
        if row["when"].isNothing {
            report.error("duplicate_row", "this row is for the same case as \(first)", at: place, help: "keep one of them")
        } else {
            report.error(
                "unreachable_row", "this row is never reached, because \(first) is for the same case and has no `when`", at: place,
                help: "put it before that row")
        }
    }

    // MARK: Cells

    private func check(_ row: Value, _ index: Int) {
        guard case .record = row else {
            report.error("wrong_kind", "a row must be a record { … }, not \(row.kindInWords)", at: place(index))
            return
        }
        common.keys(of: row, in: declaration, at: path(index), Self.keys, what: "a band", skip: match.contains)
        if !match.isEmpty { checkCells(of: row, index) }
        checkAmounts(of: row, index)
    }

    private func checkCells(of row: Value, _ index: Int) {
        let missing = match.enumerated().filter { row.cell($0.offset, $0.element).isNothing }.map(\.element)
        guard missing.isEmpty else {
            report.error(
                "missing_cell", "this row does not say its \(missing.joined(separator: ", "))", at: place(index),
                help: "a row begins with \(match.joined(separator: ", "))")
            return
        }
        common.cells(of: row, atMost: match.count, in: declaration, at: path(index), begin: match.joined(separator: ", "))
        for (position, name) in match.enumerated() {
            let step: Value.Step = row.value(at: .index(position + 1)).isNothing ? .name(name) : .index(position + 1)
            check(row.cell(position, name), isOf: name, at: place(index, step))
        }
    }

    /// A cell that could never be equal to what it is compared with.
    private func check(_ value: Value, isOf name: String, at place: SourceLocation) {
        let known = names[name]?.kind ?? .unknown
        if case .choice(let choices, _) = known, let text = value.text {
            guard !choices.contains(text) else { return }
            report.unknownChoice(text, choices, of: name, in: names, at: place)
        } else if !known.isComparable(with: ValueKind(constant: value)), let words = known.words {
            report.error("wrong_kind", "\(name) is \(words), and this cell is \(value.kindInWords)", at: place)
        }
    }

    // MARK: Amounts

    private func checkAmounts(of row: Value, _ index: Int) {
        var amounts: [(name: String, value: Money)] = []
        for name in ["collar", "guide", "cap"] {
            if let money = amount(row[name], name, index) { amounts.append((name, money)) }
        }
        for (low, high) in zip(amounts, amounts.dropFirst()) where high.value < low.value {
            report.error(
                "band_order", "the \(high.name) of \(high.value.pounds) is below the \(low.name) of \(low.value.pounds)",
                at: place(index, .name(high.name)), help: "a band needs collar ≤ guide ≤ cap")
        }
    }

    /// Nil, with a diagnostic, where it is no whole number of pence that is not below nothing.
    private func amount(_ value: Value, _ name: String, _ index: Int) -> Money? {
        let place = place(index, .name(name))
        switch value {
        case .nothing:
            report.error("missing_cell", "a band needs `\(name)`", at: place, help: "add \(name) = \"…\"")
        case .text(""):
            report.error("missing_cell", "`\(name)` says no amount", at: place, help: "write \(name) = \"1,290.00\"")
        case .money(let money): return whole(money, "\(money)", at: place)
        case .text(let text):
            if let money = try? Money(text) { return whole(money, text, at: place) }
            report.error("malformed_money", "`\(text)` is not an amount", at: place, help: "amounts are written \"1,290.00\"")
        default:
            report.error(
                "wrong_kind", "`\(name)` must be an amount, not \(value.kindInWords)", at: place,
                help: "write \(name) = \"1,290.00\" or money \"1,290.00\"")
        }
        return nil
    }

    private func whole(_ money: Money, _ written: String, at place: SourceLocation) -> Money? {
        if money.json == nil {
            report.error(
                "malformed_money", "`\(written)` is not a whole number of pence", at: place, help: "amounts are written \"1,290.00\"")
            return nil
        }
        if money < .zero {
            report.error("out_of_range", "an amount of a band cannot be less than nothing", at: place)
            return nil
        }
        return money
    }
}
