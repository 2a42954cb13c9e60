import RuleModel

/// The tree of the sample rulebook for one case.
struct SampleRules {
    private var tree = Tree()
    let hours: String
    let quoted: String
    let position: String
    let weekly: String

    init(hours: String, quoted: String, position: String, weekly: String) {
        (self.hours, self.quoted, self.position, self.weekly) = (hours, quoted, position, weekly)
    }

    mutating func tree(outcome: String, agreed: Bool) -> Explanation {
        let level = level()
        let price = price(level)
        let funding = funding(price)
        let review = review(level)
        let routing = routing(price, outcome: outcome, agreed: agreed)
        return tree.explanation([routing, level, price, funding, review], omitted: agreed ? 0 : 3)
    }

    mutating func declined() -> Explanation {
        let level = level()
        let eligible = tree.answer("eligible", "There is an eligible need", .boolean(false), [])
        let aftercare = tree.fact("section_117", "Section 117 aftercare", .text("no"))
        let none = tree.branch("not", true, [eligible])
        let no = tree.compare(aftercare, "==", .literal(.text("no")), true, line: 9)
        let both = tree.branch("and", true, [none, no])
        let row = tree.row("routing.no_duty", "No duty", taken: true, [both], source: "Care Act 2014 s13 and s18", line: 7)
        let price = tree.answer("price", "Tariff", .nothing, [eligible])
        let funding = tree.answer("funding", "Who pays", .nothing, [eligible])
        let review = tree.answer("review_by", "First review by", .nothing, [eligible])
        let outcome = tree.answer("outcome", nil, .text("decline"), [row])
        return tree.explanation([outcome, level, price, funding, review])
    }

    // MARK: Answers

    private mutating func score() -> Explanation.Node.ID {
        let use = tree.fact("substance_use", "Co-occurring substance use", .boolean(hours != "0"))
        let domains = tree.add(.note, .number(hours == "0" ? "4" : "28")) { ($0.title, $0.times) = ("Domains of need", 12) }
        guard hours != "0" else { return tree.answer("need_score", "Need score", .number("4"), [domains], unit: "points") }
        let points = tree.add(.parameter, .number("3")) {
            ($0.name, $0.title, $0.unit) = ("substance_use_points", "Points for co-occurring substance use", "points")
            ($0.from, $0.known) = (try? CalendarDate("2026-04-01"), try? CalendarDate("2026-03-12"))
            ($0.source, $0.at) = ("Sample; Commissioning review, para 20", SourceLocation(file: "needs.lua", line: 4, column: 1))
        }
        let sum = tree.add(.money, .number("31"), [domains, points]) {
            $0.operation = "+"
            $0.operands = [
                .init(value: .number("28"), node: domains),
                .init(label: "Points for co-occurring substance use", value: .number("3"), node: points),
            ]
            $0.at = SourceLocation(file: "needs.lua", line: 21, column: 58)
        }
        let branch = tree.add(.branch, .boolean(true), [use, sum]) { ($0.operation, $0.taken) = ("if", true) }
        return tree.answer("need_score", "Need score", .number("31"), [branch], unit: "points", source: "Commissioning review, para 17(b)")
    }

    private mutating func level() -> Explanation.Node.ID {
        let hours = tree.fact(
            "one_to_one_hours", "One-to-one support", .number(self.hours), unit: "hours a week", evidence: "Assessment, 3 April 2026")
        let night = tree.fact("night_cover", "Night cover needed", .text("sleep_in"))
        let score = score()
        let intensive = [
            tree.compare(hours, ">=", .literal(.number("40")), false, line: 5),
            tree.compare(score, ">=", .literal(.number("45")), false, line: 5),
        ]
        let isHigh = self.hours != "0"
        var high = [tree.compare(hours, ">=", .literal(.number("20")), isHigh, line: 6)]
        if !isHigh {
            let waking = tree.compare(night, "==", .literal(.text("waking")), false, line: 6)
            high += [tree.branch("and", false, [waking]), tree.compare(score, ">=", .literal(.number("35")), false, line: 7)]
        }
        let of = [tree.branch("or", false, intensive), tree.branch("or", isHigh, high)]
        var rows = [
            tree.row("support_level.intensive", "Intensive support", taken: false, [of[0]], line: 5),
            tree.row("support_level.high", "High support", taken: isHigh, [of[1]], line: 6),
        ]
        if !isHigh { rows.append(tree.row("support_level.low", "Low support", taken: true, [], line: 9)) }
        return tree.answer(
            "support_level", "Support level", .text(isHigh ? "high" : "low"), rows,
            source: "Mental Health Commissioning Review 2023, paras 16 and 17(b); sample values")
    }

    private mutating func price(_ level: Explanation.Node.ID) -> Explanation.Node.ID {
        let service = tree.fact("service", "Kind of service", .text("residential"))
        let quote = tree.fact("quoted_price", "Quoted price", .pounds(quoted), unit: "a week")
        let row = tree.row(
            "price.residential_high", "residential / high", taken: true, [service, level],
            operands: [
                .init(label: "Kind of service", value: .text("residential"), node: service),
                .init(label: "Support level", value: .text("high"), node: level), .init(label: "collar", value: .pounds("1150.00")),
                .init(label: "guide", value: .pounds("1290.00")), .init(label: "cap", value: .pounds("1420.00")),
            ], source: "Commissioning review, para 19(e)", line: 24)
        let above = position == "above_cap"
        let cap = tree.compare(quote, ">", .init(label: "cap", value: .pounds("1420.00"), node: row), above, line: 24)
        let collar = tree.compare(quote, "<", .init(label: "collar", value: .pounds("1150.00"), node: row), false, line: 24)
        let fields = [("position", Value.text(position)), ("weekly", .pounds(weekly))].map { Value.Field(key: .name($0.0), value: $0.1) }
        return tree.answer("price", "Tariff", .record(fields), [row, cap, collar])
    }

    private mutating func funding(_ price: Explanation.Node.ID) -> Explanation.Node.ID {
        let aftercare = tree.fact("section_117", "Section 117 aftercare", .text("yes"), evidence: "Discharge summary, 11 February 2026")
        let from = tree.fact("arises_from", "What the needs arise from", .text("mental_disorder"))
        let yes = tree.compare(aftercare, "==", .literal(.text("yes")), true, line: 5)
        let mental = tree.compare(from, "==", .literal(.text("mental_disorder")), true, line: 6)
        let both = tree.branch("and", true, [yes, mental])
        let part = tree.add(.parameter, .number((try? Exact(1, over: 2)) ?? 0)) {
            ($0.name, $0.title) = ("icb_share", "Section 117, the ICB's share")
            ($0.from, $0.known) = (try? CalendarDate("2026-04-01"), try? CalendarDate("2026-03-12"))
            $0.at = SourceLocation(file: "funding.lua", line: 4, column: 1)
        }
        let half = Money(pence: ((try? Money(weekly).pence / 2) ?? 0))
        let share = tree.nodes[part].value
        let label = "Section 117, the ICB's share"
        let icb = tree.add(.share, .money(half), [part]) {
            $0.name = "icb"
            $0.operands = [.init(label: label, value: share, node: part), .init(value: .pounds(weekly), node: price)]
        }
        let council = tree.add(.share, .money(half)) { $0.name = "council" }
        let layer = tree.row(
            "funding.section_117_aftercare", "Section 117 aftercare", taken: true, [both, icb, council],
            operands: [.init(label: "component", value: .text("placement"))], source: "Mental Health Act 1983 s117", line: 9)
        let charged = tree.row("funding.client_contribution", "Client contribution", taken: false, [yes], line: 19)
        return tree.answer("funding", "Who pays", .nothing, [layer, charged])
    }

    private mutating func review(_ level: Explanation.Node.ID) -> Explanation.Node.ID {
        let aside = tree.add(.exception) {
            ($0.title, $0.taken) = ("A shorter time after a move", false)
            $0.operands = [.init(label: "A first review within eight weeks", value: .nothing)]
        }
        let first = tree.add(.exception, .duration(CalendarDuration(days: 56))) {
            ($0.title, $0.taken) = ("A first review within eight weeks", true)
        }
        return tree.answer("review_by", "First review by", .date(try! CalendarDate("2026-06-26")), [aside, first, level])
    }

    private mutating func routing(_ price: Explanation.Node.ID, outcome: String, agreed: Bool) -> Explanation.Node.ID {
        let given = tree.answer("tariff_given", "A tariff is given", .boolean(true), [])
        let agreement = tree.fact("icb_agreement", "The ICB's agreement to its share", .text(agreed ? "agreed" : "not_yet"))
        let position = position
        func at(_ place: String, _ tree: inout Tree) -> Explanation.Node.ID {
            let same = tree.compare(
                price, "==", .literal(.text(place)), place == position, label: "price.position", value: .text(position), line: 5)
            return tree.add(.note, .boolean(place == position), [tree.branch("and", place == position, [given, same])]) { $0.title = "At" }
        }
        let above = at("above_cap", &tree)
        let within = at("within", &tree)
        let first = tree.row("routing.above_cap", "Above cap", taken: position == "above_cap", [above], line: 12)
        let second = tree.row("routing.within_band", "Within band", taken: position == "within", [within], line: 18)
        let waiting = tree.compare(agreement, "==", .literal(.text("not_yet")), !agreed, line: 24)
        let asked = tree.row(
            "routing.icb_agreement", "ICB agreement", taken: !agreed, [tree.branch("and", !agreed, [given, waiting])],
            source: "Mental Health Act 1983 s117", line: 23)
        return tree.answer("outcome", nil, .text(outcome), [first, second, asked])
    }

    // MARK: A rulebook without routing

    static func fee() -> Explanation {
        var tree = Tree()
        let miles = tree.fact("miles", "Distance to the shop", .number("1"), unit: "mile")
        let hour = tree.add(.parameter, .pounds("20.00")) {
            ($0.name, $0.title, $0.unit) = ("hour", "An hour of help", "hour")
            $0.from = try? CalendarDate("2026-04-01")
        }
        let third = Value.money(Money(pence: (try? Exact(2000, over: 3)) ?? 0))
        let quotient = tree.add(.money, third, [hour]) {
            $0.operation = "/"
            $0.operands = [.init(label: "An hour of help", value: .pounds("20.00"), unit: "hour", node: hour), .init(value: .number("3"))]
        }
        let rounded = tree.add(.rounding, .pounds("6.67"), [quotient]) {
            $0.operation = "half_up"
            $0.operands = [.init(value: third, node: quotient)]
        }
        let fee = tree.answer("fee", "Fee", .pounds("6.67"), [rounded], unit: "visit")
        let far = tree.compare(miles, ">", .literal(.number("5")), false, line: 2)
        let rows = [tree.row("zone.far", "Far", taken: false, [far]), tree.row("zone.near", "Near", taken: true, [])]
        let zone = tree.answer("zone", "Zone", .text("near"), rows)
        return tree.explanation([fee, zone])
    }
}
