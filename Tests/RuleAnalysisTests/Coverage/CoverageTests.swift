import LuaSandbox
import RuleAnalysis
import RuleEngine
import RuleModel
import Testing

/// What examples exercise, on a rulebook for each kind, and the cases that are suggested.
@Suite("Coverage")
struct CoverageTests {
    /// Each gap in a line: `3:5 row level.high never no: like a with hours 19.75`.
    static func gaps(_ folder: RulesFolder, suggestions: Int = .max) throws -> [String] {
        try coverage(folder, suggestions: suggestions).gaps.map(line)
    }

    static func coverage(_ folder: RulesFolder, suggestions: Int = .max) throws -> Coverage {
        let rulebook = try folder.load()
        return try LuaThread.run { () throws(Diagnostics) in
            try ExampleCoverage(rulebook, Examples(of: folder.path)).coverage(suggestions: suggestions)
        }
    }

    private static func line(_ gap: Coverage.Gap) -> String {
        let subject = gap.subject
        let days = [subject.from, subject.known].compactMap { $0?.description }
        let name = [subject.kind.rawValue, subject.rule, subject.text].compactMap(\.self) + days
        return "\(subject.at.line):\(subject.at.column) \(name.joined(separator: " ")) never \(gap.missing): \(words(of: gap.suggestion))"
    }

    private static func words(of suggestion: SuggestedCase?) -> String {
        guard let suggestion else { return "nothing found" }
        let changes = suggestion.changes.map { change in
            let value = change.value?.string ?? change.value.map(JSONText.text) ?? "absent"
            return "\(change.fact) \(change.asIn.map { "as in \($0)" } ?? value)"
        }
        return "like \(suggestion.like.dropFirst("examples/".count).dropLast(".json".count)) with \(changes.joined(separator: ", "))"
    }

    /// A rulebook with one example for each list of facts, expecting nothing but that it is decided.
    private static func folder(_ rules: String, exports: [String] = [], _ facts: String..., on: String = "2026-05-01") throws -> RulesFolder
    {
        let folder = try RulesFolder(rules, exports: exports)
        for (index, facts) in facts.enumerated() {
            let name = "abcdefgh".map(String.init)[index]
            try folder.addExample(name, #"{"case":{"on":"\#(on)","facts":{\#(facts)}},"expect":{"case":null}}"#)
        }
        return folder
    }

    // MARK: Kinds

    private static let levels = """
        fact "hours" { label = "Hours", type = "number", min = 0, max = 168, step = 0.25 }
        fact "waking" { label = "Waking nights", type = "boolean" }
        choose "level" {
          { "high", when = function(case) return case.hours >= 20 or case.waking end },
          { "medium", when = function(case) return case.hours > 7 end },
          { "low" },
        }
        """

    @Test("Rows and the parts of their conditions, each both ways; a condition of one part is the row")
    func rows() throws {
        let found = try Self.gaps(Self.folder(Self.levels, exports: ["level"], #""hours":24,"waking":false"#))
        #expect(
            found == [
                "4:3 row level.high never no: like a with hours 19.75",
                "4:42 condition level.high case.hours >= 20 never no: like a with hours 19.75",
                "4:62 condition level.high case.waking never anything: like a with hours 19.75",
                "5:3 row level.medium never anything: like a with hours 19.75",
                "6:3 row level.low never yes: like a with hours 7",
            ])
        let whole = try Self.folder(
            Self.levels, exports: ["level"], #""hours":24,"waking":false"#, #""hours":2,"waking":true"#, #""hours":7.25,"waking":false"#,
            #""hours":0,"waking":false"#)
        let coverage = try Self.coverage(whole)
        #expect(coverage.gaps.isEmpty)
        #expect(coverage.totals == [.init(.row, covered: 3, of: 3), .init(.condition, covered: 2, of: 2)])
    }

    @Test("Rows of bands, and where a quote stands")
    func bands() throws {
        let rules = """
            fact "level" { label = "Level", of = { "high", "low" } }
            fact "quote" { label = "Quote", type = "money", min = money "0.00" }
            bands "price" {
              per = "week", match = { "level" }, quoted = "quote", above_cap = "cap", below_collar = "quoted",
              { "high", collar = "100.00", guide = "110.00", cap = "120.00" },
              { "low", collar = "50.00", guide = "60.00", cap = "70.00" },
            }
            """
        let found = try Self.gaps(Self.folder(rules, exports: ["price"], #""level":"low","quote":"60.00""#))
        #expect(
            found == [
                "4:38 quote price above_cap never yes: like a with quote 70.01",
                "4:38 quote price below_collar never yes: like a with quote 49.99",
                "5:3 band price high never yes: like a with level high",
            ])
    }

    @Test("Layers and exceptions apply and do not")
    func layers() throws {
        let rules = """
            fact "aftercare" { label = "Aftercare", type = "boolean" }
            fact "charge" { label = "Charge", type = "money" }
            answer "assessed" {
              value = function(case) return case.charge end,
              except = { { title = "Aftercare is free", when = function(case) return case.aftercare end, value = money "0.00" } },
            }
            answer "components" { value = { { name = "placement", weekly = money "100.00" } } }
            layers "funding" {
              of = "components", payers = { "icb", "person" }, rest = "icb",
              { "Aftercare", when = function(case) return case.aftercare end, share = { icb = percent(50) } },
              { "Charge", amount = { person = function(case) return case.assessed end } },
            }
            """
        let found = try Self.gaps(Self.folder(rules, exports: ["funding"], #""aftercare":true,"charge":"10.00""#))
        #expect(
            found == [
                "5:14 exception assessed.aftercare_is_free never no: like a with aftercare false",
                "10:3 layer funding.aftercare never no: like a with aftercare false",
            ])
    }

    @Test("An exception that applies only where another displaces it is not covered, and the suggested case makes it decide")
    func displaced() throws {
        let rules = """
            fact "poor" { label = "Hardship", type = "boolean" }
            fact "late" { label = "Paid late", type = "boolean" }
            answer "fee" {
              value = money "40.00",
              except = {
                { title = "Hardship", when = function(case) return case.poor end, value = money "0.00", over = "Late payment" },
                { title = "Late payment", when = function(case) return case.late end, value = money "45.00" },
              },
            }
            """
        let always = try Self.coverage(Self.folder(rules, exports: ["fee"], #""poor":true,"late":true"#))
        let late = try #require(always.gaps.last)
        #expect(late.subject.rule == "fee.late_payment" && late.missing == .decision)
        #expect(late.suggestion?.example["case"]?["facts"] == .object([.init("poor", .boolean(false)), .init("late", .boolean(true))]))
        let both = try Self.gaps(Self.folder(rules, exports: ["fee"], #""poor":true,"late":true"#, #""poor":false,"late":false"#))
        #expect(both == ["7:5 exception fee.late_payment never decision: like a with poor false"])
    }

    @Test("Whatever may be true or false as a part of a condition counts: calls of the library and of rules, and names")
    func operands() throws {
        let rules = """
            fact "kinds" { label = "Benefits", type = "choices", of = { "pip", "esa" }, default = {} }
            fact "hours" { label = "Hours", type = "number" }
            local function is_long(hours) return hours > 10 end
            choose "band" {
              { "pass", when = function(case) return includes(case.kinds, "pip") or includes(case.kinds, "esa") end },
              { "long", when = function(case) return case.hours > 2 and is_long(case.hours) end },
              {
                "empty", when = function(case)
                  local none = case.hours == 0
                  return case.hours < 2 and none
                end,
              },
              { "none" },
            }
            """
        let gaps = try Self.coverage(
            Self.folder(
                rules, exports: ["band"], #""kinds":["pip"],"hours":1"#, #""kinds":[],"hours":12"#, #""kinds":[],"hours":0"#,
                #""kinds":[],"hours":2"#)
        ).gaps
        #expect(
            gaps.map { "\($0.subject.rule) \($0.subject.text ?? "") never \($0.missing)" } == [
                "is_long hours > 10 never no", #"band.pass includes(case.kinds, "esa") never yes"#,
                "band.long is_long(case.hours) never no", "band.empty none never no",
            ])
        #expect(gaps.allSatisfy { $0.suggestion != nil })
    }

    @Test("Routes: a row that was not decided, because a fact is missing, was not seen not to apply")
    func routes() throws {
        let rules = """
            fact "age" { label = "Age", type = "number", min = 0, max = 120, step = 1 }
            fact "resident" { label = "Resident", type = "boolean" }
            routing {
              { "old", when = function(case) return case.age >= 65 end, refer = "team", reason = "The person is 65 or over" },
              { "away", when = function(case) return not case.resident end, decline = true, reason = "The person lives elsewhere" },
            }
            """
        let found = try Self.gaps(Self.folder(rules, #""resident":false"#, #""age":70,"resident":false"#))
        #expect(
            found == [
                "4:3 route routing.old never no: like b with age 64", "5:3 route routing.away never no: like b with resident true",
            ])
    }

    @Test("Figures: each date, key and revision, by the day and what was known")
    func figures() throws {
        let rules = """
            fact "area" { label = "Area", of = { "inner", "outer" } }
            parameter "rate" {
              title = "Rate",
              ["2025-04-01"] = { money "10.00", known = "2025-03-01", revised = { ["2025-11-20"] = money "11.00" } },
              ["2026-04-01"] = money "12.00",
              ["2027-04-01"] = false,
            }
            parameter "limit" {
              title = "Limit", by = "area",
              ["inner"] = { ["2025-04-01"] = 5, ["2026-10-01"] = 6 },
              ["outer"] = { ["2025-04-01"] = 7 },
            }
            answer "total" { value = function(case) return case.rate * case.limit end }
            """
        let found = try Self.gaps(Self.folder(rules, exports: ["total"], #""area":"inner""#))
        #expect(
            found == [
                "4:4 figure rate 2025-04-01 2025-03-01 never yes: like a with on 2025-04-01, known 2025-03-01",
                "4:72 figure rate 2025-04-01 2025-11-20 never yes: like a with on 2025-04-01",
                "10:38 figure limit inner 2026-10-01 never yes: like a with on 2026-10-01",
                "11:18 figure limit outer 2025-04-01 never yes: like a with area outer",
            ])
    }

    @Test("Conditions of helpers, of `if`, `not` and `~=`; what runs at load is nobody's to exercise")
    func conditions() throws {
        let rules = """
            fact "kind" { label = "Kind", of = { "a", "b", "c" } }
            fact "parts" { label = "Parts", fields = { weight = { type = "number" } }, default = {} }
            local limit = 3
            if limit > 2 then limit = 2 end
            local function is_heavy(part) return part.weight > limit end
            answer "words" {
              value = function(case)
                local heavy = any(case.parts, is_heavy)
                if not heavy then return "light" end
                if case.kind ~= "a" and not (case.kind == "b") then return "other" end
                return "heavy"
              end,
            }
            """
        let found = try Self.gaps(Self.folder(rules, exports: ["words"], #""kind":"a","parts":[{"weight":3}]"#))
        #expect(
            found == [
                "5:38 condition is_heavy part.weight > limit never no: like a with parts [{\"weight\":2}]",
                #"9:12 condition words heavy never no: like a with parts [{"weight":2}]"#,
                "10:8 condition words case.kind ~= \"a\" never yes: like a with kind b",
                "10:34 condition words case.kind == \"b\" never anything: like a with kind b",
            ])
    }

    // MARK: Suggestions

    @Test("A case that needs several facts is found step by step, with the facts that it asks for")
    func several() throws {
        let rules = """
            for _, name in ipairs { "a", "b", "c" } do
              fact("needs." .. name) { label = name, type = "number", min = 0, max = 5, step = 1 }
            end
            fact "nights" { label = "Nights", type = "boolean" }
            fact "waking" { label = "Waking", type = "boolean" }
            answer "score" { value = function(case) return case.needs.a + case.needs.b + case.needs.c end }
            choose "level" {
              { "high", when = function(case) return case.score >= 14 and case.nights and case.waking end },
              { "low" },
            }
            """
        let folder = try Self.folder(rules, exports: ["level"], #""needs":{"a":1,"b":1,"c":1},"nights":false"#)
        let found = try Self.gaps(folder)
        #expect(
            found == [
                "8:3 row level.high never yes: like a with needs.a 5, needs.b 5, needs.c 4, nights true, waking true",
                "8:42 condition level.high case.score >= 14 never yes: like a with needs.a 5, needs.b 5, needs.c 4, nights true, waking true",
                "8:63 condition level.high case.nights never anything: like a with needs.a 5, needs.b 5, needs.c 4, nights true, waking true",
                "8:79 condition level.high case.waking never anything: like a with needs.a 5, needs.b 5, needs.c 4, nights true, waking true",
            ])
    }

    @Test("A day of the week, a text that no example has, a field of a record; where the rules refuse the case, its error is expected")
    func others() throws {
        let rules = """
            fact "name" { label = "Name", type = "text" }
            fact "parts" { label = "Parts", fields = { note = { type = "text" }, cost = { type = "money" } }, default = {} }
            local function checked(case)
              if case.name ~= "Ann" then error("nobody is called so") end
              return weekday(case.on) >= 6
            end
            answer "rest" { value = function(case) return checked(case) end }
            answer "dear" {
              value = function(case)
                return any(case.parts, function(one) return one.note == "" and one.cost > money "99.50" end)
              end,
            }
            """
        let folder = try Self.folder(rules, exports: ["rest", "dear"], #""name":"Ann""#)
        let coverage = try Self.coverage(folder)
        #expect(
            coverage.gaps.map(Self.line) == [
                "4:6 condition checked case.name ~= \"Ann\" never yes: like a with name ",
                "5:10 condition checked weekday(case.on) >= 6 never yes: like a with on 2026-05-02",
                #"10:49 condition dear one.note == "" never anything: like a with parts [{"cost":"0.00","note":"another"}]"#,
                #"10:68 condition dear one.cost > money "99.50" never anything: like a with parts [{"cost":"0.00","note":""}]"#,
            ])
        let refused = try #require(coverage.gaps.first?.suggestion)
        try folder.addExample("refused", JSONText.text(refused.example))
        let rulebook = try folder.load()
        let results = try LuaThread.run { () throws(Diagnostics) in try Examples(of: folder.path).run(rulebook) }
        #expect(results.last?.file == "refused.json" && results.last?.passed == true)
    }

    @Test("Rows of bands from a file stand in the file, and what rules look up there is tried")
    func tables() throws {
        let rules = """
            fact "provider" { label = "Provider", type = "text" }
            local providers = data_table { file = "table.csv", key = { "provider" }, columns = { provider = "text", accredited = "boolean" } }
            local rates = data_table {
              file = "table.csv", columns = { provider = "text", collar = "money", guide = "money", cap = "money" },
            }
            bands "rate" { per = "hour", match = { "provider" }, rows = rows(rates) }
            answer "warned" { value = function(case) return not find(providers, case.provider).accredited end }
            """
        let table = "provider,accredited,collar,guide,cap\nP-1,yes,1.00,2.00,3.00\nP-2,no,1.00,2.00,3.00\n"
        let folder = try RulesFolder(rules, exports: ["rate", "warned"], table: table)
        try folder.addExample("a", #"{"case":{"on":"2026-05-01","facts":{"provider":"P-1"}},"expect":{"case":null}}"#)
        let gaps = try Self.coverage(folder).gaps
        #expect(
            gaps.map(Self.line) == [
                "7:53 condition warned find(providers, case.provider).accredited never no: like a with provider P-2",
                "3:1 band rate P-2 never yes: like a with provider P-2",
            ])
        #expect(gaps.last?.subject.at.file.hasSuffix("small/table.csv") == true)
    }

    @Test("Added as examples, the suggested cases pass, and every gap vanishes")
    func vanish() throws {
        let folder = try Self.folder(Self.levels, exports: ["level"], #""hours":24,"waking":false"#)
        for round in 0..<4 {
            let suggestions = try Self.coverage(folder).gaps.compactMap(\.suggestion)
            for (index, suggestion) in suggestions.enumerated() {
                try folder.addExample("s\(round)\(index)", JSONText.text(suggestion.example))
            }
        }
        #expect(try Self.gaps(folder).isEmpty)
        let rulebook = try folder.load()
        let results = try LuaThread.run { () throws(Diagnostics) in try Examples(of: folder.path).run(rulebook) }
        #expect(results.count > 3 && results.filter { $0.file.hasPrefix("s") }.allSatisfy(\.passed))
    }

    @Test("Only so many gaps are searched, and the same are found each time")
    func repeatable() throws {
        let folder = try Self.folder(Self.levels, exports: ["level"], #""hours":24,"waking":false"#)
        let first = try Self.coverage(folder, suggestions: 1)
        #expect(first.gaps.map { $0.suggestion != nil } == [true, false, false, false, false])
        #expect(try Self.coverage(folder) == Self.coverage(folder))
    }

    @Test("Without examples nothing is covered, and nothing can be suggested")
    func withoutExamples() throws {
        let coverage = try Self.coverage(RulesFolder(Self.levels, exports: ["level"]))
        #expect(coverage.totals == [.init(.row, covered: 0, of: 3), .init(.condition, covered: 0, of: 2)])
        #expect(coverage.gaps.allSatisfy { $0.suggestion == nil } && coverage.gaps.count == 5)
    }
}
