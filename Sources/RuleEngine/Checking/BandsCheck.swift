import RuleModel

/// `price_bands` and `bands`: cells that a case can match, and collar ≤ guide ≤ cap.
struct BandsCheck {
    let report: Report
    /// What a fact or answer is.
    let kind: (String) -> ValueKind
    private var common: DeclarationCheck { DeclarationCheck(report: report) }
    private static let keys: [String: DeclarationCheck.Expected] = [
        "title": .text, "source": .text, "per": .text, "match": .texts, "quoted": .text, "above_cap": .text, "below_collar": .text,
        "applies": .function, "rows": .list, "note": .text, "sample": .boolean,
    ]
    private static let rowKeys: [String: DeclarationCheck.Expected] = [
        "collar": .anything, "guide": .anything, "cap": .anything, "when": .function, "source": .text, "sample": .boolean,
        "title": .text, "id": .text, "note": .text,
    ]

    func check(_ declaration: Declared) {
        guard common.hasBody(declaration) else { return }
        let spec = declaration.spec
        common.keys(of: spec, in: declaration, Self.keys, what: declaration.written)
        common.requires("match", of: spec, in: declaration, what: declaration.written, help: "add match = { \"service\", … }")
        word("above_cap", of: declaration, among: ["cap", "quoted"])
        word("below_collar", of: declaration, among: ["quoted", "collar"])
        let match = spec["match"].texts ?? []
        let rows = spec["rows"].isNothing ? spec.list : spec["rows"].list
        let base: [Value.Step] = spec["rows"].isNothing ? [] : [.name("rows")]
        if rows.isEmpty {
            report.error(
                "no_rows", "\(declaration.written) has no rows", at: declaration.place(),
                help: "add a row: { …, collar = \"1.00\", guide = \"2.00\", cap = \"3.00\" }")
        }
        var always: [[Value]: Int] = [:]
        for (index, row) in rows.enumerated() {
            let path = base + [.index(index + 1)]
            check(row, match, declaration, path)
            let cells = match.enumerated().map { cell(of: row, $0.offset, $0.element) }
            if let first = always[cells] {
                hidden(row, by: first + 1, at: declaration.place(path))
            } else if row["when"].isNothing {
                always[cells] = index
            }
        }
    }

    private func hidden(_ row: Value, by earlier: Int, at place: SourceLocation) {
        if row["when"].isNothing {
            report.error("duplicate_row", "this row is for the same case as row \(earlier)", at: place, help: "keep one of them")
        } else {
            report.error(
                "unreachable_row", "this row is never reached, because row \(earlier) is for the same case and has no `when`", at: place,
                help: "put it before that row")
        }
    }

    private func word(_ key: String, of declaration: Declared, among words: [String]) {
        guard let found = declaration.spec[key].text, !words.contains(found) else { return }
        report.error(
            "unknown_choice", "`\(key)` cannot be `\(found)`", at: declaration.place(.name(key)),
            help: "it is \(words.map { "\"\($0)\"" }.joined(separator: " or "))")
    }

    private func cell(of row: Value, _ index: Int, _ name: String) -> Value {
        let positional = row.value(at: .index(index + 1))
        return positional.isNothing ? row[name] : positional
    }

    private func check(_ row: Value, _ match: [String], _ declaration: Declared, _ path: [Value.Step]) {
        guard case .record = row else {
            report.error("wrong_kind", "a row must be a record { … }, not \(row.kindInWords)", at: declaration.place(path))
            return
        }
        common.keys(of: row, in: declaration, at: path, Self.rowKeys, what: "a band", skip: match.contains)
        for (index, name) in match.enumerated() {
            let value = cell(of: row, index, name)
            let place = declaration.place(path + [row.value(at: .index(index + 1)).isNothing ? .name(name) : .index(index + 1)])
            if value.isNothing {
                report.error(
                    "missing_cell", "this row does not say its \(name)", at: place,
                    help: "a row begins with \(match.joined(separator: ", "))")
            } else {
                check(value, isOf: name, at: place)
            }
        }
        checkAmounts(row, declaration, path)
    }

    /// A cell that could never be equal to what it is compared with.
    private func check(_ value: Value, isOf name: String, at place: SourceLocation) {
        let known = kind(name)
        if case .choice(let choices, _) = known, let text = value.text {
            guard !choices.contains(text) else { return }
            let help = Report.didYouMean(text, choices) + ["the choices are \(choices.joined(separator: ", "))"]
            report.add(Diagnostic("unknown_choice", "`\(text)` is not one of the choices of \(name)", at: place, help: help))
        } else if !known.isComparable(with: ValueKind(constant: value)), let words = known.words {
            report.error("wrong_kind", "\(name) is \(words), and this cell is \(value.kindInWords)", at: place)
        }
    }

    private func checkAmounts(_ row: Value, _ declaration: Declared, _ path: [Value.Step]) {
        var amounts: [(name: String, value: Money)] = []
        for name in ["collar", "guide", "cap"] {
            let place = declaration.place(path + [.name(name)])
            switch row[name] {
            case .nothing: report.error("missing_cell", "a band needs `\(name)`", at: declaration.place(path), help: "add \(name) = \"…\"")
            case .money(let money): whole(money, "\(money)", at: place).map { amounts.append((name, $0)) }
            case .text(let text):
                if let money = try? Money(text) {
                    whole(money, text, at: place).map { amounts.append((name, $0)) }
                } else {
                    report.error("malformed_money", "`\(text)` is not an amount", at: place, help: "amounts are written \"1,290.00\"")
                }
            default:
                report.error(
                    "wrong_kind", "`\(name)` must be an amount, not \(row[name].kindInWords)", at: place,
                    help: "write \(name) = \"1,290.00\" or money \"1,290.00\"")
            }
        }
        for (low, high) in zip(amounts, amounts.dropFirst()) where high.value < low.value {
            report.error(
                "band_order", "the \(high.name) of \(high.value.pounds) is below the \(low.name) of \(low.value.pounds)",
                at: declaration.place(path + [.name(high.name)]), help: "a band needs collar ≤ guide ≤ cap")
        }
    }

    /// Nil, with a diagnostic, where an amount has parts of a penny.
    private func whole(_ money: Money, _ written: String, at place: SourceLocation) -> Money? {
        if money.json != nil { return money }
        report.error("malformed_money", "`\(written)` is not a whole number of pence", at: place, help: "amounts are written \"1,290.00\"")
        return nil
    }
}
