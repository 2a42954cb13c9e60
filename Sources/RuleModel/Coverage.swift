/// What the examples of a rulebook exercise of it, and what they do not. It holds values and places, no prose.
public struct Coverage: Sendable, Hashable {
    public enum Kind: String, Sendable, CaseIterable {
        /// A row of an ordered choice.
        case row
        /// A row of bands.
        case band
        /// A quote above, within or below its band.
        case quote
        case layer, exception
        /// A row of the routing.
        case route
        /// A comparison, or a yes or no, that a function of the rules tests.
        case condition
        /// One dated value of a parameter.
        case figure
    }

    /// One thing that examples can exercise.
    public struct Subject: Sendable, Hashable {
        public var kind: Kind
        /// `support_level.high`; of a band, quote or figure its answer or parameter; of a condition the rule, answer or function that it stands in.
        public var rule: String
        /// Of a condition its source, of a band its cells, of a quote its position, of a figure its key.
        public var text: String?
        /// Of a figure: the day from which it holds, and since when it was known.
        public var from: CalendarDate?
        public var known: CalendarDate?
        public var at: SourceLocation

        public init(
            _ kind: Kind, rule: String, text: String? = nil, from: CalendarDate? = nil, known: CalendarDate? = nil, at: SourceLocation
        ) {
            (self.kind, self.rule, self.text, self.from, self.known, self.at) = (kind, rule, text, from, known, at)
        }
    }

    /// What no example shows of a subject.
    public enum Missing: String, Sendable {
        /// It is never come to.
        case anything
        /// It is never true; it never applies.
        case yes
        /// An exception applies only where another displaces it.
        case decision
        /// It is never false; it always applies.
        case no
    }

    public struct Gap: Sendable, Hashable {
        public var subject: Subject
        public var missing: Missing
        /// Nil where none was found within the budget, or none was searched.
        public var suggestion: SuggestedCase?

        public init(_ subject: Subject, missing: Missing, suggestion: SuggestedCase? = nil) {
            (self.subject, self.missing, self.suggestion) = (subject, missing, suggestion)
        }
    }

    public struct Total: Sendable, Hashable {
        public var kind: Kind
        public var covered: Int
        public var of: Int

        public init(_ kind: Kind, covered: Int, of: Int) { (self.kind, self.covered, self.of) = (kind, covered, of) }
    }

    /// Of each kind that the rulebook has.
    public var totals: [Total]
    /// In the order of the rulebook's parts.
    public var gaps: [Gap]

    public init(totals: [Total], gaps: [Gap]) { (self.totals, self.gaps) = (totals, gaps) }
}

/// A case that shows what no example shows: an example with a few facts changed. It was decided.
public struct SuggestedCase: Sendable, Hashable {
    public struct Change: Sendable, Hashable {
        /// `one_to_one_hours`; `on` for the date of the case, `known` for the known date.
        public var fact: String
        /// As in the JSON of a case; nil leaves the fact out.
        public var value: JSONValue?
        /// The example that has this value, where it is a list of records.
        public var asIn: String?

        public init(_ fact: String, _ value: JSONValue?, asIn: String? = nil) {
            (self.fact, self.value, self.asIn) = (fact, value, asIn)
        }
    }

    /// The example that it begins with: `examples/001-above-cap.json`.
    public var like: String
    public var changes: [Change]
    /// A whole example: its title, the case, and what the rules give for it now.
    public var example: JSONValue

    public init(like: String, changes: [Change], example: JSONValue) {
        (self.like, self.changes, self.example) = (like, changes, example)
    }
}
