import RuleEngine
import Testing

@Suite struct PrimitiveTests {
    private static let parameters = """
        parameter "rate" {
          title = "Rate", per = "week",
          ["2019-04-01"] = { money "165.56", known = "2019-03-01", revised = { ["2020-04-30"] = money "180.31" } },
          ["2026-04-01"] = money "267.68",
        }
        fact "place" { label = "Place", of = { "north", "south" }, default = "north" }
        parameter "share" { title = "Share", by = "place", north = { ["2020-04-01"] = percent(50) }, south = { ["2026-06-01"] = percent(33.33) } }
        answer "now" { value = function(case) return case.rate end }
        answer "part" { value = function(case) return case.share end }
        """

    @Test func parametersHaveTwoDates() throws {
        let book = try SmallRulebook(Self.parameters, exports: ["now"])
        let rows: [(String, String?, String)] = [
            ("2019-05-01", "2019-06-01", "165.56"), ("2019-05-01", "2020-04-29", "165.56"), ("2019-05-01", "2020-04-30", "180.31"),
            ("2019-05-01", nil, "180.31"), ("2026-03-31", nil, "180.31"), ("2026-04-01", nil, "267.68"),
        ]
        for (on, known, rate) in rows { #expect(try book.answers("", on: on, known: known) == #"{"now":"\#(rate)"}"#) }
        #expect(try book.answers("", on: "2019-03-31").contains(#""code":"parameter_not_known""#))
    }

    @Test func parametersDifferByKey() throws {
        let book = try SmallRulebook(Self.parameters, exports: ["part"])
        #expect(try book.answers("") == #"{"part":0.5}"#)
        #expect(try book.answers(#""place": "south""#, on: "2026-06-01") == #"{"part":0.3333}"#)
        #expect(try book.answers(#""place": "south""#).contains(#""code":"parameter_not_known""#))
    }

    private static let exceptions = """
        fact "aftercare" { label = "Aftercare", type = "boolean" }
        fact "equipment" { label = "Equipment", type = "boolean", default = false }
        answer "charge" {
          value = money "10.00",
          except = {
            { title = "Aftercare is free", when = function(case) return case.aftercare end, value = money "0.00" },
            { title = "Equipment costs a pound", when = function(case) return case.equipment end, value = money "1.00" },
          },
        }
        """

    @Test func exceptionsDisplaceAndConflict() throws {
        let book = try SmallRulebook(
            Self.exceptions + "\nrouting { { \"never\", when = function(case) return false end, reason = \"Never\" } }", exports: ["charge"]
        )
        #expect(try book.answers(#""aftercare": false"#) == #"{"charge":"10.00"}"#)
        #expect(try book.answers(#""aftercare": true"#) == #"{"charge":"0.00"}"#)
        let line = try book.decide(#""aftercare": true, "equipment": true"#)
        #expect(
            line.contains(#""outcome":"refer""#) && line.contains("Aftercare is free") && line.contains("Equipment costs a pound"),
            "\(line)")
        #expect(line.contains(#""answers":{}"#))
    }

    @Test func oneExceptionMaySayThatItGoesFirst() throws {
        let rules = Self.exceptions.replacing(
            "value = money \"1.00\" }", with: "value = money \"1.00\", over = \"Aftercare is free\" }")
        let book = try SmallRulebook(rules, exports: ["charge"])
        #expect(try book.answers(#""aftercare": true, "equipment": true"#) == #"{"charge":"1.00"}"#)
    }

    @Test func aRulebookChangesALibrarysAnswerByException() throws {
        let book = try SmallRulebook(
            """
            fact "free" { label = "Free", type = "boolean" }
            except "base.charge" { { title = "Free", when = function(case) return case.free end, value = money "0.00" } }
            """, exports: ["charge"], uses: ["base"], libraries: ["base": [("all", "answer \"charge\" { value = money \"5.00\" }")]])
        #expect(try book.answers(#""free": false"#) == #"{"charge":"5.00"}"#)
        #expect(try book.answers(#""free": true"#) == #"{"charge":"0.00"}"#)
    }

    @Test func aJudgementWithholdsWhatDependsOnItAndRefers() throws {
        let book = try SmallRulebook(
            """
            fact "hours" { label = "Hours", type = "number" }
            judgement "primary" { title = "Is there a primary health need?", source = "National Framework", refer = "ICB team" }
            answer "payer" { value = function(case) if case.primary then return "nhs" end return "council" end }
            answer "double" { value = function(case) return case.hours * 2 end }
            routing { { "long", when = function(case) return case.hours > 10 end, reason = "Many hours" } }
            """, exports: ["payer", "double"])
        let open = try book.decide(#""hours": 11"#)
        #expect(open.contains(#""outcome":"refer","referrals":[{"to":"ICB team","rule":"judgement.primary"}]"#), "\(open)")
        #expect(open.contains(#""answers":{"double":22}"#), "\(open)")
        #expect(try book.decide(#""hours": 11, "primary": false"#).contains(#""outcome":"recommend""#))
        #expect(try book.answers(#""hours": 11, "primary": true"#) == #"{"payer":"nhs","double":22}"#)
    }

    @Test func groupsAndRecordsAreReadByName() throws {
        let book = try SmallRulebook(
            """
            for _, domain in ipairs { "mobility", "skin" } do
              fact("needs." .. domain) { label = domain, of = { "A", "B", "C" } }
            end
            fact "parts" { label = "Parts", fields = { name = { type = "text" }, weekly = { type = "money" } } }
            answer "as" { value = function(case)
              local n = 0
              if case.needs.mobility == "A" then n = n + 1 end
              if case.needs.skin == "A" then n = n + 1 end
              return n
            end }
            answer "total" { value = function(case) return sum(case.parts, function(part) return part.weekly end) end }
            """, exports: ["as", "total"])
        #expect(
            try book.answers(#""needs": {"mobility": "A", "skin": "B"}, "parts": [{"name":"x","weekly":"1.50"},{"name":"y","weekly":2}]"#)
                == #"{"as":1,"total":"3.50"}"#)
        let line = try book.decide(#""needs": {"mobility": "A"}, "parts": []"#)
        #expect(line.contains(#""answers":{"total":0},"needs":[{"fact":"needs.skin","label":"skin","for":["as"]}]"#), "\(line)")
    }

    @Test func dataTablesAreTypedAndIndexed() throws {
        let book = try SmallRulebook(
            parts: [
                (
                    "rules",
                    """
                    local providers = data_table {
                      file = "providers.csv", key = { "provider" },
                      columns = { provider = "text", accredited = "boolean", rate = "money", since = "date" },
                    }
                    fact "provider" { label = "Provider", type = "text" }
                    answer "rate" { value = function(case)
                      local found = find(providers, case.provider)
                      if found == nil or not found.accredited then return nil end
                      return found.rate
                    end }
                    """
                )
            ], exports: ["rate"],
            data: ["providers.csv": "provider,accredited,rate,since\r\nP-1,yes,\"1,200.50\",2026-01-01\r\nP-2,no,3,\r\n"])
        #expect(try book.answers(#""provider": "P-1""#) == #"{"rate":"1200.50"}"#)
        #expect(try book.answers(#""provider": "P-2""#) == #"{"rate":null}"#)
        #expect(try book.answers(#""provider": "P-3""#) == #"{"rate":null}"#)
    }

    @Test func aCircleShowsTheWayRound() throws {
        let book = try SmallRulebook(
            """
            fact "x" { label = "X", type = "boolean" }
            answer "a" { value = function(case) if case.x then return case.b end return 1 end }
            answer "b" { value = function(case) if case.x then return case.c end return 2 end }
            answer "c" { value = function(case) return case.a end }
            """, exports: ["a"])
        let line = try book.decide(#""x": true"#)
        #expect(line.contains(#""code":"circle""#) && line.contains("a → b → c → a"), "\(line)")
    }

    @Test func anUnroundedAmountIsAnError() throws {
        let book = try SmallRulebook("answer \"third\" { value = function(case) return money \"1.00\" / 3 end }", exports: ["third"])
        #expect(try book.decide("").contains(#""code":"unrounded""#))
    }
}
