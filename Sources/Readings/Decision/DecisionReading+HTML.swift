import RuleModel

// The assessor's screen as a page for print.
extension DecisionReading {
    func html(_ decision: JSONValue, explanation: Explanation?) -> String {
        HTML.page(title: "\(Self.heading(of: decision)). \(summary.title)", class: "assessor") { page in
            page.element("header") { header in
                header.element("h1", Self.heading(of: decision))
                header.element("p", class: "rules", "\(summary.title) · \(summary.version)")
            }
            if let time = timeInForce(besides: decision["on"]) {
                page.element("p") { $0.element("strong", "Not in force: these rules are in force \(time).") }
            }
            writeOutcome(decision, to: &page)
            writeAnswers(decision, to: &page)
            writeWhy(decision, explanation, to: &page)
            Self.section("To do", of: toDo(decision), to: &page)
            page.element("footer") { footer in
                if let digest = decision["digest"]?.written { footer.element("p", "Decision \(digest)") }
                footer.element("p", "Rulebook \(summary.id) \(summary.version), \(summary.digest)")
                for line in options.record { footer.element("p", line) }
            }
        }
    }

    private func writeOutcome(_ decision: JSONValue, to page: inout HTML) {
        guard let outcome = decision["outcome"]?.written else { return }
        page.element("p", [("class", "outcome")]) { words in
            words.element("strong", Wording.sentence(outcome))
            if outcome == "refer", let to = Self.referralWords(of: decision) { words.write(" to \(to)") }
            words.write(". A recommendation: people decide.")
        }
    }

    private func writeWhy(_ decision: JSONValue, _ explanation: Explanation?, to page: inout HTML) {
        let paragraphs = why(decision, explanation)
        guard !paragraphs.isEmpty else { return }
        page.element("section") { section in
            section.element("h2", "Why")
            section.element("ol") { list in
                for paragraph in paragraphs {
                    list.element("li") { item in
                        item.write(paragraph.text)
                        if let source = paragraph.source { item.element("span", class: "source", " (\(source))") }
                    }
                }
            }
        }
    }

    private static func section(_ heading: String, of items: [String], to page: inout HTML) {
        guard !items.isEmpty else { return }
        page.element("section") { section in
            section.element("h2", heading)
            section.list(items)
        }
    }

    // MARK: Answers

    private func writeAnswers(_ decision: JSONValue, to page: inout HTML) {
        let exported = exported(in: decision)
        let bands = exported.filter { $0.0.form == .bands }
        writeTerms(exported.filter { $0.0.form == .choose } + bands, to: &page)
        for (_, band) in bands { BandGauge(band)?.write(to: &page) }
        for (answer, funding) in exported where answer.form == .layers {
            guard let (title, table) = payers(answer, funding, decision, bands: bands.map(\.1)) else { continue }
            table.write(to: &page, title: Wording.sentence(title))
            let lines = layerLines(of: funding)
            page.list(lines)
        }
        writeTerms(exported.filter { ($0.0.form == .answer || $0.0.form == .judgement) && $0.1 != .null }, to: &page)
    }

    private func writeTerms(_ answers: [(AnswerWords, JSONValue)], to page: inout HTML) {
        guard !answers.isEmpty else { return }
        page.element("dl") { list in
            for (answer, value) in answers {
                list.element("dt", answer.title)
                if answer.form == .bands {
                    list.element("dd", TariffSentence.words(for: value))
                } else {
                    writeValue(value, of: answer, to: &list)
                }
            }
        }
    }
}

extension DecisionReading {
    /// Records as a table where they have one shape.
    private func writeValue(_ value: JSONValue, of answer: AnswerWords, to list: inout HTML) {
        let isList = !value.elements.isEmpty && value.elements.allSatisfy { !$0.members.isEmpty }
        let records = isList ? value.elements : value.members.count > 1 ? [value] : []
        if let table = RecordTable(records, of: answer) {
            return list.element("dd") { table.write(to: &$0) }
        }
        for element in isList ? value.elements : [value] { list.element("dd", Wording.sentence(answer.words(for: element))) }
    }
}

extension PayersTable {
    func write(to page: inout HTML, title: String) {
        page.element("table") { table in
            table.element("caption", title)
            table.element("thead") { head in Self.row("Payer", heading, cell: "th", to: &head) }
            table.element("tbody") { body in
                for (name, cells) in shares { Self.row(name, cells, to: &body) }
                Self.row("Total", total, class: "total", to: &body)
                if !ifQuoteAgreed.isEmpty { Self.row(Self.quoteRow, ifQuoteAgreed, to: &body) }
            }
        }
        if let note { page.element("p", class: "note", note) }
    }

    private static func row(_ name: String, _ cells: [String], cell: String = "td", class type: String? = nil, to table: inout HTML) {
        table.element("tr", type.map { [("class", $0)] } ?? []) { row in
            row.element("th", [("scope", cell == "th" ? "col" : "row")]) { $0.write(name) }
            for text in cells { row.element(cell, cell == "th" ? [("scope", "col")] : []) { $0.write(text) } }
        }
    }
}
