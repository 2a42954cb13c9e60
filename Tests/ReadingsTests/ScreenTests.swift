import Readings
import RuleModel
import TestSupport
import Testing

@Suite("The screen of one case")
struct ScreenTests {
    let reading = DecisionReading(Samples.summary)

    @Test("A price above the cap, referred to two bodies")
    func aboveCap() { expectGolden("above-cap", reading.screen(Samples.decision)) }

    @Test("The same with colour")
    func coloured() {
        let coloured = DecisionReading(Samples.summary, options: ReadingOptions(colour: true)).screen(Samples.decision)
        expectGolden("above-cap-coloured", coloured)
        let plain = coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "")
        #expect(plain == reading.screen(Samples.decision))
    }

    @Test("A narrow terminal wraps on words")
    func narrow() {
        let screen = DecisionReading(Samples.summary, options: ReadingOptions(width: 70)).screen(Samples.decision)
        expectGolden("above-cap-narrow", screen)
        for line in screen.split(separator: "\n") { #expect(line.count <= 70, "\(line)") }
    }

    @Test("A price within the band, recommended")
    func within() {
        expectGolden(
            "within", reading.screen(Samples.priced(("quoted", "1300.00"), ("position", "within"), ("weekly", "1300.00"), ("gap", "0.00"))))
    }

    @Test("A quote below the collar, paid as asked")
    func belowCollar() {
        expectGolden(
            "below-collar",
            reading.screen(Samples.priced(("quoted", "1100.00"), ("position", "below_collar"), ("weekly", "1100.00"), ("gap", "0.00"))))
    }

    @Test("Several components, and an amount that found less than it asked")
    func layers() {
        let funding: JSONValue = [
            "weekly": ["icb": "600.01", "council": "99.99", "person": "100.00"],
            "layers": [
                [
                    "rule": "funding.section_117_aftercare", "component": "placement", "paid": "recharge", "icb": "333.33",
                    "council": "33.34",
                ],
                [
                    "rule": "funding.nhs_funded_nursing_care", "component": "nursing", "paid": "direct", "icb": "266.68",
                    "asked": ["icb": "267.68"],
                ],
                ["rule": "funding.client_contribution", "component": "meals", "person": "100.00"],
                ["rule": "funding.top_up", "component": "meals", "asked": ["person": "12.00"]],
                ["rule": "funding.rest", "council": "66.65"],
            ],
        ]
        expectGolden("layers", reading.screen(Samples.decision.with(("answers", ["funding": funding]))))
    }

    @Test("Amounts that are not for a week stand alone: no year is made of them")
    func visits() {
        var price = Samples.price
        price = price.with(("per", "visit"))
        let answers: JSONValue = ["price": price, "funding": Samples.funding]
        let decision = Samples.decision.with(("answers", answers), ("referrals", []), ("reasons", []))
        expectGolden("per-visit", DecisionReading(Self.summary(per: "visit")).screen(decision))
    }

    @Test("What is shared out keeps its period where the bands say nothing", arguments: ["year", nil])
    func withoutBands(per: String?) {
        let screen = DecisionReading(Self.summary(per: per)).screen(Samples.decision.with(("answers", ["funding": Samples.funding])))
        let heading = screen.split(separator: "\n").first { $0.contains("Who pays") }
        #expect(heading?.contains("week") == false && heading?.hasSuffix("a year") == (per == "year"), "\(screen)")
        #expect(!screen.contains("full year"), "\(screen)")
    }

    private static func summary(per: String?) -> RulebookSummary {
        var summary = Samples.summary
        for index in summary.exports.indices where summary.exports[index].per != nil { summary.exports[index].per = per }
        return summary
    }

    @Test("Amounts of nothing share a line, by their rate")
    func zeros() {
        let answers: JSONValue = ["personal_budget": "0.00", "offers": "0.00", "authority": "0.00", "review_by": "2026-06-26"]
        let screen = reading.screen(Samples.decision.with(("answers", answers)))
        #expect(
            screen.contains(
                """
                  Review by        26 June 2026
                  £0.00 a week     Personal budget
                  £0.00            Offers refused; Who must agree

                """), "\(screen)")
    }

    @Test(
        "Durations are said in words",
        arguments: [("P363D", "363 days"), ("P1Y2M1D", "1 year, 2 months and 1 day"), ("-P31D", "minus 31 days")])
    func durations(written: String, words: String) {
        let screen = reading.screen(Samples.decision.with(("answers", ["review_by": .string(written)])))
        #expect(screen.contains(words) && !screen.contains(written), "\(screen)")
    }

    @Test("The largest amounts and long names keep within the page", arguments: [80, 100])
    func largest(width: Int) {
        let most = "90071992547409.91"
        let price: JSONValue = [
            "per": "week", "collar": "11111111111111.11", "guide": "22222222222222.22", "cap": "33333333333333.33", "quoted": .string(most),
            "position": "above_cap", "weekly": "33333333333333.33", "gap": "1.00",
        ]
        let payer = String(repeating: "somebody_or_other_", count: 6)
        let funding = JSONValue.object([.init("weekly", .object([.init(payer, "1000000.00"), .init("council", "0.00")]))])
        let decision = Samples.decision.with(("answers", ["support_level": "high", "price": price, "funding": funding]))
        let reading = DecisionReading(Samples.summary, options: ReadingOptions(width: width))
        for line in reading.screen(decision).split(separator: "\n") { #expect(line.count <= width, "\(line)") }
    }

    @Test("Of a rulebook without an outcome some answers may be there already")
    func answeredInPart() {
        var summary = Samples.summary
        summary.hasRouting = false
        let decision = Samples.decision.with(
            ("outcome", nil), ("referrals", []), ("reasons", []), ("answers", ["support_level": "high"]), ("needs", [["fact": "quote"]]))
        #expect(DecisionReading(summary).screen(decision).contains("ANSWERED IN PART: 1 fact is needed for the rest."))
        #expect(reading.screen(decision).contains("NOT YET DECIDED: 1 fact is needed first."))
    }

    @Test("Declined, with the duties that remain")
    func declined() {
        let decision = Samples.decision.with(
            ("outcome", "decline"), ("referrals", []),
            ("reasons", [["rule": "routing.no_duty", "text": "No eligible need, no aftercare duty and no NHS decision pending"]]),
            ("duties", ["written record and reasons, Care Act s13(2)", "written advice and information, s13(5)"]),
            ("answers", ["support_level": "low", "price": nil, "funding": nil]))
        expectGolden("declined", reading.screen(decision))
    }

    @Test("Facts that are needed next, by person")
    func needs() {
        let decision = Samples.decision.with(
            ("outcome", nil), ("referrals", []), ("reasons", []), ("answers", [:]),
            (
                "needs",
                [
                    ["fact": "hours", "label": "One-to-one support", "asked_of": "assessor", "for": ["outcome", "support_level"]],
                    ["fact": "quote", "label": "Quoted price", "asked_of": "brokerage", "for": ["outcome", "price"]],
                    ["fact": "aftercare", "label": "Is aftercare owed", "asked_of": "assessor", "for": ["outcome", "funding"]],
                ]
            )
        ).without("digest")
        expectGolden("needs", reading.screen(decision))
    }

    @Test("A case that could not be read")
    func errors() {
        let decision: JSONValue = [
            "line": 1, "case": "S-0002",
            "errors": [
                ["code": "bad_value", "fact": "hours", "message": "`hours` is a number from 0 to 168 in steps of 0.25"],
                ["code": "unknown_fact", "message": "`qoute` is not a fact of this rulebook", "help": ["did you mean `quote`?"]],
                ["code": "division_by_zero", "message": "a division by zero", "at": ["file": "price.lua", "line": 9, "column": 14]],
            ],
        ]
        expectGolden("errors", reading.screen(decision))
    }

    @Test("Exceptions that disagree are named by titles, without their place")
    func conflict() {
        let message = "two exceptions of `personal_budget` apply and disagree: `Hardship` and `Lost book`"
        let at: JSONValue = ["file": "fees.lua", "line": 9, "column": 1]
        let decision: JSONValue = ["line": 1, "case": "S-0002", "errors": [["code": "conflict", "message": .string(message), "at": at]]]
        let words = "two exceptions of “Personal budget” apply and disagree: “Hardship” and “Lost book”"
        #expect(reading.screen(decision).replacing(/\s+/, with: " ").contains("▸ \(words) (conflict)"))
        #expect(reading.line(decision, width: 200).contains("“Personal budget”"))
    }

    @Test("An amount is for one thing, and a number is of many")
    func units() {
        var summary = Samples.summary
        summary.exports = [
            .init(name: "cost", title: "Cost", form: .answer, unit: "grant"),
            .init(name: "level", title: "Level", form: .answer, unit: "score"),
        ]
        let screen = DecisionReading(summary).screen(Samples.decision.with(("answers", ["cost": "810.00", "level": 8])))
        #expect(screen.contains(/Cost +£810.00 a grant/) && screen.contains(/Level +8 score/))
    }

    @Test("A yes or no is said in the words of its labels")
    func labelledYesNo() {
        var summary = Samples.summary
        summary.exports = [.init(name: "eligible", title: "Help", form: .answer, labels: ["yes": "Eligible", "no": "Not eligible"])]
        let screen = { DecisionReading(summary).screen(Samples.decision.with(("answers", ["eligible": .boolean($0)]))) }
        #expect(screen(true).contains(/Help +Eligible/) && screen(false).contains(/Help +Not eligible/))
    }

    @Test("A rulebook without routing has no outcome")
    func withoutRouting() {
        expectGolden(
            "without-routing",
            reading.screen(Samples.decision.with(("outcome", nil), ("referrals", []), ("reasons", []), ("known", "2026-06-03"))))
    }

    @Test("A date outside the time of the rules is said to be so")
    func notInForce() throws {
        var summary = Samples.summary
        summary.inForceFrom = try CalendarDate("2026-04-01")
        summary.inForceTo = try CalendarDate("2027-03-31")
        for (on, isInForce) in [("2026-03-31", false), ("2026-04-01", true), ("2027-03-31", true), ("2027-04-01", false)] {
            let screen = DecisionReading(summary).screen(.object([.init("case", .string("A")), .init("on", .string(on))]))
            let notice = "NOT IN FORCE: these rules are in force from 1 April 2026 to 31 March 2027."
            #expect(screen.contains(notice) == !isInForce, "\(on): \(screen)")
        }
    }
}
