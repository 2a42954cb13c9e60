import RuleModel

// What the letter takes from the decision: each part is there only where the decision has it.
extension Letter {
    /// The exported answers that the decision gives, of one form.
    func answers(_ form: RulebookSummary.Form) -> [(answer: RulebookSummary.Answer, value: JSONValue)] {
        summary.exports.filter { $0.form == form }.compactMap { answer in
            guard let value = decision["answers"]?[answer.name], value != .null else { return nil }
            return (answer, value)
        }
    }

    var outcome: String? { decision["outcome"]?.written }

    /// What was chosen, and the facts that made it so.
    var support: Section {
        let choices = outcome == "decline" ? [] : answers(.choose)
        let paragraphs = choices.map { answer, value in
            let words = Phrase.lowered(Wording(labels: answer.labels).words(for: value))
            let causes = Phrase.joined(why.causes(ofChoice: answer.name))
            return "\(Phrase.plain(answer.title)): \(words)." + (causes.isEmpty ? "" : " This is because \(causes).")
        }
        return Section(heading: "Your support", paragraphs: paragraphs)
    }

    /// The price beside our limits.
    var cost: [Section] {
        guard outcome != "decline" else { return [] }
        let others = amounts.filter { !$0.answer.isPaidByPerson }.map(words(forAmount:))
        return [
            Section(heading: "What it costs", paragraphs: answers(.bands).map { cost(of: $0.value) }.filter { !$0.isEmpty }),
            Section(heading: others.count == 1 ? "Another amount" : "Other amounts", paragraphs: others),
        ]
    }

    /// Single amounts that the rulebook gives out, but for those of nothing.
    var amounts: [(answer: RulebookSummary.Answer, amount: Money)] {
        answers(.answer).compactMap { answer, value in
            guard let amount = Money(ofDecision: value.string), amount != .zero else { return nil }
            return (answer, amount)
        }
    }

    /// `Direct payment: £1,290.00 a week.`
    func words(forAmount given: (answer: RulebookSummary.Answer, amount: Money)) -> String {
        let (answer, amount) = given
        return title(of: answer) + ": \(amount.pounds)" + (answer.unit.map { " " + Wording.rate($0) } ?? "") + "."
    }

    /// An answer as letters call it, or by its title.
    private func title(of answer: RulebookSummary.Answer) -> String {
        summary.letters[answer.name]?.printable ?? Phrase.plain(answer.title)
    }

    private func cost(of band: JSONValue) -> String {
        let rate = band["per"]?.written.map { " " + Wording.rate($0) } ?? ""
        guard let quoted = band["quoted"]?.written else { return "" }
        let price = "The price of the support is \(Wording.money(quoted))\(rate) (the quote)."
        guard let position = band["position"]?.written, let cap = band["cap"]?.written else { return price }
        switch position {
        case "above_cap":
            guard let gap = band["gap"]?.written else { return "\(price) Our usual limit (the cap) is \(Wording.money(cap))." }
            let difference = Wording.money(gap) + rate
            let rest =
                isChargedElsewhere(gap)
                ? "The difference is \(difference)."
                : "We are looking at the difference of \(difference). We are not asking you or your family to pay it."
            return "\(price) Our usual limit (the cap) is \(Wording.money(cap)). \(rest)"
        case "below_collar":
            return "\(price) This is less than we usually pay (below the collar), so we will check that it pays for good care."
        default: return "\(price) This is within our usual limit (the cap) of \(Wording.money(cap))."
        }
    }

    /// Whether some other answer is an amount that may be part of the gap: then the letter cannot say that nobody pays it.
    private func isChargedElsewhere(_ gap: String?) -> Bool {
        guard let gap = Money(ofDecision: gap), gap > .zero else { return true }
        return amounts.contains { $0.amount > .zero && $0.amount <= gap }
    }

    // MARK: Reasons, duties, dates

    /// What is still to be settled and with whom, and what else was found; of a recommendation its reasons.
    var reasons: [Section] {
        let all = decision["reasons"]?.elements ?? []
        let referrals = decision["referrals"]?.elements ?? []
        let open = all.filter { reason in referrals.contains { $0["rule"] == reason["rule"] } }
        let settled = Section(
            heading: outcome == "refer" ? "What else we found" : "Why we recommend this", paragraphs: [],
            items: all.filter { !open.contains($0) }.map(words(forReason:)))
        let items = open.map { reason in
            let to = referrals.filter { $0["rule"] == reason["rule"] }.compactMap { $0["to"]?.written }
            return words(forReason: reason) + " This is with \(Wording.list(to.map(Addressee.words)))."
        }
        let unsettled = Section(heading: "What is still to be settled", paragraphs: [], items: items)
        return outcome == "refer" ? [unsettled, settled] : [settled, unsettled]
    }

    /// In the rulebook's words for letters, or as it tells the assessor.
    private func words(forReason reason: JSONValue) -> String {
        let rule = reason["rule"]?.written ?? ""
        if rule.hasPrefix("conflict.") { return "Two of our rules disagree about your case, so a person looks at it." }
        return Phrase.sentence(summary.letters[rule]?.printable ?? reason["text"]?.written.map(Phrase.spoken) ?? "")
    }

    /// What has to be done whatever the outcome.
    var duties: Section {
        let duties = (decision["duties"]?.elements ?? []).compactMap(\.written).map(Phrase.sentence)
        return Section(heading: "What we still have to do", paragraphs: [], items: duties)
    }

    /// Dates that the rulebook works out: reviews and the like.
    var dates: Section {
        let on = decision["on"]?.written.flatMap { try? CalendarDate($0) }
        let dates = answers(.answer).compactMap { answer, value in
            value.string.flatMap { try? CalendarDate($0) }.map { date in
                let title = title(of: answer)
                let isPast = on.map { date < $0 } ?? false
                return title + (title.hasSuffix(" by") ? " " : ": ") + date.spoken
                    + (isPast ? ". This date has passed." : ", or sooner if you ask.")
            }
        }
        return Section(heading: dates.count == 1 ? "Date to remember" : "Dates to remember", paragraphs: dates)
    }
}
