import ReferenceReader
import TestSupport

/// Values that a fact may have, and some that it may not.
struct FactValues {
    let thresholds: (numbers: [Fraction], amounts: [Fraction], days: [Day])
    /// Texts that cases in the rulebook use, by fact.
    let texts: [String: [String]]

    init(_ thresholds: Thresholds, seeds: [CaseDraft], _ facts: [Fact]) {
        self.thresholds = (thresholds.numbers.sorted(), thresholds.amounts.sorted(), thresholds.days.sorted())
        var texts: [String: Set<String>] = [:]
        for fact in facts where fact.kind == .text {
            texts[fact.name] = Set(seeds.compactMap { $0.facts[fact.name]?.string }).union(["", "X"])
        }
        for fact in facts { for name in fact.fields.keys { texts[name, default: []].formUnion(["", "X", "P-014"]) } }
        self.texts = texts.mapValues { $0.sorted() }
    }

    /// The least change that people make to it.
    static func step(of fact: Fact) -> Fraction {
        switch fact.kind {
        case .money: Fraction(1) / Fraction(100)
        case .number: fact.step ?? Fraction(1) / Fraction(4)
        default: .one
        }
    }

    static func json(_ amount: Fraction, for fact: Fact) -> JSON {
        switch fact.kind {
        case .money: .string(amount.fixed(places: 2))
        case .date: .string(Day(number: amount.word ?? 0).text)
        default: .number(amount.decimal ?? "0")
        }
    }

    func random(_ fact: Fact, _ source: inout SeededGenerator) -> JSON {
        switch fact.kind {
        case .boolean: return .boolean(.random(using: &source))
        case .choice: return .string(fact.choices.randomElement(using: &source) ?? "")
        case .choices:
            let count = Int.random(in: 0...fact.choices.count, using: &source)
            return .array(fact.choices.shuffled(using: &source).prefix(count).map { .string($0) })
        case .text: return .string((texts[fact.name] ?? [""]).randomElement(using: &source) ?? "")
        case .records:
            return .array((0..<Int.random(in: 0...3, using: &source)).map { _ in record(fact, &source) })
        case .number, .money, .date: return Self.json(amount(fact, &source), for: fact)
        }
    }

    private func record(_ fact: Fact, _ source: inout SeededGenerator) -> JSON {
        var members: [JSON.Member] = []
        for name in fact.fields.keys.sorted() {
            guard let field = fact.fields[name], field.isRequired || .random(using: &source) else { continue }
            members.append(.init(name, random(field, &source)))
        }
        return .object(members)
    }

    /// At or beside a constant of the rules, or anywhere.
    func amount(_ fact: Fact, _ source: inout SeededGenerator) -> Fraction {
        let step = Self.step(of: fact)
        let constants =
            fact.kind == .date ? thresholds.days.map { Fraction($0.number) } : fact.kind == .money ? thresholds.amounts : thresholds.numbers
        var value = (constants.randomElement(using: &source) ?? .zero) + Fraction(Int.random(in: -1...1, using: &source)) * step
        if Int.random(in: 0..<3, using: &source) == 0 {
            let most = fact.kind == .money ? [10_000, 200_000, 6_000_000].randomElement(using: &source)! : 700
            value = Fraction(Int.random(in: 0...most, using: &source)) * step
            if fact.kind == .date { value = value * Fraction(7) + Fraction(Day("2013-04-01")!.number) }
        }
        return within(fact, value)
    }

    /// The nearest that the fact's range and step allow.
    func within(_ fact: Fact, _ value: Fraction) -> Fraction {
        let step = Self.step(of: fact)
        let onStep = Fraction((value / step).wholeBelow) * step
        if let least = fact.least, onStep < least { return least }
        if let most = fact.most, onStep > most { return most }
        return onStep
    }

    private func mistakenRecord(_ fact: Fact, _ source: inout SeededGenerator) -> JSON {
        let amounts = fact.fields.values.filter { $0.kind == .money }.map(\.name)
        let members = record(fact, &source).members ?? []
        return .object(members.map { amounts.contains($0.name) ? JSON.Member($0.name, .string("-0.01")) : $0 })
    }

    /// Just outside of what is allowed, or of another kind.
    func mistaken(_ fact: Fact, _ source: inout SeededGenerator) -> JSON {
        let step = Self.step(of: fact)
        var mistakes: [JSON] = [.array([.number("1")]), .object([])]
        if let least = fact.least { mistakes.append(Self.json(least - step, for: fact)) }
        if let most = fact.most { mistakes.append(Self.json(most + step, for: fact)) }
        switch fact.kind {
        case .number: mistakes += [.string("1"), Self.json((fact.least ?? .zero) + step / Fraction(2), for: fact)]
        case .money: mistakes += [.string("1.005"), .boolean(true), .string("a lot")]
        case .choice: mistakes += [.string("wakign"), .string(""), .number("1")]
        case .choices: mistakes += [.array([.string("none such")]), .string(fact.choices.first ?? "")]
        case .boolean: mistakes += [.string("yes"), .number("1")]
        case .date: mistakes += [.string("2026-02-29"), .string("yesterday")]
        case .text: mistakes.append(.boolean(false))
        case .records: mistakes += [.boolean(false), .array([mistakenRecord(fact, &source), mistakenRecord(fact, &source)])]
        }
        return mistakes.randomElement(using: &source)!
    }
}

extension Fraction {
    var wholeBelow: Integer { numerator.divided(by: denominator).quotient }
}
