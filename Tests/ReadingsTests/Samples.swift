import RuleModel

/// A rulebook of the tests' own, with one answer of each form, and what it makes of one case.
enum Samples {
    static let summary = RulebookSummary(
        id: "placements", title: "Mental health placements, Sample Council", version: "2026.1", digest: "sha256:0123456789abcdef",
        facts: [
            Fact(
                name: "hours", label: "One-to-one support", kind: .number(min: nil, max: nil, step: nil), unit: "hours a week",
                askedOf: "assessor"),
            Fact(name: "aftercare", label: "Is aftercare owed", kind: .choice(["yes", "no", "not_checked"]), askedOf: "assessor"),
            Fact(name: "quote", label: "Quoted price", kind: .money(min: nil, max: nil), unit: "a week", askedOf: "brokerage"),
        ],
        exports: [
            .init(name: "support_level", title: "Level", form: .choose, labels: ["high": "High support"]),
            .init(name: "price", title: "Tariff", form: .bands, per: "week"),
            .init(name: "funding", title: "Who pays", form: .layers, per: "week", oddPenny: "council"),
            .init(name: "review_by", title: "Review by", form: .answer),
            .init(name: "personal_budget", title: "Personal budget", form: .answer, unit: "week"),
            .init(name: "offers", title: "Offers refused", form: .answer),
            .init(name: "authority", title: "Who must agree", form: .answer),
            .init(name: "built_up_price", title: "Built-up price", form: .answer),
        ],
        hasRouting: true, payerLabels: ["icb": "ICB", "council": "Council", "person": "Person"],
        ruleTitles: ["funding.nhs_funded_nursing_care": "NHS-funded nursing care"])

    static let price: JSONValue = [
        "per": "week", "collar": "1150.00", "guide": "1290.00", "cap": "1420.00", "quoted": "1500.00", "position": "above_cap",
        "weekly": "1420.00", "gap": "80.00",
    ]

    static let funding: JSONValue = [
        "weekly": ["icb": "710.00", "council": "710.00", "person": "0.00"],
        "layers": [
            ["rule": "funding.section_117_aftercare", "component": "placement", "paid": "recharge", "icb": "710.00", "council": "710.00"]
        ],
    ]

    static let decision: JSONValue = [
        "format": 1, "case": "S-0001", "on": "2026-05-01", "known": nil,
        "rulebook": ["id": "placements", "version": "2026.1", "digest": "sha256:0123456789abcdef"],
        "outcome": "refer",
        "referrals": [
            ["to": "resource allocation panel", "rule": "routing.above_cap"],
            ["to": "South Sample ICB", "rule": "routing.icb_agreement"],
            ["to": "resource allocation panel", "rule": "routing.rationale"],
        ],
        "reasons": [
            ["rule": "routing.above_cap", "text": "The quote is above the cap", "source": "Commissioning review, para 19(e)"],
            ["rule": "routing.icb_agreement", "text": "The ICB has not yet agreed its share", "source": "Mental Health Act 1983 s117"],
            [
                "rule": "routing.rationale",
                "text":
                    "No written rationale is given for a placement above the guide price, and other interventions that were explored are not listed",
            ],
        ],
        "duties": [], "flags": ["above_cap"],
        "answers": [
            "support_level": "high", "price": price, "funding": funding, "review_by": "2026-06-26", "personal_budget": "1420.00",
            "offers": [
                ["provider": "P-014", "weekly": "1380.00", "reason": "not_accredited"],
                [
                    "provider": "P-020", "weekly": "1610.00",
                    "reason": "dearer than the proposed offer by more than a tenth, and further from home",
                ],
            ],
            "authority": [
                ["body": "council", "role": "head of service", "annual": "74042.86"],
                ["body": "South Sample ICB", "role": "commissioner", "annual": "9042.86"],
            ],
            "built_up_price": nil,
        ],
        "digest": "sha256:fedcba9876543210",
    ]

    static func priced(_ changes: (String, JSONValue)...) -> JSONValue {
        var price = Samples.price
        for change in changes { price = price.with(change) }
        return decision.with(
            ("answers", ["support_level": "high", "price": price]), ("referrals", []), ("reasons", []), ("outcome", "recommend"))
    }
}
