import RuleModel

/// What an expression is, as far as the text shows it. Whatever is not plain stays `unknown` and is left to the run.
indirect enum ValueKind: Sendable, Hashable {
    case unknown
    case nothing
    case boolean
    case number
    case money
    case date
    case duration
    case text
    /// Text of which these are the only values; `source` names the fact or answer.
    case choice([String], source: String)
    case list(ValueKind)
    /// A record with these fields and no others.
    case record([String: ValueKind], source: String)
    /// The case itself.
    case wholeCase

    init(_ fact: Fact) {
        switch fact.kind {
        case .boolean: self = .boolean
        case .number: self = .number
        case .money: self = .money
        case .date: self = .date
        case .text: self = .text
        case .choice(let choices): self = .choice(choices, source: fact.name)
        case .choices(let choices): self = .list(.choice(choices, source: fact.name))
        case .records(let fields):
            self = .list(.record(Dictionary(uniqueKeysWithValues: fields.map { ($0.name, ValueKind($0)) }), source: fact.name))
        }
    }

    /// The kind of a constant in a declaration.
    init(constant: Value) {
        switch constant {
        case .nothing, .function, .record: self = .unknown
        case .boolean: self = .boolean
        case .number: self = .number
        case .money: self = .money
        case .date: self = .date
        case .duration: self = .duration
        case .text: self = .text
        }
    }

    /// The kind of a parameter's value: a record has just the parts that it shows.
    init(figure: Value, of name: String) {
        let parts = figure.named
        guard !parts.isEmpty, figure.list.isEmpty else {
            self = ValueKind(constant: figure)
            return
        }
        let kinds = parts.map { ($0.name, QuotedFigure($0.value)?.kind ?? ValueKind(figure: $0.value, of: name)) }
        self = .record(Dictionary(kinds) { first, _ in first }, source: name)
    }

    /// In an author's words; nil where it says nothing.
    var words: String? {
        switch self {
        case .unknown, .nothing: nil
        case .boolean: "yes or no"
        case .number: "a number"
        case .money: "money"
        case .date: "a date"
        case .duration: "a duration"
        case .text, .choice: "text"
        case .list: "a list"
        case .record: "a record"
        case .wholeCase: "the case"
        }
    }

    /// Whether values of both can be compared at all.
    func isComparable(with other: ValueKind) -> Bool {
        guard let words, let others = other.words else { return true }
        return words == others
    }

    /// What two branches have in common.
    func union(_ other: ValueKind) -> ValueKind {
        switch (self, other) {
        case (.nothing, let kind), (let kind, .nothing): kind
        case (.choice(let a, let source), .choice(let b, _)): .choice(a + b.filter { !a.contains($0) }, source: source)
        case (.record(let a, let source), .record(let b, _)): .record(a.merging(b) { $0.union($1) }, source: source)
        case (.list(let a), .list(let b)): .list(a.union(b))
        default: self == other ? self : .unknown
        }
    }
}
