import RuleModel

// What the letter takes from the decision: each part is there only where the decision has it.
extension Letter {
    /// The exported answers that the decision gives, of one form.
    private func answers(_ form: RulebookSummary.Form) -> [(answer: RulebookSummary.Answer, value: JSONValue)] {
        summary.exports.filter { $0.form == form }.compactMap { answer in
            guard let value = decision["answers"]?[answer.name], value != .null else { return nil }
            return (answer, value)
        }
    }

    private var isDeclined: Bool { decision["outcome"]?.written == "decline" }

    /// What was chosen, and the facts that made it so.
    var support: [Section] {
        let paragraphs = answers(.choose).map { answer, value in
            let words = Phrase.lowered(Wording(labels: answer.labels).words(for: value))
            let causes = Phrase.joined(why.causes(ofChoice: answer.name))
            return "\(Phrase.plain(answer.title)): \(words)." + (causes.isEmpty ? "" : " This is because \(causes).")
        }
        return [Section(heading: "Your support", paragraphs: paragraphs)]
    }

    /// What was asked for it, and our limits.
    var cost: [Section] {
        guard !isDeclined else { return [] }
        return [Section(heading: "What it costs", paragraphs: answers(.bands).map { cost(of: $0.value) }.filter { !$0.isEmpty } + amounts)]
    }

    /// Other amounts that the rulebook gives out, but for those of nothing.
    private var amounts: [String] {
        answers(.answer).compactMap { answer, value in
            guard let amount = Money(ofDecision: value.string), amount != .zero else { return nil }
            return "\(Phrase.plain(answer.title)): \(amount.pounds)" + (answer.unit.map { " " + Wording.rate($0) } ?? "") + "."
        }
    }

    private func cost(of band: JSONValue) -> String {
        let rate = band["per"]?.written.map { " " + Wording.rate($0) } ?? ""
        guard let quoted = band["quoted"]?.written else { return "" }
        let asked = "The provider asked for \(Wording.money(quoted))\(rate) (the quote)."
        guard let position = band["position"]?.written, let cap = band["cap"]?.written else { return asked }
        switch position {
        case "above_cap":
            let gap = band["gap"]?.written.map { " We are looking at the difference of \(Wording.money($0))\(rate)." } ?? ""
            let notYours = isChargedElsewhere(band["gap"]?.written) ? "" : " We are not asking you or your family to pay it."
            return "\(asked) Our usual limit (the cap) is \(Wording.money(cap)).\(gap)\(gap.isEmpty ? "" : notYours)"
        case "below_collar":
            return
                "\(asked) This is less than we usually pay (below the collar), so we will check that the provider can give good care for this price."
        default: return "\(asked) This is within our usual limit (the cap) of \(Wording.money(cap))."
        }
    }

    /// Whether some other answer is an amount that may be part of the gap: then the letter cannot say that nobody pays it.
    private func isChargedElsewhere(_ gap: String?) -> Bool {
        guard let gap = Money(ofDecision: gap), gap > .zero else { return true }
        return answers(.answer).contains { Money(ofDecision: $0.value.string).map { $0 > .zero && $0 <= gap } ?? false }
    }

    /// Who pays what: the reader first.
    var payment: [Section] {
        guard !isDeclined else { return [] }
        return answers(.layers).flatMap { _, funding -> [Section] in
            let shares = (funding["weekly"]?.members ?? []).compactMap { member in
                Money(ofDecision: member.value.written).map { (payer: member.key, amount: $0) }
            }
            guard !shares.isEmpty else { return [] }
            var sections: [Section] = []
            let others = shares.filter { $0.payer != Self.reader && $0.amount > .zero }
            let told = others.map { "\(Phrase.payer(why.sentences.payerName($0.payer))) pays \($0.amount.pounds)\(rate)" }
            let paid = told.isEmpty ? [] : [Phrase.sentence(Wording.list(told))]
            if let own = shares.first(where: { $0.payer == Self.reader }) {
                sections.append(Section(heading: "What you pay", paragraphs: [ownShare(own.amount)] + paid))
            } else {
                sections.append(Section(heading: "Who pays", paragraphs: paid))
            }
            if others.count > 1 {
                let words = "Your support will not stop or be delayed while the bodies that pay for it settle who pays what."
                sections.append(Section(heading: "If we disagree about money", paragraphs: [words]))
            }
            return sections
        }
    }

    /// The payer who is the person of the case: cases call them so too.
    private static let reader = "person"

    /// What the amounts are for, as the bands say; a week where none does.
    private var rate: String {
        let periods = Set(answers(.bands).compactMap { $0.value["per"]?.written })
        return " " + Wording.rate(periods.count == 1 ? periods.first ?? "week" : "week")
    }

    private func ownShare(_ amount: Money) -> String {
        let layers = titles { _ in true }
        let under = layers.isEmpty ? "" : " It is paid for under: \(layers.joined(separator: "; "))."
        let other = "Rent, and services outside your plan, are separate; we will explain them."
        return amount == .zero
            ? "Nothing for the support in this letter.\(under) \(other)"
            : "\(amount.pounds)\(rate) towards the support in this letter\(ownLayers). \(other)"
    }

    /// ` (client contribution)`: the layers that the reader pays under.
    private var ownLayers: String {
        let own = titles { Money(ofDecision: $0[Self.reader]?.written).map { $0 > .zero } ?? false }.map(Phrase.lowered)
        return own.isEmpty ? "" : " (\(Wording.list(own)))"
    }

    /// The layers that took something, by their titles.
    private func titles(where isMeant: (JSONValue) -> Bool) -> [String] {
        let lines = answers(.layers).flatMap { $0.value["layers"]?.elements ?? [] }
        let rules = lines.filter(isMeant).compactMap { $0["rule"]?.written }
        return rules.reduce(into: []) { titles, rule in
            if let title = summary.ruleTitles[rule] ?? why.layerTitle(ofRule: rule), !titles.contains(title) { titles.append(title) }
        }
    }

    /// What stands against the recommendation or is still to be settled, in the rulebook's words.
    var reasons: [Section] {
        let texts = (decision["reasons"]?.elements ?? []).compactMap { $0["text"]?.written }.map(Phrase.sentence)
        let heading =
            switch decision["outcome"]?.written {
            case "refer": "What is still to be settled"
            default: "Why we recommend this"
            }
        return [Section(heading: heading, paragraphs: [], items: texts)]
    }

    /// What has to be done whatever the outcome.
    var duties: [Section] {
        let duties = (decision["duties"]?.elements ?? []).compactMap(\.written).map(Phrase.sentence)
        return [Section(heading: "What we still have to do", paragraphs: [], items: duties)]
    }

    /// Dates that the rulebook works out: reviews and the like.
    var dates: [Section] {
        let dates = answers(.answer).compactMap { answer, value in
            value.string.flatMap(Wording.date).map { date in
                let title = Phrase.plain(answer.title)
                return title + (title.hasSuffix(" by") ? " " : ": ") + date + ", or sooner if you ask."
            }
        }
        return [Section(heading: dates.count == 1 ? "Date to remember" : "Dates to remember", paragraphs: dates)]
    }
}
