import RuleModel

/// `answer`, `judgement`, `except` and `choose`.
struct AnswerCheck {
    let report: Report
    private var common: DeclarationCheck { DeclarationCheck(report: report) }
    private static let exceptionKeys: [String: DeclarationCheck.Expected] = [
        "id": .text, "title": .text, "source": .text, "when": .function, "value": .anything, "over": .text, "sample": .boolean,
    ]

    init(_ report: Report) { self.report = report }

    func answer(_ declaration: Declared) {
        guard common.hasBody(declaration) else { return }
        let spec = declaration.spec
        common.keys(
            of: spec, in: declaration,
            [
                "title": .text, "value": .anything, "unit": .text, "source": .text, "labels": .record, "fields": .texts,
                "except": .list, "sample": .boolean, "note": .text, "letter": .text, "paid_by_person": .boolean,
            ], what: "an answer")
        common.requires(
            "value", of: spec, in: declaration, what: "the answer \(declaration.name)",
            help: "add value = function(case) … end, or a constant")
        exceptions(spec["except"], of: declaration, at: [.name("except")])
    }

    func except(_ declaration: Declared) {
        guard common.hasBody(declaration) else { return }
        exceptions(declaration.spec, of: declaration, at: [])
    }

    private func exceptions(_ list: Value, of declaration: Declared, at path: [Value.Step]) {
        for (name, _) in list.named {
            report.error(
                "unknown_key", "exceptions are a list, so `\(name)` has no place here", at: declaration.place(path + [.name(name)]),
                help: "put braces round each exception: { { title = …, when = …, value = … } }")
        }
        for (index, exception) in list.list.enumerated() {
            let place = path + [.index(index + 1)]
            common.keys(of: exception, in: declaration, at: place, Self.exceptionKeys, what: "an exception")
            common.requires(
                "title", of: exception, in: declaration, at: place, what: "an exception", help: "add title = \"…\", as it is read out")
            common.requires("value", of: exception, in: declaration, at: place, what: "an exception", help: "add value = …")
        }
    }

    func judgement(_ declaration: Declared) {
        guard common.hasBody(declaration) else { return }
        common.keys(
            of: declaration.spec, in: declaration,
            [
                "title": .text, "source": .text, "refer": .text, "of": .texts, "labels": .record, "section": .text, "help": .text,
                "asked_of": .text, "letter": .text,
            ],
            what: "a judgement")
        for key in ["title", "refer"] {
            common.requires(
                key, of: declaration.spec, in: declaration, what: "the judgement \(declaration.name)",
                help: key == "title" ? "add title = \"…?\", the question" : "add refer = \"…\", who decides it")
        }
    }

    /// A judgement is answered among the facts of a case.
    func fact(forJudgement declaration: Declared) -> Fact {
        let spec = declaration.spec
        let choices = spec["of"].texts.flatMap { $0.isEmpty ? nil : $0 }
        var fact = Fact(
            name: declaration.name, label: declaration.title, kind: choices.map { .choice($0) } ?? .boolean)
        fact.askedOf = spec["refer"].text ?? spec["asked_of"].text
        fact.section = spec["section"].text
        fact.help = spec["help"].text
        fact.declaredAt = declaration.place()
        fact.isJudgement = true
        return fact
    }

    func choose(_ declaration: Declared) {
        guard common.hasBody(declaration) else { return }
        common.keys(
            of: declaration.spec, in: declaration, ["title": .text, "source": .text, "labels": .record, "note": .text, "sample": .boolean],
            what: declaration.written)
        let rows = declaration.spec.list
        if rows.isEmpty {
            report.error(
                "no_rows", "\(declaration.written) has no rows", at: declaration.place(),
                help: "add { \"value\", when = function(case) … end }")
        }
        for (index, row) in rows.enumerated() {
            let place: [Value.Step] = [.index(index + 1)]
            guard case .record = row else {
                report.error("wrong_kind", "a row must be a record { … }, not \(row.kindInWords)", at: declaration.place(place))
                continue
            }
            common.keys(
                of: row, in: declaration, at: place, ["when": .function, "source": .text, "title": .text, "id": .text, "sample": .boolean],
                what: "a row")
            common.cells(of: row, atMost: 1, in: declaration, at: place, begin: "the value it gives")
            if row.list.isEmpty { report.error("missing_cell", "a row begins with the value it gives", at: declaration.place(place)) }
            if row["when"].isNothing, index + 1 < rows.count {
                report.error(
                    "unreachable_row", "the rows after this one are never reached, because it has no `when`",
                    at: declaration.place(place), help: "give it a `when`, or put it last")
            }
        }
    }
}
