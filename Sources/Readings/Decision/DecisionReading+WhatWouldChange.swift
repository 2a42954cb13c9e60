public import RuleModel

// The nearest changes that alter a decision, a sentence each: for the assessor's eyes only.
extension DecisionReading {
    /// Headed so that nobody takes it for advice: support follows assessed need. It never goes into a letter. Of many changes it has a screen
    /// full, with some pairs of facts among them, and the number of the others.
    /// - Parameters:
    ///   - found: the changes.
    ///   - decision: the engine's JSON for the case as it is.
    public func whatWouldChange(_ found: WhatWouldChange, besides decision: JSONValue) -> String {
        var page = Page(width: options.width, colour: options.colour)
        page.line([Span("For checking only: support follows assessed need", .strong)])
        let wording = ChangeWording(summary: summary, decision: decision)
        let shown = Self.shown(of: found.changes)
        for change in shown { page.paragraph([Span(wording.sentence(for: change))], lead: [Span("  ")]) }
        if shown.count < found.changes.count {
            page.paragraph([Span("And \(found.changes.count - shown.count) more: --json prints them all.")], lead: [Span("  ")])
        }
        if let remark = Self.remark(on: found) { page.paragraph([Span(remark)], lead: [Span("  ")]) }
        return page.text
    }

    private static let screenful = 14
    private static let pairsOfScreen = 3

    private static func shown(of changes: [CaseChange]) -> [CaseChange] {
        let pairs = min(changes.count { $0.facts.count > 1 }, pairsOfScreen)
        var (single, paired) = (screenful - pairs, pairs)
        // Room that single facts leave is for more pairs.
        paired = max(paired, screenful - changes.count { $0.facts.count == 1 })
        return changes.filter { change in
            let isPair = change.facts.count > 1
            if isPair { paired -= 1 } else { single -= 1 }
            return (isPair ? paired : single) >= 0
        }
    }

    private static func remark(on found: WhatWouldChange) -> String? {
        let decided = "\(Wording.count(found.tried, "case")) \(found.tried == 1 ? "was" : "were") decided"
        let ended = "The budget ended before all changes were tried"
        if !found.changes.isEmpty { return found.isComplete ? nil : "\(ended) (\(decided))." }
        let nothing = "No single change, and no pair of changes tried, alters level, price, outcome or split (\(decided))."
        return found.isComplete ? nothing : "\(nothing) \(ended)."
    }
}
