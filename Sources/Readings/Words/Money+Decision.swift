import RuleModel

extension Money {
    /// An amount of a decision, `"1420.00"`; nil for text of another shape.
    init?(ofDecision text: String?) {
        guard let text, Wording.isMoney(text), let money = try? Money(text) else { return nil }
        self = money
    }

    /// A week's amount over some days: days ÷ 7 × the week, rounded half even to the penny.
    func over(days: Int) throws(ExactError) -> Money {
        try (self * Exact(Int64(days), over: 7)).rounded(.halfEven)
    }

    /// How far apart two amounts are.
    func distance(to other: Money) throws(ExactError) -> Money {
        self < other ? try other - self : try self - other
    }
}
