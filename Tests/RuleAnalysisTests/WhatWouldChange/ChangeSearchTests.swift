import LuaSandbox
import RuleAnalysis
import RuleEngine
import RuleModel
import Testing

/// The nearest changes, on a rulebook for each kind.
@Suite("What would change")
struct ChangeSearchTests {
    /// What was found for a case, a change in a line: `hours 24 → 19.75 or fewer: level high → medium`.
    private static func changes(
        _ rules: String, exports: [String] = [], _ facts: String, budget: Int = ChangeSearch.usualBudget
    ) throws -> [String] {
        try search(rules, exports: exports, facts, budget: budget).changes.map(line)
    }

    private static func search(
        _ rules: String, exports: [String] = [], _ facts: String, budget: Int = ChangeSearch.usualBudget
    ) throws -> WhatWouldChange {
        let rulebook = try RulesFolder(rules, exports: exports).load()
        let found = try LuaThread.run {
            try ChangeSearch(rulebook).nearestChanges(to: #"{"case":"A","on":"2026-05-01","facts":{\#(facts)}}"#, budget: budget)
        }
        return try #require(found)
    }

    private static func line(_ change: CaseChange) -> String {
        let facts = change.facts.map { fact in
            let extent =
                switch fact.extent {
                case .only: ""
                case .through(let last): " to \(text(last))"
                case .orFewer: " or fewer"
                case .orMore: " or more"
                }
            return "\(fact.fact) \(text(fact.before)) → \(text(fact.after))\(extent)"
        }
        let differences = change.differences.map { difference in
            let name = [difference.answer ?? "outcome", difference.part].compactMap(\.self).joined(separator: ".")
            return "\(name) \(text(difference.before)) → \(text(difference.after))"
        }
        return facts.joined(separator: " and ") + ": " + differences.joined(separator: ", ")
    }

    private static func text(_ value: JSONValue?) -> String {
        value?.string ?? value.map(JSONText.text) ?? "absent"
    }

    // MARK: Numbers and amounts

    private static let levels = """
        fact "hours" { label = "Hours", type = "number", min = 0, max = 168, step = 0.25 }
        choose "level" {
          { "high", when = function(case) return case.hours >= 20 end },
          { "medium", when = function(case) return case.hours > 7 end },
          { "low" },
        }
        """

    @Test("A number turns both ways, each time at the very step")
    func number() throws {
        #expect(
            try Self.changes(Self.levels, exports: ["level"], #""hours": 10"#) == [
                "hours 10 → 7 or fewer: level medium → low", "hours 10 → 20 or more: level medium → high",
            ])
        #expect(
            try Self.changes(Self.levels, exports: ["level"], #""hours": 24"#) == [
                "hours 24 → 19.75 to 7.25: level high → medium", "hours 24 → 7 or fewer: level high → low",
            ])
    }

    @Test("Of facts that give the same, each is told, the nearest first; a threshold of their sum, in a parameter, is found to the step")
    func hiddenThreshold() throws {
        let rules = """
            fact "a" { label = "A", type = "number", min = 0, step = 1 }
            fact "b" { label = "B", type = "number", min = 0, step = 1 }
            parameter "most" { title = "Most", ["2026-04-01"] = 90 }
            answer "total" { value = function(case) return case.a + 3 * case.b end }
            routing {
              { "above", when = function(case) return case.total > case.most end, refer = "panel", reason = "Too many" },
              { "fine", when = function(case) return case.total <= case.most end, reason = "Fine" },
            }
            """
        let end = " or more: outcome recommend → refer"
        #expect(try Self.changes(rules, #""a": 10, "b": 20"#) == ["b 20 → 27" + end, "a 10 → 31" + end])
        #expect(try Self.changes(rules, #""a": 10, "b": 0"#) == ["b 0 → 27" + end, "a 10 → 91" + end])
        #expect(try Self.changes(rules, #""a": 90, "b": 0"#) == ["a 90 → 91" + end, "b 0 → 1" + end])
    }

    private static let prices = """
        fact "quote" { label = "Quote", type = "money", min = money "0.00" }
        fact "service" { label = "Service", of = { "home", "day" } }
        bands "price" {
          match = { "service" }, quoted = "quote", above_cap = "cap", below_collar = "quoted",
          { "home", collar = "100.00", guide = "150.00", cap = "200.00" },
          { "day", collar = "10.00", guide = "15.00", cap = "20.00" },
        }
        """

    @Test("A quote turns at the edges of its band; that the price follows it penny by penny is no change")
    func money() throws {
        #expect(
            try Self.changes(Self.prices, exports: ["price"], #""quote": "190.00", "service": "home""#) == [
                "quote 190.00 → 200.01 or more: price.position within → above_cap, price.weekly 190.00 → 200.00",
                "service home → day: price.position within → above_cap, price.collar 100.00 → 10.00, price.cap 200.00 → 20.00, "
                    + "price.weekly 190.00 → 20.00", "quote 190.00 → 99.99 or fewer: price.position within → below_collar",
            ])
    }

    @Test("An amount that moves in stairs is changed by the next stair")
    func stairs() throws {
        let rules = """
            fact "capital" { label = "Capital", type = "money", min = money "0.00" }
            layers "funding" {
              payers = { "person", "council" }, of = "parts", rest = "council",
              {
                "Own share",
                amount = { person = function(case) return money "1.00" * math.floor(case.capital / money "250.00") end },
              },
            }
            answer "parts" { value = function(case) return { { name = "care", weekly = money "500.00" } } end }
            """
        let found = try Self.changes(rules, exports: ["funding"], #""capital": "600.00""#)
        #expect(found.count == 2, "\(found)")
        #expect(found.contains { $0.hasPrefix("capital 600.00 → 499.99: funding.weekly ") }, "\(found)")
        #expect(found.contains { $0.hasPrefix("capital 600.00 → 750.00: funding.weekly ") }, "\(found)")
    }

    @Test("No range is told where a rule turns and turns back within it", arguments: ["", ", step = 1", ", min = 0, max = 400, step = 1"])
    func alternating(_ keys: String) throws {
        let rules = """
            fact "a" { label = "Apples", type = "number"\(keys) }
            fact "b" { label = "Pears", type = "number"\(keys) }
            local function is_third(n) return math.floor(n / 3) * 3 == n end
            choose "even" { { "even", when = function(case) return case.a % 2 == 0 and case.a ~= 4 end }, { "odd" } }
            choose "third" { { "third", when = function(case) return is_third(case.b) and case.b < 1000 end }, { "no" } }
            """
        let found = try Self.changes(rules, exports: ["even", "third"], #""a": 3, "b": 100"#)
        #expect(found.contains("a 3 → 2: even odd → even"), "\(found)")
        #expect(found.contains { $0.hasPrefix("b 100 → ") }, "\(found)")
        #expect(found.allSatisfy { !$0.contains(" or ") && !$0.contains(" to ") }, "\(found)")
    }

    @Test("Of a remainder a range is told only where each of its values was tried")
    func remainder() throws {
        let rules = """
            fact "a" { label = "Apples", type = "number", min = 0, max = 5000, step = 1 }
            choose "gross" { { "gross", when = function(case) return case.a % 97 == 20 end }, { "other" } }
            """
        let found = try Self.changes(rules, exports: ["gross"], #""a": 20"#)
        #expect(found == ["a 20 → 19 or fewer: gross gross → other"])
    }

    // MARK: Other kinds

    private static let mixed = """
        fact "cover" { label = "Cover", of = { "none", "sleep_in", "waking" } }
        fact "alone" { label = "Alone", type = "boolean", default = false }
        fact "score" { label = "Score", type = "number", min = 0, max = 10, step = 1, required = false }
        fact "outcomes" { label = "Outcomes", type = "choices", of = { "home", "work", "food" } }
        choose "level" {
          { "unscored", when = function(case) return case.score == nil end },
          { "nights", when = function(case) return case.cover == "waking" end },
          { "alone", when = function(case) return case.alone end },
          { "many", when = function(case) return count(case.outcomes) >= 2 end },
          { "few", when = function(case) return count(case.outcomes) == 0 end },
          { "usual" },
        }
        """

    @Test("Choices, yes and no, lists of choices, and an optional fact left out")
    func otherKinds() throws {
        #expect(
            try Self.changes(Self.mixed, exports: ["level"], #""cover": "none", "score": 5, "outcomes": ["work"]"#) == [
                #"outcomes ["work"] → ["work","home"]: level usual → many"#, "cover none → waking: level usual → nights",
                "alone absent → true: level usual → alone", "score 5 → absent: level usual → unscored",
                #"outcomes ["work"] → []: level usual → few"#,
            ])
    }

    @Test("An optional fact that the case lacks may be given")
    func given() throws {
        let found = try Self.changes(Self.mixed, exports: ["level"], #""cover": "none", "outcomes": ["work"]"#)
        #expect(found.contains("score absent → 0 or more: level unscored → usual"), "\(found)")
    }

    @Test("A judgement that nobody has made yet may be made")
    func judgement() throws {
        let rules = """
            judgement "needed" { title = "Is it needed?", refer = "panel" }
            routing {
              { "yes", when = function(case) return case.needed end, reason = "Needed" },
              { "no", when = function(case) return not case.needed end, decline = true, reason = "Not needed" },
            }
            """
        #expect(
            try Self.changes(rules, "") == [
                "needed absent → false: outcome refer → decline", "needed absent → true: outcome refer → recommend",
            ])
    }

    @Test("Each fact is told whose other value gives another split, however near another fact gives one, and each such choice")
    func eachFact() throws {
        let rules = """
            fact "savings" { label = "Savings", type = "money", min = money "0.00" }
            fact "tenure" { label = "Tenure", of = { "owner", "tenant", "lodger", "guest" } }
            fact "benefit" { label = "Benefit", type = "boolean" }
            fact "owes" { label = "Owes", type = "boolean", default = false }
            answer "charge" {
              value = function(case)
                if case.benefit then return money "0.00" end
                if case.owes then return money "1000.00" end
                if case.tenure == "tenant" then return money "20.00" end
                if case.tenure == "lodger" or case.tenure == "guest" then return money "30.00" end
                return money "100.00" + math.floor(case.savings / money "250.00") * money "1.00"
              end,
            }
            answer "parts" { value = function(case) return { { name = "care", weekly = money "5000.00" } } end }
            layers "funding" {
              payers = { "person", "council" }, of = "parts", rest = "council",
              { "Charge", amount = { person = function(case) return case.charge end } },
            }
            """
        let found = try Self.search(
            rules, exports: ["funding"], #""savings": "600.00", "tenure": "owner", "benefit": false"#)
        let told = found.changes.map { change in
            let person = change.differences.first?.after["person"]?.string ?? ""
            return "\(change.facts.map { "\($0.fact) \(Self.text($0.after))" }.joined(separator: " and ")): \(person)"
        }
        #expect(
            told == [
                "savings 499.99: 101.00", "tenure tenant: 20.00", "benefit true: 0.00", "owes true: 1000.00", "savings 750.00: 103.00",
                "tenure lodger: 30.00",
            ])
    }

    @Test("Another answer that changes is told after all else, where nothing else does; one that follows a fact step by step is not")
    func asides() throws {
        let rules = """
            fact "miles" { label = "Miles", type = "number", min = 0, max = 60, step = 0.5 }
            fact "plan" { label = "Plan", type = "boolean" }
            answer "eligible" { value = function(case) return case.plan or case.miles > 3 end }
            answer "note" { value = function(case) return "You live " .. case.miles .. " miles away" end }
            answer "due" { value = function(case) return case.plan and case.on + days(3) or case.on end }
            choose "mode" { { "bus", when = function(case) return case.miles > 20 end }, { "walk" } }
            """
        let exports = ["eligible", "note", "due", "mode"]
        let found = try Self.changes(rules, exports: exports, #""miles": 2, "plan": false"#)
        #expect(
            found == [
                "miles 2 → 20.5 or more: mode walk → bus", "miles 2 → 3.5 to 20: eligible false → true",
                "plan false → true: eligible false → true, due 2026-05-01 → 2026-05-04",
            ])
    }

    // MARK: Pairs

    private static let pair = """
        fact "nights" { label = "Nights", type = "number", min = 0, max = 7, step = 1 }
        fact "risk" { label = "Risk", of = { "low", "medium", "high" } }
        fact "pets" { label = "Pets", type = "boolean" }
        choose "level" {
          { "high", when = function(case) return case.nights >= 5 and case.risk == "high" end },
          { "low" },
        }
        routing {
          { "pets", when = function(case) return case.pets end, refer = "warden", reason = "Pets" },
          { "high", when = function(case) return case.level == "high" end, refer = "panel", reason = "High" },
          { "low", when = function(case) return case.level == "low" end, reason = "Low" },
        }
        """

    @Test("Two facts where neither does it alone, each as near as it can be")
    func pairs() throws {
        #expect(
            try Self.changes(Self.pair, exports: ["level"], #""nights": 1, "risk": "low", "pets": true"#) == [
                "pets true → false: outcome refer → recommend", "nights 1 → 5 and risk low → high: level low → high",
            ])
    }

    @Test("Two reasons that each refer are taken away together")
    func reasons() throws {
        #expect(
            try Self.changes(Self.pair, #""nights": 6, "risk": "high", "pets": true"#) == [
                "nights 6 → 4 and pets true → false: outcome refer → recommend"
            ])
    }

    @Test("A pair of which one part alone gives the same is dropped")
    func needlessPair() throws {
        let found = try Self.search(Self.pair, exports: ["level"], #""nights": 6, "risk": "low", "pets": false"#)
        #expect(found.changes.contains { $0.facts.map(\.fact) == ["risk"] })
        #expect(!found.changes.contains { $0.facts.count == 2 }, "\(found.changes.map(Self.line))")
    }

    @Test("An amount that one fact moves step by step is no news of a pair, even where that fact alone turns the outcome")
    func drift() throws {
        let rules =
            Self.prices + """

                fact "urgent" { label = "Urgent", type = "boolean" }
                routing {
                  { "dear", when = function(case) return case.quote >= money "190.00" or case.urgent end, refer = "panel", reason = "Dear" },
                  { "any", reason = "Any" },
                }
                """
        let found = try Self.search(rules, exports: ["price"], #""quote": "190.00", "service": "home", "urgent": false"#)
        #expect(found.changes.contains { Self.line($0).hasPrefix("quote 190.00 → 189.99 to 100.00: outcome refer → recommend") })
        #expect(!found.changes.contains { $0.facts.count == 2 }, "\(found.changes.map(Self.line))")
    }

    // MARK: What is left out

    @Test(
        "Facts that cannot be changed, are personal or counted, dates and text are let alone",
        arguments: [
            #"type = "number", min = 0, max = 120, step = 1, changeable = false"#, #"type = "number", min = 0, personal = true"#,
        ])
    func notChangeable(_ keys: String) throws {
        let rules = """
            fact "age" { label = "Age", \(keys) }
            fact "start" { label = "Start", type = "date" }
            fact "area" { label = "Area", type = "text" }
            fact "gender" { label = "Gender", of = { "a", "b" }, monitoring = true, required = false }
            choose "level" {
              { "old", when = function(case) return case.age >= 65 or case.start >= date "2027-01-01" or case.area == "SW18" end },
              { "young" },
            }
            """
        let found = try Self.search(
            rules, exports: ["level"], #""age": 64, "start": "2026-05-01", "area": "SW17", "gender": "a""#)
        #expect(found == WhatWouldChange(changes: [], tried: 0, isComplete: true))
    }

    @Test("A changed case that asks for more is no result")
    func needsMore() throws {
        let rules = """
            fact "home" { label = "Home", type = "boolean" }
            fact "hours" { label = "Hours", type = "number" }
            choose "level" { { "high", when = function(case) return not case.home and case.hours > 5 end }, { "low" } }
            """
        let found = try Self.search(rules, exports: ["level"], #""home": true"#)
        #expect(found == WhatWouldChange(changes: [], tried: 1, isComplete: true))
        let other = #"answer "other" { value = function(case) return case.home end }"#
        let inPart = try Self.search(rules + "\n" + other, exports: ["level", "other"], #""home": true"#)
        #expect(inPart == WhatWouldChange(changes: [], tried: 1, isComplete: true))
    }

    @Test("Nothing found is said with how many were tried")
    func nothing() throws {
        let found = try Self.search(
            #"fact "hours" { label = "H", type = "number", min = 0, max = 4, step = 1 }"# + "\n"
                + #"choose "level" { { "high", when = function(case) return case.hours > 9 end }, { "low" } }"#,
            exports: ["level"], #""hours": 2"#)
        #expect(found == WhatWouldChange(changes: [], tried: 4, isComplete: true))
    }

    @Test("The budget is kept, and its end is said", arguments: [0, 1, 3, 7, 12])
    func budget(_ budget: Int) throws {
        let facts = #""cover": "none", "score": 5, "outcomes": ["work"]"#
        let found = try Self.search(Self.mixed, exports: ["level"], facts, budget: budget)
        #expect(found.tried == budget)
        #expect(!found.isComplete)
        #expect(found.changes.count <= budget)
    }

    @Test("A case that cannot be decided has no changes")
    func undecided() throws {
        let rulebook = try RulesFolder(Self.levels, exports: ["level"]).load()
        let found = try LuaThread.run { try ChangeSearch(rulebook).nearestChanges(to: #"{"on":"2026-05-01","facts":{}}"#) }
        #expect(found == nil)
    }
}
