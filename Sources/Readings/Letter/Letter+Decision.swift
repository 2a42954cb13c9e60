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

    /// Whether people have still to look at it.
    var isOpen: Bool { outcome == "refer" && determination == nil }

    /// What was chosen, and the facts that made it so; then what else was found that the rulebook has words for. Of what is declined only
    /// what was found and is why.
    var support: Section {
        guard outcome == "decline" else { return support(answers(.choose).map { (.init($0), causes(of: $0.answer)) }, found: findings) }
        let telling = Set(why.answers(behind: reasonRules).compactMap(\.name))
        return support([], found: findings.filter { telling.contains($0.answer.name) })
    }

    private var reasonRules: [String] { (decision["reasons"]?.elements ?? []).compactMap { $0["rule"]?.written } }

    /// An answer with a value.
    struct Given {
        let answer: RulebookSummary.Answer
        let value: JSONValue
        init(_ given: (answer: RulebookSummary.Answer, value: JSONValue)) { (answer, value) = given }
    }

    /// - Parameters:
    ///   - choices: each with the clauses that say why, if they are to be told.
    ///   - found: what else is told.
    func support(_ choices: [(given: Given, causes: [String])], found: [Given]) -> Section {
        let chosen = choices.map { choice in
            let cause = choice.causes.isEmpty ? "" : " This is because \(Phrase.joined(choice.causes))."
            return words(forWord: choice.given) + cause
        }
        return Section(heading: "Your support", paragraphs: chosen + found.map(words(forWord:)))
    }

    func causes(of answer: RulebookSummary.Answer) -> [String] { why.causes(ofChoice: answer.name) }

    /// A yes or no, or a word, that the rulebook has words for letters for.
    var findings: [Given] {
        answers(.answer).filter { given in
            guard summary.letters[given.answer.name] != nil else { return false }
            return switch given.value {
            case .boolean: true
            case .string(let text): !Wording.isMoney(text) && (try? CalendarDate(text)) == nil && !text.isEmpty
            default: false
            }
        }.map(Given.init)
    }

    /// Whether it is a no, which is nothing that anybody agrees to.
    func isNo(_ given: Given) -> Bool { [given.value.string ?? "", valueWords(of: given)].contains(where: Phrase.isNo) }

    private func valueWords(of given: Given) -> String {
        Wording(labels: summary.answerLabels[given.answer.name] ?? given.answer.labels).words(for: given.value).spelledOut
    }

    /// `Support level: high support.` A word without a label stands as words, never as a name of the rules.
    private func words(forWord given: Given) -> String {
        let words = valueWords(of: given)
        if words.contains(":") { return Phrase.sentence(title(of: given.answer)) + " " + Phrase.sentence(words) }
        return Phrase.sentence("\(title(of: given.answer)): \(Phrase.lowered(words))")
    }

    // MARK: Amounts

    /// The price beside our limits.
    private var prices: [String] { answers(.bands).map { cost(of: $0.value) } }

    var cost: Section {
        Section(heading: "What it costs", paragraphs: outcome == "decline" ? [] : (prices + [whole]).filter { !$0.isEmpty })
    }

    /// What is neither a price nor what the reader pays.
    var otherAmounts: Section {
        let others = outcome == "decline" ? [] : amounts.filter { !$0.answer.isPaidByPerson }.map(words(forAmount:))
        return Section(heading: others.count == 1 ? "Another amount" : "Other amounts", paragraphs: others)
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

    /// An answer as letters call it, or by its title; with a capital, as it begins a line.
    func title(of answer: RulebookSummary.Answer) -> String {
        Wording.sentence(summary.letters[answer.name]?.printable ?? Phrase.plain(answer.title))
    }

    private func cost(of band: JSONValue) -> String {
        let rate = band["per"]?.written.map { " " + Wording.rate($0) } ?? ""
        guard let quoted = band["quoted"]?.written else { return "" }
        let price = "The price of \(priced(by: band)) is \(Wording.money(quoted))\(rate)."
        guard let position = band["position"]?.written, let cap = band["cap"]?.written else { return price }
        switch position {
        case "above_cap":
            guard let gap = band["gap"]?.written else { return "\(price) Our usual limit (the cap) is \(Wording.money(cap))." }
            let difference = Wording.money(gap) + rate
            let rest =
                mayBeCharged(gap, of: band)
                ? "The difference is \(difference)."
                : "We are looking at the difference of \(difference). We are not asking you or your family to pay it."
            return "\(price) Our usual limit (the cap) is \(Wording.money(cap)). \(rest)"
        case "below_collar":
            return "\(price) This is less than we usually pay (below the collar), so we will check that it pays for good care."
        default: return "\(price) This is within our usual limit (the cap) of \(Wording.money(cap))."
        }
    }

    // MARK: Reasons, duties, dates

    /// What is still to be settled and with whom, and what else was found; of a recommendation its reasons. What two rules say in the
    /// same words is said once.
    var reasons: [Section] {
        let all = decision["reasons"]?.elements ?? []
        let referrals = decision["referrals"]?.elements ?? []
        let open = all.filter { reason in referrals.contains { $0["rule"] == reason["rule"] } }
        let settled = Section(
            heading: outcome == "refer" ? "What else we found" : "Why we recommend this", paragraphs: [],
            items: Self.once(all.filter { !open.contains($0) }.map(words(forReason:))))
        let items = Self.once(open.map(words(forReason:))).map { words in
            let rules = open.filter { self.words(forReason: $0) == words }.map { $0["rule"] }
            let to = referrals.filter { rules.contains($0["rule"]) }.compactMap { $0["to"]?.written }
            return words + " This is with \(Wording.list(Self.once(to).map(referee)))."
        }
        let unsettled = Section(heading: "What is still to be settled", paragraphs: [], items: items)
        return outcome == "refer" ? [unsettled, settled] : [settled, unsettled]
    }

    private func referee(_ name: String) -> String { summary.refereeLetters[name]?.printable ?? Addressee.words(for: name) }

    static func once(_ items: [String]) -> [String] {
        items.reduce(into: []) { kept, item in if !kept.contains(item) { kept.append(item) } }
    }

    /// In the rulebook's words for letters, or as it tells the assessor.
    private func words(forReason reason: JSONValue) -> String {
        let rule = reason["rule"]?.written ?? ""
        if rule.hasPrefix("conflict.") { return "Two of our rules disagree about your case, so a person looks at it." }
        return Phrase.sentence(summary.letters[rule]?.printable ?? reason["text"]?.written.map(Phrase.spoken) ?? "")
    }

    /// Of what is declined the facts that it rests on and that the rulebook has words for, so that the reader can see whether they are
    /// right.
    var grounds: Section {
        guard outcome == "decline" else { return Section(heading: "", paragraphs: []) }
        let facts = why.facts(behind: reasonRules).compactMap { fact -> String? in
            guard let title = fact.name.flatMap({ summary.letters[$0] }), let words = words(forFact: fact) else { return nil }
            return Phrase.sentence("\(title.printable): \(Wording.sentence(words))")
        }
        return Section(heading: "What this rests on", paragraphs: facts.isEmpty ? [] : ["Tell us if any of this is wrong."], items: facts)
    }

    /// nil for a list of which only the length is known.
    private func words(forFact fact: Explanation.Node) -> String? {
        guard let items = fact.items, items > 0 else { return why.sentences.words(forValueOf: fact) }
        let names = (fact.name ?? "").split(separator: ".").reduce(facts) { $0?[String($1)] }?.elements.compactMap(\.written)
        let labels = why.sentences.labels(of: fact)
        return names.flatMap { $0.count == items ? $0.map { labels[$0]?.printable ?? $0.spelledOut }.joined(separator: "; ") : nil }
    }

    /// What has to be done whatever the outcome.
    var duties: Section {
        let duties = (decision["duties"]?.elements ?? []).compactMap(\.written).map(Phrase.sentence)
        return Section(heading: "What we still have to do", paragraphs: [], items: duties)
    }

    /// The date of the case.
    var on: CalendarDate? { decision["on"]?.written.flatMap { try? CalendarDate($0) } }

    /// Dates that the rulebook works out: reviews and the like. Of what is declined nothing starts or ends.
    var dates: Section { dated(knownDates.filter { outcome != "decline" || $0.isDeadline }.map(\.words)) }

    /// What we have to do by a day we can do before it; a day on which something ends or starts stands.
    var knownDates: [(words: String, isDeadline: Bool)] {
        let on = on
        return answers(.answer).compactMap { answer, value in
            value.string.flatMap { try? CalendarDate($0) }.map { date in
                let title = title(of: answer)
                let isPast = on.map { date < $0 } ?? false
                let isDeadline = title.hasSuffix(" by")
                let end = isPast ? ". This date has passed." : isDeadline ? ", or sooner if you ask." : "."
                return (title + (isDeadline ? " " : ": ") + date.spoken + end, isDeadline)
            }
        }
    }

    func dated(_ dates: [String]) -> Section {
        Section(heading: dates.count == 1 ? "Date to remember" : "Dates to remember", paragraphs: dates)
    }
}
