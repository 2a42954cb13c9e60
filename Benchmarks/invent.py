"""Invents cases for the flagship from those of its portfolio: a few facts of each are changed, mostly to the values at which rules turn.

What comes of it need not make sense; it must be decided alike by two programs.
"""

import json
import random

BOOLEANS = [
    "cooccurring_substance_use", "impairment_or_illness", "significant_wellbeing_impact", "out_of_borough", "quote_includes_fnc",
    "person_chose_dearer_place", "health_needs_beyond_nursing", "direct_payment_wanted",
]
CHOICES = {
    "ordinary_residence": ["wandsworth", "another_council", "in_doubt"],
    "residence_before_detention": ["wandsworth", "another_council", "in_doubt"],
    "responsible_icb": [
        "South West London", "South East London", "North West London", "North Central London", "North East London", "in_doubt",
    ],
    "section_117": ["yes", "no", "not_checked"],
    "detained_under": ["not_known", "never", "section_2", "section_3", "section_37", "section_45a", "section_47", "section_48", "other"],
    "night_cover": ["none", "on_call", "sleep_in", "waking"],
    "risk": ["low", "medium", "high"],
    "needs_arise_from": ["mental_disorder", "physical_health", "social_care"],
    "chc_decision": ["not_needed", "not_considered", "awaiting_icb", "icb_eligible", "icb_not_eligible"],
    "service": ["residential", "nursing", "supported_living", "floating_support"],
    "route": ["block", "framework", "spot"],
    "fnc_band": ["none", "standard", "higher"],
    "fnc_assessment": ["done", "awaited"],
    "financial_assessment": ["done", "awaited"],
    "section_117_agreement": ["local_agreement", "this_case", "none"],
    "interim_funder": ["nobody_yet", "council", "icb", "both_equally"],
    "icb_agreement": ["agreed", "not_yet", "disputed"],
    "disability_premium": ["none"],
}
NUMBERS = {
    "one_to_one_hours": [0, 0.25, 6.75, 7, 7.25, 19.75, 20, 39.75, 40, 168],
    "age": [18, 24, 25, 54, 55, 65, 66, 120],
    "nights_a_week": list(range(8)),
    "people_sharing_nights": [1, 2, 3, 6, 7, 19, 20],
    "agreed_icb_share": [0, 0.01, 33.33, 49.99, 50, 66.67, 99.99, 100],
}
CAPS = [810, 1130, 1420, 1950, 950, 1190, 1490, 2050, 390, 790, 1310, 2200, 105, 290, 580, 1100]
COLLARS = [640, 880, 1150, 1480, 760, 960, 1210, 1540, 230, 420, 860, 1380, 45, 120, 330, 640]
MONEY = {
    "quoted_price": [0, 0.01, 267.67, 267.68, 267.69, 1400, 1399.99, 1667.68] + CAPS + COLLARS,
    "capital": [0, 14250, 14250.01, 14500, 14500.01, 23249.99, 23250, 23250.01],
    "weekly_income": [0, 31.8, 95.4, 116.8, 241.45, 2500],
    "personal_expenses_allowance": [0, 31.8],
    "minimum_income_guarantee": [0, 116.8],
    "income_disregards": [0, 6.95],
    "disability_related_expenditure": [0, 12.34],
    "direct_payment_costs": [0, 4.5],
}
DATES = ["2025-02-28", "2026-03-31", "2026-09-30", "2026-12-31", "2028-01-04", "2024-02-29", "2028-02-29"]
DAYS = ["2026-04-01", "2026-09-30", "2026-10-01", "2027-02-28", "2027-03-31"]
DOMAINS = [
    "self_care", "daily_living", "physical_health", "mobility", "medication", "mood", "unusual_experiences",
    "memory_and_thinking", "behaviour", "relationships", "occupation", "home_and_money",
]
OUTCOMES = ["nutrition", "toilet", "clothing"]
ARISES_FROM = CHOICES["needs_arise_from"]


def pounds(source, amounts):
    if source.random() < 0.3:
        return f"{source.randrange(250000) / 100:.2f}"
    return f"{max(0, source.choice(amounts) + source.choice([-0.01, 0, 0, 0.01])):.2f}"


def offer(source, facts):
    one = {
        "provider": source.choice([facts.get("provider", "P-001"), "P-003"]),
        "weekly": source.choice([facts.get("quoted_price", "1.00"), pounds(source, CAPS)]),
        "suitable": source.random() < 0.5, "result": source.choice(["proposed", "refused"]),
    }
    if source.random() < 0.6:
        one["reason"] = source.choice(["", "too far \"away\"", "no lift – none planned"])
    return one


def component(source):
    return {
        "name": source.choice(["wound care", "a\tb \\ \u0001", "café"]), "weekly": pounds(source, [0, 0.01, 100.01]),
        "arises_from": source.choice(ARISES_FROM),
    }


def change(source, facts):
    """Changes one fact."""
    kind = source.randrange(9)
    if kind == 0:
        facts[source.choice(BOOLEANS)] = source.random() < 0.5
    elif kind in (1, 2):
        name = source.choice(list(CHOICES))
        facts[name] = source.choice(CHOICES[name])
    elif kind == 3:
        name = source.choice(list(NUMBERS))
        facts[name] = source.choice(NUMBERS[name])
    elif kind in (4, 5):
        name = source.choice(list(MONEY))
        facts[name] = pounds(source, MONEY[name])
    elif kind == 6:
        facts["needs"] = {domain: source.randrange(6) for domain in DOMAINS}
        facts["outcomes_not_achieved"] = OUTCOMES[: source.randrange(4)]
        facts["aftercare_ended_by"] = source.choice([[], ["council"], ["icb"], ["council", "icb"]])
    elif kind == 7:
        facts[source.choice(["placement_starts", "last_review"])] = source.choice(DATES)
        facts["provider"] = f"P-{source.randrange(1, 24):03d}"
    else:
        facts["offers"] = [offer(source, facts) for _ in range(source.randrange(4))]
        facts["other_components"] = [component(source) for _ in range(source.randrange(4))]
        if source.random() < 0.2:
            facts.pop("health_needs_beyond_nursing", None)


def cases(lines, seed, count):
    """As many cases as lines of NDJSON, the same for the same seed."""
    source = random.Random(seed)
    invented = []
    for number in range(count):
        case = json.loads(source.choice(lines))
        case["case"] = f"INVENTED {number}"
        if source.random() < 0.2:
            case["on"] = source.choice(DAYS)
        for _ in range(source.randrange(1, 9)):
            change(source, case["facts"])
        invented.append(json.dumps(case, ensure_ascii=source.random() < 0.5).encode() + b"\n")
    return invented
