import RuleModel
import Testing

@testable import Readings

/// What a decision's letter takes from the recommendation, and what it refuses beside it.
@Suite("A determination beside its decision")
struct DeterminedLetterTests {
    private func determination(
        _ outcome: Determination.Outcome = .agreed, _ change: (inout Determination) -> Void = { _ in }
    ) -> Determination {
        var determination = Determination(outcome, reason: "It is near home", by: "A. Okafor", role: "head")
        change(&determination)
        return determination
    }

    private func letter(
        _ determination: Determination?, _ decision: JSONValue = Explained.base,
        _ explanation: Explanation = Explained.aboveCap.explanation,
        _ change: (inout RulebookSummary) -> Void = { _ in }
    ) -> Letter {
        var summary = Explained.summary
        change(&summary)
        return Letter(decision, explanation, summary, determination: determination)
    }

    private func section(_ heading: String, of letter: Letter) -> [String]? {
        letter.sections.first { $0.heading == heading }.map { $0.paragraphs + $0.items }
    }

    private func mistakes(_ determination: Determination, outcome: String = "refer") -> [String] {
        let decision = Explained.base.with(("outcome", .string(outcome)))
        let reading = ExplanationReading(Explained.summary)
        return reading.mistakes(in: determination, about: decision, explanation: Explained.aboveCap.explanation)
            .map { mistake in
                #expect(!mistake.help.isEmpty)
                return "\(mistake.code): \(mistake.message)"
            }
    }

    @Test("A review before the case, and an agreement without a price, at once") func mistakes() {
        let past = determination { $0.reviewBy = try! CalendarDate("2026-04-30") }
        let late = "contradiction: `review_by` is before the date of the case"
        let priceless = "missing_key: what is agreed needs `price`, since no price is recommended"
        #expect(mistakes(past) == [late])
        #expect(mistakes(past, outcome: "decline") == [late, priceless])
        let ended = determination(.timeLimited) { $0.until = try! CalendarDate("2026-04-30") }
        #expect(mistakes(ended) == ["contradiction: `until` is before the date of the case"])
        #expect(mistakes(determination()).isEmpty)
        #expect(mistakes(determination { $0.reviewBy = try! CalendarDate("2026-05-01") }).isEmpty)
        #expect(mistakes(determination { $0.price = try! Money("900.00") }, outcome: "decline").isEmpty)
        #expect(mistakes(determination(.notAgreed), outcome: "decline").isEmpty)
    }

    @Test("A rulebook without prices asks for none") func priceless() {
        var summary = Explained.summary
        summary.exports.removeAll { $0.form != .choose }
        let decision = Explained.base.with(("outcome", "decline"), ("answers", ["support_level": "low"]))
        let found = ExplanationReading(summary).mistakes(in: determination(), about: decision, explanation: Explained.aboveCap.explanation)
        #expect(found.isEmpty)
    }

    @Test("A review takes the place of deadlines only") func review() {
        let answers = Explained.base["answers"]?.with(("starts", "2026-08-24")) ?? .null
        let decision = Explained.base.with(("answers", answers))
        let reviewed = determination { $0.reviewBy = try! CalendarDate("2026-09-01") }
        let starts = { (summary: inout RulebookSummary) in
            summary.exports.append(.init(name: "starts", title: "Works likely to start", form: .answer))
        }
        #expect(
            section("Dates to remember", of: letter(reviewed, decision, Explained.aboveCap.explanation, starts))
                == ["We will look at this again by 1 September 2026, or sooner if you ask.", "Works likely to start: 24 August 2026."])
        #expect(
            section("Dates to remember", of: letter(determination(), decision, Explained.aboveCap.explanation, starts))
                == ["First review by 26 June 2026, or sooner if you ask.", "Works likely to start: 24 August 2026."])
    }

    @Test("Of what is declined only deadlines are dates to remember") func declined() {
        let decision = Explained.declined.decision.with(
            ("answers", ["support_level": "low", "review_by": "2026-06-26", "starts": "2026-08-24"]))
        let letter = letter(nil, decision, Explained.declined.explanation) { summary in
            summary.exports.append(.init(name: "starts", title: "Works likely to start", form: .answer))
        }
        #expect(section("Date to remember", of: letter) == ["First review by 26 June 2026, or sooner if you ask."])
    }

    @Test("Of what is declined only what was looked at for it is told") func findings() {
        var tree = Tree()
        let need = tree.answer("need", "Need", .boolean(false), [])
        let row = tree.row("routing.no_duty", "No need", taken: true, [need])
        let root = tree.answer("outcome", nil, .text("decline"), [row])
        let decision = Explained.declined.decision.with(("answers", ["need": false, "test": "none"]))
        let letter = letter(nil, decision, tree.explanation([root, need])) { summary in
            for (name, title) in [("need", "You need support"), ("test", "How we looked at your money")] {
                summary.exports.append(.init(name: name, title: title, form: .answer))
                summary.letters[name] = title
            }
        }
        #expect(section("Your support", of: letter) == ["You need support: no."])
    }

    @Test(
        "A no is no support that is agreed", arguments: [("none", "Nothing"), ("none", "No help"), ("low", "Not eligible"), ("no", "No")])
    func noes(choice: String, label: String) {
        let answers: JSONValue = ["support_level": .string(choice), "eligible": false]
        let decision = Explained.base.with(("answers", answers), ("outcome", nil))
        let agreed = letter(determination(), decision, Explained.aboveCap.explanation) { summary in
            summary.exports[0].labels = [choice: label]
            summary.exports.append(.init(name: "eligible", title: "Eligible", form: .answer))
            summary.letters = ["eligible": "You may have help"]
        }
        #expect(section("Your support", of: agreed) == ["[What the support is.]"])
    }

    @Test(
        "The letter draws the bullets",
        arguments: ["• Send us the rota", " •  • send us the rota.", "- send us the rota", "•Send us the rota"])
    func bullets(text: String) {
        let letter = letter(determination(.agreedWithConditions) { $0.conditions = [text] })
        #expect(section("The condition", of: letter) == ["Send us the rota."])
    }

    @Test("A minus stays") func minus() {
        let letter = letter(determination(.agreedWithConditions) { $0.conditions = ["-5 degrees are too cold"] })
        #expect(section("The condition", of: letter) == ["-5 degrees are too cold."])
    }

    @Test("A layer that took a part of the cost is not why the person pays nothing") func brackets() {
        let funding: JSONValue = [
            "weekly": ["icb": "284.00", "council": "1136.00", "person": "0.00"],
            "layers": [
                ["rule": "funding.section_117_aftercare", "component": "placement", "icb": "284.00"],
                ["rule": "funding.rest", "council": "1136.00"],
            ],
        ]
        let answers = Explained.base["answers"]?.with(("funding", funding)) ?? .null
        let own = section("What you pay, as things stand", of: letter(nil, Explained.base.with(("answers", answers))))
        #expect(own?.first == "Nothing for the support in this letter.")
    }

    @Test("Several who pay take a verb of their own") func payers() {
        let own = section("What you pay, as things stand", of: letter(nil) { $0.payerLabels["council"] = "Parents" })
        #expect(own?.contains("The ICB pays £710.00 a week and the parents pay £710.00 a week.") == true)
    }

    private func letter(_ determination: Determination?, _ change: (inout RulebookSummary) -> Void) -> Letter {
        letter(determination, Explained.base, Explained.aboveCap.explanation, change)
    }
}
