import RuleModel

/// Checks `determined` of facts: what people determine is an amount that is in no case beforehand.
struct DeterminedCheck {
    let report: Report

    /// Keys that say that it is asked for, given otherwise or not read, with their values that do.
    private static let contrary: [(key: String, isContrary: @Sendable (Value) -> Bool)] = [
        ("required", \.isTrue), ("default", { !$0.isNothing }), ("asked_of", { !$0.isNothing }), ("monitoring", \.isTrue),
        ("changeable", \.isTrue),
    ]

    /// Nil where it is not determined, or mistaken.
    func determined(by spec: Value, _ kind: Fact.Kind, in declaration: Declared, at path: [Value.Step]) -> Fact.Determined? {
        guard let word = spec["determined"].text else { return nil }
        let place = declaration.place(path + [.name("determined")])
        guard path.isEmpty else {
            report.error(
                "misplaced", "a field of records cannot be determined", at: place, help: "declare a fact of its own for the agreed price")
            return nil
        }
        guard let determined = Fact.Determined(rawValue: word) else {
            report.error(
                "unknown_choice", "`\(word)` is nothing that people determine", at: place,
                help: "write determined = \"price\", or leave it out")
            return nil
        }
        guard case .money = kind else {
            report.error("wrong_kind", "the price that people determine must be money", at: place, help: "write type = \"money\"")
            return nil
        }
        for (key, isContrary) in Self.contrary where isContrary(spec[key]) {
            report.error(
                "contradiction", "what people determine is in no case beforehand, and `\(key)` says otherwise",
                at: declaration.place(.name(key)), help: "take `\(key)` out")
        }
        return determined
    }

    /// Each is determined once, in the rulebook and its libraries together.
    func checkRepeated(_ facts: [Fact]) {
        for determined in Fact.Determined.allCases {
            let found = facts.filter { $0.determined == determined }
            for fact in found.dropFirst() {
                report.error(
                    "defined_twice", "`\(fact.name)` and `\(found[0].name)` are both the \(determined.rawValue) that people determine",
                    at: fact.declaredAt, help: "keep one of them")
            }
        }
    }
}
