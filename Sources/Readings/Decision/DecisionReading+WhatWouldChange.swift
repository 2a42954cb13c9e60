public import RuleModel

// The nearest changes that alter a decision, a sentence each: for the assessor's eyes only.
extension DecisionReading {
    /// Headed so that nobody takes it for advice: support follows assessed need. It never goes into a letter.
    /// - Parameters:
    ///   - found: the changes.
    ///   - decision: the engine's JSON for the case as it is.
    public func whatWouldChange(_ found: WhatWouldChange, besides decision: JSONValue) -> String {
        var page = Page(width: options.width, colour: options.colour)
        page.line([Span("For checking only: support follows assessed need", .strong)])
        let wording = ChangeWording(summary: summary, decision: decision)
        for change in found.changes { page.paragraph([Span(wording.sentence(for: change))], lead: [Span("  ")]) }
        if let remark = Self.remark(on: found) { page.paragraph([Span(remark)], lead: [Span("  ")]) }
        return page.text
    }

    private static func remark(on found: WhatWouldChange) -> String? {
        let decided = "\(Wording.count(found.tried, "case")) \(found.tried == 1 ? "was" : "were") decided"
        let ended = "The budget ended before all changes were tried"
        if !found.changes.isEmpty { return found.isComplete ? nil : "\(ended) (\(decided))." }
        let nothing = "No single change, and no pair of changes tried, alters level, price, outcome or split (\(decided))."
        return found.isComplete ? nothing : "\(nothing) \(ended)."
    }
}
