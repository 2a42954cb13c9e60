import RuleEngine
import RuleModel

/// Other lists of records for a fact: with one field of the first record changed, without any record, or with a first one.
struct RecordCandidates {
    let fields: [Fact]
    let points: TurningPoints

    private static let maxOfField = 12

    func others(than current: [JSONValue]) -> [JSONValue] {
        guard let first = current.first else { return [.array([plain])] }
        let changed = fields.flatMap { field in
            values(of: field, besides: first[field.name]).prefix(Self.maxOfField).map { value -> JSONValue in
                .array([first.setting([field.name], value)] + current.dropFirst())
            }
        }
        return changed + [.array([])]
    }

    /// A record with something in each field that is required.
    private var plain: JSONValue {
        .object(fields.filter { $0.required }.compactMap { field in value(for: field).map { .init(field.name, $0) } })
    }

    private func value(for field: Fact) -> JSONValue? {
        switch field.kind {
        case .text: FactCandidates.texts.last
        case .date: .string("2026-04-01")
        case .number, .money: scale(of: field, nil).map { $0.json(max($0.lowest, 0)) }
        case .boolean, .choice, .choices, .records: Alternatives(field, current: nil).all.first?.value
        }
    }

    private func values(of field: Fact, besides current: JSONValue?) -> [JSONValue?] {
        let numbers = scale(of: field, current).map { $0.json(besideProbes: Self.maxOfField / 2) } ?? []
        let texts = field.kind == .text ? FactCandidates.texts : []
        let values = (numbers + texts).map(Optional.some) + Alternatives(field, current: current).all.map(\.value)
        return values.filter { $0 != current }
    }

    private func scale(of field: Fact, _ current: JSONValue?) -> AmountScale? {
        var field = field
        field.name = TurningPoints.field(field.name)
        return AmountScale(field, points, current: current)
    }
}

extension AmountScale {
    /// At, just below and just above each probe: where there are many the nearest, the ends, and some between.
    func json(besideProbes most: Int) -> [JSONValue] {
        let here = current ?? lowest
        let places = Set(probes.flatMap { [$0 - 1, $0, $0 + 1] }).filter { lowest <= $0 && $0 <= highest && $0 != current }
        let sorted = places.sorted { (abs($0 - here), $0) < (abs($1 - here), $1) }
        let (near, far) = (sorted.prefix(most), sorted.dropFirst(most))
        let step = max(far.count / most, 1)
        let between = far.enumerated().filter { $0.offset % step == step - 1 }.map(\.element)
        return (near + between + far.filter { $0 == lowest || $0 == highest }).map(json)
    }
}
