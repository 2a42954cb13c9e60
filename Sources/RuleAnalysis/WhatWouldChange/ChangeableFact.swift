import RuleEngine
import RuleModel

/// A fact that a search may change, with what the case gives for it.
struct ChangeableFact {
    let fact: Fact
    /// Nil where the case leaves it out.
    let given: JSONValue?
    /// For numbers and amounts.
    let scale: AmountScale?
    let alternatives: [Alternatives.Alternative]
    /// Whether results may come and go with it as with the remainder of a division.
    let mayAlternate: Bool

    /// Nil where it may not be changed, decides nothing, has no other value to try, or is missing and not asked for.
    ///
    /// Dates, text and lists of records have no nearest other value. Personal facts and those that are counted are let alone.
    init?(_ fact: Fact, in document: CaseDocument, _ points: TurningPoints) {
        guard fact.isChangeable, fact.isRead, !fact.personal, !fact.monitoring, points.mayDecide(fact) else { return nil }
        given = document.value(of: fact.name)
        let usual = fact.defaultValue.flatMap(JSONValue.init(asGiven:))
        guard given != nil || !fact.required || fact.isJudgement else { return nil }
        self.fact = fact
        mayAlternate = points.mayAlternate(fact)
        scale = AmountScale(fact, points, current: given ?? usual)
        alternatives = Alternatives(fact, current: given ?? usual).all
        if scale == nil, alternatives.isEmpty { return nil }
    }

    func setting(_ value: JSONValue?) -> CaseTrials.Setting { .init(fact: fact.name, value: value) }

    func change(to value: JSONValue?, _ extent: FactChange.Extent = .only) -> FactChange {
        FactChange(fact: fact.name, before: given, after: value, extent: extent)
    }
}

extension JSONValue {
    /// The default of a fact as a case would give it.
    init?(asGiven value: Value) {
        switch value {
        case .boolean(let flag): self = .boolean(flag)
        case .number(let number): self = .number(number.description)
        case .money(let money): self = .string(money.description)
        case .text(let text): self = .string(text)
        case .record: self = .array((value.texts ?? []).map(JSONValue.string))
        case .nothing, .date, .duration, .function: return nil
        }
    }
}
