import RuleModel

// What is shared out, with its parts.
extension Letter {
    /// The exported layers that a decision gives.
    static func funding(_ decision: JSONValue, _ why: Why, _ summary: RulebookSummary) -> [SharedCost] {
        summary.exports.filter { $0.form == .layers }.compactMap { answer in
            guard let value = decision["answers"]?[answer.name], value != .null else { return nil }
            let rows = why.root(named: answer.name).map(why.rows(of:)) ?? []
            return SharedCost(answer, value, rows: rows, why.sentences.explanation)
        }
    }

    /// What is shared out together where it is more than one part.
    var whole: String {
        let sentences = funding.filter { !$0.parts.isEmpty }.map { funding in
            let each = funding.parts.map { "\($0.total.pounds) for \(name(of: $0))" }
            return "In all, your support costs \(funding.total.pounds)\(rate(of: funding.answer)): \(Wording.list(each))."
        }
        return sentences.joined(separator: " ")
    }

    /// `the placement`, `wound care`
    func name(of part: SharedCost.Part) -> String { part.name.map(Phrase.subject) ?? "the rest" }

    /// ` a week`
    func rate(of answer: RulebookSummary.Answer) -> String { (answer.per ?? period).map { " " + Wording.rate($0) } ?? "" }

    /// What the amounts are for, as the bands say.
    var period: String? {
        let periods = Set(answers(.bands).compactMap { $0.value["per"]?.written })
        return periods.count == 1 ? periods.first : nil
    }

    /// What a band is the price of: among several parts the only one that costs what the band came to.
    func priced(by band: JSONValue) -> String {
        guard funding.count == 1, let weekly = Money(ofDecision: band["weekly"]?.string) else { return "the support" }
        let priced = funding[0].parts.filter { $0.total == weekly }
        return priced.count == 1 ? name(of: priced[0]) : "the support"
    }

    /// Whether some other amount may be part of the gap, or all of it with more: then the letter cannot say that nobody pays it.
    ///
    /// What the reader pays beside the layers may be for it, whatever its size; so may another amount that fits into it. Within the layers
    /// it may be in whatever the reader pays for that is not at the tariff and either fits into the gap or is more than the tariff.
    func mayBeCharged(_ gap: String?, of band: JSONValue) -> Bool {
        guard let gap = Money(ofDecision: gap), gap > .zero, let tariff = Money(ofDecision: band["weekly"]?.string) else { return true }
        if amounts.contains(where: { $0.amount > .zero && ($0.answer.isPaidByPerson || $0.amount <= gap) }) { return true }
        return funding.contains { funding in
            guard let own = funding.share(of: Self.reader), own > .zero else { return false }
            if funding.parts.isEmpty { return funding.total != tariff }
            return funding.parts.contains { part in
                let isReaders = part.shares.contains { $0.payer == Self.reader && $0.amount > .zero }
                return isReaders && part.total != tariff && (part.total <= gap || part.total > tariff)
            }
        }
    }
}
