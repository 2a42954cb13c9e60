/// One named, typed, labelled input of a case, as a rulebook declares it.
public struct Fact: Sendable, Hashable {
    public indirect enum Kind: Sendable, Hashable {
        case boolean
        /// Bounds and step are exact; nil where the rulebook sets none.
        case number(min: Exact?, max: Exact?, step: Exact?)
        case choice([String])
        /// A list of choices, each at most once.
        case choices([String])
        case money(min: Money?, max: Money?)
        case date
        case text
        /// A list of records, each with these fields (`Fact.name` is the field's own name).
        case records([Fact])
    }

    /// What people determine when they decide a case, and no case has beforehand.
    public enum Determined: String, Sendable, Hashable, CaseIterable {
        /// The agreed price, as in ``Determination/price``.
        case price
    }

    /// `one_to_one_hours`, or `needs.mobility` for a member of a group.
    public var name: String
    public var label: String
    public var kind: Kind
    /// `hours a week`
    public var unit: String?
    public var help: String?
    /// Reading it while the case lacks it asks for it; an optional one reads as nil.
    public var required: Bool
    /// Its value where the case lacks it.
    public var defaultValue: Value?
    /// Personal data beyond `person`, `evidence` and the case reference.
    public var personal: Bool
    /// Counted, never read by a rule.
    public var monitoring: Bool
    /// False where nobody could change it to get another decision: an age, a history.
    public var isChangeable = true
    /// Never asked for: a case is decided again with what was determined, to see what follows from it. At most one fact for each.
    public var determined: Determined?
    public var askedOf: String?
    public var section: String?
    /// The words for each choice: `on_call` → `On call`.
    public var choiceLabels: [String: String]
    public var declaredAt: SourceLocation?
    /// Whether any rule can read it: known from the tree. Only these are put into a case.
    public var isRead: Bool
    /// A question that the text leaves to people, answered by a value of its name among the facts.
    public var isJudgement = false

    public init(
        name: String, label: String, kind: Kind, unit: String? = nil, help: String? = nil, required: Bool = true,
        defaultValue: Value? = nil, personal: Bool = false, monitoring: Bool = false, askedOf: String? = nil,
        section: String? = nil, choiceLabels: [String: String] = [:], declaredAt: SourceLocation? = nil, isRead: Bool = true
    ) {
        self.name = name
        self.label = label
        self.kind = kind
        self.unit = unit
        self.help = help
        self.required = required
        self.defaultValue = defaultValue
        self.personal = personal
        self.monitoring = monitoring
        self.askedOf = askedOf
        self.section = section
        self.choiceLabels = choiceLabels
        self.declaredAt = declaredAt
        self.isRead = isRead
    }
}
