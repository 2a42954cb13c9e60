import RuleModel
import Testing

@testable import Readings

/// When a letter may say that nobody is asked to pay what a price is above the cap.
@Suite("The gap in letters")
struct GapTests {
    private static let promise = "We are not asking you or your family to pay it."

    /// The case above the cap, £80.00 of it, with other amounts beside or with other funding.
    private func cost(
        _ amounts: [(name: String, amount: JSONValue, isPersons: Bool)] = [], funding: JSONValue? = nil
    ) -> String {
        var summary = Explained.summary
        summary.payers = ["icb", "council", "person"]
        var answers = Explained.base["answers"] ?? .null
        for amount in amounts {
            answers = answers.with((amount.name, amount.amount))
            var answer = RulebookSummary.Answer(name: amount.name, title: "An amount", form: .answer, unit: "week")
            answer.isPaidByPerson = amount.isPersons
            summary.exports.append(answer)
        }
        if let funding { answers = answers.with(("funding", funding)) }
        let letter = Letter(Explained.base.with(("answers", answers)), Explained.aboveCap.explanation, summary)
        return letter.sections.first { $0.heading == "What it costs" }?.paragraphs.joined(separator: " ") ?? ""
    }

    private func funding(_ weekly: JSONValue, _ lines: JSONValue...) -> JSONValue { ["weekly": weekly, "layers": .array(lines)] }

    @Test("Nobody is, where nothing else is to be paid") func nothingElse() {
        #expect(cost().hasSuffix(Self.promise))
        #expect(cost([("top_up", "0.00", true)]).hasSuffix(Self.promise))
    }

    @Test("An amount that fits into the gap may be for it; one that does not fit is for something else") func single() {
        #expect(!cost([("fee", "80.00", false)]).contains(Self.promise))
        #expect(!cost([("fee", "0.01", false)]).contains(Self.promise))
        #expect(cost([("direct_payment", "80.01", false)]).hasSuffix(Self.promise))
    }

    @Test("What is the person's may be for it, whatever its size and with others") func persons() {
        #expect(!cost([("top_up", "30.00", true), ("second", "50.00", true)]).contains(Self.promise))
        #expect(!cost([("top_up", "100.00", true)]).contains(Self.promise))
        #expect(!cost([("direct_payment", "1290.00", false), ("top_up", "100.00", true)]).contains(Self.promise))
    }

    @Test("A layer may share it out") func layers() {
        let charged = funding(
            ["icb": "710.00", "council": "650.00", "person": "140.00"],
            ["rule": "funding.charge", "component": "placement", "person": "140.00"], ["rule": "funding.rest", "council": "1360.00"])
        #expect(!cost(funding: charged).contains(Self.promise))
        let within = funding(
            ["icb": "710.00", "council": "610.00", "person": "100.00"],
            ["rule": "funding.charge", "component": "placement", "person": "100.00"], ["rule": "funding.rest", "council": "1320.00"])
        #expect(cost(funding: within).hasSuffix(Self.promise))
        let others = funding(["icb": "750.00", "council": "750.00", "person": "0.00"], ["rule": "funding.rest", "council": "1500.00"])
        #expect(cost(funding: others).hasSuffix(Self.promise))
    }
}
