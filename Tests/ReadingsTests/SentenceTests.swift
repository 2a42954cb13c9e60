import RuleModel
import Testing

@testable import Readings

@Suite("One comparison in plain English")
struct SentenceTests {
    private typealias Operand = Explanation.Operand

    /// What stands on the left, the operator, what on the right, whether it held, and what is said.
    struct Example: Sendable {
        let left: Explanation.Operand
        let operation: String
        let right: Explanation.Operand
        let holds: Bool
        let words: String

        init(_ left: Explanation.Operand, _ operation: String, _ right: Explanation.Operand, _ holds: Bool, _ words: String) {
            (self.left, self.operation, self.right, self.holds, self.words) = (left, operation, right, holds, words)
        }
    }

    private static let hours = Operand(label: "One-to-one support", value: .number(24), unit: "hours a week")
    private static let quote = Operand(label: "quoted", value: .pounds("1500.00"), unit: "week")
    private static let night = Operand(label: "Night cover needed", value: .text("sleep_in"))
    private static let born = Operand(label: "Date of birth", value: .date(try! CalendarDate("1990-05-01")))
    private static let drinks = Operand(label: "Co-occurring substance use", value: .boolean(true))
    private static let score = Operand(label: "Need score", value: .number(1), unit: "points")
    private static let choices = Operand(label: "How the cost of aftercare is split", value: .text("this_case"))

    static let examples = [
        Example(hours, ">=", .literal(.number(20)), true, "one-to-one support (24 hours a week) is at least 20"),
        Example(hours, ">=", .literal(.number(40)), false, "one-to-one support (24 hours a week) is less than 40"),
        Example(hours, "<", .literal(.number(20)), false, "one-to-one support (24 hours a week) is at least 20"),
        Example(hours, "<=", .literal(.number(20)), false, "one-to-one support (24 hours a week) is more than 20"),
        Example(hours, "~=", .literal(.number(24)), false, "one-to-one support is 24 hours a week"),
        Example(hours, "==", .literal(.number(20)), false, "one-to-one support (24 hours a week) is not 20"),
        Example(.literal(.number(20)), "<=", hours, true, "one-to-one support (24 hours a week) is at least 20"),
        Example(score, ">", .literal(.number(0)), true, "the need score (1 point) is more than 0"),
        Example(
            quote, ">", Operand(label: "price.cap", value: .pounds("1420.00")), true,
            "the quote (£1,500.00 a week) is above the cap (£1,420.00)"),
        Example(quote, ">", .literal(.pounds("1600.00")), false, "the quote (£1,500.00 a week) is at most £1,600.00"),
        Example(night, "==", .literal(.text("waking")), false, "night cover needed is “sleep in” and not “waking”"),
        Example(night, "~=", .literal(.text("waking")), true, "night cover needed is “sleep in” and not “waking”"),
        Example(night, "==", .literal(.text("sleep_in")), true, "night cover needed is “sleep in”"),
        Example(drinks, "==", .literal(.boolean(true)), true, "co-occurring substance use: yes"),
        Example(drinks, "~=", .literal(.boolean(true)), false, "co-occurring substance use: yes"),
        Example(drinks, "==", .literal(.boolean(false)), false, "co-occurring substance use: yes"),
        Example(choices, "==", .literal(.text("none")), false, "how the cost of aftercare is split: this case"),
        Example(born, "<", .literal(.date(try! CalendarDate("2008-05-01"))), true, "the date of birth (1 May 1990) is before 1 May 2008"),
        Example(
            born, "<", .literal(.date(try! CalendarDate("1980-05-01"))), false, "the date of birth (1 May 1990) is on or after 1 May 1980"),
        Example(Operand(label: "Provider", value: .nothing), "==", .literal(.nothing), true, "the provider is not given"),
        Example(Operand(label: "Provider", value: .text("P-014")), "==", .literal(.nothing), false, "the provider is given"),
        // A record has no value in the tree: that it was there is told by the comparison.
        Example(Operand(label: "Provider", value: .nothing), "~=", .literal(.nothing), true, "the provider is given"),
        Example(
            Operand(label: "The quote", value: .pounds("1500.00"), unit: "week"), ">=",
            Operand(label: "A placement is expensive from", value: .pounds("1400.00")), true,
            "the quote (£1,500.00 a week) is at least £1,400.00 (“A placement is expensive from”)"),
        Example(
            Operand(label: "Arises from", value: .text("social_care")), "==", .literal(.text("social_care")), true,
            "arises from: social care"),
        Example(Operand(label: "Rationale", value: .text("")), "==", .literal(.text("")), true, "rationale is not given"),
        Example(
            Operand(label: "price.position", value: .text("within")), "==", .literal(.text("above_cap")), false,
            "the quote is within the band"),
    ]

    @Test("Told by what holds", arguments: examples) func comparison(_ example: Example) {
        var node = Explanation.Node(0, .comparison, value: .boolean(example.holds))
        node.operation = example.operation
        node.operands = [example.left, example.right]
        var said: Set<String> = []
        #expect(sentences([node]).comparison(node, said: &said) == example.words)
    }

    static let plainExamples = [
        Example(hours, ">=", .literal(.number(20)), true, "one-to-one support is 24 hours a week, which is 20 or more"),
        Example(hours, ">=", .literal(.number(24)), true, "one-to-one support is 24 hours a week, and 24 or more counts"),
        Example(hours, ">", .literal(.number(24)), false, "one-to-one support is 24 hours a week, and 24 or less counts"),
        Example(points, ">=", .literal(.number(5)), true, "need points are 8, which is 5 or more"),
        Example(points, "<", .literal(.number(8)), false, "need points are 8, and 8 or more counts"),
        Example(
            born, "<=", .literal(.date(try! CalendarDate("1990-05-01"))), true, "the date of birth is 1 May 1990, the last day that counts"),
        Example(
            born, "<", .literal(.date(try! CalendarDate("1990-05-01"))), false, "the date of birth is 1 May 1990, the first day that counts"
        ),
    ]
    private static let points = Operand(label: "Need points", value: .number(8), unit: "points")

    @Test("Told plainly", arguments: plainExamples) func plainly(_ example: Example) {
        var node = Explanation.Node(0, .comparison, value: .boolean(example.holds))
        (node.operation, node.operands) = (example.operation, [example.left, example.right])
        var said: Set<String> = []
        let explanation = Explanation(nodes: [node], roots: [0], digest: "")
        let plain = Sentences(explanation, RulebookWords(Explained.summary), isPlain: true)
        #expect(plain.comparison(node, said: &said) == example.words)
    }

    @Test("A payer of several takes a verb of its own") func plurals() {
        var share = Explanation.Node(0, .share, value: .pounds("5.00"))
        share.title = "Parents"
        #expect(sentences([share]).text(of: share) == "The parents pay £5.00.")
    }

    @Test("A yes or no has the words of its labels") func labelledYesNo() {
        var summary = Explained.summary
        summary.exports = [.init(name: "eligible", title: "Help", form: .answer, labels: ["yes": "Eligible", "no": "Not eligible"])]
        var tree = Tree()
        let answer = tree.answer("eligible", "Help", .boolean(false), [])
        let told = tree.compare(answer, "==", .literal(.boolean(true)), false)
        let sentences = Sentences(tree.explanation([told]), RulebookWords(summary))
        #expect(sentences.text(of: tree.nodes[answer]) == "Help: not eligible.")
        #expect(sentences.text(of: tree.nodes[told]) == "Help: not eligible.")
        let row = tree.row("mode.none", "Nothing", taken: false, [answer])
        #expect(
            Sentences(tree.explanation([row]), RulebookWords(summary)).text(of: tree.nodes[row])
                == "Nothing does not apply: help: not eligible.")
    }

    @Test("A value is said in full once") func said() {
        var node = Explanation.Node(0, .comparison, value: .boolean(false))
        (node.operation, node.operands) = (">=", [Self.hours, .literal(.number(40))])
        var said: Set<String> = []
        _ = sentences([node]).comparison(node, said: &said)
        #expect(sentences([node]).comparison(node, said: &said) == "24 hours is less than 40")
        node.operands[0] = Self.quote
        _ = sentences([node]).comparison(node, said: &said)
        #expect(sentences([node]).comparison(node, said: &said) == "the quote is below 40")
    }

    @Test("Labels, quantities and lists within a sentence") func phrases() throws {
        #expect(Phrase.subject("Mental Health Act office") == "Mental Health Act office")
        #expect(Phrase.subject("Responsible ICB") == "the responsible ICB")
        #expect(Phrase.subject("The ICB's agreement to its share") == "the ICB's agreement to its share")
        #expect(Phrase.subject("NHS continuing healthcare") == "NHS continuing healthcare")
        #expect(Phrase.subject("Kind of service") == "the kind of service")
        #expect(Phrase.quantity(1, unit: "hours a week") == "1 hour a week")
        #expect(Phrase.quantity(try Exact("19.75"), unit: "hours a week") == "19.75 hours a week")
        #expect(Phrase.quantity(1, unit: "people") == "1 person")
        #expect(Phrase.quantity(2, unit: "week") == "2 a week")
        for (unit, words) in [
            ("week", "a week"), ("day", "a day"), ("hour", "an hour"), ("year", "a year"), ("a week", "a week"),
            ("hours a week", "hours a week"),
        ] {
            #expect(Wording.rate(unit) == words)
        }
        #expect(Phrase.subject("Cap of Tariff") == "the cap of the tariff")
        #expect(Phrase.subject("From council of Personal budget") == "the personal budget from council")
        #expect(Phrase.subject("Council of Europe") == "the council of Europe")
        #expect(Phrase.subject("Weekly") == "the weekly amount")
        #expect(Phrase.spoken("It ended on 2026-04-30, or 2026-13-01") == "It ended on 30 April 2026, or 2026-13-01")
        #expect(Phrase.share(try Exact("0.475")) == "47.5%")
        #expect(Phrase.share(try Exact(1, over: 3)) == "1/3")
        #expect(Phrase.duration(CalendarDuration(months: 14, days: 1)) == "1 year, 2 months and 1 day")
        #expect(Phrase.joined(["a is 1", "b is 2", "c is 3"]) == "a is 1, b is 2 and c is 3")
        #expect(Phrase.joined(["a is 1, not 2", "b is 2", "c is 3"]) == "a is 1, not 2, b is 2, and c is 3")
        #expect(Phrase.payer("South West London ICB") == "South West London ICB")
        #expect(Phrase.payer("Council") == "the council")
    }

    @Test("Two sides of one name, and what is given of a question or worked out") func sides() {
        var tree = Tree()
        let quote = tree.fact("quote", "Quote", .pounds("1500.00"), unit: "a week")
        let why = tree.fact("why", "Why this placement", .nothing)
        let last = tree.answer("last", "Latest review", .nothing, [])
        let limit = Operand(label: "Limit", value: .pounds("1400.00"), unit: "week")
        let comparisons = [
            (tree.compare(quote, ">", limit, true), "the quote (£1,500.00 a week) is above the limit (£1,400.00)"),
            (
                tree.compare(quote, "~=", .init(label: "Quote", value: .pounds("1400.00")), true),
                "the quote is £1,500.00 a week in one and £1,400.00 in the other"
            ),
            (tree.compare(why, "==", .literal(.nothing), true), "“Why this placement”: not given"),
            (tree.compare(last, "==", .literal(.nothing), true), "the latest review: none"),
        ]
        for (id, words) in comparisons {
            var said: Set<String> = []
            #expect(Sentences(tree.explanation([]), Explained.summary).comparison(tree.nodes[id], said: &said) == words)
        }
    }

    @Test("Whether something is in a list, or the list is empty") func lists() {
        for (items, holds, words) in [
            (2, true, "“Disabled person” is among the passes held"), (1, false, "“Disabled person” is not among the passes held"),
            (0, false, "passes held: none"),
        ] {
            var summary = Explained.summary
            summary.facts.append(
                Fact(name: "passes", label: "Passes held", kind: .choices(["disabled"]), choiceLabels: ["disabled": "Disabled person"]))
            var tree = Tree()
            let passes = tree.add(.fact, .nothing) { ($0.name, $0.title, $0.items) = ("passes", "Passes held", items) }
            let includes = tree.add(.note, .boolean(holds), [passes]) {
                ($0.operation, $0.title) = ("includes", "Includes")
                $0.operands = [.init(label: "Passes held", value: .nothing, node: passes), .init(value: .text("disabled"))]
            }
            let row = tree.row("rows.one", "One", taken: holds, [includes])
            var said: Set<String> = []
            #expect(Sentences(tree.explanation([row]), summary).clauses(of: tree.nodes[row], said: &said) == [words])
        }
    }

    @Test("What goes without saying is left out, and a question stands in quotes") func telling() {
        var tree = Tree()
        let provider = tree.fact("provider", "Provider", .text("P-014"))
        let given = tree.compare(provider, "~=", .literal(.nothing), true)
        let listed = tree.add(.branch, .boolean(false)) {
            ($0.operation, $0.operands) = ("is", [.init(label: "Accredited", value: .boolean(false))])
        }
        let any = tree.add(.note, .boolean(true), [listed]) { ($0.operation, $0.title) = ("any", "Any") }
        let asked = tree.add(.judgement, .boolean(true)) { ($0.name, $0.title) = ("beyond", "Are there needs beyond nursing?") }
        for (parts, words) in [
            ([given, listed], ["accredited: no"]), ([given], ["the provider is given"]), ([given, any], ["accredited: no"]),
            ([asked, listed], ["“Are there needs beyond nursing?” yes", "accredited: no"]),
        ] {
            let row = tree.row("rows.one", "One", taken: true, [tree.branch("and", true, parts)])
            var said: Set<String> = []
            #expect(Sentences(tree.explanation([row]), Explained.summary).clauses(of: tree.nodes[row], said: &said) == words)
        }
    }

    @Test("Of an `or` that held what held, of an `and` that did not what did not") func conditions() {
        var tree = Tree()
        let hours = tree.fact("hours", "One-to-one support", .number(24), unit: "hours a week")
        let night = tree.fact("night", "Night cover needed", .text("waking"))
        let given = tree.answer("given", "A tariff is given", .boolean(true), [])
        let few = tree.compare(hours, "<", .literal(.number(20)), false)
        let waking = tree.compare(night, "==", .literal(.text("waking")), true)
        let or = tree.branch("or", true, [few, waking])
        let and = tree.branch("and", false, [given, waking, few])
        let both = tree.branch("and", true, [given, waking])
        let not = tree.branch("not", false, [or])
        for (condition, words) in [
            (or, ["night cover needed is “waking”"]), (and, ["one-to-one support (24 hours a week) is at least 20"]),
            (both, ["night cover needed is “waking”"]), (not, ["night cover needed is “waking”"]), (given, ["a tariff is given: yes"]),
        ] {
            let row = tree.row("rows.one", "One", taken: true, [condition])
            var said: Set<String> = []
            #expect(Sentences(tree.explanation([row]), Explained.summary).clauses(of: tree.nodes[row], said: &said) == words)
        }
    }

    private func sentences(_ nodes: [Explanation.Node]) -> Sentences {
        Sentences(Explanation(nodes: nodes, roots: [0], digest: "sha256:"), Explained.summary)
    }
}
