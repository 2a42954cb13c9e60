import RuleModel

/// `funding_splits` and `layers`: payers that exist, and shares that can add up.
struct LayersCheck {
    let report: Report
    private var common: DeclarationCheck { DeclarationCheck(report: report) }
    private static let keys: [String: DeclarationCheck.Expected] = [
        "title": .text, "source": .text, "of": .text, "payers": .texts, "rest": .text, "odd_penny": .text, "payer_labels": .record,
        "payer_letters": .record, "per": .text, "applies": .function, "note": .text, "sample": .boolean, "letter": .text,
    ]
    private static let layerKeys: [String: DeclarationCheck.Expected] = [
        "id": .text, "title": .text, "when": .function, "share": .record, "amount": .record, "final": .boolean, "paid": .text,
        "source": .text, "sample": .boolean, "note": .text, "letter": .text,
    ]

    init(_ report: Report) { self.report = report }

    func check(_ declaration: Declared) {
        guard common.hasBody(declaration) else { return }
        let spec = declaration.spec
        common.keys(of: spec, in: declaration, Self.keys, what: declaration.written)
        common.requires(
            "of", of: spec, in: declaration, what: declaration.written, help: "add of = \"components\", the answer that lists them")
        common.requires(
            "payers", of: spec, in: declaration, what: declaration.written, help: "add payers = { \"icb\", \"council\", \"person\" }")
        common.requires(
            "rest", of: spec, in: declaration, what: declaration.written, help: "add rest = \"council\", who pays what no layer took")
        common.period(of: spec, in: declaration)
        let payers = spec["payers"].texts ?? []
        checkNames(of: payers, declaration)
        for key in ["rest", "odd_penny"] {
            if let payer = spec[key].text { known(payer, payers, declaration, [.name(key)]) }
        }
        for key in ["payer_labels", "payer_letters"] {
            for (payer, _) in spec[key].named { known(payer, payers, declaration, [.name(key), .name(payer)]) }
        }
        for (payer, words) in spec["payer_letters"].named where words.text?.allSatisfy(\.isWhitespace) ?? true {
            report.error(
                "wrong_kind", "what letters say of `\(payer)` must be text", at: declaration.place([.name("payer_letters"), .name(payer)]))
        }
        for (index, layer) in spec.list.enumerated() { check(layer, payers, declaration, [.index(index + 1)]) }
    }

    /// A line of the funding has the payers among these.
    private static let reserved: Set<String> = ["rule", "component", "paid", "asked", "weekly", "layers"]

    private func checkNames(of payers: [String], _ declaration: Declared) {
        for (index, payer) in payers.enumerated() {
            let place = declaration.place(.name("payers"), .index(index + 1))
            if !Word.holds(payer) {
                report.error("bad_name", "`\(payer)` cannot be the name of a payer", at: place, help: Word.remedy)
            } else if Self.reserved.contains(payer) {
                report.error(
                    "reserved_name", "`\(payer)` is part of every line of the funding", at: place, help: "choose another name for the payer"
                )
            } else if payers[..<index].contains(payer) {
                report.error("defined_twice", "`\(payer)` is listed twice", at: place, help: "keep one of them")
            }
        }
    }

    private func known(_ payer: String, _ payers: [String], _ declaration: Declared, _ path: [Value.Step]) {
        guard !payers.contains(payer) else { return }
        report.add(
            Diagnostic(
                "unknown_payer", "`\(payer)` is not one of the payers", at: declaration.place(path),
                help: Report.didYouMean(payer, payers) + ["the payers are \(payers.joined(separator: ", "))"]))
    }

    private func check(_ layer: Value, _ payers: [String], _ declaration: Declared, _ path: [Value.Step]) {
        guard case .record = layer else {
            report.error("wrong_kind", "a layer must be a record { … }, not \(layer.kindInWords)", at: declaration.place(path))
            return
        }
        common.keys(of: layer, in: declaration, at: path, Self.layerKeys, what: "a layer")
        common.cells(of: layer, atMost: 1, in: declaration, at: path, begin: "its title")
        if layer.list.first?.text == nil, layer["title"].isNothing {
            report.error("missing_cell", "a layer begins with its title", at: declaration.place(path))
        }
        if layer["share"].isNothing == layer["amount"].isNothing {
            report.error(
                "missing_key", "a layer needs `share` or `amount`, and not both", at: declaration.place(path),
                help: "write share = { icb = percent(50) } or amount = { person = … }")
        }
        if let paid = layer["paid"].text, !["direct", "recharge", "pool"].contains(paid) {
            report.error(
                "unknown_choice", "`paid` cannot be `\(paid)`", at: declaration.place(path + [.name("paid")]),
                help: "it is \"direct\", \"recharge\" or \"pool\"")
        }
        checkTerms(layer["share"], "share", payers, declaration, path)
        checkTerms(layer["amount"], "amount", payers, declaration, path)
    }

    private func checkTerms(_ terms: Value, _ key: String, _ payers: [String], _ declaration: Declared, _ path: [Value.Step]) {
        var total = Exact(0)
        for (payer, term) in terms.named {
            let place = path + [.name(key), .name(payer)]
            known(payer, payers, declaration, place)
            switch (key, term) {
            case (_, .function): break
            case ("share", .number(let share)):
                total = (try? total + share) ?? total
                if share < Exact(0) { report.error("bad_share", "a share cannot be less than nothing", at: declaration.place(place)) }
            case ("share", _):
                report.error(
                    "wrong_kind", "a share must be a number, not \(term.kindInWords)", at: declaration.place(place),
                    help: "write percent(50)")
            case (_, .money): break
            default:
                report.error(
                    "wrong_kind", "an amount must be money, not \(term.kindInWords)", at: declaration.place(place),
                    help: "write money \"…\"")
            }
        }
        if Exact(1) < total {
            report.error("bad_share", "the shares of this layer come to more than the whole", at: declaration.place(path + [.name(key)]))
        }
    }
}
