import RuleModel

/// What every kind of declaration is checked for: a body, known keys, values of the right kind.
struct DeclarationCheck {
    let report: Report

    /// The keys that a declaration's body may have, and what each must be.
    enum Expected {
        case text, texts, boolean, record, list, function, textOrFunction, numberOrMoney, anything

        var inWords: String {
            switch self {
            case .text: "text"
            case .texts: "a list of texts"
            case .boolean: "true or false"
            case .record: "a record { … }"
            case .list: "a list { … }"
            case .function: "a function of the case"
            case .textOrFunction: "text, or a function of the case"
            case .numberOrMoney: "a number or money"
            case .anything: "a value"
            }
        }

        func holds(_ value: Value) -> Bool {
            switch (self, value) {
            case (.anything, _), (.text, .text), (.boolean, .boolean), (.record, .record), (.list, .record), (.function, .function): true
            case (.textOrFunction, .text), (.textOrFunction, .function): true
            case (.numberOrMoney, .number), (.numberOrMoney, .money): true
            case (.texts, .record): value.texts != nil
            default: false
            }
        }
    }

    /// False where there is no body to check: with a diagnostic, unless the part had stopped before it.
    func hasBody(_ declaration: Declared) -> Bool {
        if case .record = declaration.spec { return true }
        if declaration.isCutShort { return false }
        let found = declaration.spec.isNothing ? "" : ", not \(declaration.spec.kindInWords)"
        report.error(
            "missing_body", "`\(declaration.written)` needs a body in braces\(found)", at: declaration.place(),
            help: "write \(declaration.written) { … }")
        return false
    }

    /// Unknown keys, and values of the wrong kind, of the record at `path`. `skip` says which unknown keys are the caller's business.
    func keys(
        of record: Value, in declaration: Declared, at path: [Value.Step] = [], _ expected: [String: Expected],
        what: String, skip: (String) -> Bool = { _ in false }
    ) {
        for (name, value) in record.named {
            let place = declaration.place(path + [.name(name)])
            if let kind = expected[name] {
                if !kind.holds(value) {
                    report.error("wrong_kind", "`\(name)` of \(what) must be \(kind.inWords), not \(value.kindInWords)", at: place)
                }
            } else if !skip(name) {
                let help = Report.didYouMean(name, expected.keys) + ["\(what) may have \(expected.keys.sorted().joined(separator: ", "))"]
                report.add(Diagnostic("unknown_key", "`\(name)` is not a key of \(what)", at: place, help: help))
            }
        }
    }

    func requires(_ name: String, of record: Value, in declaration: Declared, at path: [Value.Step] = [], what: String, help: String) {
        guard record[name].isNothing else { return }
        report.error("missing_key", "\(what) needs `\(name)`", at: declaration.place(path), help: help)
    }
}

/// What several forms have: rows that begin with cells, periods.
extension DeclarationCheck {
    /// Cells behind those that a row begins with.
    func cells(of row: Value, atMost count: Int, in declaration: Declared, at path: [Value.Step], begin: String) {
        guard row.list.count > count else { return }
        let place = declaration.place(path + [.index(count + 1)])
        report.error("misplaced", "this cell is one too many", at: place, help: "a row begins with \(begin), and the rest has names")
    }

    private static let periods = ["hour", "day", "night", "week", "month", "year"]
    private static let alike: Set<String> = ["weekday", "weekend"]

    /// `per = "wek"`: anything may be counted, but this is almost a period.
    func period(of spec: Value, in declaration: Declared) {
        guard let per = spec["per"].text, !Self.periods.contains(per), !Self.alike.contains(per) else { return }
        let near = nearNames(to: per, among: Self.periods).filter { $0.first == per.first }
        guard !near.isEmpty else { return }
        report.add(
            Diagnostic(
                "unknown_choice", "`\(per)` is not a period", at: declaration.place(.name("per")), severity: .warning,
                help: Report.didYouMean(near: near)))
    }
}
