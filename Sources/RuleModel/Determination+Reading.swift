extension Determination {
    /// The names of its members, in the order in which they are written.
    public static let keys = [
        "outcome", "price", "split", "from", "until", "review_by", "conditions", "interim", "reason", "by", "role",
    ]

    /// Reads `{"outcome": "agreed", "price": "1500.00", "split": {"icb": "750.00", …}, "reason": "…", "by": "…", "role": "…"}`.
    /// - Parameters:
    ///   - json: an object. `null` counts as not given; amounts are text or numbers.
    ///   - payers: who can pay, as the rulebook names them.
    /// - Throws: every mistake at once, each naming its member (`split.icb`, `conditions[2]`), in their order: `not_an_object`,
    ///   `unknown_key`, `duplicate_key`, `missing_key`, `unknown_choice`, `wrong_type`, `malformed_money`, `too_fine`, `out_of_range`,
    ///   `bad_date`, `empty_range`, `unknown_payer`, `bad_split`, `contradiction`.
    public init(_ json: JSONValue, payers: [String]) throws(Diagnostics) {
        var reader = DeterminationReader(json)
        self.init(reader.outcome() ?? .deferred, reason: "", by: "", role: "")
        price = reader.money("price")
        split = reader.split(among: payers)
        (from, until, reviewBy) = (reader.date("from"), reader.date("until"), reader.date("review_by"))
        conditions = reader.texts("conditions")
        isInterim = reader.isTrue("interim")
        (reason, by, role) = (reader.text("reason"), reader.line("by"), reader.line("role"))
        if reader.mistakes.isEmpty { reader.mistakes = contradictions }
        if !reader.mistakes.isEmpty { throw Diagnostics(reader.mistakes) }
    }

    /// What does not go together, though each is right by itself.
    private var contradictions: [Diagnostic] {
        var mistakes: [Diagnostic] = []
        if !outcome.isAgreement { mistakes += partsOfAgreement.map(withoutAgreement) }
        mistakes += datesInDisorder
        if outcome == .timeLimited || isInterim && outcome.isAgreement, until == nil {
            let what = outcome == .timeLimited ? "a time_limited agreement" : "an interim one"
            mistakes.append(Diagnostic("missing_key", "\(what) needs `until`", help: [#"add its last day: "until": "2026-10-31""#]))
        }
        if outcome == .agreedWithConditions, conditions.isEmpty {
            mistakes.append(
                Diagnostic(
                    "missing_key", "`agreed_with_conditions` needs `conditions`", help: [#"add "conditions": ["…"], a sentence each"#]))
        }
        if outcome == .agreed, !conditions.isEmpty {
            let help = #"write "outcome": "agreed_with_conditions", or leave the conditions out"#
            mistakes.append(Diagnostic("contradiction", "what is `agreed` has no `conditions`", help: [help]))
        }
        if let mistake = splitMistake { mistakes.append(mistake) }
        return mistakes
    }

    /// It ends after it starts, and is looked at again in between.
    private var datesInDisorder: [Diagnostic] {
        var mistakes: [Diagnostic] = []
        if let from, let until, until < from {
            mistakes.append(Diagnostic("empty_range", "`until` is before `from`", help: ["exchange them, or correct one"]))
        }
        if let from, let reviewBy, reviewBy < from {
            mistakes.append(Diagnostic("empty_range", "`review_by` is before `from`", help: ["exchange them, or correct one"]))
        }
        if let until, let reviewBy, until < reviewBy {
            let help = "look at it again on its last day or before, or leave `review_by` out"
            mistakes.append(Diagnostic("contradiction", "`review_by` is after `until`, when nothing is agreed any more", help: [help]))
        }
        return mistakes
    }

    /// What says how something was agreed.
    private var partsOfAgreement: [String] {
        let given = [
            ("price", price != nil), ("split", !split.isEmpty), ("from", from != nil), ("until", until != nil),
            ("conditions", !conditions.isEmpty), ("interim", isInterim),
        ]
        return given.filter(\.1).map(\.0)
    }

    private func withoutAgreement(_ name: String) -> Diagnostic {
        Diagnostic(
            "contradiction", "what is `\(outcome.rawValue)` has no `\(name)`",
            help: ["leave it out; what goes on for now is agreed as interim: \"outcome\": \"agreed\", \"interim\": true"])
    }

    private var splitMistake: Diagnostic? {
        guard let price, !split.isEmpty else { return nil }
        let total = try? split.reduce(Money.zero) { sum, share throws(ExactError) in try sum + share.amount }
        if total == price { return nil }
        return Diagnostic("bad_split", "the amounts of `split` do not add up to `price`", help: ["correct one of them"])
    }
}
