import RuleModel

// Why, what to do, and what is missing or wrong.
extension DecisionReading {
    /// The reasons; with an explanation also the facts behind them, and why each choice, band and share is what it is.
    func writeWhy(_ decision: JSONValue, _ explanation: Explanation?, to page: inout Page) {
        let paragraphs = why(decision, explanation)
        guard !paragraphs.isEmpty else { return }
        page.blank()
        page.line([Span("  Why", .strong)])
        for (i, paragraph) in paragraphs.enumerated() {
            let source = paragraph.source.map { [Span("(\($0))", .faint)] } ?? []
            page.write("  \(i + 1)")
            page.space(to: 5)
            page.paragraph([Span(paragraph.text)] + source)
        }
    }

    func why(_ decision: JSONValue, _ explanation: Explanation?) -> [Why.Paragraph] {
        explanation.map { Why($0, rulebookWords, decision: decision).paragraphs } ?? Self.reasons(of: decision)
    }

    private static func reasons(of decision: JSONValue) -> [Why.Paragraph] {
        (decision["reasons"]?.elements ?? []).map { reason in
            let source = reason["source"]?.written ?? ""
            return Why.Paragraph(text: closed(Phrase.spoken(reason["text"]?.written ?? "")), source: source.isEmpty ? nil : source)
        }
    }

    func writeToDo(_ decision: JSONValue, to page: inout Page) {
        let items = toDo(decision)
        guard !items.isEmpty else { return }
        page.blank()
        page.line([Span("  To do", .strong)])
        for item in items { writeItem([Span(item)], to: &page) }
    }

    /// The duties, and who is to see a case that is not referred as a whole; where it is, the outcome names them.
    func toDo(_ decision: JSONValue) -> [String] {
        let referees = decision["outcome"]?.written == "refer" ? [] : Self.referees(of: decision)
        let duties = (decision["duties"]?.elements ?? []).compactMap(\.written)
        return referees.map { "Refer to \(Addressee.words(for: $0))\(Self.reasonNumbers(for: $0, in: decision))." }
            + duties.map { Self.closed(Wording.sentence($0)) }
    }

    /// The facts that are needed next, by the person who has them.
    func writeNeeds(_ decision: JSONValue, to page: inout Page) {
        let needs = decision["needs"]?.elements ?? []
        guard !needs.isEmpty else { return }
        page.blank()
        page.line([Span("  Needed next", .strong)])
        var seen: [String?] = []
        for need in needs where !seen.contains(need["asked_of"]?.written) { seen.append(need["asked_of"]?.written) }
        for person in seen {
            if let person { page.line([Span("  " + Wording.sentence(person))]) }
            for need in needs where need["asked_of"]?.written == person { writeNeed(need, to: &page) }
        }
        page.blank()
        page.paragraph([Span("Give them under \"facts\" in the case and run the command again.", .faint)], lead: [Span("  ")])
    }

    func writeErrors(_ decision: JSONValue, to page: inout Page) {
        let errors = decision["errors"]?.elements ?? []
        // A rule that stopped has a place; everything else is wrong with the case itself.
        let inRules = errors.contains { $0["at"] != nil }
        let what = inRules ? "the rules stopped at this case." : Wording.count(errors.count, "mistake") + " in the case."
        page.paragraph([Span("NOT DECIDED:", .bad), Span(what)], lead: [Span("  ")])
        page.blank()
        for error in errors {
            var spans: [Span] = []
            spans.append(Span(message(of: error)))
            if let code = error["code"]?.written { spans.append(Span("(\(code)\(Self.place(of: error)))", .faint)) }
            writeItem(spans, to: &page)
            for help in error["help"]?.elements.compactMap(\.written) ?? [] { page.paragraph([Span(help, .faint)], lead: [Span("     ")]) }
        }
    }

    private func writeNeed(_ need: JSONValue, to page: inout Page) {
        let name = need["fact"]?.written ?? ""
        let fact = summary.facts.first { $0.name == name }
        let label = need["label"]?.written ?? fact?.label ?? name
        let allowed = fact.flatMap(Self.allowed)
        writeItem([Span(label + (allowed == nil ? "" : ":"), .strong)] + (allowed.map { [Span($0)] } ?? []), to: &page)
        let wanted = titles(ofAnswers: (need["for"]?.elements ?? []).compactMap(\.written))
        page.paragraph([Span(wanted.isEmpty ? name : "\(name), for \(Wording.list(wanted))", .faint)], lead: [Span("     ")])
    }

    /// What a fact is wanted for; of more than three, the outcome and a count.
    private func titles(ofAnswers names: [String]) -> [String] {
        guard names.count > 3 else { return names.map(title(ofAnswer:)) }
        let outcome = names.filter { $0 == "outcome" }
        return outcome.map(title(ofAnswer:)) + [Wording.count(names.count - outcome.count, "answer")]
    }

    private func title(ofAnswer name: String) -> String {
        guard let title = summary.exports.first(where: { $0.name == name })?.title else { return "the " + Wording.plain(name) }
        return "“\(title)”"
    }

    /// What a fact may be, in words; nil where its label says enough.
    private static func allowed(_ fact: Fact) -> String? {
        switch fact.kind {
        case .boolean: "true or false"
        case .choice(let choices): Wording.list(choices, "or")
        case .choices(let choices): "any of " + Wording.list(choices, "and")
        case .number: fact.unit
        case .money: "an amount in pounds" + (fact.unit.map { " " + Wording.rate($0) } ?? "")
        case .date: "a date, year-month-day"
        case .text, .records: nil
        }
    }

    /// `, routing.lua:9:14` where a rule stopped; of two that disagree their titles say more.
    private static func place(of error: JSONValue) -> String {
        guard error["code"]?.written != "conflict", let at = error["at"], let file = at["file"]?.written, let line = at["line"]?.written
        else { return "" }
        return ", \(file):\(line)" + (at["column"]?.written.map { ":" + $0 } ?? "")
    }

    func message(of error: JSONValue) -> String {
        let message = error["message"]?.written ?? error["code"]?.written ?? ""
        if error["code"]?.written == "conflict" { return titled(message) }
        guard let fact = error["fact"]?.written, !message.contains(fact) else { return message }
        return "\(fact): \(message)"
    }

    /// The names of a message as titles: `two exceptions of “Charge” apply and disagree: “Hardship” and “Lost book”`.
    private func titled(_ message: String) -> String {
        let parts = message.split(separator: "`", omittingEmptySubsequences: false).map(String.init)
        return parts.enumerated().map {
            $0.offset % 2 == 0 ? $0.element : "“\(rulebookWords.title($0.element) ?? Phrase.plain($0.element))”"
        }
        .joined()
    }

    private func writeItem(_ spans: [Span], to page: inout Page) {
        page.paragraph(spans, lead: [Span("  ▸  ")])
    }

    /// With a full stop at the end.
    private static func closed(_ text: String) -> String {
        guard let last = text.last else { return text }
        return ".?!".contains(last) ? text : text + "."
    }
}
