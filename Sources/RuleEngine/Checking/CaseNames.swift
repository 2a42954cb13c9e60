import LuaSyntax
import RuleModel

/// Everything that `case.NAME` can read in a rulebook, and what each is.
struct CaseNames {
    struct Entry {
        let kind: ValueKind
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
            var fields: [String: ValueKind] = [:]
            if case .record(let known, _) = entries[parts[0]]?.kind { fields = known }
            fields[parts[1]] = ValueKind(fact)
            entries[parts[0]] = Entry(kind: .record(fields, source: parts[0]), isMonitoring: fact.monitoring, declaredAt: fact.declaredAt)
        } else {
            entries[fact.name] = Entry(kind: ValueKind(fact), isMonitoring: fact.monitoring, declaredAt: fact.declaredAt)
        }
    }

    mutating func add(_ name: String, _ kind: ValueKind, at location: SourceLocation) {
        entries[name] = Entry(kind: kind, isMonitoring: false, declaredAt: location)
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

    private var parameterKind: ValueKind {
        var dated = spec
        if spec["by"].text != nil {
            dated = spec.named.first { (try? CalendarDate($0.name)) == nil && isRecord($0.value) }?.value ?? .nothing
        }
        let value = dated.named.first { (try? CalendarDate($0.name)) != nil && $0.value != .boolean(false) }?.value ?? .nothing
        return ValueKind(constant: value.list.first ?? value)
    }

    private func isRecord(_ spec: Value) -> Bool {
        if case .record = spec { return true }
        return false
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
