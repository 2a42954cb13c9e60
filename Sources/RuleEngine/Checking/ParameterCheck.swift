import RuleModel

/// `parameter "name" { … }`: dates that are dates, values of one kind, and figures for all of the time that the rulebook is in force.
struct ParameterCheck {
    let report: Report
    let names: CaseNames
    private static let keys: [String: DeclarationCheck.Expected] = [
        "title": .text, "per": .text, "unit": .text, "source": .text, "sample": .boolean, "by": .text, "note": .text,
    ]

    func check(_ declaration: Declared) {
        let common = DeclarationCheck(report: report)
        guard common.hasBody(declaration) else { return }
        let spec = declaration.spec
        let isKeyed = spec["by"].text != nil
        common.keys(
            of: spec, in: declaration, Self.keys, what: "a parameter",
            skip: { isKeyed || (try? CalendarDate($0)) != nil || looksLikeDate($0) })
        common.requires("title", of: spec, in: declaration, what: "the parameter \(declaration.name)", help: "add title = \"…\"")
        if isKeyed { checkKeys(declaration) } else { checkDates(spec, declaration, []) }
        common.period(of: spec, in: declaration)
        for (value, path) in declaration.datedValues { checkFigure(value, declaration, path) }
    }

    /// Values of several kinds by key may be meant, and seldom are.
    private func checkKeys(_ declaration: Declared) {
        var kinds: Set<String> = []
        for (key, dated) in declaration.spec.named where Self.keys[key] == nil {
            checkKey(key, declaration)
            let found = checkDates(dated, declaration, [.name(key)])
            if !kinds.isEmpty, kinds.isDisjoint(with: found), let kind = found.first, let other = kinds.sorted().first {
                report.warning(
                    "wrong_kind", "`\(key)` of \(declaration.name) is \(kind), and others are \(other)", at: declaration.place(.name(key)),
                    help: "give all keys values of one kind, or make it two parameters")
            }
            kinds.formUnion(found)
        }
    }

    /// A figure in quotes, also as a part of a record.
    private func checkFigure(_ value: Value, _ declaration: Declared, _ path: [Value.Step]) {
        if let figure = QuotedFigure(value) {
            report.error(
                "wrong_kind", "this figure of \(declaration.name) is text, because it stands in quotes", at: declaration.place(path),
                help: figure.remedy)
        }
        for (name, part) in value.named { checkFigure(part, declaration, path + [.name(name)]) }
    }

    /// A key that the fact or answer in `by` can never be.
    private func checkKey(_ key: String, _ declaration: Declared) {
        guard let by = declaration.spec["by"].text, case .choice(let choices, _)? = names[by]?.kind, !choices.contains(key) else { return }
        report.unknownChoice(key, choices, of: by, in: names, at: declaration.place([.name(key)]))
    }

    private func looksLikeDate(_ key: String) -> Bool { key.utf8.first.map { (48...57).contains($0) } ?? false }

    /// - Returns: the kinds of its values; each but the first is said.
    @discardableResult
    private func checkDates(_ spec: Value, _ declaration: Declared, _ path: [Value.Step]) -> Set<String> {
        var kinds: Set<String> = []
        let entries = spec.named.filter { Self.keys[$0.name] == nil || !path.isEmpty }
        if entries.isEmpty {
            report.error(
                "missing_key", "the parameter \(declaration.name) has no values", at: declaration.place(path),
                help: "write them by the date they take effect: [\"2026-04-01\"] = money \"1.00\"")
        }
        for (key, value) in entries {
            checkDate(key, declaration, path + [.name(key)])
            for (kind, place) in checkEntry(value, declaration, path + [.name(key)]) where kinds.insert(kind).inserted && kinds.count > 1 {
                report.error("wrong_kind", "the values of \(declaration.name) are not all of one kind", at: declaration.place(place))
            }
        }
        return kinds
    }

    private func checkDate(_ text: String, _ declaration: Declared, _ path: [Value.Step]) {
        if (try? CalendarDate(text)) == nil {
            report.error(
                "bad_date", "`\(text)` is not a date", at: declaration.place(path), help: "dates are written [\"2026-04-01\"]")
        }
    }

    /// The kinds of an entry's values, each with its place.
    private func checkEntry(_ value: Value, _ declaration: Declared, _ path: [Value.Step]) -> [(String, [Value.Step])] {
        guard case .record = value, !value.list.isEmpty else { return kind(of: value, path) }
        let common = DeclarationCheck(report: report)
        common.keys(of: value, in: declaration, at: path, ["known": .text, "revised": .record], what: "a dated value")
        if value.list.count > 1 {
            report.error(
                "wrong_kind", "`\(declaration.name)` has one value at a time, and here are \(value.list.count)",
                at: declaration.place(path + [.index(2)]), help: "put a list into braces of its own: { { 1, 2 } }")
        }
        if let known = value["known"].text { checkDate(known, declaration, path + [.name("known")]) }
        var kinds = kind(of: value.list[0], path + [.index(1)])
        for (date, revised) in value["revised"].named {
            let place = path + [.name("revised"), .name(date)]
            checkDate(date, declaration, place)
            checkRevision(date, of: value, declaration, place)
            kinds += kind(of: revised, place)
        }
        return kinds
    }

    /// A value that was revised before it was known was never there.
    private func checkRevision(_ text: String, of value: Value, _ declaration: Declared, _ path: [Value.Step]) {
        guard let known = value["known"].text.flatMap({ try? CalendarDate($0) }), let date = try? CalendarDate(text), date <= known else {
            return
        }
        report.error(
            "empty_range", "the revision of \(date) is not after \(known), when its first value was known", at: declaration.place(path),
            help: "`known` is the day on which the first value was announced, and each date in `revised` a later one")
    }

    private func kind(of value: Value, _ path: [Value.Step]) -> [(String, [Value.Step])] {
        switch value {
        case .boolean(false): []
        // It is said to be text by itself.
        default: QuotedFigure(value) == nil ? [(value.kindInWords, path)] : []
        }
    }

    /// Whether the parameter (for some key) lacks a value on some day from `first` to `last`.
    func hasGap(_ spec: Value, from first: CalendarDate, to last: CalendarDate?) -> Bool {
        guard spec["by"].text == nil else {
            return spec.named.contains { Self.keys[$0.name] == nil && isMissing($0.value, first, last) }
        }
        return isMissing(spec, first, last)
    }

    private func isMissing(_ spec: Value, _ first: CalendarDate, _ last: CalendarDate?) -> Bool {
        let dates = spec.named.compactMap { entry in (try? CalendarDate(entry.name)).map { ($0, entry.value) } }.sorted { $0.0 < $1.0 }
        guard let covering = dates.last(where: { $0.0 <= first }) else { return true }
        let ended = { (value: Value) in (value.list.first ?? value) == .boolean(false) }
        return ended(covering.1) || dates.contains { date, value in first < date && date <= last ?? date && ended(value) }
    }
}
