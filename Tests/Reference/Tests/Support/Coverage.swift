import ReferenceReader

/// What a run of cases reached.
struct Coverage {
    private(set) var matched: Set<String> = []
    /// For each comparison, on which sides of its turn a case stood: below, at, above, within one step.
    private(set) var turns: [String: Set<Int>] = [:]

    mutating func note(_ watch: Watch) {
        matched.formUnion(watch.matched)
        for compared in watch.compared {
            turns[compared.place, default: []].formUnion([])
            guard max(compared.distance, -compared.distance) <= compared.step else { continue }
            turns[compared.place]?.insert(compared.distance == .zero ? 0 : compared.distance < .zero ? -1 : 1)
        }
    }

    mutating func merge(_ other: Coverage) {
        matched.formUnion(other.matched)
        turns.merge(other.turns) { $0.union($1) }
    }

    /// Comparisons that no case stood at, or beside on both sides.
    var open: [String] {
        turns.filter { $0.value.count < 3 }.map { place, sides in
            "\(place) (\(sides.sorted().map { [-1: "below", 0: "at", 1: "above"][$0]! }.joined(separator: ", ")))"
        }.sorted()
    }
}
