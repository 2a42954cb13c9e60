public import RuleModel

extension DecisionReading {
    /// One line for a case of a batch: case, outcome, choice, weekly price, who pays, and what follows.
    ///
    /// Columns are fixed, so that lines can be written before the next case is read.
    /// - Parameters:
    ///   - decision: the engine's line of JSON.
    ///   - width: cut to so many characters; nil leaves the line whole.
    public func line(_ decision: JSONValue, width: Int? = nil) -> String {
        var page = Page(width: width ?? .max, colour: options.colour)
        page.line(Self.cut(spans(of: decision), to: width))
        return page.lines[0]
    }

    /// The outcome in a word or two, as in the line: `refer`, `needs facts`, `not decided`.
    public static func outcome(of decision: JSONValue) -> String {
        if decision["errors"] != nil { return "not decided" }
        if let outcome = decision["outcome"]?.written { return outcome }
        return (decision["needs"]?.elements ?? []).isEmpty ? "answered" : "needs facts"
    }

    private func spans(of decision: JSONValue) -> [Span] {
        let name = (decision["case"]?.written ?? decision["line"]?.written.map { "line \($0)" } ?? "-").leading(10)
        let outcome = Self.outcome(of: decision)
        let start = [
            Span(name + "  "), Span(outcome, Self.tone(ofOutcome: outcome)),
            Span(String(repeating: " ", count: max(13 - outcome.count, 2))),
        ]
        if let errors = decision["errors"]?.elements {
            let place = decision["case"]?.written == nil ? nil : decision["line"]?.written.map { "line \($0): " }
            return start + [Span((place ?? "") + errors.map(Self.message).joined(separator: "; "))]
        }
        let cells = [
            choiceCell(decision).leading(16), priceCell(decision).trailing(11), payersCell(decision), nextCell(decision),
        ]
        return start + [Span(cells.joined(separator: "  "))]
    }

    private static func cut(_ spans: [Span], to width: Int?) -> [Span] {
        guard let width, spans.reduce(0, { $0 + $1.text.count }) > width else { return spans }
        var left = width - 1
        return spans.map { span in
            let kept = Span(String(span.text.prefix(left)), span.tone)
            left -= kept.text.count
            return kept
        } + [Span("…")]
    }

    private func choiceCell(_ decision: JSONValue) -> String {
        guard let (answer, value) = first(.choose, decision) else { return "" }
        return Wording.sentence(words(for: value, of: answer))
    }

    private func priceCell(_ decision: JSONValue) -> String {
        first(.bands, decision)?.1["weekly"]?.written.map(Wording.money) ?? ""
    }

    private func payersCell(_ decision: JSONValue) -> String {
        let weekly = first(.layers, decision)?.1["weekly"]?.members ?? []
        return weekly.filter { $0.value.written != "0.00" }
            .map { "\(payerName($0.key)) \(Wording.money($0.value.written ?? ""))" }
            .joined(separator: ", ")
    }

    private func nextCell(_ decision: JSONValue) -> String {
        let needs = (decision["needs"]?.elements ?? []).compactMap { $0["fact"]?.written }
        var parts: [String] = []
        let referees = Self.referees(of: decision)
        if !referees.isEmpty { parts.append("to " + referees.joined(separator: ", ")) }
        if !needs.isEmpty { parts.append("needs " + needs.joined(separator: ", ")) }
        let flags = (decision["flags"]?.elements ?? []).compactMap(\.written).map(Wording.plain)
        if !flags.isEmpty { parts.append("[" + flags.joined(separator: ", ") + "]") }
        return parts.joined(separator: " ")
    }

    private func first(_ form: RulebookSummary.Form, _ decision: JSONValue) -> (RulebookSummary.Answer, JSONValue)? {
        for answer in summary.exports where answer.form == form {
            if let value = decision["answers"]?[answer.name] { return (answer, value) }
        }
        return nil
    }
}
