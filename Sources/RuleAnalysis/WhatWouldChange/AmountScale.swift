import RuleEngine
import RuleModel

/// The values that a number or an amount may have, counted in steps of the fact: of a penny for money, and where a number declares no
/// step, of 1 or as fine as the constants that it is compared with.
struct AmountScale {
    let lowest: Int64
    let highest: Int64
    /// Where the case stands; nil where it gives nothing.
    let current: Int64?
    /// Places at which a decision may turn, in ascending order.
    let probes: [Int64]
    private let origin: Exact
    private let step: Exact
    private let isMoney: Bool
    private let isOpenBelow: Bool
    private let isOpenAbove: Bool

    private let width: Int64
    private static let farther: [Int64] = [2, 5, 20, 100]

    /// A fact with no more values than this is tried in full.
    private static let fewValues: Int64 = 32

    /// Nil where the fact is neither number nor amount, or the case gives no value of it.
    init?(_ fact: Fact, _ points: TurningPoints, current value: JSONValue?) {
        let limits: (low: Exact?, high: Exact?)
        let constants: [Exact]
        switch fact.kind {
        case .number(let low, let high, let declared):
            (limits, isMoney) = ((low, high), false)
            constants = points.numbers(for: fact)
            step = declared ?? Self.step(for: constants + [value.flatMap(Self.number), low, high].compactMap(\.self))
        case .money(let low, let high):
            (limits, isMoney, step) = ((low?.pence, high?.pence), true, 1)
            constants = points.amounts(for: fact).map(\.pence)
        default: return nil
        }
        origin = limits.low ?? 0
        let scale = { [origin, step] (value: Exact) in Self.place(of: value, origin, step) }
        current = value.flatMap { [isMoney] in isMoney ? Self.pence($0) : Self.number($0) }.flatMap(scale)
        if value != nil, current == nil { return nil }
        let places = constants.compactMap(scale) + [current ?? 0]
        let (least, most) = (places.min() ?? 0, places.max() ?? 0)
        (isOpenBelow, isOpenAbove) = (limits.low == nil, limits.high == nil)
        // Without a limit nothing less than 0 is tried, but where the case or a rule goes so low.
        lowest = isOpenBelow ? min(current == nil ? least : least - 1, 0) : 0
        // Twice as much reaches what sums of several facts are compared with; without a limit, what is said of all beyond is tried far out.
        let reach = max(limits.high.flatMap(scale) ?? max(most, 1) * 2, lowest)
        let beyond = limits.high == nil ? Self.farther.map { reach * $0 } : []
        highest = beyond.last ?? reach
        width = max(reach - lowest, 1)
        if let current, !(lowest...highest).contains(current) { return nil }
        let near = reach - lowest <= Self.fewValues ? Array(lowest...reach) : places + [lowest, reach]
        probes = Set(near + beyond).filter { [lowest, highest] in lowest <= $0 && $0 <= highest }.sorted()
    }

    /// The value at a place, as the JSON of a case has it.
    func json(_ place: Int64) -> JSONValue {
        guard let steps = try? Exact(place, over: 1) * step, let value = try? origin + steps else { return .null }
        return isMoney ? .string(Money(pence: value).description) : .number(value.description)
    }

    /// How far two places are from each other, as a part of the stretch in which the rules compare.
    func distance(_ a: Int64, _ b: Int64) -> Exact { (try? Exact(abs(a - b), over: width)) ?? 1 }

    /// Probes away from a place in one direction, the nearest first.
    func probes(from place: Int64, _ direction: Int64) -> [Int64] {
        direction > 0 ? probes.filter { $0 > place } : probes.filter { $0 < place }.reversed()
    }

    /// Places that show whether all between two are alike: of few all of them, else several beside each other at both ends, on both sides
    /// of each probe, and some between; of what goes on below the lowest some more. Nearest to the first one first.
    func places(across start: Int64, _ end: Int64) -> [Int64] {
        let (low, high) = (min(start, end), max(start, end))
        let ends = (0...Self.atEnds).flatMap { [low + $0, high - $0] }
        let between = (1..<Self.stretches).flatMap { part in [0, 1].map { low + (high - low) / Self.stretches * part + $0 } }
        let some = ends + probes.flatMap { [$0 - 1, $0, $0 + 1] } + between
        let within = areFew(low, high) ? Array(low...high) : some.filter { (low...high).contains($0) }
        let below = isOpenBelow && low == lowest && low < high ? [1, 2, 3, width].map { low - $0 } : []
        return Set(within + below).sorted { (abs($0 - start), $0) < (abs($1 - start), $1) }
    }

    private static let atEnds: Int64 = 7
    private static let stretches: Int64 = 4

    private func areFew(_ start: Int64, _ end: Int64) -> Bool { abs(end - start) <= Self.fewValues }

    /// Whether every value of a run was among the places across it.
    func isWhole(_ run: AmountRun, _ direction: Int64) -> Bool {
        let goesOn = run.reachesLimit && (direction < 0 ? isOpenBelow : isOpenAbove)
        return areFew(run.start, run.end) && !goesOn
    }

    private static let maxPlaces = 4

    /// 1, or as fine as the finest of some numbers, to four places.
    private static func step(for numbers: [Exact]) -> Exact {
        let places = min(numbers.compactMap(\.decimalPlaces).max() ?? 0, maxPlaces)
        return (try? Exact(1, over: (0..<places).reduce(1) { size, _ in size * 10 })) ?? 1
    }

    /// The last place at or below a value.
    private static func place(of value: Exact, _ origin: Exact, _ step: Exact) -> Int64? {
        guard let steps = try? (value - origin) / step, let towardsZero = try? steps.rounded(.down) else { return nil }
        return towardsZero.whole.map { towardsZero > steps ? $0 - 1 : $0 }
    }

    private static func number(_ value: JSONValue) -> Exact? {
        guard case .number(let digits) = value else { return nil }
        return try? Exact(digits)
    }

    /// Money may be given as text or as a number.
    private static func pence(_ value: JSONValue) -> Exact? {
        switch value {
        case .string(let text), .number(let text): (try? Money(text))?.pence
        default: nil
        }
    }
}
