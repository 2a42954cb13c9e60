import RuleEngine
import Testing

/// What the text shows of kinds and names: never against a rule that is right.
@Suite struct KindTests {
    private static let facts = """
        fact "m" { label = "M", type = "money" }
        fact "level" { label = "Level", of = { "high", "low" } }
        fact "parts" { label = "Parts", fields = { weekly = { type = "money" }, name = { type = "text" } } }
        """

    private func mistakes(_ rules: String, exports: [String] = ["a"]) throws -> [String] {
        try SmallRulebook(Self.facts + "\n" + rules, exports: exports).mistakes().map {
            $0.split(separator: " ").dropFirst().joined(separator: " ")
        }
    }

    @Test(arguments: [
        // An exception may give another kind than the answer.
        #"answer "e" { value = 1, except = { { title = "T", value = "none" } } } answer "a" { value = function(case) return case.e == "none" end }"#,
        #"answer "e" { value = 1 } except "e" { { title = "T", value = "none" } } answer "a" { value = function(case) return case.e == "none" end }"#,
        #"answer "e" { value = function(case) return case.level end, except = { { title = "T", value = "other" } } } answer "a" { value = function(case) return case.e == "other" end }"#,
        #"support_levels { { "high" } } except "support_level" { { title = "T", value = function(case) return "off" end } } answer "a" { value = function(case) return case.support_level == "off" end }"#,
        // What is left over of money is money.
        #"answer "a" { value = function(case) return case.m % money "0.04" == money "0.00" end }"#,
        // The order of a date and a duration.
        #"answer "a" { value = function(case) return days(7) + case.on > case.on end }"#,
        // An item that is called case.
        #"answer "a" { value = function(case) return sum(case.parts, function(case) return case.weekly end) end }"#,
        #"answer "a" { value = function(case) return any(case.parts, function(case) return case.name == "x" end) end }"#,
        #"parameter "p" { title = "P", ["2020-04-01"] = { false, known = "2020-01-01" }, ["2026-04-01"] = 5 } answer "a" { value = function(case) return case.p > 4 end }"#,
        // A word that another rulebook's exceptions may give.
        #"answer "y" { value = function(case) if case.level == "high" then return "home" end return "care_home" end } answer "a" { value = function(case) return case.y == "hospital" end }"#,
        #"answer "y" { value = function(case) return "home" end } answer "a" { value = function(case) return case.y == "some" end }"#,
    ])
    func rightRulesPass(rules: String) throws { #expect(try mistakes(rules) == []) }

    @Test(arguments: [
        (
            #"answer "a" { value = function(case) return case.m + case.on end }"#,
            "wrong_kind: a date cannot be added to money"
        ),
        (
            #"answer "a" { value = function(case) return days(7) - case.on end }"#,
            "wrong_kind: a date cannot be subtracted from a duration"
        ),
        (
            #"answer "y" { value = function(case) if case.m > money "1.00" then return "high" end return "low" end } answer "a" { value = function(case) return case.y == "lwo" end }"#,
            "unknown_choice: `lwo` is not one of the choices of y"
        ),
        (
            #"answer "a" { value = function(case) return sum(case.parts, function(part) return part.wekly end) end }"#,
            "unknown_name: `wekly` is not part of parts"
        ),
    ])
    func wrongRulesDoNot(rules: String, mistake: String) throws { #expect(try mistakes(rules) == [mistake]) }

    @Test func monitoringIsOfAMemberNotOfItsGroup() throws {
        let group = #"""
            fact "g.first" { label = "F", type = "text", monitoring = true }
            fact "g.second" { label = "S", type = "money" }
            fact "origin" { label = "O", of = { "x" }, monitoring = true }
            """#
        #expect(try mistakes(group + #" answer "a" { value = function(case) return case.g.second end }"#) == [])
        let refused = "is counted for monitoring, and no rule may read it"
        #expect(
            try mistakes(group + #" answer "a" { value = function(case) return case.g.first end }"#)
                == ["monitoring_read: `g.first` \(refused)"])
        let bands = #"price_bands { match = { "origin" }, { "x", collar = "1", guide = "1", cap = "1" } }"#
        #expect(try mistakes(group + bands, exports: ["price"]) == ["monitoring_read: `origin` \(refused)"])
        let parameter = #"parameter "p" { title = "P", by = "origin", x = { ["2026-04-01"] = 1 } }"#
        #expect(try mistakes(group + parameter, exports: []).contains("monitoring_read: `origin` \(refused)"))
    }

    @Test func aGroupMayBeReadByAWorkedOutName() throws {
        let book = try SmallRulebook(
            """
            for _, domain in ipairs { "mobility", "skin" } do fact("needs." .. domain) { label = domain, type = "number" } end
            answer "total" { value = function(case)
              local total = 0
              for _, domain in ipairs { "mobility", "skin" } do total = total + case.needs[domain] end
              return total
            end }
            """, exports: ["total"])
        #expect(try book.answers(#""needs": {"mobility": 3, "skin": 4}"#) == #"{"total":7}"#)
    }

    @Test func thePriceHasTheFieldsThatRulesMayRead() throws {
        let book = try SmallRulebook(
            Self.facts
                + #" price_bands { match = { "level" }, quoted = "m", { "high", collar = "1", guide = "1", cap = "1" }, { "low", collar = "1", guide = "1", cap = "1" } }"#,
            exports: ["price"])
        let answer = try book.answers(#""level": "high", "m": "1.00""#)
        let fields = ["per", "collar", "guide", "cap", "quoted", "position", "weekly", "gap"]
        for field in fields {
            #expect(answer.contains("\"\(field)\":"), "\(answer)")
            let rule =
                #"price_bands { match = { "level" }, quoted = "m", { "high", collar = "1", guide = "1", cap = "1" }, { "low", collar = "1", guide = "1", cap = "1" } } "#
            #expect(try mistakes(rule + #"answer "a" { value = function(case) return case.price.\#(field) end }"#) == [])
        }
        #expect(answer.filter { $0 == ":" }.count == fields.count + 1)
    }

    @Test func columnsOfDataTablesAreKnown() throws {
        let rules = """
            local items = data_table { file = "items.csv", key = { "item" }, columns = { item = "text", most = "money", days = "number" } }
            fact "item" { label = "Item", type = "text" }
            answer "most" { value = function(case) return find(items, case.item).mst end }
            answer "long" { value = function(case) return find(items, case.item).days > money "1.00" end }
            answer "all" { value = function(case) return sum(rows(items), function(row) return row.mots end) end }
            answer "right" { value = function(case)
              local row = find(items, case.item)
              if row == nil or row.days > 3 then return nil end
              return row.most
            end }
            """
        let book = try SmallRulebook(
            parts: [("rules", rules)], exports: ["most", "long", "all", "right"], data: ["items.csv": "item,most,days\na,1.00,2\n"])
        #expect(
            book.mistakes() == [
                "rules.lua:3:70 unknown_name: `mst` is not part of a row of items.csv",
                "rules.lua:4:47 wrong_kind: a number cannot be compared with money",
                "rules.lua:5:88 unknown_name: `mots` is not part of a row of items.csv",
            ])
    }
}
