import RuleModel
import Testing

@testable import Readings

/// A decided case with the tree that explains it, made by hand in the shape that a rulebook's forms give.
struct Explained: Sendable, CustomTestStringConvertible {
    let name: String
    let summary: RulebookSummary
    let decision: JSONValue
    let explanation: Explanation
    var facts: JSONValue?

    var testDescription: String { name }

    static let all = [aboveCap, within, declined, unrouted]

    static let summary: RulebookSummary = {
        var summary = Samples.summary
        summary.inForceFrom = try? CalendarDate("2026-04-01")
        summary.inForceTo = try? CalendarDate("2027-03-31")
        summary.facts = [
            Fact(name: "one_to_one_hours", label: "One-to-one support", kind: .number(min: nil, max: nil, step: nil), unit: "hours a week"),
            Fact(name: "substance_use", label: "Co-occurring substance use", kind: .boolean),
            Fact(
                name: "night_cover", label: "Night cover needed", kind: .choice(["none", "sleep_in", "waking"]),
                choiceLabels: ["none": "None", "sleep_in": "Sleep-in", "waking": "Waking"]),
            Fact(
                name: "service", label: "Kind of service", kind: .choice(["residential"]), choiceLabels: ["residential": "Residential care"]
            ),
            Fact(name: "section_117", label: "Section 117 aftercare", kind: .choice(["yes", "no", "not_checked"])),
            Fact(
                name: "arises_from", label: "What the needs arise from", kind: .choice(["mental_disorder"]),
                choiceLabels: ["mental_disorder": "Mental disorder"]),
            Fact(name: "quoted_price", label: "Quoted price", kind: .money(min: nil, max: nil), unit: "a week"),
            Fact(
                name: "icb_agreement", label: "The ICB's agreement to its share", kind: .choice(["agreed", "not_yet"]),
                choiceLabels: ["agreed": "Agreed", "not_yet": "Not yet"]),
        ]
        summary.exports = [
            .init(
                name: "support_level", title: "Support level", form: .choose,
                labels: ["intensive": "Intensive support", "high": "High support", "low": "Low support"]),
            .init(name: "price", title: "Tariff", form: .bands),
            .init(name: "funding", title: "Who pays", form: .layers, per: "week", oddPenny: "council"),
            .init(name: "review_by", title: "First review by", form: .answer),
        ]
        summary.ruleTitles = ["funding.section_117_aftercare": "Section 117 aftercare"]
        return summary
    }()

    static let base = Samples.decision.with(
        (
            "reasons",
            [
                ["rule": "routing.above_cap", "text": "The quote is above the cap", "source": "Commissioning review, para 19(e)"],
                ["rule": "routing.icb_agreement", "text": "The ICB has not yet agreed its share", "source": "Mental Health Act 1983 s117"],
            ]
        ),
        (
            "referrals",
            [
                ["to": "resource allocation panel", "rule": "routing.above_cap"],
                ["to": "South Sample ICB", "rule": "routing.icb_agreement"],
            ]
        ),
        ("answers", ["support_level": "high", "price": Samples.price, "funding": Samples.funding, "review_by": "2026-06-26"]))

    /// High support, the quote above the cap, aftercare half and half, the ICB's agreement outstanding.
    static let aboveCap: Explained = {
        var rules = SampleRules(hours: "24", quoted: "1500.00", position: "above_cap", weekly: "1420.00")
        return Explained(
            name: "explained-above-cap", summary: summary, decision: base, explanation: rules.tree(outcome: "refer", agreed: false))
    }()

    static let within: Explained = {
        var rules = SampleRules(hours: "24", quoted: "1300.00", position: "within", weekly: "1300.00")
        let decision = base.with(
            ("outcome", "recommend"), ("referrals", []), ("flags", []),
            ("reasons", [["rule": "routing.within_band", "text": "The quote is within the collar and the cap"]]),
            (
                "answers",
                [
                    "support_level": "high",
                    "price": Samples.price.with(("quoted", "1300.00"), ("position", "within"), ("weekly", "1300.00"), ("gap", "0.00")),
                    "funding": [
                        "weekly": ["icb": "650.00", "council": "650.00", "person": "0.00"],
                        "layers": [
                            ["rule": "funding.section_117_aftercare", "component": "placement", "icb": "650.00", "council": "650.00"]
                        ],
                    ], "review_by": "2026-06-26",
                ]
            ))
        return Explained(
            name: "explained-within", summary: summary, decision: decision, explanation: rules.tree(outcome: "recommend", agreed: true))
    }()

    /// Nothing but a level and a reason: no band, no funding, duties that remain.
    static let declined: Explained = {
        var rules = SampleRules(hours: "0", quoted: "300.00", position: "within", weekly: "300.00")
        let decision = base.with(
            ("outcome", "decline"), ("referrals", []), ("flags", []),
            ("reasons", [["rule": "routing.no_duty", "text": "There is no eligible need and no aftercare duty"]]),
            ("duties", ["written record and reasons, Care Act s13(2)", "written advice and information, Care Act s13(5)"]),
            ("answers", ["support_level": "low", "price": nil, "funding": nil, "review_by": nil]))
        return Explained(name: "explained-declined", summary: summary, decision: decision, explanation: rules.declined())
    }()

    /// Another council's rulebook without routing: a fare of its own, worked out from an hour's price.
    static let unrouted: Explained = {
        var summary = RulebookSummary(
            id: "shopping", title: "Shopping at home", version: "3", digest: "sha256:aa",
            facts: [Fact(name: "miles", label: "Distance to the shop", kind: .number(min: nil, max: nil, step: nil), unit: "miles")],
            exports: [
                .init(name: "fee", title: "Fee", form: .answer, unit: "visit"),
                .init(name: "zone", title: "Zone", form: .choose, labels: ["far": "Far", "near": "Near"]),
            ], hasRouting: false, payerLabels: [:])
        summary.inForceFrom = try? CalendarDate("2027-01-01")
        let decision: JSONValue = [
            "format": 1, "case": "SH-1", "on": "2026-05-01", "known": nil, "outcome": nil, "referrals": [], "reasons": [], "duties": [],
            "flags": [], "answers": ["fee": "6.67", "zone": "near"], "digest": "sha256:bb",
        ]
        return Explained(name: "explained-unrouted", summary: summary, decision: decision, explanation: SampleRules.fee())
    }()
}
