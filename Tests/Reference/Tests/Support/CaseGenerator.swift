import ReferenceReader
import TestSupport

/// Makes cases at and beside the places where a rulebook's decisions turn. The same seed gives the same cases.
///
/// A case starts as an example, a case of the portfolio or anything valid, and is changed a few times: a fact is given another value,
/// moved to a constant of the rules, or moved to where a comparison turns that the rules really made, which is found by trying how far a
/// step of the fact moves it; facts are taken away, dates moved, and now and then a mistake is made.
final class CaseGenerator {
    private var source: SeededGenerator
    private let reader: ThirdReader
    private let facts: [Fact]
    private let seeds: [CaseDraft]
    private let values: FactValues
    /// Which slots are known to move a comparison.
    private var movers: [String: Set<Slot>] = [:]
    /// How often each comparison was moved to.
    private var visits: [String: Int] = [:]

    init(_ reader: ThirdReader, seeds: [CaseDraft], values: FactValues, seed: UInt64) {
        (self.reader, self.seeds, self.values) = (reader, seeds, values)
        facts = reader.declaredFacts
        source = SeededGenerator(seed: seed)
    }

    func next() -> CaseDraft {
        var draft = chance(80) ? seeds.randomElement(using: &source)! : anything()
        for _ in 0..<Int.random(in: 0...3, using: &source) { change(&draft) }
        if chance(60) { moveToTurn(&draft) }
        return draft
    }

    private func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &source) < percent }

    private func anything() -> CaseDraft {
        var draft = CaseDraft(on: aDay())
        let missing = [0, 5, 30].randomElement(using: &source)!
        for fact in facts where !chance(fact.isRequired ? missing : 50) { draft.facts[fact.name] = values.random(fact, &source) }
        for name in reader.judgementNames where chance(50) { draft.facts[name] = .boolean(.random(using: &source)) }
        return draft
    }

    /// A day of the rules, or beside one.
    private func aDay() -> Day {
        values.thresholds.days.randomElement(using: &source)!.adding(days: Int.random(in: -1...1, using: &source))
    }

    private func change(_ draft: inout CaseDraft) {
        let fact = facts.randomElement(using: &source)!
        switch Int.random(in: 0..<100, using: &source) {
        case 0..<38: draft.facts[fact.name] = values.random(fact, &source)
        case 38..<45: fillGroup(&draft)
        case 45..<60: moveToConstant(&draft)
        case 60..<72:
            if let name = draft.facts.keys.sorted().randomElement(using: &source) { draft.facts[name] = nil }
        case 72..<84: draft.on = chance(50) ? aDay() : draft.on.adding(days: Int.random(in: -400...400, using: &source))
        case 84..<92: draft.known = chance(20) ? nil : aDay()
        case 92..<96:
            for name in reader.judgementNames { draft.facts[name] = chance(60) ? .boolean(.random(using: &source)) : nil }
        case 96..<98: draft.facts[fact.name] = values.mistaken(fact, &source)
        default: draft.facts[fact.name] = .null
        }
    }

    /// Most members of a group alike, a few of another kind.
    private func fillGroup(_ draft: inout CaseDraft) {
        guard let group = reader.groups.sorted().randomElement(using: &source) else { return }
        let members = facts.filter { $0.name.hasPrefix(group + ".") }.shuffled(using: &source)
        let rare = Int.random(in: 0...min(6, members.count), using: &source)
        let (usual, other) = (values.random(members[0], &source), values.random(members[0], &source))
        for (index, fact) in members.enumerated() {
            let value = index < rare ? other : usual
            if fact.choices.isEmpty || value.string.map(fact.choices.contains) == true { draft.facts[fact.name] = value }
        }
    }

    // MARK: Amounts and days

    /// All amounts and days that the case gives, with what they are.
    private func slots(_ draft: CaseDraft) -> [(slot: Slot, fact: Fact?)] {
        var slots: [(slot: Slot, fact: Fact?)] = [(Slot(), nil)]
        for fact in facts {
            switch fact.kind {
            case .number, .money, .date: slots.append((Slot(fact: fact.name), fact))
            case .records:
                for row in (draft.facts[fact.name]?.items ?? []).indices {
                    for name in fact.fields.keys.sorted() {
                        slots.append((Slot(fact: fact.name, row: row, field: name), fact.fields[name]))
                    }
                }
            default: break
            }
        }
        return slots.filter { draft.amount($0.slot) != nil }
    }

    private func moveToConstant(_ draft: inout CaseDraft) {
        let choices = slots(draft).filter { $0.fact != nil }
        guard let (slot, fact) = choices.randomElement(using: &source), let fact else { return }
        draft.set(slot, FactValues.json(values.amount(fact, &source), for: fact))
    }

    /// Moves one amount to where one of the comparisons made turns, or a step beside.
    private func moveToTurn(_ draft: inout CaseDraft) {
        let compared = comparisons(draft)
        // What was seldom met comes first, mostly.
        var places = compared.keys.sorted().shuffled(using: &source)
        if chance(70) { places.sort { visits[$0, default: 0] < visits[$1, default: 0] } }
        guard let place = places.first, let distance = compared[place] else { return }
        visits[place, default: 0] += 1
        let known = movers[place] ?? []
        var choices = slots(draft).shuffled(using: &source)
        choices = choices.filter { known.contains($0.slot) } + choices.filter { !known.contains($0.slot) }
        for (slot, fact) in choices.prefix(6) {
            guard let value = draft.amount(slot) else { continue }
            let step = fact.map(FactValues.step) ?? .one
            var moved = draft
            set(&moved, slot, fact, value + step)
            guard let other = comparisons(moved)[place], other != distance else { continue }
            movers[place, default: []].insert(slot)
            let root = value - distance * step / (other - distance)
            let beside = Fraction(Int.random(in: -1...1, using: &source)) * step
            set(&draft, slot, fact, fact.map { values.within($0, root + beside) } ?? Fraction((root + beside).wholeBelow))
            return
        }
    }

    private func set(_ draft: inout CaseDraft, _ slot: Slot, _ fact: Fact?, _ value: Fraction) {
        if let fact {
            draft.set(slot, FactValues.json(value, for: fact))
        } else if let number = value.word, (Day("1990-01-01")!.number...Day("2060-01-01")!.number).contains(number) {
            draft.on = Day(number: number)
        }
    }

    /// How far each comparison that is made is from turning; the first of each place.
    private func comparisons(_ draft: CaseDraft) -> [String: Fraction] {
        reader.watch.isOn = true
        reader.watch.clear()
        defer { reader.watch.isOn = false }
        _ = try? reader.decide(draft.json, known: draft.known?.text)
        return Dictionary(reader.watch.compared.map { ($0.place, $0.distance) }, uniquingKeysWith: { first, _ in first })
    }
}
