import RuleModel

// Who pays what: the reader first.
extension Letter {
    var payment: [Section] {
        guard outcome != "decline" else { return [] }
        let sections = layered
        if !sections.isEmpty { return sections }
        let isUnknown = isOpen && !answers(.bands).isEmpty && summary.exports.contains { $0.form == .layers }
        let unknown = isUnknown ? ["We cannot say yet. It depends on what is still to be settled."] : []
        // Every amount that is the person's is there, and all of them are nothing.
        let own = answers(.answer).filter { $0.answer.isPaidByPerson }
        let isFree = !own.isEmpty && own.allSatisfy { Money(ofDecision: $0.value.string) == .zero }
        let free = isFree && !isOpen ? ["Nothing for the support in this letter."] : []
        return [Section(heading: "What you pay", paragraphs: beside + free + unknown)]
    }

    private var layered: [Section] {
        funding.map { funding in
            let rate = rate(of: funding.answer)
            let layers = layers(of: funding.lines)
            let own = funding.share(of: Self.reader)
            let isWhole = funding.parts.isEmpty
            let paragraphs =
                (own.map { self.own($0, of: funding.total, rate, layers) } ?? beside)
                + Self.once(layers.filter(\.isReaders).compactMap(\.words))
                + funding.parts.map { part($0, rate) } + [told(funding.shares, rate, isSum: !isWhole)]
                + (isWhole ? Self.once(layers.filter { !$0.isReaders }.compactMap(\.words)) : [])
                + remarks(funding.shares, funding.answer)
            return Section(heading: whose(own), paragraphs: paragraphs.filter { !$0.isEmpty })
        }
    }

    private func whose(_ own: Money?) -> String {
        (own == nil && beside.isEmpty ? "Who pays" : "What you pay") + (isOpen ? ", as things stand" : "")
    }

    /// The payer who is the person of the case: cases call them so too.
    static let reader = "person"

    /// What the reader pays beside the layers.
    var beside: [String] { amounts.filter { $0.answer.isPaidByPerson && $0.amount > .zero }.map(words(forAmount:)) }

    /// What the reader pays beside the layers, then within them; in brackets the layer that is why. Nothing is paid because of one only
    /// where others pay all of it by that one.
    private func own(_ amount: Money, of total: Money, _ rate: String, _ layers: [Layer]) -> [String] {
        let under = layers.filter { $0.words == nil && ($0.isReaders || amount == .zero && $0.taken == total) }.map {
            Phrase.lowered($0.title)
        }
        let brackets = under.isEmpty ? "" : " (\(Wording.list(under)))"
        let words = ownWords(amount, rate) + brackets + "."
        return beside + [beside.isEmpty ? Wording.sentence(words) : "Besides this, " + words]
    }

    func ownWords(_ amount: Money, _ rate: String) -> String {
        amount == .zero ? "nothing for the support in this letter" : "\(amount.pounds)\(rate) towards the support in this letter"
    }

    /// `The ICB pays £710.00 a week and the council pays £710.00 a week.`
    func told(_ shares: [PayerShare], _ rate: String, isSum: Bool = false) -> String {
        let told = shares.filter { $0.payer != Self.reader && $0.amount > .zero }.map { says($0, $0.amount.pounds + rate) }
        return told.isEmpty ? "" : Phrase.sentence((isSum ? "in all, " : "") + Wording.list(told))
    }

    private func says(_ share: PayerShare, _ what: String) -> String {
        share.payer == Self.reader ? "you pay \(what)" : "\(Phrase.paying(why.sentences.payerName(share.payer))) \(what)"
    }

    /// `For wound care, you pay £89.35 a week and the council pays £90.65 a week.`, with what the layers of the others say.
    private func part(_ part: SharedCost.Part, _ rate: String) -> String {
        let shares = part.shares.filter { $0.amount > .zero }
        let ordered = shares.filter { $0.payer == Self.reader } + shares.filter { $0.payer != Self.reader }
        let told = ordered.count == 1 ? [says(ordered[0], "all of it")] : ordered.map { says($0, $0.amount.pounds + rate) }
        let words = Self.once(layers(of: part.lines).filter { !$0.isReaders }.compactMap(\.words))
        return (["For \(name(of: part)), \(Wording.list(told))."] + words).joined(separator: " ")
    }

    /// What the rulebook says of those who pay something, then of who pays at all.
    func remarks(_ shares: [PayerShare], _ answer: RulebookSummary.Answer) -> [String] {
        let others = shares.filter { $0.payer != Self.reader && $0.amount > .zero }
        guard !others.isEmpty else { return [] }
        let payers = shares.filter { $0.amount > .zero }.compactMap { summary.payerLetters[$0.payer] }
        return (payers + [summary.letters[answer.name]].compactMap(\.self)).map { Phrase.sentence($0.printable) }
    }

    /// A layer of which somebody pays something.
    private struct Layer {
        let rule: String
        let title: String
        /// What the rulebook says of it in letters.
        let words: String?
        let isReaders: Bool
        let taken: Money?
    }

    private func layers(of lines: [JSONValue]) -> [Layer] {
        var layers: [Layer] = []
        for line in lines {
            guard let rule = line["rule"]?.written, !layers.contains(where: { $0.rule == rule }),
                let title = summary.ruleTitles[rule] ?? why.layerTitle(ofRule: rule)
            else { continue }
            let paid = lines.filter { $0["rule"] == line["rule"] }.flatMap(\.members).filter { member in
                Money(ofDecision: member.value.string).map { $0 > .zero } ?? false
            }
            guard !paid.isEmpty else { continue }
            let words = summary.letters[rule].map { Phrase.sentence($0.printable) }
            let taken = SharedCost.total(paid.flatMap { SharedCost.shares(.object([$0])) })
            layers.append(Layer(rule: rule, title: title, words: words, isReaders: paid.contains { $0.key == Self.reader }, taken: taken))
        }
        return layers
    }
}
