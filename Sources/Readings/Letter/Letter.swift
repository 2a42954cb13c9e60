import RuleModel

/// The letter that recommends, in plain English: what we recommend, what it costs, who pays, what happens next.
///
/// It says what the decision says and no more, in the words that the rulebook has for letters where it has some; what only the council
/// knows stands in square brackets.
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

    init(_ decision: JSONValue, _ explanation: Explanation, _ rulebookWords: RulebookWords) {
        self.decision = decision
        summary = rulebookWords.summary
        why = Why(explanation, rulebookWords, decision: decision, isPlain: true)
    }

    static let title = "Our recommendation, not yet a decision"
    static let opening = ["[Council’s name and address]", "[Date]", "[Name]", "[Address]"]
    static let greeting = "Dear [name],"
    static let closing = ["Yours sincerely,", "[Name, role]", "[Telephone, email]"]

    var reference: String? { decision["case"]?.written.map { "Our reference: \($0)" } }

    var sections: [Section] {
        let parts = [recommendation, support] + cost + payment + reasons + [duties, dates, next, disagreement, formats]
        return parts.filter { !$0.paragraphs.isEmpty || !$0.items.isEmpty }
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
        let words =
            switch decision["outcome"]?.written {
            case "recommend": "We recommend the support that this letter describes."
            case "refer": "Before a decision, people have to look at what is still to be settled. It is listed below."
            case "decline": "We recommend that we do not arrange this support. The reasons are below."
            default: "This letter tells you what we have worked out so far."
            }
        return Section(heading: "", paragraphs: [words])
    }

    private var next: Section {
        Section(
            heading: "What happens next",
            paragraphs: [
                "[Name, role] will decide and write to you by [date], with reasons. A computer did the sums; a person decides."
            ])
    }

    /// What anybody may do, then the rights that the rulebook names.
    private var disagreement: Section {
        let words =
            "Tell [contact]. You can give us more information, ask a person to look again, have somebody speak for you, or complain."
        return Section(heading: "If something is wrong, or you disagree", paragraphs: [words] + summary.ifYouDisagree.map(Phrase.sentence))
    }

    private var formats: Section {
        Section(heading: "Other formats", paragraphs: ["For large print, Easy Read or another language: [contact]."])
    }
}
