import RuleModel

// Who pays what: the reader first.
extension Letter {
    private struct Share {
        let payer: String
        let amount: Money
    }

    var payment: [Section] {
        guard outcome != "decline" else { return [] }
        let sections = layered
        if !sections.isEmpty { return sections }
        let isOpen = outcome == "refer" && !answers(.bands).isEmpty && summary.exports.contains { $0.form == .layers }
        let unknown = isOpen ? ["We cannot say yet. It depends on what is still to be settled."] : []
        // Every amount that is the person's is there, and all of them are nothing.
        let own = answers(.answer).filter { $0.answer.isPaidByPerson }
        let isFree = !own.isEmpty && own.allSatisfy { Money(ofDecision: $0.value.string) == .zero }
        let free = isFree && outcome != "refer" ? ["Nothing for the support in this letter."] : []
        return [Section(heading: "What you pay", paragraphs: beside + free + unknown)]
    }

    private var layered: [Section] {
        answers(.layers).compactMap { answer, funding in
            let shares = funding["weekly"]?.members.compactMap { member in
                Money(ofDecision: member.value.written).map { Share(payer: member.key, amount: $0) }
            }
            guard let shares, !shares.isEmpty else { return nil }
            let rate = (answer.per ?? period).map { " " + Wording.rate($0) } ?? ""
            let others = shares.filter { $0.payer != Self.reader && $0.amount > .zero }
            let own = shares.first { $0.payer == Self.reader }?.amount
            let layers = layers(of: funding)
            let (readers, theirs) = (layers.filter(\.isReaders), layers.filter { !$0.isReaders })
            let paragraphs = (own.map { self.own($0, rate, layers) } ?? beside) + readers.compactMap(\.words) + [told(others, rate)]
            let whose = own == nil && beside.isEmpty ? "Who pays" : "What you pay"
            let remark = others.isEmpty ? nil : summary.letters[answer.name].map { Phrase.sentence($0.printable) }
            return Section(
                heading: outcome == "refer" ? whose + ", as things stand" : whose,
                paragraphs: (paragraphs + theirs.compactMap(\.words) + [remark ?? ""]).filter { !$0.isEmpty })
        }
    }

    /// The payer who is the person of the case: cases call them so too.
    private static let reader = "person"

    /// What the amounts are for, as the bands say.
    private var period: String? {
        let periods = Set(answers(.bands).compactMap { $0.value["per"]?.written })
        return periods.count == 1 ? periods.first : nil
    }

    /// What the reader pays beside the layers.
    private var beside: [String] { amounts.filter { $0.answer.isPaidByPerson && $0.amount > .zero }.map(words(forAmount:)) }

    /// What the reader pays beside the layers, then within them.
    private func own(_ amount: Money, _ rate: String, _ layers: [Layer]) -> [String] {
        let under = layers.filter { $0.words == nil && ($0.isReaders || amount == .zero) }.map { Phrase.lowered($0.title) }
        let brackets = under.isEmpty ? "" : " (\(Wording.list(under)))"
        let words =
            amount == .zero ? "nothing for the support in this letter" : "\(amount.pounds)\(rate) towards the support in this letter"
        return beside + [(beside.isEmpty ? Wording.sentence(words) : "Besides this, " + words) + brackets + "."]
    }

    /// `The ICB pays £710.00 a week and the council pays £710.00 a week.`
    private func told(_ others: [Share], _ rate: String) -> String {
        let told = others.map { "\(Phrase.payer(why.sentences.payerName($0.payer))) pays \($0.amount.pounds)\(rate)" }
        return told.isEmpty ? "" : Phrase.sentence(Wording.list(told))
    }

    /// A layer of which somebody pays something.
    private struct Layer {
        let rule: String
        let title: String
        /// What the rulebook says of it in letters.
        let words: String?
        let isReaders: Bool
    }

    private func layers(of funding: JSONValue) -> [Layer] {
        let lines = funding["layers"]?.elements ?? []
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
            layers.append(Layer(rule: rule, title: title, words: words, isReaders: paid.contains { $0.key == Self.reader }))
        }
        return layers
    }
}
