import RuleModel
import Testing

@testable import Readings

@Suite("Why a decision is what it is")
struct WhyTests {
    @Test("A layer is told once for all its components, and the rest by itself") func layers() {
        var tree = Tree()
        let pays = { (payer: String, amount: String, tree: inout Tree) in
            tree.add(.share, .pounds(amount)) { ($0.name, $0.unit) = (payer, "a week") }
        }
        let shares = [
            pays("person", "60.00", &tree), pays("person", "29.35", &tree), pays("council", "20.65", &tree), pays("icb", "0.00", &tree),
        ]
        let rows = shares.prefix(2).map { tree.row("funding.contribution", "Contribution", taken: true, [$0]) }
        let none = tree.row("funding.nursing", "Nursing", taken: true, [shares[3]])
        let funding = tree.answer("funding", "Who pays", .nothing, rows + [none, shares[2]])
        let decision: JSONValue = [
            "answers": [
                "funding": [
                    "layers": [
                        ["rule": "funding.contribution", "component": "placement", "person": "60.00"],
                        ["rule": "funding.contribution", "component": "cleaning", "person": "29.35"],
                        ["rule": "funding.rest", "council": "20.65"],
                    ]
                ]
            ]
        ]
        let why = Why(tree.explanation([funding]), Explained.summary, decision: decision)
        #expect(
            why.paragraphs.map(\.text) == [
                "Contribution applies to the placement and cleaning. For the placement the person pays £60.00 a week; "
                    + "for cleaning the person pays £29.35 a week.",
                "The rest: the council pays £20.65 a week.",
            ])
    }

    @Test("An amount that no form gives says what it was worked out from") func plain() {
        var summary = Explained.summary
        summary.exports = [.init(name: "charge", title: "Charge", form: .answer, unit: "a week")]
        var tree = Tree()
        let income = tree.fact("income", "Income", .pounds("234.80"), unit: "a week")
        let kept = tree.fact("kept", "Income kept", .pounds("30.15"), unit: "a week")
        let sum = tree.add(.money, .pounds("204.65"), [income, kept]) {
            $0.operation = "-"
            $0.operands = [
                .init(label: "Income", value: .pounds("234.80"), unit: "a week", node: income),
                .init(label: "Income kept", value: .pounds("30.15"), unit: "a week", node: kept),
            ]
        }
        let none = tree.add(.exception, .nothing) { ($0.title, $0.taken) = ("Aftercare is free", false) }
        let free = tree.add(.exception, .pounds("0.00")) { ($0.title, $0.taken) = ("Aftercare is free", true) }
        for (value, children, words) in [
            ("204.65", [none, sum], "Charge: £204.65 a week, income (£234.80 a week), less income kept (£30.15 a week)."),
            ("234.80", [income, kept], "Charge: £234.80 a week, from income (£234.80 a week) and income kept (£30.15 a week)."),
            ("0.00", [free], "Charge: £0.00 a week. Aftercare is free."), ("0.00", [income], nil),
        ] as [(String, [Explanation.Node.ID], String?)] {
            var tree = tree
            let root = tree.answer("charge", "Charge", .pounds(value), children, unit: "a week")
            #expect(Why(tree.explanation([root]), summary, decision: .object([])).paragraphs.map(\.text) == (words.map { [$0] } ?? []))
        }
    }

    @Test("A calculation is told by its terms, and bare figures by what they came from") func calculations() {
        var summary = Explained.summary
        summary.exports = [.init(name: "charge", title: "Charge", form: .answer, unit: "once")]
        var tree = Tree()
        let days = tree.fact("days_late", "Days late", .number("40"), unit: "days")
        let rate = Explanation.Operand(label: "Rate", value: .pounds("0.20"))
        let late = Explanation.Operand(label: "Days late", value: .number("40"), unit: "days", node: days)
        for (operands, words) in [
            ([rate, late], "Charge: £8.00 once, the rate (£0.20) times days late (40 days)."),
            ([.literal(.pounds("2.00")), .literal(.number("4"))], "Charge: £8.00 once, from days late (40 days)."),
        ] {
            var tree = tree
            let product = tree.add(.money, .pounds("8.00"), [days]) { ($0.operation, $0.operands) = ("*", operands) }
            let root = tree.answer("charge", "Charge", .pounds("8.00"), [product], unit: "once")
            #expect(Why(tree.explanation([root]), summary, decision: .object([])).paragraphs.map(\.text) == [words])
        }
    }

    @Test("Amounts of nothing are told together, each with the conditions that left it at nothing") func nothing() {
        var summary = Explained.summary
        summary.exports = ["discount", "waiver", "fee"].map { .init(name: $0, title: $0, form: .answer, unit: "once") }
        var tree = Tree()
        let age = tree.fact("age", "Age", .number("40"), unit: "years")
        let young = tree.compare(age, "<", .literal(.number("16")), false)
        let hardship = tree.fact("hardship", "Hardship", .boolean(false))
        let roots = [
            tree.answer("discount", "Discount", .pounds("0.00"), [tree.branch("if", false, [young])], unit: "once"),
            tree.answer("waiver", "Waiver", .pounds("0.00"), [tree.branch("if", false, [hardship])], unit: "once"),
            tree.answer("fee", "Fee", .pounds("0.00"), [], unit: "once"),
        ]
        #expect(
            Why(tree.explanation(roots), summary, decision: .object([])).paragraphs.map(\.text) == [
                "£0.00 once: discount (the age (40 years) is at least 16); waiver (hardship: no)."
            ])
    }

    @Test("Exceptions that disagree are told as undecided, and not as if one of them had won") func conflict() {
        var summary = Explained.summary
        summary.exports = [.init(name: "charge", title: "Charge", form: .answer)]
        var tree = Tree()
        let lost = tree.fact("lost", "The book is lost", .boolean(true))
        let one = tree.add(.exception, .nothing) { ($0.title, $0.taken) = ("Hardship", true) }
        let other = tree.add(.exception, .nothing, [lost]) { ($0.title, $0.taken) = ("Lost book", true) }
        let root = tree.add(.answer, .nothing, [one, other]) { ($0.name, $0.title, $0.failed) = ("charge", "Charge", true) }
        #expect(
            Why(tree.explanation([root]), summary, decision: .object([])).paragraphs.map(\.text) == [
                "Charge: not decided, because “Hardship” and “Lost book” (the book is lost: yes) both apply and disagree."
            ])
    }

    @Test("Of a row that did not hold no part is left out: another answer's no is told by what made it so") func everyPart() {
        var summary = Explained.summary
        summary.exports = [.init(name: "kind", title: "Kind", form: .choose)]
        var tree = Tree()
        let age = tree.fact("age", "Age", .number("40"), unit: "years")
        let child = tree.answer("is_child", "A child", .boolean(false), [tree.compare(age, "<", .literal(.number("16")), false)])
        let days = tree.fact("days_late", "Days late", .number("12"), unit: "days")
        let few = tree.compare(days, "<", .literal(.number("3")), false)
        let reduced = tree.row("kind.reduced", "Reduced", taken: false, [tree.branch("or", false, [child, few])])
        let full = tree.row("kind.full", "Full", taken: true, [])
        let root = tree.answer("kind", "Kind", .text("full"), [reduced, full])
        #expect(
            Why(tree.explanation([root]), summary, decision: .object([])).paragraphs.map(\.text) == [
                "Full, because none of the others applies. "
                    + "Not reduced: the age (40 years) is at least 16, and days late (12 days) is at least 3."
            ])
    }

    @Test("A reason says what made another answer so, but not what most rows look at") func behind() {
        var tree = Tree()
        let detention = tree.fact("detained", "Latest detention", .text("section 3"))
        let ended = tree.compare(detention, "==", .literal(.text("section 3")), true)
        let doubtful = tree.answer("doubtful", "The history is doubtful", .boolean(true), [ended])
        let common = tree.answer("given", "A tariff is given", .boolean(true), [])
        var rows = [tree.row("routing.doubt", "doubt", taken: true, [tree.branch("and", true, [common, doubtful])])]
        for i in 0..<6 { rows.append(tree.row("routing.other_\(i)", "other", taken: false, [tree.branch("and", false, [common])])) }
        let outcome = tree.answer("outcome", nil, .text("refer"), rows)
        let decision: JSONValue = ["reasons": [["rule": "routing.doubt", "text": "It is in doubt"]]]
        let why = Why(tree.explanation([outcome]), Explained.summary, decision: decision)
        #expect(why.reasons.map(\.text) == ["It is in doubt (the latest detention is “section 3”)."])
    }

    @Test("Of many reasons only what they say") func manyReasons() {
        let one: JSONValue = ["rule": "routing.icb_agreement", "text": "The ICB has not yet agreed its share"]
        for count in [1, 4, 5] {
            let decision = Explained.base.with(("reasons", .array(Array(repeating: one, count: count))))
            let text = Why(Explained.aboveCap.explanation, Explained.summary, decision: decision).reasons[0].text
            #expect(text.contains("“Not yet”") == (count < 5))
        }
    }

    /// The level, the band, who pays and the reasons of the example take a dozen lines at most.
    @Test("It is short") func short() throws {
        let screen = ExplanationReading(Explained.summary).assessor(decision: Explained.base, explanation: Explained.aboveCap.explanation)
        let why = try #require(screen.split(separator: "  Why\n").last).split(separator: "\n\n")[0]
        #expect(why.split(separator: "\n").count <= 12)
    }

    @Test("The letter does not say that nobody pays a difference of which somebody may") func topUp() {
        var summary = Explained.summary
        summary.exports.append(.init(name: "top_up", title: "Top-up by choice", form: .answer, unit: "week"))
        let letter = { (amount: JSONValue) in
            let answers = Explained.base["answers"]?.with(("top_up", amount)) ?? .null
            return ExplanationReading(summary).letter(
                decision: Explained.base.with(("answers", answers)), explanation: Explained.aboveCap.explanation
            ).replacing("\n", with: " ")
        }
        #expect(letter("0.00").contains("We are not asking you or your family to pay it."))
        #expect(!letter("80.00").contains("We are not asking you"))
        #expect(letter("80.00").contains("Top-up by choice: £80.00 a week."))
    }
}
