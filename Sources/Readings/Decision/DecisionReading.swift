public import RuleModel

/// What the engine made of a case, for the assessor at a terminal.
///
/// The layout follows the forms of the rulebook (a choice, a band, layers, routing); no fact or answer is known here by name.
public struct DecisionReading: Sendable {
    let rulebookWords: RulebookWords
    let options: ReadingOptions
    var summary: RulebookSummary { rulebookWords.summary }

    public init(_ summary: RulebookSummary, options: ReadingOptions = ReadingOptions()) {
        rulebookWords = RulebookWords(summary)
        self.options = options
    }

    /// A screen for one case: a decision, the facts that are needed first, or what was wrong.
    /// - Parameters:
    ///   - decision: the engine's line of JSON.
    ///   - explanation: why it is so, where it was recorded.
    public func screen(_ decision: JSONValue, explanation: Explanation? = nil) -> String {
        var page = Page(width: options.width, colour: options.colour)
        writeHeader(decision, to: &page)
        writeNotInForce(decision, to: &page)
        if decision["errors"] != nil {
            writeErrors(decision, to: &page)
        } else {
            writeOutcome(decision, to: &page)
            writeAnswers(decision, to: &page)
            writeWhy(decision, explanation, to: &page)
            writeToDo(decision, to: &page)
            writeNeeds(decision, to: &page)
            if explanation != nil { writeEveryStep(to: &page) }
            writeFoot(decision, to: &page)
        }
        return page.text
    }

    private func writeHeader(_ decision: JSONValue, to page: inout Page) {
        page.line(Span(Self.heading(of: decision), .strong), right: Span("\(summary.title) · \(summary.version)", .faint))
        page.blank()
    }

    /// `WAN-0001 on 1 May 2026, as known on 3 June 2026`
    static func heading(of decision: JSONValue) -> String {
        var words = decision["case"]?.written ?? "Case"
        if let on = decision["on"]?.written { words += " on " + (Wording.date(on) ?? on) }
        if let known = decision["known"]?.written { words += ", as known on " + (Wording.date(known) ?? known) }
        return words
    }

    /// Rules may be tried on any date, but not without saying so.
    private func writeNotInForce(_ decision: JSONValue, to page: inout Page) {
        guard let time = timeInForce(besides: decision["on"]) else { return }
        page.paragraph([Span("NOT IN FORCE:", .watch), Span("these rules are in force \(time).")], lead: [Span("  ")])
        page.blank()
    }

    /// When the rules are in force, where a date is not within: `from 1 April 2026 to 31 March 2027`.
    func timeInForce(besides date: JSONValue?) -> String? {
        date?.written.flatMap { try? CalendarDate($0) }.flatMap(summary.timeInForce(besides:))
    }

    private func writeOutcome(_ decision: JSONValue, to page: inout Page) {
        guard let outcome = decision["outcome"]?.written else {
            if !(decision["needs"]?.elements ?? []).isEmpty { writeNotYet(decision, to: &page) }
            return
        }
        var spans = [Span(outcome.uppercased(), Self.tone(ofOutcome: outcome))]
        if outcome == "refer" { spans += Self.referralWords(of: decision).map { [Span("to " + $0)] } ?? [] }
        page.paragraph(spans, lead: [Span("  ")])
        page.paragraph([Span("A recommendation: people decide.")], lead: [Span("  ")])
        page.blank()
    }

    /// What the answers that are there leave open.
    private func writeNotYet(_ decision: JSONValue, to page: inout Page) {
        let needed = decision["needs"]?.elements.count ?? 0
        let count = "\(Wording.count(needed, "fact")) \(needed == 1 ? "is" : "are") needed"
        let isPart = !summary.hasRouting && (decision["answers"]?.members ?? []).contains { $0.value != .null }
        let words = isPart ? ("ANSWERED IN PART:", "\(count) for the rest.") : ("NOT YET DECIDED:", "\(count) first.")
        page.paragraph([Span(words.0, .watch), Span(words.1)], lead: [Span("  ")])
        page.blank()
    }

    /// `the resource allocation panel (reasons 1 and 3) and to South West London ICB (reason 2)`; nil where there is nobody.
    ///
    /// Of one reason there is no need to say its number.
    static func referralWords(of decision: JSONValue) -> String? {
        let referees = referees(of: decision)
        let isSingle = (decision["reasons"]?.elements ?? []).count < 2
        let parts = referees.map { Addressee.words(for: $0) + (isSingle ? "" : reasonNumbers(for: $0, in: decision)) }
        return parts.isEmpty ? nil : Wording.list(parts, parts.count == 2 ? "and to" : "and")
    }

    /// ` (reason 2)` for the reasons that refer a case to somebody.
    static func reasonNumbers(for referee: String, in decision: JSONValue) -> String {
        let reasons = (decision["reasons"]?.elements ?? []).map { $0["rule"]?.written }
        let rules = (decision["referrals"]?.elements ?? []).filter { $0["to"]?.written == referee }.compactMap { $0["rule"]?.written }
        let numbers = reasons.indices.filter { i in reasons[i].map(rules.contains) ?? false }.map { "\($0 + 1)" }
        return numbers.isEmpty ? "" : " (reason\(numbers.count == 1 ? "" : "s") \(Wording.list(numbers)))"
    }

    private func writeEveryStep(to page: inout Page) {
        guard let name = options.caseName else { return }
        page.blank()
        page.line([Span("  Every step: tariff explain \(name) --for auditor")])
    }

    private func writeFoot(_ decision: JSONValue, to page: inout Page) {
        guard let digest = decision["digest"]?.written else { return }
        page.blank()
        let short = { (text: String) in String(text.prefix("sha256:".count + 12)) }
        page.line([Span("Decision \(short(digest)) by rulebook \(short(summary.digest))", .faint)])
        for line in options.record { page.line([Span(line.printable, .faint)]) }
    }

    static func tone(ofOutcome outcome: String) -> Tone {
        switch outcome {
        case "recommend": .good
        case "refer", "needs facts": .watch
        case "answered": .plain
        default: .bad
        }
    }

    /// Whom the case is referred to, each once, in order.
    static func referees(of decision: JSONValue) -> [String] {
        var seen: [String] = []
        for referral in decision["referrals"]?.elements ?? [] {
            if let to = referral["to"]?.written, !seen.contains(to) { seen.append(to) }
        }
        return seen
    }
}
