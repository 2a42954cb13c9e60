import LuaSyntax
import RuleModel

/// Everything that `case.NAME` can read in a rulebook, and what each is.
struct CaseNames {
    struct Entry {
        let kind: ValueKind
        /// Counted, never read by a rule.
        let isMonitoring: Bool
        let declaredAt: SourceLocation?
        /// Whether a case may lack it.
        var isOptional = false
        /// Whether its choices are the words that an answer's function was seen to return: another rulebook's exceptions may add to them.
        var hasInferredWords = false
    }

    /// What the case has by itself: nothing declared takes its place.
    private static let own: [String: Entry] = [
        "on": Entry(kind: .date, isMonitoring: false, declaredAt: nil), "known": Entry(kind: .date, isMonitoring: false, declaredAt: nil),
    ]
    static let reserved = Set(own.keys)

    private(set) var entries = own

    /// Members of groups, and fields of records: `needs.mobility`.
    private var members: [String: Entry] = [:]

    var names: [String] { entries.keys.sorted() }

    subscript(_ name: String) -> Entry? { entries[name] }

    /// A member of a group, or a field of records.
    func member(_ name: String, of owner: String) -> Entry? { members["\(owner).\(name)"] }

    mutating func add(_ fact: Fact) {
        var entry = Entry(kind: ValueKind(fact), isMonitoring: fact.monitoring, declaredAt: fact.declaredAt)
        entry.isOptional = !fact.required && fact.defaultValue == nil
        add(fact.name, entry)
        guard case .records(let fields) = fact.kind else { return }
        for field in fields {
            members["\(fact.name).\(field.name)"] = Entry(
                kind: ValueKind(field), isMonitoring: field.monitoring, declaredAt: field.declaredAt)
        }
    }

    /// A fact whose declaration has mistakes: its name is known, and nothing else.
    mutating func add(unclear name: String, at location: SourceLocation) {
        let entry = Entry(kind: .unknown, isMonitoring: false, declaredAt: location)
        let isThere = name.split(separator: ".").count == 2 ? members[name] != nil : entries[name] != nil
        if !isThere { add(name, entry) }
    }

    mutating func add(_ name: String, _ kind: ValueKind, at location: SourceLocation) {
        var entry = Entry(kind: kind.named(name), isMonitoring: false, declaredAt: location)
        if case .choice(let words, source: "") = kind {
            // One word alone is a default that others are meant to change.
            entry = Entry(kind: words.count > 1 ? .choice(words, source: name) : kind, isMonitoring: false, declaredAt: location)
            entry.hasInferredWords = true
        }
        add(name, entry)
    }

    private mutating func add(_ name: String, _ entry: Entry) {
        let parts = name.split(separator: ".").map(String.init)
        guard parts.count == 2 else {
            if Self.own[name] == nil { entries[name] = entry }
            return
        }
        members[name] = entry
        var fields: [String: ValueKind] = [:]
        if case .record(let known, _) = entries[parts[0]]?.kind { fields = known }
        fields[parts[1]] = entry.kind
        let declaredAt = entries[parts[0]]?.declaredAt ?? entry.declaredAt
        entries[parts[0]] = Entry(kind: .record(fields, source: parts[0]), isMonitoring: false, declaredAt: declaredAt)
    }
}

extension Declared {
    /// What the text alone shows of an answer's kind; functions are inferred later, from their returns.
    var declaredKind: ValueKind {
        switch kind {
        case .parameter: parameterKind
        case .choose: chooseKind
        case .bands: Self.bandsKind
        case .layers: layersKind
        case .judgement:
            spec["of"].texts.flatMap { $0.isEmpty ? nil : $0 }.map { .choice($0, source: name) } ?? .boolean
        case .answer: ValueKind(constant: spec["value"])
        default: .unknown
        }
    }

    /// Of all its values: they differ by key, and a mistake may have made them differ by date. A figure in quotes is said to be one.
    private var parameterKind: ValueKind {
        datedValues.map { QuotedFigure($0.value)?.kind ?? ValueKind(figure: $0.value, of: name) }.reduce(.nothing) { $0.union($1) }
    }

    private var chooseKind: ValueKind {
        let values = spec.list.compactMap(\.list.first)
        let texts = values.compactMap(\.text)
        if texts.count == values.count, !texts.isEmpty { return .choice(Array(Set(texts)).sorted(), source: name) }
        return values.map { ValueKind(constant: $0) }.reduce(.nothing) { $0.union($1) }
    }

    private static let bandsKind = ValueKind.record(
        [
            "per": .text, "collar": .money, "guide": .money, "cap": .money, "quoted": .money, "weekly": .money, "gap": .money,
            "position": .choice(["below_collar", "within", "above_cap"], source: "the position of a price"),
        ], source: "a price")

    private var layersKind: ValueKind {
        let payers = spec["payers"].texts ?? []
        let weekly = ValueKind.record(Dictionary(payers.map { ($0, ValueKind.money) }) { first, _ in first }, source: "the payers")
        return .record(["weekly": weekly, "layers": .list(.unknown)], source: name)
    }
}
