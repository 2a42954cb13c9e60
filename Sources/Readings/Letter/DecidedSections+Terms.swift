import RuleModel

// What was agreed: the support and its price, who pays it, and the budget.
extension DecidedSections {
    var support: Letter.Section {
        let choices = isRecommendedAtAll ? letter.answers(.choose).map(Letter.Given.init).filter { !letter.isNo($0) } : []
        if choices.isEmpty { return Letter.Section(heading: "Your support", paragraphs: ["[What the support is.]"]) }
        let found = isAsRecommended ? letter.findings.filter { !letter.isNo($0) } : []
        return letter.support(choices.map { ($0, isAsRecommended ? letter.causes(of: $0.answer) : []) }, found: found)
    }

    var cost: Letter.Section {
        let heading = "What it costs"
        if let price = otherPrice {
            return Letter.Section(heading: heading, paragraphs: ["The price that we agreed is \(price.pounds)\(rate).\(besideCap(price))"])
        }
        guard isRecommendedPrice else { return Letter.Section(heading: heading, paragraphs: []) }
        let prices = letter.answers(.bands).map { agreedPrice($0.value) } + [letter.whole]
        return Letter.Section(heading: heading, paragraphs: prices.filter { !$0.isEmpty })
    }

    /// Where the cap is for all of the price.
    private func besideCap(_ price: Money) -> String {
        let bands = letter.answers(.bands).map(\.value)
        guard bands.count == 1, let cap = Money(ofDecision: bands[0]["cap"]?.string),
            letter.funding.allSatisfy({ $0.total == Money(ofDecision: bands[0]["weekly"]?.string) })
        else { return "" }
        let asked = Money(ofDecision: bands[0]["quoted"]?.string) == price ? " This is the price that was asked for." : ""
        return asked + (price > cap ? " It is above our usual limit (the cap) of \(cap.pounds)." : "")
    }

    private func agreedPrice(_ band: JSONValue) -> String {
        guard let weekly = band["weekly"]?.written else { return "" }
        let rate = band["per"]?.written.map { " " + Wording.rate($0) } ?? ""
        let price = "The price that we agreed for \(letter.priced(by: band)) is \(Wording.money(weekly))\(rate)."
        guard let cap = band["cap"]?.written, let quoted = band["quoted"]?.written else { return price }
        if weekly == quoted {
            let isWithin = band["position"]?.written == "within"
            return isWithin ? "\(price) This is within our usual limit (the cap) of \(Wording.money(cap))." : price
        }
        let asked = " The price that was asked for is \(Wording.money(quoted))\(rate)."
        guard weekly == cap, let gap = band["gap"]?.written else { return price + asked }
        let difference = "The difference is \(Wording.money(gap))\(rate)."
        let promise = letter.mayBeCharged(gap, of: band) || isReaderAskedMore ? "" : " We are not asking you or your family to pay it."
        return "\(price) This is our usual limit (the cap).\(asked) \(difference)\(promise)"
    }

    /// Whether the person pays more than was recommended: it may be for the difference.
    private var isReaderAskedMore: Bool {
        let recommended = letter.funding.compactMap { $0.share(of: Letter.reader) }.max() ?? .zero
        return otherSplit?.contains { $0.payer == Letter.reader && $0.amount > recommended } ?? false
    }

    // MARK: Who pays

    var payment: [Letter.Section] {
        if isAsRecommended, isShared { return letter.payment }
        guard let split = otherSplit else { return isPriced ? [toFollow] : [] }
        let beside = isRecommendedPrice ? letter.beside : []
        let own = split.first { $0.payer == Letter.reader }?.amount ?? .zero
        let isReaderAmong = letter.summary.payers.contains(Letter.reader)
        let ownWords = letter.ownWords(own, rate) + "."
        let paragraphs =
            beside + (isReaderAmong ? [beside.isEmpty ? Wording.sentence(ownWords) : "Besides this, " + ownWords] : [])
            + [letter.told(split, rate)] + (layers.map { letter.remarks(split, $0) } ?? [])
        return [Letter.Section(heading: isReaderAmong ? "What you pay" : "Who pays", paragraphs: paragraphs.filter { !$0.isEmpty })]
    }

    var layers: RulebookSummary.Answer? { letter.summary.exports.first { $0.form == .layers } }

    /// Whether it is known who pays what is recommended, as far as the rulebook says that at all.
    private var isShared: Bool { layers == nil || !letter.funding.isEmpty }

    /// Whether there is something to pay, and a rulebook that says who pays.
    private var isPriced: Bool {
        let isSharing = letter.summary.exports.contains { $0.form == .layers || $0.isPaidByPerson }
        return isSharing && (otherPrice != nil || isRecommendedAtAll && recommendedTotal != nil)
    }

    private var toFollow: Letter.Section {
        let words =
            isRecommendedPrice
            ? "Who pays what is not settled yet." : "We have not yet worked out who pays what of the price that we agreed."
        return Letter.Section(heading: "What you pay", paragraphs: [words + " [Name, role] will write to you about it by [date]."])
    }

    /// Records that the rulebook has words for letters for, such as the personal budget: their first amount. At another price it is known
    /// only where it was all that is shared out.
    var budget: Letter.Section {
        guard isRecommendedAtAll, let total = recommendedTotal else { return Letter.Section(heading: "", paragraphs: []) }
        let records = letter.answers(.answer).filter { letter.summary.letters[$0.answer.name] != nil }
        let told = records.compactMap { answer, value -> (String, String)? in
            guard let amount = value.members.lazy.compactMap({ Money(ofDecision: $0.value.string) }).first else { return nil }
            let agreed = otherPrice.map { amount == total ? $0 : nil } ?? amount
            let later = otherSplit == nil ? ": we will tell you with who pays what." : ": [amount]\(rate)."
            let words = agreed.map { ": \($0.pounds)\(rate)." } ?? later
            return (answer.title.printable, letter.title(of: answer) + words)
        }
        return Letter.Section(heading: told.count == 1 ? "Your \(Phrase.lowered(told[0].0))" : "Your budgets", paragraphs: told.map(\.1))
    }

    var otherAmounts: Letter.Section {
        isAsRecommended ? letter.otherAmounts : Letter.Section(heading: "", paragraphs: [])
    }
}
