import RuleModel

// What was answered: levels, tariffs with their gauges, who pays, then everything else that the rulebook exports.
extension DecisionReading {
    func writeAnswers(_ decision: JSONValue, to page: inout Page) {
        let exported = exported(in: decision)
        let column = labelColumn(exported.map(\.0))
        for (answer, value) in exported where answer.form == .choose {
            writeLabelled(answer.title, [Span(Wording.sentence(words(for: value, of: answer)), .strong)], column: column, to: &page)
        }
        for (answer, value) in exported where answer.form == .bands {
            writeBand(answer, value, column: column, to: &page)
        }
        for (answer, value) in exported where answer.form == .layers {
            writeFunding(answer, value, decision, bands: exported.filter { $0.0.form == .bands }.map(\.1), column: column, to: &page)
        }
        page.blank()
        writeOthers(exported.filter { [.answer, .judgement].contains($0.0.form) }, column: column, to: &page)
        page.blank()
    }

    /// The exported answers that a decision gives, in order of declaration.
    func exported(in decision: JSONValue) -> [(RulebookSummary.Answer, JSONValue)] {
        let answers = decision["answers"]?.members ?? []
        return summary.exports.compactMap { answer in answers.first { $0.key == answer.name }.map { (answer, $0.value) } }
    }

    /// Amounts of nothing come last, on one line where there are several: they are seldom what is looked for.
    private func writeOthers(_ others: [(RulebookSummary.Answer, JSONValue)], column: Int, to page: inout Page) {
        let isZero = { (value: JSONValue) in Money(ofDecision: value.string) == .zero }
        let zeros = others.filter { isZero($0.1) }
        for (answer, value) in others where zeros.count < 2 || !isZero(value) {
            writeOther(answer, value, column: column, to: &page)
        }
        guard zeros.count > 1 else { return }
        var rates: [String] = []
        for zero in zeros.map({ words(for: $0.1, of: $0.0) }) where !rates.contains(zero) { rates.append(zero) }
        for rate in rates {
            let titles = zeros.filter { words(for: $0.1, of: $0.0) == rate }.map { Wording.sentence($0.0.title) }
            writeLabelled(rate, [Span(titles.joined(separator: "; "))], column: column, to: &page)
        }
    }

    private func writeBand(_ answer: RulebookSummary.Answer, _ value: JSONValue, column: Int, to page: inout Page) {
        writeLabelled(answer.title, [Span(TariffSentence.words(for: value))], column: column, to: &page)
        guard let rows = BandGauge(value)?.lines(width: min(page.width - column, 72)) else { return }
        page.blank()
        let margin = Span(String(repeating: " ", count: column))
        for row in rows { page.line([margin] + row) }
        page.blank()
    }

    private func writeFunding(
        _ answer: RulebookSummary.Answer, _ funding: JSONValue, _ decision: JSONValue, bands: [JSONValue], column: Int, to page: inout Page
    ) {
        guard let (title, table) = payers(answer, funding, decision, bands: bands) else {
            return writeLabelled(answer.title, [Span("Not given.")], column: column, to: &page)
        }
        page.blank()
        table.write(to: &page, title: title)
        for line in layerLines(of: funding) { page.paragraph([Span(line)], lead: [Span("     ")]) }
    }

    /// Who pays what under its heading; nil where nothing is given.
    func payers(
        _ answer: RulebookSummary.Answer, _ funding: JSONValue, _ decision: JSONValue, bands: [JSONValue]
    ) -> (title: String, table: PayersTable)? {
        var title = answer.title
        var quote: Money?
        if bands.count == 1, bands[0]["per"]?.written == answer.per, let limit = heldAt(bands[0], payingFor: funding) {
            title += ", at the \(limit)"
            if limit == "cap" { quote = Money(ofDecision: bands[0]["quoted"]?.written) }
        }
        guard let on = decision["on"]?.written.flatMap({ try? CalendarDate($0) }) else { return nil }
        return PayersTable(
            funding, on: on, per: answer.per, quote: quote, labels: summary.payerLabels, oddPayer: answer.oddPenny
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
    private func writeOther(_ answer: RulebookSummary.Answer, _ value: JSONValue, column: Int, to page: inout Page) {
        if value == .null { return }
        let elements = value.members.count > 1 ? [value] : value.elements
        guard elements.contains(where: { !$0.members.isEmpty }) else {
            return writeLabelled(answer.title, [Span(words(for: value, of: answer))], column: column, to: &page)
        }
        if let rows = RecordTable(elements, wording: wording(of: answer))?.rows(width: page.width - column) {
            return writeTable(rows, title: answer.title, column: column, to: &page)
        }
        for (i, element) in elements.enumerated() {
            writeLabelled(i == 0 ? answer.title : "", [Span(words(for: element, of: answer))], column: column, to: &page)
        }
    }

    private func writeTable(_ rows: [String], title: String, column: Int, to page: inout Page) {
        var label = "  " + Wording.sentence(title)
        if label.count + 2 > column {
            page.line([Span(label, .faint)])
            label = ""
        }
        for (i, row) in rows.enumerated() {
            page.line([Span((i == 0 ? label : "").leading(column), .faint), Span(row, i == 0 ? .faint : .plain)])
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

    func wording(of answer: RulebookSummary.Answer) -> Wording { Wording(labels: answer.labels, names: summary.payerLabels) }

    func words(for value: JSONValue, of answer: RulebookSummary.Answer) -> String {
        let text = wording(of: answer).words(for: value)
        guard let unit = answer.unit, let written = value.written, Wording.isMoney(written) || value != .string(written) else {
            return text
        }
        return text + " " + Wording.rate(unit)
    }

    private func writeLabelled(_ title: String, _ spans: [Span], column: Int, to page: inout Page) {
        let label = "  " + Wording.sentence(title)
        if label.count + 2 > column {
            page.line([Span(label, .faint)])
            page.paragraph(spans, lead: [Span(String(repeating: " ", count: column))])
        } else {
            page.paragraph(spans, lead: [Span(label.leading(column), .faint)])
        }
    }

    /// Where values begin: after the longest title that leaves room for them.
    private func labelColumn(_ answers: [RulebookSummary.Answer]) -> Int {
        let titles = answers.filter { $0.form != .layers && $0.form != .routing }.map(\.title.count)
        return min(max(titles.max() ?? 0, 9), options.width < 90 ? 18 : 26) + 4
    }
}
