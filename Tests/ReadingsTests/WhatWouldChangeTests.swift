import Readings
import RuleModel
import Testing

/// The nearest changes in sentences.
@Suite("What would change, in words")
struct WhatWouldChangeTests {
    private static let heading = "For checking only: support follows assessed need\n"

    private static func text(_ changes: [CaseChange], tried: Int = 57, isComplete: Bool = true) -> String {
        var summary = Samples.summary
        summary.facts += [
            Fact(name: "children", label: "Has children", kind: .boolean),
            Fact(name: "needs.skin", label: "Skin", kind: .number(min: 0, max: 5, step: 1), unit: "points"),
            Fact(name: "outcomes", label: "Outcomes", kind: .choices(["home_safety", "work"]), choiceLabels: ["work": "Work, education"]),
        ]
        let found = WhatWouldChange(changes: changes, tried: tried, isComplete: isComplete)
        return DecisionReading(summary, options: ReadingOptions(width: 400)).whatWouldChange(found, besides: Samples.decision)
    }

    /// The sentence for a change of facts to another outcome.
    private static func sentence(_ facts: FactChange...) -> String {
        let outcome = DecisionDifference(before: "refer", after: "recommend")
        let text = text([CaseChange(facts: facts, differences: [outcome])])
        return String(text.dropFirst(heading.count).dropFirst(2).dropLast())
    }

    private static func hours(_ after: JSONValue, _ extent: FactChange.Extent) -> FactChange {
        FactChange(fact: "hours", before: 24, after: after, extent: extent)
    }

    @Test("The level, the cap and the split of a change")
    func differences() {
        let change = CaseChange(
            facts: [Self.hours(.number("19.75"), .orFewer)],
            differences: [
                DecisionDifference(answer: "support_level", before: "medium", after: "high"),
                DecisionDifference(answer: "price", part: "position", before: "within", after: "above_cap"),
                DecisionDifference(answer: "price", part: "collar", before: "1150.00", after: "880.00"),
                DecisionDifference(answer: "price", part: "cap", before: "1420.00", after: "1130.00"),
                DecisionDifference(answer: "price", part: "weekly", before: "1420.00", after: "1130.00"),
                DecisionDifference(
                    answer: "funding", part: "weekly", before: nil, after: ["icb": "565.00", "council": "565.00", "person": "0.00"]),
            ])
        #expect(
            Self.text([change]) == Self.heading
                + "  With one-to-one support of 19.75 hours a week or fewer, the level is High support, the quote is above the cap, "
                + "the cap is £1,130.00 a week, the tariff is £1,130.00 a week and the split is ICB £565.00 and Council £565.00.\n")
    }

    @Test("A tariff and a split that are no more")
    func none() {
        let parts = ["position", "collar", "cap", "weekly"]
        let gone = parts.map { DecisionDifference(answer: "price", part: $0, before: "1.00", after: nil) }
        let split = DecisionDifference(answer: "funding", part: "weekly", before: ["icb": "1.00"], after: nil)
        let change = CaseChange(facts: [Self.hours(0, .only)], differences: gone + [split])
        #expect(
            Self.text([change])
                == Self.heading + "  With one-to-one support of 0 hours a week, there is no tariff and there is no split.\n")
    }

    @Test("How far a number or an amount goes")
    func extents() {
        let end = ", the outcome is recommend."
        #expect(Self.sentence(Self.hours(30, .orMore)) == "With one-to-one support of 30 hours a week or more" + end)
        #expect(Self.sentence(Self.hours(19, .through(7))) == "With one-to-one support of 7 to 19 hours a week" + end)
        #expect(Self.sentence(Self.hours(30, .through(39))) == "With one-to-one support of 30 to 39 hours a week" + end)
        let quote = { FactChange(fact: "quote", before: "1500.00", after: "1420.00", extent: $0) }
        #expect(Self.sentence(quote(.orFewer)) == "With the quoted price at £1,420.00 a week or less" + end)
        #expect(Self.sentence(quote(.through("1150.00"))) == "With the quoted price at £1,150.00 to £1,420.00 a week" + end)
    }

    @Test("Choices, yes and no, lists, a fact left out, and two facts")
    func kinds() {
        let end = ", the outcome is recommend."
        let children = FactChange(fact: "children", before: nil, after: true)
        #expect(Self.sentence(children) == "With “Has children” as “yes”" + end)
        #expect(
            Self.sentence(FactChange(fact: "aftercare", before: "yes", after: "not_checked"), children)
                == "With “Is aftercare owed” as “not checked” and “Has children” as “yes”" + end)
        #expect(Self.sentence(FactChange(fact: "outcomes", before: ["home_safety"], after: nil)) == "With “Outcomes” left out" + end)
        #expect(
            Self.sentence(FactChange(fact: "outcomes", before: ["home_safety"], after: ["home_safety", "work"]))
                == "With “Work, education” added to “Outcomes”" + end)
        #expect(
            Self.sentence(FactChange(fact: "outcomes", before: ["home_safety"], after: []))
                == "With “home safety” taken out of “Outcomes”" + end)
        #expect(Self.sentence(FactChange(fact: "needs.skin", before: 1, after: 5)) == "With skin of 5 points" + end)
    }

    @Test("A unit that is the label is said once; a title that is a clause, a question or an adverb stands in quotes")
    func titles() {
        var summary = Samples.summary
        summary.facts += [
            Fact(name: "apples", label: "Apples", kind: .number(min: 0, max: nil, step: 1), unit: "apples"),
            Fact(name: "falls", label: "Falls in the last year", kind: .number(min: 0, max: nil, step: 1), unit: "falls"),
        ]
        summary.exports += [
            .init(name: "mode", title: "How the pupil travels", form: .choose, labels: ["none": "Nothing"]),
            .init(name: "exactly", title: "Exactly", form: .choose), .init(name: "note", title: "Note", form: .answer),
            .init(name: "eligible", title: "Help with travel", form: .answer, labels: ["yes": "Eligible"]),
        ]
        func sentence(_ fact: String, _ after: JSONValue, _ extent: FactChange.Extent, _ answer: String, _ value: JSONValue) -> String {
            let change = CaseChange(
                facts: [FactChange(fact: fact, before: 9, after: after, extent: extent)],
                differences: [DecisionDifference(answer: answer, before: "x", after: value)])
            let found = WhatWouldChange(changes: [change], tried: 1, isComplete: true)
            let text = DecisionReading(summary, options: ReadingOptions(width: 400)).whatWouldChange(found, besides: Samples.decision)
            return String(text.dropFirst(Self.heading.count).dropFirst(2).dropLast())
        }
        #expect(sentence("apples", 1, .orFewer, "mode", "none") == "With 1 apple or fewer, “How the pupil travels” is Nothing.")
        #expect(sentence("apples", 3, .through(1), "exactly", "even") == "With 1 to 3 apples, “Exactly” is even.")
        #expect(
            sentence("falls", 2, .orMore, "eligible", true) == "With 2 falls or more in the last year, the help with travel is Eligible.")
        #expect(sentence("falls", 2, .only, "note", "Call us now") == "With 2 falls in the last year, the note is “Call us now”.")
        #expect(sentence("falls", 2, .only, "mode", nil) == "With 2 falls in the last year, there is no “How the pupil travels”.")
    }

    @Test("Of many changes a screen full, with pairs among them, and how many more there are")
    func many() {
        let outcome = DecisionDifference(before: "refer", after: "recommend")
        let single = CaseChange(facts: [Self.hours(30, .only)], differences: [outcome])
        let pair = CaseChange(facts: [Self.hours(30, .only), Self.hours(7, .only)], differences: [outcome])
        func shown(_ singles: Int, _ pairs: Int) -> (Int, Int, String?) {
            let lines = Self.text(Array(repeating: single, count: singles) + Array(repeating: pair, count: pairs)).split(separator: "\n")
                .dropFirst()
            let said = lines.filter { $0.hasPrefix("  With") }
            let paired = said.count { $0.contains(" and ") }
            return (said.count - paired, paired, lines.last { !$0.hasPrefix("  With") }.map(String.init))
        }
        #expect(shown(14, 0) == (14, 0, nil))
        #expect(shown(20, 0) == (14, 0, "  And 6 more: --json prints them all."))
        #expect(shown(20, 5) == (11, 3, "  And 11 more: --json prints them all."))
        #expect(shown(4, 12) == (4, 10, "  And 2 more: --json prints them all."))
    }

    @Test("Nothing found, and a budget that ended")
    func nothing() {
        let nothing = "  No single change, and no pair of changes tried, alters level, price, outcome or split (57 cases were decided)."
        #expect(Self.text([]) == Self.heading + nothing + "\n")
        #expect(
            Self.text([], isComplete: false) == Self.heading + nothing + " The budget ended before all changes were tried.\n")
        let change = CaseChange(facts: [Self.hours(0, .only)], differences: [DecisionDifference(before: "refer", after: "decline")])
        #expect(
            Self.text([change], tried: 1, isComplete: false) == Self.heading
                + "  With one-to-one support of 0 hours a week, the outcome is decline.\n"
                + "  The budget ended before all changes were tried (1 case was decided).\n")
    }
}
