import RuleModel

/// The letter that recommends, in plain English: what we recommend, what it costs, who pays, what happens next.
///
/// It says what the decision says and no more; what only the council knows stands in square brackets.
struct Letter {
    struct Section {
        /// Empty where the title of the letter is heading enough.
        var heading: String
        var paragraphs: [String]
        var items: [String] = []
    }

    let decision: JSONValue
    let why: Why
    let summary: RulebookSummary

    init(_ decision: JSONValue, _ explanation: Explanation, _ summary: RulebookSummary) {
        self.decision = decision
        self.summary = summary
        why = Why(explanation, summary, decision: decision)
    }

    static let title = "Our recommendation, not yet a decision"
    static let opening = ["[Council’s name and address]", "[Date]", "[Name]", "[Address]"]
    static let greeting = "Dear [name],"
    static let closing = ["Yours sincerely,", "[Name, role]", "[Telephone, email]"]

    var reference: String? { decision["case"]?.written.map { "Our reference: \($0)" } }

    var sections: [Section] {
        ([recommendation] + support + cost + payment + reasons + duties + dates + [next, disagreement, formats])
            .filter { !$0.paragraphs.isEmpty || !$0.items.isEmpty }
    }

    /// Lines of at most `width` characters.
    func text(width: Int) -> String {
        var page = Page(width: width, colour: false)
        for line in Self.opening { page.line([Span(line)]) }
        if let reference { page.line([Span(reference)]) }
        page.blank()
        page.line([Span(Self.greeting)])
        page.blank()
        page.line([Span(Self.title.uppercased())])
        for section in sections {
            page.blank()
            if !section.heading.isEmpty { page.line([Span(section.heading)]) }
            for paragraph in section.paragraphs { page.paragraph([Span(paragraph)]) }
            for item in section.items { page.paragraph([Span(item)], lead: [Span("•  ")]) }
        }
        page.blank()
        for line in Self.closing { page.line([Span(line)]) }
        return page.text
    }

    // MARK: Sections that every letter has

    private var recommendation: Section {
        var paragraphs: [String] = []
        switch decision["outcome"]?.written {
        case "recommend": paragraphs.append("We recommend that the support described in this letter is agreed.")
        case "refer":
            let referees = DecisionReading.referees(of: decision).map(Addressee.words)
            let who = referees.isEmpty ? "more people need" : Wording.list(referees) + (referees.count == 1 ? " needs" : " need")
            paragraphs.append("Before a decision, \(who) to look at this.")
        case "decline": paragraphs.append("We recommend that we do not arrange this support. The reasons are below.")
        default: paragraphs.append("This letter tells you what we have worked out so far.")
        }
        return Section(heading: "", paragraphs: paragraphs)
    }

    private var next: Section {
        Section(
            heading: "What happens next",
            paragraphs: [
                "[Name, role] will decide and write to you by [date], with reasons. A computer did the sums; a person decides."
            ])
    }

    private var disagreement: Section {
        Section(
            heading: "If something is wrong, or you disagree",
            paragraphs: [
                "Tell [contact]. You can give us more information, ask a person to look again, have an advocate to help you, or complain.",
                "After our answer to a complaint you can go to the Local Government and Social Care Ombudsman. For NHS matters, go to the "
                    + "Parliamentary and Health Service Ombudsman.",
            ])
    }

    private var formats: Section {
        Section(heading: "Other formats", paragraphs: ["For large print, Easy Read or another language: [contact]."])
    }
}
