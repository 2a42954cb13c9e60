import RuleModel

/// Why a decision is what it is, in the few paragraphs that an assessor reads.
///
/// First the reasons, in the order of the decision, so that their numbers are those that referrals name; then each choice, each band,
/// each layer that took something, and each amount.
struct Why {
    struct Paragraph {
        var text: String
        /// Where it is written, where that is short enough to stand in brackets.
        var source: String?
    }

    let sentences: Sentences
    let decision: JSONValue
    var explanation: Explanation { sentences.explanation }
    private var summary: RulebookSummary { sentences.summary }

    init(_ explanation: Explanation, _ rulebookWords: RulebookWords, decision: JSONValue, isPlain: Bool = false) {
        sentences = Sentences(explanation, rulebookWords, isPlain: isPlain)
        self.decision = decision
    }

    var paragraphs: [Paragraph] { reasons + answers }

    /// The rows of routing that applied, each with the facts that made it apply; of many reasons only what they say.
    var reasons: [Paragraph] {
        let reasons = decision["reasons"]?.elements ?? []
        let isBrief = reasons.isEmpty || reasons.count > Self.fewReasons
        let rows = isBrief ? [] : root(named: "outcome")?.children.filter { explanation.nodes[$0].kind == .rule } ?? []
        let uses = sentences.uses(in: rows)
        return reasons.map { reason in
            let text = Phrase.spoken(reason["text"]?.written ?? "")
            let row = reason["rule"]?.written.flatMap { rule in
                rows.first { explanation.nodes[$0].taken == true && explanation.nodes[$0].rule == rule }
            }
            let facts = row.map { sentences.clauses(ofReason: explanation[$0], uses).filter { !Sentences.isPosition($0) } } ?? []
            return Paragraph(
                text: Self.with(facts.filter { !Self.isSaid($0, in: text) }, text),
                source: reason["source"]?.written.flatMap(Self.short))
        }
    }

    /// So many reasons leave room on a screen for the facts behind each.
    private static let fewReasons = 4

    /// Whether a clause adds nothing to a text: it is the text, or a yes or no to words that are all there.
    private static func isSaid(_ clause: String, in text: String) -> Bool {
        if clause.utf8.count == text.utf8.count, clause.lowercased() == text.lowercased() { return true }
        guard let end = [": yes", ": no"].first(where: clause.hasSuffix) else { return false }
        let words = { (text: Substring) in Set(text.lowercased().split { !$0.isLetter && !$0.isNumber }) }
        return words(clause.dropLast(end.count)).isSubset(of: words(text[...]))
    }

    /// Each exported choice, band, layer and answer, in the order of the rulebook; then the amounts of nothing, as the decision has them.
    var answers: [Paragraph] {
        var none: [Explanation.Node] = []
        let told = explanation.roots.map { explanation[$0] }.flatMap { root -> [Paragraph] in
            switch root.name.flatMap({ sentences.rulebookWords.export($0)?.form }) {
            case .choose: return choice(root)
            case .bands: return band(root)
            case .layers: return layers(root)
            case .answer:
                guard isNothing(root) else { return plain(root) }
                none.append(root)
                return []
            default: return []
            }
        }
        return told + nothing(none)
    }

    /// What made an exported choice: the clauses of the row that applied.
    func causes(ofChoice name: String) -> [String] {
        var said: Set<String> = []
        guard let root = root(named: name), let row = rows(of: root).first(where: { $0.taken == true }) else { return [] }
        return sentences.clauses(of: row, said: &said)
    }

    // MARK: Forms

    private func choice(_ root: Explanation.Node) -> [Paragraph] {
        let rows = rows(of: root)
        guard let place = rows.firstIndex(where: { $0.taken == true }) else { return [] }
        let (chosen, above) = (rows[place], rows[..<place])
        var said: Set<String> = []
        let causes = Phrase.joined(sentences.clauses(of: chosen, said: &said))
        let title = rowTitle(chosen, of: root)
        let instead = lookedAt(by: chosen) ?? (above.isEmpty ? "" : ", because none of the others applies")
        var parts = [title + (causes.isEmpty ? instead : ": \(causes)") + "."]
        for row in above.suffix(3) {
            let why = Phrase.joined(sentences.clauses(of: row, said: &said))
            let other = Self.distinct(rowTitle(row, of: root), from: title)
            let isNone = other.lowercased().hasPrefix("no ") || other.lowercased() == "no"
            parts.append(
                "Not " + (isNone ? "“\(rowTitle(row, of: root))”" : Phrase.lowered(other))
                    + (why.isEmpty ? lookedAt(by: row) ?? "" : ": \(why)") + ".")
        }
        return [Paragraph(text: parts.joined(separator: " "), source: Self.short(root.source ?? ""))]
    }

    /// `, going by passes held (none)`: of a condition that the tree has no comparison for, the facts that it read.
    private func lookedAt(by row: Explanation.Node) -> String? {
        let facts = inputs(of: row)
        return facts.isEmpty ? nil : ", going by " + Wording.list(facts.map(named))
    }

    private func band(_ root: Explanation.Node) -> [Paragraph] {
        guard let row = rows(of: root).first(where: { $0.taken ?? true }),
            let cap = row.operands.first(where: { $0.label == "cap" })?.value.money
        else { return [] }
        let cells = row.operands.filter { !["collar", "guide", "cap"].contains($0.label ?? "") }.map(cell)
        let collar = row.operands.first { $0.label == "collar" }?.value.money.map { "\($0.pounds) to " } ?? "up to "
        let answer = root.name.flatMap { decision["answers"]?[$0] }
        let rate = answer?["per"]?.written.map { " " + Wording.rate($0) } ?? ""
        var text = "The band" + (cells.isEmpty ? "" : " for \(Wording.list(cells))") + " is \(collar)\(cap.pounds)\(rate)."
        if let quoted = answer?["quoted"]?.written, let place = answer?["position"]?.written.flatMap({ Sentences.positions[$0] }) {
            text += " The quote of \(Wording.money(quoted)) is \(place == "within the band" ? "within it" : place)."
        }
        return [Paragraph(text: text, source: Self.short(row.source ?? root.source ?? ""))]
    }

    /// `residential care`; of what is no text `age 64`.
    private func cell(_ operand: Explanation.Operand) -> String {
        let words = Phrase.lowered(sentences.words(for: operand.value, unit: operand.unit, labels: sentences.labels(of: operand)))
        guard operand.value.text == nil, let label = operand.label else { return words }
        return Phrase.lowered(Phrase.plain(label)) + " " + words
    }

    /// A paragraph for each layer that took something, of whichever components, and one for the rest.
    private func layers(_ root: Explanation.Node) -> [Paragraph] {
        let lines = root.name.flatMap { decision["answers"]?[$0]?["layers"]?.elements } ?? []
        var paragraphs: [Paragraph] = []
        var told: [String] = []
        let paid = rows(of: root).filter { $0.taken == true && !shares(of: $0).isEmpty }
        for layer in paid {
            guard let rule = layer.rule, !told.contains(rule) else { continue }
            told.append(rule)
            let parts = paid.filter { $0.rule == rule }
            let components = lines.filter { $0["rule"]?.written == rule }.compactMap { $0["component"]?.written }.map(
                Phrase.subject)
            let isApart = parts.count > 1 && parts.count == components.count
            let paying = parts.enumerated().map {
                (isApart ? "for \(components[$0.offset]) " : "") + sentences.shares(shares(of: $0.element))
            }
            let text = title(of: layer, for: components) + " " + Phrase.sentence(paying.joined(separator: "; "))
            paragraphs.append(Paragraph(text: text, source: Self.short(layer.source ?? "")))
        }
        let rest = shares(of: root)
        if !rest.isEmpty { paragraphs.append(Paragraph(text: "The rest: \(sentences.shares(rest)).")) }
        return paragraphs
    }

    /// `Section 117 aftercare applies to the placement (section 117 aftercare: yes).`
    private func title(of layer: Explanation.Node, for components: [String]) -> String {
        var said: Set<String> = []
        let title = Wording.sentence(sentences.title(of: layer))
        let causes = sentences.clauses(of: layer, said: &said).filter { !Self.isSaid($0, in: title) }
        let facts = causes.isEmpty ? "" : " (\(causes.joined(separator: "; ")))"
        let to = components.isEmpty ? "" : " to " + Wording.list(components)
        return title + (facts.isEmpty && to.isEmpty ? "." : " applies\(to)\(facts).")
    }

    private func shares(of node: Explanation.Node) -> [Explanation.Node] {
        nodes(.share, below: node).filter { $0.value.money != .zero }
    }

    // MARK: Parts

    func root(named name: String) -> Explanation.Node? {
        explanation.roots.first { explanation.nodes[$0].name == name }.map { explanation[$0] }
    }

    func rows(of root: Explanation.Node) -> [Explanation.Node] { nodes(.rule, below: root) }

    func nodes(_ kind: Explanation.Node.Kind, below parent: Explanation.Node) -> [Explanation.Node] {
        parent.children.compactMap { explanation.nodes[$0].kind == kind ? explanation[$0] : nil }
    }

    private func rowTitle(_ row: Explanation.Node, of root: Explanation.Node) -> String {
        let label = row.name.flatMap { name in root.name.flatMap(sentences.rulebookWords.export)?.answer.labels[name] }
        return Wording.sentence(label ?? sentences.title(of: row))
    }

    /// The title of a layer that the tree has by this name.
    func layerTitle(ofRule rule: String) -> String? { explanation.nodes.first { $0.kind == .rule && $0.rule == rule }?.title }

    /// `Intensive support` beside `High support` → `Intensive`
    private static func distinct(_ title: String, from other: String) -> String {
        var (words, others) = (title[...], other[...])
        while let last = words.lastSpace, let otherLast = others.lastSpace, words[last...] == others[otherLast...] {
            (words, others) = (words[..<last], others[..<otherLast])
        }
        return String(words)
    }

    /// The facts in brackets before the full stop; after a question they stand by themselves.
    static func with(_ facts: [String], _ text: String) -> String {
        guard !facts.isEmpty, !text.isEmpty else { return Phrase.sentence(text) }
        let words = listed(facts)
        guard text.isClosed else { return Wording.sentence(text) + " (\(words))." }
        return Wording.sentence(text) + " " + Phrase.sentence(words)
    }

    /// The first of them, and how many more there are.
    static func listed(_ facts: [String]) -> String {
        guard facts.count > mostFacts else { return facts.joined(separator: "; ") }
        return facts.prefix(mostFacts - 1).joined(separator: "; ") + "; and \(facts.count - mostFacts + 1) more conditions"
    }

    /// More of them nobody reads in brackets.
    private static let mostFacts = 6

    static func short(_ source: String) -> String? { source.isEmpty || source.width > 40 ? nil : source.printable }
}

extension Substring {
    fileprivate var lastSpace: Index? { utf8.lastIndex(of: UInt8(ascii: " ")) }
}
