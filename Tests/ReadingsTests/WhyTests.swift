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
