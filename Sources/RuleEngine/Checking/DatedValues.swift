import RuleModel

extension Declared {
    /// Every value of a parameter with its place: of each key, each date and each revision. An end (`false`) is none.
    var datedValues: [(value: Value, path: [Value.Step])] {
        guard spec["by"].text != nil else { return Self.values(of: spec, at: []) }
        return spec.named.flatMap { Self.values(of: $0.value, at: [.name($0.name)]) }
    }

    private static func values(of dated: Value, at path: [Value.Step]) -> [(value: Value, path: [Value.Step])] {
        let entries = dated.named.filter { (try? CalendarDate($0.name)) != nil }
        return entries.flatMap { values(ofEntry: $0.value, at: path + [.name($0.name)]) }.filter { $0.value != .boolean(false) }
    }

    private static func values(ofEntry entry: Value, at path: [Value.Step]) -> [(value: Value, path: [Value.Step])] {
        guard let first = entry.list.first else { return [(entry, path)] }
        let revised = entry["revised"].named.map { ($0.value, path + [.name("revised"), .name($0.name)]) }
        return [(first, path + [.index(1)])] + revised
    }
}

/// A figure that stands in quotes, and so is text: `"50%"`, `"£49,000.00"`. Plain digits may be a code.
struct QuotedFigure {
    /// What was meant.
    let kind: ValueKind
    /// How it is written.
    let remedy: String

    init?(_ value: Value) {
        guard let text = value.text?.filter({ $0 != " " }), let first = text.first, let last = text.last else { return nil }
        if last == "%", (try? Exact(text.dropLast())) != nil {
            (kind, remedy) = (.number, "write percent(\(text.dropLast()))")
        } else {
            let amount = first == "£" ? text.dropFirst() : Substring(text)
            let hasPence = amount.split(separator: ".", omittingEmptySubsequences: false).dropFirst().last?.count == 2
            guard (try? Money(amount)) != nil, first == "£" || hasPence || amount.contains(",") else { return nil }
            (kind, remedy) = (.money, "write money \"\(amount)\"")
        }
    }
}
