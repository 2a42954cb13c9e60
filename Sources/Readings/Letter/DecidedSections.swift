import RuleModel

/// What the letter of a decision says that the one that recommends does not: what was decided and by whom, in whose words and on what terms.
///
/// Of the recommendation it repeats what was agreed, and its reasons only where all of it was: for anything else the officer's are the reasons.
struct DecidedSections {
    let letter: Letter
    let determination: Determination

    var all: [Letter.Section] {
        let agreed = determination.outcome.isAgreement ? [support, cost] + payment + [budget, otherAmounts] : [matter]
        return [verdict, reason, conditions, time] + agreed + [duties, dates, next, decider]
    }

    /// What is wrong with it beside this decision.
    var mistakes: [Diagnostic] { pastDays + [missingPrice ?? mistakenSplit].compactMap(\.self) }

    private var pastDays: [Diagnostic] {
        guard let on = letter.on else { return [] }
        return [("until", determination.until), ("review_by", determination.reviewBy)].compactMap { name, day in
            guard let day, day < on else { return nil }
            return Diagnostic("contradiction", "`\(name)` is before the date of the case", help: ["give that date or a later one"])
        }
    }

    /// Nothing is agreed where none is recommended and none given.
    private var missingPrice: Diagnostic? {
        let isPricing = letter.summary.exports.contains { $0.form == .bands || $0.form == .layers }
        guard determination.outcome.isAgreement, !isRecommendedAtAll, isPricing, determination.price == nil, determination.split.isEmpty
        else { return nil }
        let help = [#"add the price that was agreed: "price": "1500.00""#, "or, if nothing was, the outcome is not_agreed"]
        return Diagnostic("missing_key", "what is agreed needs `price`, since no price is recommended", help: help)
    }

    /// Shares without a price are shares of the recommended one.
    private var mistakenSplit: Diagnostic? {
        let shares = determination.split.map { PayerShare(payer: $0.payer, amount: $0.amount) }
        guard determination.price == nil, !shares.isEmpty else { return nil }
        guard isRecommendedAtAll, let recommendedTotal else {
            return Diagnostic("missing_key", "`split` needs `price`, since no price is recommended", help: ["add what was agreed"])
        }
        if SharedCost.total(shares) == recommendedTotal { return nil }
        return Diagnostic(
            "bad_split", "the amounts of `split` do not add up to the recommended price", help: ["correct them, or add the agreed `price`"])
    }

    // MARK: Whether it is what was recommended

    var isRecommendedAtAll: Bool { letter.outcome != "decline" }

    /// What the recommendation shares out, or else prices.
    var recommendedTotal: Money? {
        if letter.funding.count == 1 { return letter.funding[0].total }
        let bands = letter.answers(.bands)
        return bands.count == 1 && letter.funding.isEmpty ? Money(ofDecision: bands[0].value["weekly"]?.string) : nil
    }

    /// The agreed price where it is not the recommended one.
    ///
    /// Where nobody says who pays what, the price of the band alone is the recommended one too: the other parts are as they were.
    var otherPrice: Money? {
        guard let price = determination.price, isRecommendedAtAll else { return determination.price }
        let bands = letter.answers(.bands).map { Money(ofDecision: $0.value["weekly"]?.string) }
        return price == recommendedTotal || determination.split.isEmpty && bands == [price] ? nil : price
    }

    var isRecommendedPrice: Bool { isRecommendedAtAll && otherPrice == nil }

    /// The agreed shares where they are not the recommended ones.
    var otherSplit: [PayerShare]? {
        let agreed = determination.split.map { PayerShare(payer: $0.payer, amount: $0.amount) }
        guard !agreed.isEmpty else { return nil }
        let paid = { (shares: [PayerShare]) in Set(shares.filter { $0.amount > .zero }.map { "\($0.payer) \($0.amount)" }) }
        let isSame = isRecommendedPrice && letter.funding.count == 1 && paid(letter.funding[0].shares) == paid(agreed)
        return isSame ? nil : agreed
    }

    var isAsRecommended: Bool { determination.outcome.isAgreement && isRecommendedPrice && otherSplit == nil }

    /// ` a week`: of what is shared out or priced, or else of every amount that the rulebook gives.
    var rate: String {
        let exports = letter.summary.exports
        let units = Set(exports.filter { $0.form == .answer }.compactMap(\.unit))
        let unit = layers?.per ?? exports.first { $0.form == .bands }?.per ?? letter.period ?? (units.count == 1 ? units.first : nil)
        return unit.map { " " + Wording.rate($0) } ?? ""
    }

    // MARK: What was decided

    private var verdict: Letter.Section {
        let words =
            switch determination.outcome {
            case .agreed: "We agree to the support that this letter describes."
            case .agreedWithConditions: "We agree to the support that this letter describes, on the conditions below."
            case .timeLimited: "We agree to the support that this letter describes, for a limited time."
            case .deferred: "We have put off our decision, for the reason below. This means neither yes nor no."
            case .notAgreed: "We do not agree to the support that was asked for. The reason is below."
            }
        let interim =
            determination.isInterim ? ["This is settled only for now. It does not count for or against you when we decide for longer."] : []
        return Letter.Section(heading: "", paragraphs: [words] + interim)
    }

    private var reason: Letter.Section {
        Letter.Section(heading: "Why we decided this", paragraphs: Self.paragraphs(determination.reason))
    }

    private static func paragraphs(_ text: String) -> [String] {
        text.split(whereSeparator: \.isNewline).map { Phrase.sentence($0.unlisted.printable) }.filter { !$0.isEmpty }
    }

    private var conditions: Letter.Section {
        let heading = determination.conditions.count == 1 ? "The condition" : "The conditions"
        return Letter.Section(
            heading: heading, paragraphs: [], items: determination.conditions.map { Phrase.sentence($0.unlisted.printable) })
    }

    private var time: Letter.Section {
        let start = determination.from.map { "It starts on \($0.spoken)." }
        let end = determination.until.map { until in
            "It ends on \(until.spoken). Before then we will look with you at what you need next, and write to you."
        }
        let heading = end == nil ? "When it starts" : start == nil ? "When it ends" : "When it starts and ends"
        return Letter.Section(heading: heading, paragraphs: [start, end].compactMap(\.self))
    }

    /// Of what is not agreed only what it was about.
    private var matter: Letter.Section {
        let quotes = letter.answers(.bands).compactMap { band -> String? in
            guard let quoted = band.value["quoted"]?.written else { return nil }
            let rate = band.value["per"]?.written.map { " " + Wording.rate($0) } ?? ""
            return "The price that was asked for \(letter.priced(by: band.value)) is \(Wording.money(quoted))\(rate)."
        }
        let isPriced = isRecommendedAtAll && !quotes.isEmpty
        return Letter.Section(heading: "What it is about", paragraphs: isPriced ? quotes : ["[What the support is.]"])
    }

    // MARK: What follows

    private var duties: Letter.Section {
        determination.outcome == .notAgreed ? letter.duties : Letter.Section(heading: "", paragraphs: [])
    }

    /// The review that was decided is instead of what the rules say is to be done by some day; other days stand.
    private var dates: Letter.Section {
        let review = determination.reviewBy.map { "We will look at this again by \($0.spoken), or sooner if you ask." }
        let isKept = determination.outcome.isAgreement && isRecommendedAtAll
        let kept = isKept ? letter.knownDates.filter { review == nil || !$0.isDeadline }.map(\.words) : []
        return letter.dated([review].compactMap(\.self) + kept)
    }

    private var next: Letter.Section {
        let words =
            switch determination.outcome {
            case .agreed, .timeLimited: "[Name, role] will speak with you by [date] about how the support is arranged."
            case .agreedWithConditions:
                "[Name, role] will speak with you by [date] about the conditions and how the support is arranged."
            case .deferred:
                "[Name, role] will write to you by [date] with our answer. [What happens meanwhile to support that you have now.]"
            case .notAgreed: "[Name, role] will speak with you by [date] about what else can help you. [Where to find it.]"
            }
        return Letter.Section(heading: "What happens next", paragraphs: [words])
    }

    private var decider: Letter.Section {
        let names = ([determination] + letter.others).map { "\($0.by.trimmed.printable), \($0.role.trimmed.printable)." }
        let people = names.count == 1 ? "a person" : "people"
        let words = "A computer did the sums; \(people) decided."
        guard names.count > 1 else { return Letter.Section(heading: "Who decided this", paragraphs: [names[0] + " " + words]) }
        return Letter.Section(heading: "Who decided this", paragraphs: ["All of these agreed. " + words], items: names)
    }
}

extension StringProtocol {
    /// Without spaces at either end.
    fileprivate var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(self[first...last])
    }

    /// The same without the bullet of a list, which the letter draws.
    fileprivate var unlisted: String {
        let text = trimmed
        guard let first = text.first else { return text }
        let rest = text.dropFirst()
        let isBullet = "•·‣▪◦".contains(first) || "*-–—".contains(first) && rest.first?.isWhitespace ?? false
        return isBullet ? rest.unlisted : text
    }
}
