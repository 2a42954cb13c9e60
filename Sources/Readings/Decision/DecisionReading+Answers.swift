import RuleModel

// What was answered: levels, tariffs with their gauges, who pays, then everything else that the rulebook exports.
extension DecisionReading {
    func writeAnswers(_ decision: JSONValue, to page: inout Page) {
        let exported = exported(in: decision)
        let column = labelColumn(exported)
        for (answer, value) in exported where answer.form == .choose {
            writeLabelled(answer.title, Span(Wording.sentence(answer.words(for: value)), .strong), column: column, to: &page)
        }
        for (answer, value) in exported where answer.form == .bands {
            writeBand(answer, value, column: column, to: &page)
        }
        for (answer, value) in exported where answer.form == .layers {
            writeFunding(answer, value, decision, bands: exported.filter { $0.0.form == .bands }.map(\.1), column: column, to: &page)
        }
        page.blank()
        writeOthers(exported.filter { $0.0.form == .answer || $0.0.form == .judgement }, column: column, to: &page)
        page.blank()
    }

    /// The exported answers that a decision gives, in order of declaration.
    func exported(in decision: JSONValue) -> [(AnswerWords, JSONValue)] {
        guard let answers = decision["answers"] else { return [] }
        return rulebookWords.exports.compactMap { words in answers[words.answer.name].map { (words, $0) } }
    }

    /// Amounts of nothing come last, on one line where there are several: they are seldom what is looked for.
    private func writeOthers(_ others: [(AnswerWords, JSONValue)], column: Int, to page: inout Page) {
        let zeros = others.filter { Money(ofDecision: $0.1.string) == .zero }
        let isApart = zeros.count > 1
        for (answer, value) in others where !isApart || Money(ofDecision: value.string) != .zero {
            writeOther(answer, value, column: column, to: &page)
        }
        guard isApart else { return }
        var rates: [(words: String, titles: String)] = []
        for (answer, value) in zeros {
            let words = answer.words(for: value)
            if let known = rates.firstIndex(where: { $0.words == words }) {
                rates[known].titles += "; " + answer.title
            } else {
                rates.append((words, answer.title))
            }
        }
        for rate in rates { writeLabelled(rate.words, Span(rate.titles), column: column, to: &page) }
    }

    private func writeBand(_ answer: AnswerWords, _ value: JSONValue, column: Int, to page: inout Page) {
        writeLabelled(answer.title, Span(TariffSentence.words(for: value)), column: column, to: &page)
        BandGauge(value)?.write(to: &page, from: column, width: min(page.width - column, 72))
    }

    private func writeFunding(
        _ answer: AnswerWords, _ funding: JSONValue, _ decision: JSONValue, bands: [JSONValue], column: Int, to page: inout Page
    ) {
        guard let (title, table) = payers(answer, funding, decision, bands: bands) else {
            return writeLabelled(answer.title, Span("Not given."), column: column, to: &page)
        }
        page.blank()
        table.write(to: &page, title: title)
        for line in layerLines(of: funding) {
            page.space(to: 5)
            page.paragraph([Span(line)])
        }
    }

    /// Who pays what under its heading; nil where nothing is given.
    func payers(
        _ answer: AnswerWords, _ funding: JSONValue, _ decision: JSONValue, bands: [JSONValue]
    ) -> (title: String, table: PayersTable)? {
        var title = answer.answer.title
        var quote: Money?
        if bands.count == 1, bands[0]["per"]?.written == answer.answer.per, let limit = heldAt(bands[0], payingFor: funding) {
            title += ", at the \(limit)"
            if limit == "cap" { quote = Money(ofDecision: bands[0]["quoted"]?.written) }
        }
        guard let on = decision["on"]?.written.flatMap({ try? CalendarDate($0) }) else { return nil }
        return PayersTable(
            funding, on: on, per: answer.answer.per, quote: quote, labels: summary.payerLabels, oddPayer: answer.answer.oddPenny
        ).map { (title, $0) }
    }

    /// `cap` or `collar` where what is paid for is that mark of the band and not the quote.
    private func heldAt(_ band: JSONValue, payingFor funding: JSONValue) -> String? {
        guard let weekly = band["weekly"]?.written, let quoted = band["quoted"]?.written, weekly != quoted,
            Money(ofDecision: weekly) == PayersTable.weeklyTotal(of: funding)
        else { return nil }
        return ["cap", "collar"].first { band[$0]?.written == weekly }
    }

    /// Which layer took what; nothing where one layer explains it all.
    func layerLines(of funding: JSONValue) -> [String] {
        let lines = funding["layers"]?.elements ?? []
        guard lines.count > 1 else { return [] }
        return lines.map { line in
            var text = title(ofRule: line["rule"]?.written ?? "")
            if let component = line["component"]?.written { text += " on " + Wording.plain(component) }
            text += ": " + shares(of: line).joined(separator: ", ")
            if let paid = line["paid"]?.written, !paying(line).isEmpty { text += ", " + Wording.payment(paid) }
            return text
        }
    }

    private func paying(_ line: JSONValue) -> [JSONValue.Member] {
        line.members.filter { !["rule", "component", "paid", "asked"].contains($0.key) }
    }

    /// What each payer pays, and what one was asked for that was not left.
    private func shares(of line: JSONValue) -> [String] {
        let asked = line["asked"]?.members ?? []
        let words = { (payer: String) in
            asked.first { $0.key == payer }.map { " of the \(Wording.money($0.value.written ?? "")) asked" } ?? ""
        }
        let paying = paying(line)
        let others = asked.filter { payer in !paying.contains { $0.key == payer.key } }
        return paying.map { "\(payerName($0.key)) \(Wording.money($0.value.written ?? ""))\(words($0.key))" }
            + others.map { "\(payerName($0.key)) £0.00\(words($0.key)), because nothing was left" }
    }

    /// Nothing where the answer is nothing: the JSON says so.
    private func writeOther(_ answer: AnswerWords, _ value: JSONValue, column: Int, to page: inout Page) {
        if value == .null { return }
        let elements = value.members.count > 1 ? [value] : value.elements
        guard elements.contains(where: { !$0.members.isEmpty }) else {
            return writeLabelled(answer.title, Span(answer.words(for: value)), column: column, to: &page)
        }
        if let table = RecordTable(elements, of: answer), let layout = table.layout(within: page.width - column) {
            writeLabel(answer.title, column: column, to: &page)
            return table.write(to: &page, from: column, layout)
        }
        for (i, element) in elements.enumerated() {
            writeLabelled(i == 0 ? answer.title : "", Span(answer.words(for: element)), column: column, to: &page)
        }
    }

    // MARK: Words

    /// A rule's own title, or the words of its id: `funding.rest` → `The rest`.
    private func title(ofRule rule: String) -> String {
        if let title = summary.ruleTitles[rule] { return title }
        let words = Wording.plain(String(rule.split(separator: ".").last ?? ""))
        return words == "rest" ? "The rest" : Wording.sentence(words)
    }

    func payerName(_ payer: String) -> String { summary.payerLabels[payer] ?? Wording.sentence(Wording.plain(payer)) }

    private func writeLabelled(_ title: String, _ value: Span, column: Int, to page: inout Page) {
        writeLabel(title, column: column, to: &page)
        page.space(to: column)
        page.paragraph([value])
    }

    /// A label, which has a line of its own where it is long, and room for it to the column.
    private func writeLabel(_ title: String, column: Int, to page: inout Page) {
        page.write("  ", .faint)
        page.write(Wording.sentence(title), .faint)
        if page.column + 2 > column { page.endLine() } else { page.space(to: column, .faint) }
    }

    /// Where values begin: after the longest title that leaves room for them.
    private func labelColumn(_ exported: [(AnswerWords, JSONValue)]) -> Int {
        let longest = exported.reduce(9) { longest, given in
            given.0.form == .layers || given.0.form == .routing ? longest : max(longest, given.0.title.width)
        }
        return min(longest, options.width < 90 ? 18 : 26) + 4
    }
}
