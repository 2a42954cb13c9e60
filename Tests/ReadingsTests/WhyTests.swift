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
