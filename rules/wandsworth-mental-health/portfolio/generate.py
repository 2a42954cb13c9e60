#!/usr/bin/env python3
"""Makes 500 invented cases: portfolio.ndjson and portfolio.csv, the same cases in both.

Nobody in them is real. Person numbers are NHS numbers of the test range 999 000 0000 to 999 999 9999 with a right check digit.
The same seed gives the same files; the proportions below are guesses, chosen so that every rule is met by some case.

    python3 generate.py            # writes both files beside this script
"""

import csv
import datetime
import json
import pathlib
import random

SEED = 20260401
COUNT = 500
FIRST_DAY = datetime.date(2026, 4, 1)  # the rulebook is in force from here
DAYS = 365

LEVELS = ["low", "medium", "high", "intensive"]
DOMAINS = [
    "self_care", "daily_living", "physical_health", "mobility", "medication", "mood", "unusual_experiences",
    "memory_and_thinking", "behaviour", "relationships", "occupation", "home_and_money",
]
OUTCOMES = [
    "nutrition", "personal_hygiene", "toilet", "clothing", "home_safety", "habitable_home", "relationships",
    "work_education", "community_facilities", "caring_for_child",
]
# (collar, guide, cap) of the rulebook's sample bands, so that most quotes fall near them
BANDS = {
    "residential": [(640, 720, 810), (880, 990, 1130), (1150, 1290, 1420), (1480, 1700, 1950)],
    "nursing": [(760, 850, 950), (960, 1070, 1190), (1210, 1350, 1490), (1540, 1780, 2050)],
    "supported_living": [(230, 310, 390), (420, 600, 790), (860, 1080, 1310), (1380, 1750, 2200)],
    "floating_support": [(45, 70, 105), (120, 195, 290), (330, 450, 580), (640, 860, 1100)],
}
# providers staffed for each level; the last is for any level: not accredited, or thinly staffed
PROVIDERS = {
    "residential": [["P-002"], ["P-001", "P-003", "P-022"], ["P-014", "P-004"], ["P-006"], ["P-005"]],
    "nursing": [["P-021"], ["P-007"], ["P-008"], ["P-009"], ["P-010"]],
    "supported_living": [["P-011"], ["P-012", "P-014"], ["P-013"], ["P-015"], ["P-016"]],
    "floating_support": [["P-017"], ["P-018"], ["P-019"], ["P-020"], ["P-018"]],
}
FUNDED_NURSING = {"standard": 267.68, "higher": 368.24}
ICBS = [
    ("South West London", 80), ("South East London", 7), ("North West London", 5), ("North Central London", 3),
    ("North East London", 2), ("in_doubt", 3),
]
ETHNIC_GROUPS = [("white", 42), ("black", 31), ("asian", 12), ("mixed", 8), ("other", 3), ("not_stated", 4)]
AREAS = ["SW18"] * 5 + ["SW17"] * 6 + ["SW11"] * 3 + ["SW15", "SW12", "SW16", "SW8", "CR0", "CR4", "TW1", "SM1"]
RATIONALES = [
    "Supported living was tried twice and broke down; the step-down flat has no night staff.",
    "Two cheaper homes declined; the person needs a ground-floor room.",
    "Floating support and a crisis house were explored with the person and did not meet the need at night.",
]
REFUSALS = ["no vacancy in time", "too far from family", "no step-free access", "shared bathroom", "the person did not feel safe there"]


def nhs_number(random_source, used):
    """A number of the test range whose modulus 11 check digit is right."""
    while True:
        nine = [9, 9, 9] + [random_source.randrange(10) for _ in range(6)]
        check = 11 - sum(digit * (10 - place) for place, digit in enumerate(nine)) % 11
        number = "".join(map(str, nine)) + str(0 if check == 11 else check)
        if check != 10 and number not in used:
            used.add(number)
            return number


def pick(source, weighted):
    values, weights = zip(*weighted)
    return source.choices(values, weights)[0]


def money(amount):
    return f"{max(amount, 0):.2f}"


def chance(source, per_cent):
    return source.random() * 100 < per_cent


def person_facts(source, facts):
    level = pick(source, [("low", 24), ("medium", 34), ("high", 32), ("intensive", 10)])
    low, high = {"low": (0, 6.75), "medium": (7, 19.75), "high": (20, 39.75), "intensive": (40, 84)}[level]
    hours = source.randint(int(low * 4), int(high * 4)) / 4
    facts["one_to_one_hours"] = int(hours) if hours == int(hours) else hours
    nights = {
        "low": "none none on_call", "medium": "none on_call sleep_in",
        "high": "sleep_in sleep_in waking", "intensive": "sleep_in waking waking",
    }
    facts["night_cover"] = source.choice(nights[level].split())
    facts["risk"] = pick(source, {"low": [("low", 6), ("medium", 3), ("high", 1)], "medium": [("low", 3), ("medium", 5), ("high", 2)]}.get(
        level, [("low", 1), ("medium", 4), ("high", 5)]))
    facts["cooccurring_substance_use"] = chance(source, 38)
    typical = {"low": 0.8, "medium": 1.5, "high": 2.3, "intensive": 3.2}[level]
    facts["needs"] = {domain: min(5, max(0, round(source.gauss(typical, 1)))) for domain in DOMAINS}
    facts["age"] = min(92, max(18, round(source.gauss(46, 15))))
    if chance(source, 6):
        facts["needs_arise_from"] = source.choice(["physical_health", "social_care"])
    return level


def legal_facts(source, facts):
    facts["ordinary_residence"] = pick(source, [("wandsworth", 93), ("another_council", 4), ("in_doubt", 3)])
    facts["responsible_icb"] = pick(source, ICBS)
    facts["section_117"] = pick(source, [("yes", 46), ("no", 46), ("not_checked", 8)])
    if facts["section_117"] == "yes":
        facts["residence_before_detention"] = pick(source, [("wandsworth", 93), ("another_council", 4), ("in_doubt", 3)])
        facts["detained_under"] = pick(source, [
            ("section_3", 78), ("section_37", 14), ("section_45a", 2), ("section_47", 4), ("section_48", 2),
        ])
        if chance(source, 2):
            facts["aftercare_ended_by"] = ["council", "icb"]
    elif facts["section_117"] == "no":
        facts["detained_under"] = pick(source, [("never", 62), ("section_2", 26), ("other", 6), ("section_3", 6)])
        if facts["detained_under"] == "section_3" and chance(source, 60):
            facts["aftercare_ended_by"] = ["council", "icb"] if chance(source, 60) else ["council"]
    facts["impairment_or_illness"] = chance(source, 97)
    how_many = pick(source, [(1, 8), (2, 17), (3, 28), (4, 27), (5, 20)])
    facts["outcomes_not_achieved"] = sorted(source.sample(OUTCOMES, how_many), key=OUTCOMES.index)
    facts["significant_wellbeing_impact"] = chance(source, 95)
    facts["chc_decision"] = pick(source, [
        ("not_needed", 76), ("not_considered", 8), ("awaiting_icb", 4), ("icb_not_eligible", 9), ("icb_eligible", 3),
    ])


def service_facts(source, facts, level):
    service = pick(source, [("residential", 36), ("supported_living", 36), ("floating_support", 17), ("nursing", 11)])
    index = LEVELS.index(level)
    if chance(source, 9):  # a place in a service staffed for another level
        index = min(3, max(0, index + source.choice([-1, 1])))
    providers = PROVIDERS[service][4] if chance(source, 5) else PROVIDERS[service][index]
    facts["service"] = service
    facts["provider"] = "P-099" if chance(source, 1.5) else source.choice(providers)
    off_framework = facts["provider"] in ("P-004", "P-005", "P-015", "P-016", "P-020", "P-021", "P-022")
    if off_framework:
        facts["route"] = pick(source, [("spot", 62), ("block", 30), ("framework", 8)])
    else:
        facts["route"] = pick(source, [("framework", 60), ("spot", 18), ("block", 22)])
    facts["area"] = source.choice(AREAS)
    if facts["area"] in ("CR0", "CR4", "TW1", "SM1"):
        facts["out_of_borough"] = True
    collar, guide, cap = BANDS[service][LEVELS.index(level)]
    price = round(source.gauss(guide * 1.06, (cap - collar) * 0.3), 2)
    if chance(source, 4):
        price = source.choice([collar, cap, cap + 0.01, collar - 0.01])
    if service == "nursing":
        facts["fnc_band"] = pick(source, [("standard", 86), ("higher", 6), ("none", 8)])
        facts["fnc_assessment"] = "awaited" if facts["fnc_band"] == "none" and chance(source, 50) else "done"
        if facts["fnc_band"] != "none":
            facts["quote_includes_fnc"] = chance(source, 60)
            if facts["quote_includes_fnc"]:
                price += FUNDED_NURSING[facts["fnc_band"]]
    elif chance(source, 1):
        facts["fnc_band"] = "standard"
    if service == "supported_living" and facts["night_cover"] in ("sleep_in", "waking"):
        facts["people_sharing_nights"] = source.choice([2, 3, 4, 5, 6])
        if chance(source, 15):
            facts["nights_a_week"] = source.choice([2, 4, 5])
    facts["quoted_price"] = money(price)
    return price, cap


def date_facts(source, facts, on):
    kind = pick(source, [("new", 45), ("starts_later", 15), ("reviewed", 40)])
    if kind == "starts_later":
        facts["placement_starts"] = str(on + datetime.timedelta(days=source.randint(1, 40)))
    if kind == "reviewed":
        last = on - datetime.timedelta(days=source.randint(20, 395))
        facts["placement_starts"] = str(last - datetime.timedelta(days=source.randint(60, 700)))
        facts["last_review"] = str(last)


def offer_facts(source, facts, price, cap):
    if chance(source, 72):
        facts["rationale"] = source.choice(RATIONALES)
    if chance(source, 55):
        proposed = {"provider": facts["provider"], "weekly": money(price), "suitable": True, "result": "proposed"}
        if chance(source, 3):
            proposed["weekly"] = money(price - 25)
        offers = [proposed]
        for _ in range(source.randint(0, 2)):
            offer = {
                "provider": f"P-0{source.randint(1, 22):02d}", "weekly": money(price * source.uniform(0.93, 1.2)),
                "suitable": chance(source, 35), "result": "refused",
            }
            if not chance(source, 6):
                offer["reason"] = source.choice(REFUSALS)
            offers.append(offer)
        facts["offers"] = offers
    if price > cap and chance(source, 22):
        facts["person_chose_dearer_place"] = True
        if chance(source, 60):
            within = {
                "provider": "P-003", "weekly": money(cap - 40), "suitable": True, "result": "refused",
                "reason": "the person prefers the other",
            }
            facts["offers"] = facts.get("offers", []) + [within]
    if chance(source, 14):
        parts = [
            {"name": "wound care", "weekly": money(source.uniform(60, 240)), "arises_from": "physical_health"},
            {"name": "day service", "weekly": money(source.uniform(80, 260)), "arises_from": "mental_disorder"},
            {"name": "cleaning", "weekly": money(source.uniform(20, 70)), "arises_from": "social_care"},
        ]
        facts["other_components"] = source.sample(parts, source.choice([1, 1, 2]))
        facts["health_needs_beyond_nursing"] = chance(source, 55)
        physical = any(part["arises_from"] == "physical_health" for part in facts["other_components"])
        if physical and facts["chc_decision"] == "not_needed" and chance(source, 45):
            facts["chc_decision"] = source.choice(["icb_not_eligible", "icb_not_eligible", "not_considered"])
    elif facts.get("needs_arise_from") == "physical_health":
        facts["health_needs_beyond_nursing"] = chance(source, 55)


def money_facts(source, facts):
    facts["financial_assessment"] = "done" if chance(source, 93) else "awaited"
    pension = facts["age"] >= 66
    income = source.gauss(238, 18) if pension else source.gauss(165, 40)
    facts["weekly_income"] = money(income)
    facts["capital"] = money(pick(source, [
        (source.uniform(0, 6000), 66), (source.uniform(6000, 14250), 14), (14250, 1), (14250.01, 1), (source.uniform(14250, 23250), 11),
        (23250, 1), (23250.01, 1), (source.uniform(23250, 90000), 5),
    ]))
    if facts["service"] in ("residential", "nursing"):
        facts["personal_expenses_allowance"] = "31.80"  # invented: the figure for 2026-27 is not known to the rulebook
        if pension and chance(source, 40):
            facts["income_disregards"] = "6.95"
    else:
        if 25 <= facts["age"] < 66 or chance(source, 20):
            facts["minimum_income_guarantee"] = "116.80"  # invented
        if chance(source, 45):
            facts["disability_related_expenditure"] = money(source.uniform(5, 40))
        if chance(source, 12):
            facts["direct_payment_wanted"] = True
            facts["direct_payment_costs"] = money(source.choice([0, 4.5, 12.5]))
    if facts["service"] == "residential" and chance(source, 2):
        facts["direct_payment_wanted"] = True


def agreement_facts(source, facts):
    facts["icb_agreement"] = pick(source, [("agreed", 66), ("not_yet", 26), ("disputed", 8)])
    if facts["section_117"] != "yes":
        return
    agreement = pick(source, [("local_agreement", 84), ("this_case", 9), ("none", 7)])
    if agreement == "this_case":
        facts["agreed_icb_share"] = source.choice([0, 25, 33.33, 60, 62.5, 75, 100])
    if agreement == "none":
        facts["interim_funder"] = source.choice(["nobody_yet", "council", "icb", "both_equally"])
    if agreement != "local_agreement":
        facts["section_117_agreement"] = agreement


def monitoring_facts(source, facts):
    for name, value in (
        ("ethnicity", pick(source, ETHNIC_GROUPS)),
        ("gender", pick(source, [("male", 58), ("female", 39), ("another", 1), ("not_stated", 2)])),
        ("physical_disability", chance(source, 17)),
    ):
        if not chance(source, 12):  # patchy recording, as the review found
            facts[name] = value


OPTIONAL = ["area", "detained_under", "rationale", "placement_starts"]


def make_case(source, number, used):
    on = FIRST_DAY + datetime.timedelta(days=source.randrange(DAYS))
    facts = {}
    level = person_facts(source, facts)
    legal_facts(source, facts)
    price, cap = service_facts(source, facts, level)
    date_facts(source, facts, on)
    offer_facts(source, facts, price, cap)
    money_facts(source, facts)
    agreement_facts(source, facts)
    monitoring_facts(source, facts)
    if chance(source, 8):
        facts.pop(source.choice(OPTIONAL), None)
    return {"case": f"INV-{number:04d}", "person": nhs_number(source, used), "on": str(on), "facts": facts}


def cell(value):
    """A fact as a CSV cell: yes or no, lists separated by semicolons, lists of records as JSON."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        if isinstance(value[0], dict):
            return json.dumps(value, ensure_ascii=False)
        return ";".join(value)
    return str(value)


def flat(facts):
    cells = {}
    for name, value in facts.items():
        if isinstance(value, dict):
            cells.update({f"{name}.{member}": cell(one) for member, one in value.items()})
        else:
            cells[name] = cell(value)
    return cells


def main():
    source, used = random.Random(SEED), set()
    cases = [make_case(source, number, used) for number in range(1, COUNT + 1)]
    folder = pathlib.Path(__file__).parent
    lines = [json.dumps(case, ensure_ascii=False) for case in cases]
    (folder / "portfolio.ndjson").write_text("\n".join(lines) + "\n", encoding="utf-8")

    rows = [{"case": c["case"], "person": c["person"], "on": c["on"], **flat(c["facts"])} for c in cases]
    columns = list(dict.fromkeys(name for row in rows for name in row))
    with open(folder / "portfolio.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main()
