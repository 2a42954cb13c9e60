import RuleModel

/// From `fact "name" { … }` to a ``Fact``, or diagnostics.
struct FactCheck {
    let report: Report
    private var check: DeclarationCheck { DeclarationCheck(report: report) }

    init(_ report: Report) { self.report = report }

    private static let keys: [String: DeclarationCheck.Expected] = [
        "label": .text, "type": .text, "of": .texts, "labels": .record, "min": .numberOrMoney, "max": .numberOrMoney,
        "step": .numberOrMoney, "fields": .record, "unit": .text, "help": .text, "section": .text, "asked_of": .text, "letter": .text,
        "required": .boolean, "default": .anything, "personal": .boolean, "monitoring": .boolean,
        "changeable": .boolean, "determined": .text,
    ]
    private static let types = ["boolean", "number", "choice", "choices", "money", "date", "text", "records"]

    func fact(from declaration: Declared) -> Fact? {
        guard check.hasBody(declaration), hasGoodName(declaration) else { return nil }
        return fact(named: declaration.name, from: declaration.spec, in: declaration, at: [])
    }

    private func hasGoodName(_ declaration: Declared) -> Bool {
        let parts = declaration.name.split(separator: ".", omittingEmptySubsequences: false)
        let good = parts.count <= 2 && parts.allSatisfy { Word.holds($0) }
        if !good {
            report.error(
                "bad_name", "`\(declaration.name)` cannot be the name of a fact", at: declaration.place(),
                help: "use lower-case words joined by underscores, with one point for a member of a group: needs.mobility")
        }
        return good
    }

    private func fact(named name: String, from spec: Value, in declaration: Declared, at path: [Value.Step]) -> Fact? {
        let what = path.isEmpty ? "a fact" : "a field of \(declaration.name)"
        check.keys(of: spec, in: declaration, at: path, Self.keys, what: what)
        if path.isEmpty {
            check.requires("label", of: spec, in: declaration, what: "the fact \(name)", help: "add label = \"…\", as people name it")
        }
        guard let kind = kind(named: name, of: spec, in: declaration, at: path) else { return nil }
        checkPlaces(of: spec, type: spec["type"].text ?? (spec["of"].isNothing ? "records" : "choice"), in: declaration, at: path)
        var fact = Fact(name: name, label: spec["label"].text ?? name.spelledOut, kind: kind)
        fact.unit = spec["unit"].text
        fact.help = spec["help"].text
        fact.section = spec["section"].text
        fact.askedOf = spec["asked_of"].text
        fact.personal = spec["personal"].isTrue
        fact.monitoring = spec["monitoring"].isTrue
        fact.determined = DeterminedCheck(report: report).determined(by: spec, kind, in: declaration, at: path)
        fact.isChangeable = spec["changeable"] != .boolean(false) && fact.determined == nil
        fact.required = spec["required"] != .boolean(false) && spec["default"].isNothing && fact.determined == nil
        fact.choiceLabels = labels(of: spec, kind: kind, in: declaration, at: path)
        fact.declaredAt = declaration.place(path)
        return withDefault(fact, spec["default"], in: declaration, at: path)
    }

    // MARK: Kinds

    private func kind(named name: String, of spec: Value, in declaration: Declared, at path: [Value.Step]) -> Fact.Kind? {
        let implied = !spec["of"].isNothing ? "choice" : !spec["fields"].isNothing ? "records" : nil
        guard let type = spec["type"].text ?? implied else {
            report.error(
                "missing_key", "the fact \(name) needs `type`", at: declaration.place(path),
                help: "the types are \(Self.types.joined(separator: ", "))")
            return nil
        }
        switch type {
        case "boolean": return .boolean
        case "date": return .date
        case "text": return .text
        case "number": return number(spec, in: declaration, at: path)
        case "money": return money(spec, in: declaration, at: path)
        case "choice", "choices":
            guard let choices = choices(named: name, spec, in: declaration, at: path) else { return nil }
            return type == "choice" ? .choice(choices) : .choices(choices)
        case "records": return records(named: name, spec, in: declaration, at: path)
        default:
            let place = declaration.place(path + [.name("type")])
            let help = Report.didYouMean(type, Self.types) + ["the types are \(Self.types.joined(separator: ", "))"]
            report.add(Diagnostic("unknown_type", "`\(type)` is not a type of fact", at: place, help: help))
            return nil
        }
    }

    /// Keys that say something only of facts of other types.
    private static let onlyOf: [String: [String]] = [
        "min": ["number", "money"], "max": ["number", "money"], "step": ["number"], "of": ["choice", "choices"], "fields": ["records"],
    ]

    private func checkPlaces(of spec: Value, type: String, in declaration: Declared, at path: [Value.Step]) {
        for (key, types) in Self.onlyOf.sorted(by: { $0.key < $1.key }) where !spec[key].isNothing && !types.contains(type) {
            report.error(
                "unknown_key", "`\(key)` says nothing of a fact of type \(type)", at: declaration.place(path + [.name(key)]),
                help: "it goes with \(types.joined(separator: " and "))")
        }
    }

    private func number(_ spec: Value, in declaration: Declared, at path: [Value.Step]) -> Fact.Kind {
        for key in ["min", "max", "step"] where spec[key].money != nil {
            report.error(
                "wrong_kind", "`\(key)` of a number must be a number, not money", at: declaration.place(path + [.name(key)]))
        }
        let (low, high, step) = (spec["min"].number, spec["max"].number, spec["step"].number)
        if let low, let high, high < low { emptyRange(declaration, path) }
        if let step, step <= Exact(0) {
            report.error("out_of_range", "`step` must be more than 0", at: declaration.place(path + [.name("step")]))
        }
        return .number(min: low, max: high, step: step)
    }

    private func money(_ spec: Value, in declaration: Declared, at path: [Value.Step]) -> Fact.Kind {
        for key in ["min", "max"] where spec[key].number != nil {
            report.error(
                "wrong_kind", "`\(key)` of a money fact must be money, not a number", at: declaration.place(path + [.name(key)]),
                help: "write \(key) = money \"…\"")
        }
        let (low, high) = (spec["min"].money, spec["max"].money)
        if let low, let high, high < low { emptyRange(declaration, path) }
        return .money(min: low, max: high)
    }

    private func emptyRange(_ declaration: Declared, _ path: [Value.Step]) {
        report.error("empty_range", "`max` is below `min`, so no value would do", at: declaration.place(path + [.name("max")]))
    }

    private func choices(named name: String, _ spec: Value, in declaration: Declared, at path: [Value.Step]) -> [String]? {
        guard let choices = spec["of"].texts, !choices.isEmpty else {
            report.error(
                "missing_key", "the fact \(name) needs `of`, the list of its choices", at: declaration.place(path),
                help: "write of = { \"none\", \"some\" }")
            return nil
        }
        for (index, choice) in choices.enumerated() where choices[..<index].contains(choice) {
            report.error(
                "duplicate_choice", "`\(choice)` is listed twice", at: declaration.place(path + [.name("of"), .index(index + 1)]))
        }
        return choices
    }

    private func records(named name: String, _ spec: Value, in declaration: Declared, at path: [Value.Step]) -> Fact.Kind? {
        guard path.isEmpty else {
            report.error("unknown_type", "a field of records cannot hold records itself", at: declaration.place(path))
            return nil
        }
        let fields = spec["fields"].named
        guard !fields.isEmpty else {
            report.error(
                "missing_key", "the fact \(name) needs `fields`", at: declaration.place(path),
                help: "write fields = { name = { type = \"text\" }, weekly = { type = \"money\" } }")
            return nil
        }
        let members = fields.compactMap { fact(named: $0.name, from: $0.value, in: declaration, at: [.name("fields"), .name($0.name)]) }
        return members.count == fields.count ? .records(members) : nil
    }

    // MARK: Words and defaults

    private func labels(of spec: Value, kind: Fact.Kind, in declaration: Declared, at path: [Value.Step]) -> [String: String] {
        let choices: [String] =
            switch kind {
            case .choice(let list), .choices(let list): list
            default: []
            }
        var labels: [String: String] = [:]
        for (choice, label) in spec["labels"].named {
            if !choices.contains(choice) {
                report.unknownChoice(
                    choice, choices, of: declaration.name, at: declaration.place(path + [.name("labels"), .name(choice)]))
            }
            labels[choice] = label.text
        }
        return labels
    }

    private func withDefault(_ fact: Fact, _ value: Value, in declaration: Declared, at path: [Value.Step]) -> Fact {
        guard !value.isNothing else { return fact }
        var fact = fact
        if DefaultValue.fits(value, fact.kind) {
            fact.defaultValue = value
        } else {
            report.error(
                "wrong_kind", "the default of \(fact.name) does not fit its type", at: declaration.place(path + [.name("default")]),
                help: "give a value that a case could give, or leave `default` out")
        }
        return fact
    }
}

/// Whether a value could stand in a case: for defaults.
enum DefaultValue {
    static func fits(_ value: Value, _ kind: Fact.Kind) -> Bool {
        switch (kind, value) {
        case (.boolean, .boolean), (.date, .date), (.text, .text): true
        case (.number(let low, let high, _), .number(let number)): (low.map { $0 <= number } ?? true) && (high.map { number <= $0 } ?? true)
        case (.money(let low, let high), .money(let money)):
            money.json != nil && (low.map { $0 <= money } ?? true) && (high.map { money <= $0 } ?? true)
        case (.choice(let choices), .text(let text)): choices.contains(text)
        case (.choices(let choices), .record): value.texts.map { $0.allSatisfy(choices.contains) } ?? false
        case (.records, .record(let fields)): fields.isEmpty
        default: false
        }
    }
}
