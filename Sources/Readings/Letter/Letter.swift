import RuleModel

/// A letter to the person in plain English: what is recommended, or once people have determined it, what was decided.
///
/// It says what the decision and the determination say and no more, in the words that the rulebook has for letters where it has some;
/// what only the council knows stands in square brackets.
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
    let funding: [SharedCost]
    /// nil in the letter that recommends.
    let determination: Determination?
    /// Others who agreed to the same.
    let others: [Determination]
    /// The facts of the case, for lists: a tree holds only how long they are.
    let facts: JSONValue?
    /// What the ledger says of it, in small print.
    let record: [String]

    init(
        _ decision: JSONValue, _ explanation: Explanation, _ rulebookWords: RulebookWords, determination: Determination? = nil,
        others: [Determination] = [], facts: JSONValue? = nil, record: [String] = []
    ) {
        (self.others, self.facts, self.record) = (others, facts, record)
        self.decision = decision
        summary = rulebookWords.summary
        why = Why(explanation, rulebookWords, decision: decision, isPlain: true)
        funding = Self.funding(decision, why, summary)
        self.determination = determination
    }

    var title: String { determination == nil ? "Our recommendation, not yet a decision" : "Our decision" }
    static let opening = ["[Council’s name and address]", "[Date]", "[Name]", "[Address]"]
    static let greeting = "Dear [name],"
    var closing: [String] {
        let signed = determination.map { "\($0.by.printable), \($0.role.printable)" } ?? "[Name, role]"
        return ["Yours sincerely,", signed, "[Telephone, email]"]
    }

    var reference: String? { decision["case"]?.written.map { "Our reference: \($0)" } }

    var sections: [Section] {
        let own = determination.map { DecidedSections(letter: self, determination: $0).all } ?? recommended
        return (own + [disagreement, formats]).filter { !$0.paragraphs.isEmpty || !$0.items.isEmpty }
    }

    /// Lines of at most `width` characters.
    func text(width: Int) -> String {
        var page = Page(width: width, colour: false)
        for line in Self.opening { page.line([Span(line)]) }
        if let reference { page.line([Span(reference)]) }
        page.blank()
        page.line([Span(Self.greeting)])
        page.blank()
        page.line([Span(title.uppercased())])
        for section in sections {
            page.blank()
            if !section.heading.isEmpty { page.line([Span(section.heading)]) }
            for paragraph in section.paragraphs { page.paragraph([Span(paragraph)]) }
            for item in section.items { page.paragraph([Span(item)], lead: [Span("•  ")]) }
        }
        page.blank()
        for line in closing { page.line([Span(line)]) }
        if !record.isEmpty { page.blank() }
        for line in record { page.paragraph([Span(line.printable)]) }
        return page.text
    }

    // MARK: What is recommended

    private var recommended: [Section] {
        [recommendation, support, cost] + payment + [otherAmounts] + reasons + [grounds, duties, dates, next]
    }

    private var recommendation: Section {
        let words =
            switch outcome {
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

    // MARK: What every letter says

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
