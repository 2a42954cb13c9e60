/// What readings and listings need to know of a rulebook, as values.
public struct RulebookSummary: Sendable, Hashable {
    /// Which form declared an answer, so that a reading can lay it out.
    public enum Form: String, Sendable { case answer, choose, bands, layers, routing, judgement }

    public struct Answer: Sendable, Hashable {
        public var name: String
        public var title: String
        public var form: Form
        public var unit: String?
        /// Words for values: `high` → `High support`.
        public var labels: [String: String]
        /// Of bands and layers: what the amounts are for, as `week` or `visit`; nil where the rulebook does not say it.
        public var per: String?
        /// Of layers: the payer who takes the odd penny.
        public var oddPenny: String?
        /// Whether the amount is one that the person of the case pays, beside their share of the layers.
        public var isPaidByPerson = false

        public init(
            name: String, title: String, form: Form, unit: String? = nil, labels: [String: String] = [:], per: String? = nil,
            oddPenny: String? = nil
        ) {
            self.name = name
            self.title = title
            self.form = form
            self.unit = unit
            self.labels = labels
            self.per = per
            self.oddPenny = oddPenny
        }
    }

    public var id: String
    public var title: String
    public var version: String
    /// `sha256:…` over the declared parts, data files and libraries.
    public var digest: String
    /// All facts that a case may give: by the rulebook's `sections` where it lists them, and within a section in order of
    /// declaration, libraries first.
    public var facts: [Fact]
    /// The exported answers, in order of declaration.
    public var exports: [Answer]
    public var hasRouting: Bool
    /// Words for the payers of the funding layers: `icb` → `South West London ICB` may depend on the case, so this is the plain word.
    public var payerLabels: [String: String]
    /// Everybody who may pay, of all layers.
    public var payers: [String] = []
    /// What the letter to the person says of a payer who pays something.
    public var payerLetters: [String: String] = [:]
    /// The titles of rules that have one: `funding.section_117_aftercare` → `Section 117 aftercare`.
    public var ruleTitles: [String: String]
    /// What the letter to the person says of a rule or of who pays, and calls an answer: by the rule's id or the answer's name.
    public var letters: [String: String] = [:]
    /// What letters call those to whom cases are referred, by the name in the decision.
    public var refereeLetters: [String: String] = [:]
    /// What every letter says of the rights to disagree, a paragraph each.
    public var ifYouDisagree: [String] = []
    /// Words for the values of every answer that has some, whether it is exported or not.
    public var answerLabels: [String: [String: String]] = [:]

    /// The first and the last service date for which the rules are meant; nil where they do not end.
    public var inForceFrom: CalendarDate?
    public var inForceTo: CalendarDate?

    public init(
        id: String, title: String, version: String, digest: String, facts: [Fact], exports: [Answer], hasRouting: Bool,
        payerLabels: [String: String], ruleTitles: [String: String] = [:]
    ) {
        self.id = id
        self.title = title
        self.version = version
        self.digest = digest
        self.facts = facts
        self.exports = exports
        self.hasRouting = hasRouting
        self.payerLabels = payerLabels
        self.ruleTitles = ruleTitles
    }
}

extension RulebookSummary {
    /// When the rules are in force, where a day is not within: `from 1 April 2026 to 31 March 2027`.
    public func timeInForce(besides day: CalendarDate) -> String? {
        guard let from = inForceFrom, day < from || inForceTo.map({ $0 < day }) ?? false else { return nil }
        return "from \(from.spoken)" + (inForceTo.map { " to \($0.spoken)" } ?? "")
    }
}
