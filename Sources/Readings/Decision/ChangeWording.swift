import RuleModel

/// `With one-to-one support of 19.75 hours a week or fewer, the level is Medium support and the cap is £1,130.00 a week.`
struct ChangeWording {
    let summary: RulebookSummary
    /// The case as it is: what its prices are for.
    let decision: JSONValue

    func sentence(for change: CaseChange) -> String {
        let parts = change.differences.filter { difference in
            // A cap says which band it is; its collar is in the data.
            difference.part != "collar" || !change.differences.contains { $0.answer == difference.answer && $0.part == "cap" }
        }
        return "With \(Wording.list(change.facts.map(words))), \(Wording.list(parts.flatMap(words)))."
    }

    // MARK: Facts

    private func words(for change: FactChange) -> String {
        guard let fact = summary.facts.first(where: { $0.name == change.fact }) else { return "\(change.fact.printable) changed" }
        let label = fact.label.printable
        let named = Self.inSentence(label)
        guard let after = change.after else { return "“\(label)” left out" }
        switch fact.kind {
        case .number, .money:
            let amount = amount(after, change.extent, fact)
            if Phrase.isClause(label) { return "“\(label)” as \(amount)" }
            if case .money = fact.kind { return "\(named.hasPrefix("the ") ? "" : "the ")\(named) at \(amount)" }
            // 2 apples; 2 falls in the last year.
            if let counted = fact.unit.map({ Phrase.brief($0.printable) }), named == counted || named.hasPrefix(counted + " ") {
                return amount + named.dropFirst(counted.count)
            }
            return "\(named) of \(amount)"
        case .choices: return list(change, fact, label)
        default: return "“\(label)” as “\(value(after, fact))”"
        }
    }

    private func amount(_ after: JSONValue, _ extent: FactChange.Extent, _ fact: Fact) -> String {
        let isMoney = if case .money = fact.kind { true } else { false }
        let nearest = value(after, fact)
        let unit = fact.unit.map { " " + (nearest == "1" ? Phrase.singular($0.printable) : Wording.rate($0.printable)) } ?? ""
        switch extent {
        case .only: return nearest + unit
        case .orFewer: return "\(nearest)\(unit) or \(isMoney ? "less" : "fewer")"
        case .orMore: return "\(nearest)\(unit) or more"
        case .through(let last):
            let isDownwards = Self.size(last).flatMap { end in Self.size(after).map { end < $0 } } ?? false
            let ends = [nearest, value(last, fact)]
            let units = fact.unit.map { " " + Wording.rate($0.printable) } ?? ""
            return (isDownwards ? ends.reversed() : ends).joined(separator: " to ") + units
        }
    }

    private func list(_ change: FactChange, _ fact: Fact, _ label: String) -> String {
        let (before, after) = ((change.before?.elements ?? []).map(\.written), (change.after?.elements ?? []).map(\.written))
        let words = { (choices: [String?]) in Wording.list(choices.compactMap(\.self).map { "“\(value(.string($0), fact))”" }) }
        let (added, removed) = (after.filter { !before.contains($0) }, before.filter { !after.contains($0) })
        let parts = [(added, "added to"), (removed, "taken out of")].filter { !$0.0.isEmpty }
        return Wording.list(parts.map { "\(words($0.0)) \($0.1) “\(label)”" })
    }

    private func value(_ value: JSONValue, _ fact: Fact) -> String {
        switch (fact.kind, value) {
        case (.money, _): value.written.map(Wording.money) ?? ""
        case (.choice, .string(let choice)), (.choices, .string(let choice)):
            fact.choiceLabels[choice]?.printable ?? choice.printable.spelledOut
        default: Wording().words(for: value)
        }
    }

    private static func size(_ value: JSONValue) -> Money? { value.written.flatMap { try? Money($0) } }

    /// A label within a sentence: an abbreviation keeps its capitals.
    private static func inSentence(_ label: String) -> String {
        let second = label.dropFirst().first
        return second.map(\.isLowercase) == true ? label.prefix(1).lowercased() + label.dropFirst() : label
    }

    // MARK: Differences

    private func words(for difference: DecisionDifference) -> [String] {
        guard let name = difference.answer, let answer = summary.exports.first(where: { $0.name == name }) else {
            return ["the outcome is \(difference.after.written ?? "none")"]
        }
        let title = Self.subject(answer.title.printable)
        if difference.after == .null {
            let isTold = difference.part == nil || difference.part == "weekly"
            let name = title.hasPrefix("the ") ? String(title.dropFirst(4)) : title
            return isTold ? ["there is no \(answer.form == .layers ? "split" : name)"] : []
        }
        switch answer.form {
        case .bands: return band(difference, title)
        case .layers: return ["the split is \(split(difference.after))"]
        default: return ["\(title) is \(words(for: difference.after, of: answer))"]
        }
    }

    /// An answer of several words that has no label stands in quotes: it may be a sentence.
    private func words(for value: JSONValue, of answer: RulebookSummary.Answer) -> String {
        if answer.form == .answer, let text = value.written, text.contains(" "), answer.labels[text] == nil { return "“\(text.printable)”" }
        if case .boolean(let flag) = value, let label = answer.labels[flag ? "yes" : "no"] { return label.printable }
        return Wording(labels: answer.labels).words(for: value)
    }

    /// A title before `is`: one that is a clause, a question or an adverb stands in quotes.
    private static func subject(_ title: String) -> String {
        if Phrase.isClause(title) || title.hasSuffix("ly") && !title.contains(" ") { return "“\(title)”" }
        let named = inSentence(title)
        return named.hasPrefix("the ") ? named : "the " + named
    }

    private func band(_ difference: DecisionDifference, _ title: String) -> [String] {
        let per = difference.answer.flatMap { decision["answers"]?[$0]?["per"]?.written }.map { " " + Wording.rate($0) } ?? ""
        guard let after = difference.after.written else { return [] }
        if difference.part == "position" { return ["the quote is \(Self.position(after))"] }
        let what = difference.part.map { $0 == "weekly" ? title : "the " + $0 } ?? title
        return ["\(what) is \(Wording.money(after))\(per)"]
    }

    private static func position(_ position: String) -> String {
        switch position {
        case "above_cap": "above the cap"
        case "below_collar": "below the collar"
        case "within": "within the band"
        default: Wording.plain(position)
        }
    }

    /// `ICB £565.00 and Council £565.00`; payers of nothing are left out.
    private func split(_ amounts: JSONValue) -> String {
        let parts = amounts.members.compactMap { member -> String? in
            guard let amount = Money(ofDecision: member.value.written), amount != .zero else { return nil }
            return "\(summary.payerLabels[member.key]?.printable ?? member.key.printable) \(amount.pounds)"
        }
        return parts.isEmpty ? "nothing for anybody" : Wording.list(parts)
    }
}
