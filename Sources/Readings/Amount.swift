import RuleModel

/// Whole pence, as in every amount of a decision.
struct Amount: Hashable {
    var pence: Int64

    init(pence: Int64) { self.pence = pence }

    /// `"1420.00"`; nil for text of another shape.
    init?(_ text: String) {
        guard Wording.isMoney(text), let pence = Int64(text.filter { $0 != "." }) else { return nil }
        self.pence = pence
    }

    /// `£1,420.00`
    var spoken: String {
        let size = String(pence.magnitude)
        let digits = String(repeating: "0", count: max(3 - size.count, 0)) + size
        return Wording.money((pence < 0 ? "-" : "") + digits.dropLast(2) + "." + digits.suffix(2))
    }

    /// How far apart two amounts are, in words.
    static func apart(_ a: String, _ b: String) -> String {
        guard let a = Amount(a), let b = Amount(b) else { return "" }
        return Amount(pence: abs(a.pence - b.pence)).spoken
    }
}
