import LuaSyntax
import RuleModel

/// Everything that `case.NAME` can read in a rulebook, and what each is.
struct CaseNames {
    struct Entry {
        let kind: Kind
        /// Counted, never read by a rule.
        let isMonitoring: Bool
        let declaredAt: SourceLocation?
    }

    private(set) var entries: [String: Entry] = [
        "on": Entry(kind: .date, isMonitoring: false, declaredAt: nil),
        "known": Entry(kind: .date, isMonitoring: false, declaredAt: nil),
    ]

    var names: [String] { entries.keys.sorted() }

    subscript(_ name: String) -> Entry? { entries[name] }

    mutating func add(_ fact: Fact) {
        let parts = fact.name.split(separator: ".").map(String.init)
        if parts.count == 2 {
            var fields: [String: Kind] = [:]
            if case .record(let known, _) = entries[parts[0]]?.kind { fields = known }
            fields[parts[1]] = Kind(fact)
            entries[parts[0]] = Entry(kind: .record(fields, source: parts[0]), isMonitoring: fact.monitoring, declaredAt: fact.declaredAt)
        } else {
            entries[fact.name] = Entry(kind: Kind(fact), isMonitoring: fact.monitoring, declaredAt: fact.declaredAt)
        }
    }

    mutating func add(_ name: String, _ kind: Kind, at location: SourceLocation) {
        entries[name] = Entry(kind: kind, isMonitoring: false, declaredAt: location)
    }
}

extension Declared {
    /// What the text alone shows of an answer's kind; functions are inferred later, from their returns.
    var declaredKind: Kind {
        switch kind {
        case .parameter: parameterKind
        case .choose: chooseKind
        case .bands: Self.bandsKind
        case .layers: layersKind
        case .judgement:
            spec["of"].texts.flatMap { $0.isEmpty ? nil : $0 }.map { .choice($0, source: name) } ?? .boolean
        case .answer: Kind(constant: spec["value"])
        default: .unknown
        }
    }

    private var parameterKind: Kind {
        var dated = spec
        if spec["by"].text != nil { dated = spec.named.first { CalendarDate($0.name) == nil && isRecord($0.value) }?.value ?? .nothing }
        let value = dated.named.first { CalendarDate($0.name) != nil && $0.value != .boolean(false) }?.value ?? .nothing
        return Kind(constant: value.list.first ?? value)
    }

    private func isRecord(_ spec: Spec) -> Bool {
        if case .record = spec { return true }
        return false
    }

    private var chooseKind: Kind {
        let values = spec.list.compactMap(\.list.first)
        let texts = values.compactMap(\.text)
        if texts.count == values.count, !texts.isEmpty { return .choice(Array(Set(texts)).sorted(), source: name) }
        return values.map { Kind(constant: $0) }.reduce(.nothing) { $0.union($1) }
    }

    private static let bandsKind = Kind.record(
        [
            "per": .text, "collar": .money, "guide": .money, "cap": .money, "quoted": .money, "weekly": .money, "gap": .money,
            "position": .choice(["below_collar", "within", "above_cap"], source: "the position of a price"),
        ], source: "a price")

    private var layersKind: Kind {
        let payers = spec["payers"].texts ?? []
        let weekly = Kind.record(Dictionary(payers.map { ($0, Kind.money) }) { first, _ in first }, source: "the payers")
        return .record(["weekly": weekly, "layers": .list(.unknown)], source: name)
    }
}
