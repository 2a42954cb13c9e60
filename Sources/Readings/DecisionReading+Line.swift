public import RuleModel

extension DecisionReading {
    /// One line for a case of a batch: case, outcome, choice, weekly price, who pays, and what follows.
    ///
    /// Columns are fixed, so that lines can be written before the next case is read.
    public func line(_ decision: JSONValue) -> String {
        let name = (decision["case"]?.written ?? decision["line"]?.written.map { "line \($0)" } ?? "-").leading(10)
        if let errors = decision["errors"]?.elements {
            let place = decision["case"]?.written == nil ? nil : decision["line"]?.written.map { "line \($0): " }
            return name + "  " + paint("not decided", .bad) + "  " + (place ?? "") + errors.map(Self.message).joined(separator: "; ")
        }
        var cells = [name, outcomeCell(decision), choiceCell(decision).leading(16), priceCell(decision).trailing(11)]
        cells.append(payersCell(decision))
        cells.append(nextCell(decision))
        while cells.last?.isEmpty ?? false { cells.removeLast() }
        var line = cells.joined(separator: "  ")
        while line.last == " " { line.removeLast() }
        return line
    }

    private func outcomeCell(_ decision: JSONValue) -> String {
        let needs = decision["needs"]?.elements ?? []
        let word = decision["outcome"]?.written ?? (needs.isEmpty ? "" : "needs")
        let tone = needs.isEmpty || word != "needs" ? Self.tone(ofOutcome: word) : .watch
        return paint(word, tone) + String(repeating: " ", count: max(11 - word.count, 0))
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

    private func paint(_ text: String, _ tone: Tone) -> String {
        options.colour && tone != .plain ? "\u{1B}[\(tone.rawValue)m\(text)\u{1B}[0m" : text
    }
}
