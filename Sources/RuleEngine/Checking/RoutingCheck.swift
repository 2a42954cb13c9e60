import RuleModel

/// `routing`: each row has a name and a reason, and says what it does.
struct RoutingCheck {
    let report: Report
    private var common: DeclarationCheck { DeclarationCheck(report: report) }
    private static let rowKeys: [String: DeclarationCheck.Expected] = [
        "id": .text, "letter": .text, "when": .function, "refer": .textOrFunction, "reason": .textOrFunction, "source": .text,
        "decline": .boolean,
        "duties": .texts, "flag": .boolean, "title": .text, "sample": .boolean,
    ]

    init(_ report: Report) { self.report = report }

    func check(_ declaration: Declared) {
        guard common.hasBody(declaration) else { return }
        common.keys(
            of: declaration.spec, in: declaration, ["source": .text, "title": .text, "note": .text, "refer_letters": .record],
            what: "routing")
        for (index, row) in declaration.spec.list.enumerated() { check(row, declaration, [.index(index + 1)]) }
        checkLetters(declaration)
    }

    /// Judgements refer too, and functions to whomever they give, so only a slip is certain to be one.
    private func checkLetters(_ declaration: Declared) {
        let referees = declaration.spec.list.compactMap { $0["refer"].text }
        for (name, words) in declaration.spec["refer_letters"].named {
            let place = declaration.place([.name("refer_letters"), .name(name)])
            if words.text?.allSatisfy(\.isWhitespace) ?? true {
                report.error("wrong_kind", "what letters call `\(name)` must be text", at: place)
            } else if !referees.contains(name), name.isSlip(of: referees) {
                report.add(
                    Diagnostic("unknown_key", "no row refers to `\(name)`", at: place, help: Report.didYouMean(name, referees)))
            }
        }
    }

    private func check(_ row: Value, _ declaration: Declared, _ path: [Value.Step]) {
        guard case .record = row else {
            report.error("wrong_kind", "a row must be a record { … }, not \(row.kindInWords)", at: declaration.place(path))
            return
        }
        common.keys(of: row, in: declaration, at: path, Self.rowKeys, what: "a row of the routing")
        common.cells(of: row, atMost: 1, in: declaration, at: path, begin: "its name")
        if row.list.first?.text == nil {
            report.error("missing_cell", "a row of the routing begins with its name", at: declaration.place(path))
        }
        common.requires(
            "reason", of: row, in: declaration, at: path, what: "a row of the routing", help: "add reason = \"…\", as it is read out")
        for key in ["reason", "refer", "letter"] where row[key].text?.allSatisfy(\.isWhitespace) == true {
            report.error("missing_key", "`\(key)` of a row of the routing is empty", at: declaration.place(path + [.name(key)]))
        }
        if row["decline"].isTrue, !row["refer"].isNothing {
            report.error(
                "contradiction", "a row either declines or refers", at: declaration.place(path + [.name("refer")]),
                help: "make it two rows if both are meant")
        }
        if !row["decline"].isTrue, !row["duties"].isNothing {
            report.error(
                "contradiction", "`duties` go with `decline = true`", at: declaration.place(path + [.name("duties")]))
        }
    }
}
