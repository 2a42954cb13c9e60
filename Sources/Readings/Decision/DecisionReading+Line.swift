public import RuleModel

extension DecisionReading {
    /// One line for a case of a batch: case, outcome, choice, weekly price, who pays, and what follows.
    ///
    /// Columns are fixed, so that lines can be written before the next case is read.
    /// - Parameters:
    ///   - decision: the engine's line of JSON.
    ///   - width: the characters that there is room for, of which 60 to 100 are used; what does not fit is counted or cut.
    public func line(_ decision: JSONValue, width: Int? = nil) -> String {
        var page = Page(width: max(min(width ?? Self.maxWidth, Self.maxWidth), 60), colour: options.colour)
        page.line(spans(of: decision, width: page.width))
        return page.lines.first ?? ""
    }

    private static let maxWidth = 100

    /// A line across the page above the reading of a case, where several follow each other: `── WAN-0001, refer ─────`.
    public func banner(_ decision: JSONValue) -> String {
        let name = decision["case"]?.written ?? decision["line"]?.written.map { "line \($0)" } ?? "Case"
        let words = "── \(name), \(Self.outcome(of: decision)) "
        var page = Page(width: options.width, colour: options.colour)
        page.line([Span(words + String(repeating: "─", count: max(options.width - words.count, 2)), .strong)])
        return page.lines.first ?? ""
    }

    /// The outcome in a word or two, as in the line: `refer`, `needs facts`, `not decided`.
    public static func outcome(of decision: JSONValue) -> String {
        if decision["errors"] != nil { return "not decided" }
        if let outcome = decision["outcome"]?.written { return outcome }
        return (decision["needs"]?.elements ?? []).isEmpty ? "answered" : "needs facts"
    }

    private func spans(of decision: JSONValue, width: Int) -> [Span] {
        let name = (decision["case"]?.written ?? decision["line"]?.written.map { "line \($0)" } ?? "-").cut(to: 24).leading(10)
        let outcome = Self.outcome(of: decision)
        let start = [
            Span(name + " "), Span(outcome, Self.tone(ofOutcome: outcome)), Span(String(repeating: " ", count: max(13 - outcome.count, 1))),
        ]
        let room = width - start.reduce(0) { $0 + $1.text.count }
        if let errors = decision["errors"]?.elements {
            let place = decision["case"]?.written == nil ? nil : decision["line"]?.written.map { "line \($0): " }
            return start + [Span(((place ?? "") + errors.map(message).joined(separator: "; ")).cut(to: room))]
        }
        // Rules may be tried on any date, but not without saying so.
        let notice = timeInForce(besides: decision["on"]) == nil ? "" : "NOT IN FORCE  "
        let answers = choiceCell(decision).leading(17) + " " + priceCell(decision).trailing(10) + "  "
        // What is needed next stands alone where nothing is answered yet.
        let cells = (answers.contains { $0 != " " } ? answers : "") + notice
        return start + [Span((cells + restCell(decision, room: room - cells.count)).cut(to: room))]
    }

    private func choiceCell(_ decision: JSONValue) -> String {
        guard let (answer, value) = first(.choose, decision) else { return "" }
        return Wording.sentence(answer.words(for: value))
    }

    private func priceCell(_ decision: JSONValue) -> String {
        first(.bands, decision)?.1["weekly"]?.written.map(Wording.money) ?? ""
    }

    /// Who pays, who is asked and the flags. Where they do not all fit, who is asked comes first, and of a list the rest is counted.
    private func restCell(_ decision: JSONValue, room: Int) -> String {
        let needs = (decision["needs"]?.elements ?? []).compactMap { $0["fact"]?.written }
        let needing = Self.outcome(of: decision) == "needs facts" ? "" : "needs "
        let asked = [("to ", Self.referees(of: decision)), (needing, needs)].filter { !$0.1.isEmpty }
            .map { $0.0 + Wording.brief($0.1, room: room - $0.0.count) }.joined(separator: " ")
        var left = asked.isEmpty ? room + 2 : room - asked.count
        func fitting(_ items: [String], in brackets: (String, String)) -> String {
            let text = brackets.0 + Wording.brief(items, room: left - 2 - brackets.0.count - brackets.1.count) + brackets.1
            guard !items.isEmpty, text.count + 2 <= left else { return "" }
            left -= text.count + 2
            return text
        }
        let payers = fitting(payers(of: decision), in: ("", ""))
        let flags = fitting((decision["flags"]?.elements ?? []).compactMap(\.written).map(Wording.plain), in: ("[", "]"))
        return [payers, asked, flags].filter { !$0.isEmpty }.joined(separator: "  ")
    }

    /// `["ICB £710.00", "Council £710.00"]`, without those who pay nothing.
    private func payers(of decision: JSONValue) -> [String] {
        let weekly = first(.layers, decision)?.1["weekly"]?.members ?? []
        return weekly.filter { $0.value.written != "0.00" }.map { "\(payerName($0.key)) \(Wording.money($0.value.written ?? ""))" }
    }

    private func first(_ form: RulebookSummary.Form, _ decision: JSONValue) -> (AnswerWords, JSONValue)? {
        for words in rulebookWords.exports where words.form == form {
            if let value = decision["answers"]?[words.answer.name] { return (words, value) }
        }
        return nil
    }
}
