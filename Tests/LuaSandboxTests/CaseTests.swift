import LuaSandbox
import RuleModel
import Testing

@Suite struct CaseTests {
    private func decide(_ facts: [Fact], _ source: String, _ json: String, _ names: [String]) throws -> [String] {
        try LuaThread.run { try TestRulebook(facts, source).decide(json, names) }
    }

    private func facts(_ json: String) -> String { #"{"case":"C-1","on":"2026-05-01","facts":\#(json)}"# }

    @Test func factsAreRead() throws {
        let declared: [Fact] = [
            .number("hours"), .test("night", .choice(["none", "waking"])), .test("price", .money(min: nil, max: nil)),
            .test("born", .date), .test("note", .text, required: false), .test("needs.skin", .text),
            .test("needs.mobility", .text, required: false),
            .test("given", .boolean),
        ]
        let source = """
            return { definitions = {
                all = function(case)
                    return { case.hours, case.night, case.price * 2, case.born + days(1), case.note == nil, case.needs.skin,
                        case.needs.mobility == nil, case.given, case.on, case.known == nil }
                end,
                asked = function(case) return case.nothing end,
                listed = function(case) for k in pairs(case) do end end,
                member = function(case) return case.needs.other end,
                whole = function(case) return case end,
                changed = function(case) case.hours = 1 end,
                deeper = function(case) case.needs.skin = "x" end,
            } }
            """
        let json = facts(
            #"{"hours":7.5,"night":"waking","price":"10.00","born":"1980-02-28","needs":{"skin":"A"},"given":true}"#)
        let got = try decide(
            declared, source, json,
            ["all", "hours", "night", "asked", "listed", "member", "whole", "changed", "deeper", "nothing", "on", "known", "needs"])
        #expect(
            got == [
                #"[7.5,"waking","20.00","1980-02-29",true,"A",true,true,"2026-05-01",true]"#, "7.5", #""waking""#, "unknown_name nothing",
                "dynamic_read", "unknown_name needs.other", "dynamic_read", "frozen record", "frozen record", "unknown_name nothing",
                #""2026-05-01""#, "null", "dynamic_read",
            ])
    }

    @Test func missingFactsAreAskedFor() throws {
        var withDefault = Fact.number("rate")
        withDefault.required = false
        withDefault.defaultValue = .number(Exact(3))
        let declared: [Fact] = [
            .number("hours"), .test("note", .text, required: false), withDefault, .test("needs.skin", .text),
            .test("ethnicity", .text, isRead: false),
        ]
        let source = """
            return { definitions = {
                total = function(case) return case.hours * case.rate end,
                caught = function(case) return { pcall(function() return case.hours end) } end,
                skin = function(case) return case.needs.skin end,
                secret = function(case) return case.ethnicity end,
            } }
            """
        let got = try decide(declared, source, facts("{}"), ["total", "total", "caught", "note", "rate", "skin", "secret"])
        #expect(
            got == [
                "fact_missing hours", "fact_missing hours", "fact_missing hours", "null", "3", "fact_missing needs.skin",
                "dynamic_read ethnicity",
            ])
        #expect(try decide(declared, source, facts(#"{"hours":2}"#), ["total", "caught"]) == ["6", "[true,2]"])
    }

    @Test func answersAreWorkedOutOnceAndFrozen() throws {
        let source = """
            local function counted(case) return { price = money "1.00", lines = { 1, 2 } } end
            return { definitions = {
                record = counted,
                same = function(case) return case.record == case.record end,
                change = function(case) case.record.price = 1 end,
                deep = function(case) table.insert(case.record.lines, 3) end,
                nothing = function() end,
                twice = function(case) return case.nothing == nil and case.nothing == nil end,
                maker = function() local list = { 1 } return { add = function() list[2] = 2 end } end,
                made = function(case) case.maker.add() end,
                ordered = function(case) return { b = 1, a = 2, c = 3, z = { y = 1, x = 2 } } end,
                shared = function(case) return case.ordered end,
            }, fields = { ordered = { "z", "c", "b" }, shared = { "a", "b" } } }
            """
        let got = try decide([], source, facts("{}"), ["same", "change", "deep", "nothing", "twice", "made", "ordered", "shared"])
        #expect(
            got == [
                "true", "frozen record", "frozen list", "null", "true", "frozen list", #"{"z":{"x":2,"y":1},"c":3,"b":1,"a":2}"#,
                #"{"z":{"x":2,"y":1},"c":3,"b":1,"a":2}"#,
            ])
    }

    @Test func errorsAreRememberedAndRaisedAgain() throws {
        let source = """
            return { definitions = {
                a = function(case) local b = case.b return b end,
                b = function(case) local c = case.c return c end,
                c = function(case) error("first") end,
                caught = function(case) return { pcall(function() return case.a end) } end,
                again = function(case) return { pcall(function() return case.b end) } end,
                other = function(case)
                    local ok = pcall(function() return case.a end)
                    local _, why = pcall(error, "second")
                    local _, first = pcall(function() return case.c end)
                    return { ok, why, first }
                end,
            } }
            """
        let got = try decide([], source, facts("{}"), ["caught", "again", "other", "a", "c"])
        #expect(
            got == [
                #"[false,"first"]"#, #"[false,"first"]"#, #"[false,"second","first"]"#, "rule_error first", "rule_error first",
            ])
    }

    @Test func circlesShowTheWayRound() throws {
        let source = """
            return { definitions = {
                a = function(case) return case.b end,
                b = function(case) return case.c end,
                c = function(case) return case.b end,
                self = function(case) return case.self end,
                caught = function(case) return pcall(function() return case.a end) end,
            } }
            """
        let got = try decide([], source, facts("{}"), ["a", "b", "self", "caught"])
        #expect(got == ["circle b → c → b", "circle b → c → b", "circle self → self", "circle b → c → b"])
    }

    @Test func answersNestSixtyFourDeep() throws {
        let source = """
            local definitions = {}
            for i = 1, 70 do
                definitions["a" .. i] = function(case)
                    local function read() return case["a" .. (i + 1)] end
                    if i == 70 then return 0 end
                    return read() + 1
                end
            end
            return { definitions = definitions }
            """
        #expect(try decide([], source, facts("{}"), ["a6"]) == ["too_deep"])
        #expect(try decide([], source, facts("{}"), ["a7"]) == ["63"])
        #expect(try decide([], source, facts("{}"), ["a40", "a10", "a1"]) == ["30", "60", "69"])
    }

    @Test func thePreludeCatchesWhatRulesCannot() throws {
        let source = """
            local function tried(case, name)
                local ok, code, subject, chunk, line = host.attempt(function() return case[name] end)
                return { ok, code, subject, chunk, line }
            end
            return { definitions = {
                missing = function(case) return tried(case, "hours") end,
                circle = function(case) return tried(case, "round") end,
                round = function(case) return case.round end,
                conflict = function(case) return { host.attempt(host.fail, "conflict", "a\\nb") } end,
                fine = function(case) return { host.attempt(function() return 1, 2 end) } end,
                endless = function(case) return { host.attempt(function() while true do end end) } end,
                again = function(case)
                    host.attempt(host.fail, "no_band", "price")
                    host.again()
                end,
                unknown = function(case) host.fail("no_such_code") end,
                kinds = function(case) return { host.type_of(nil), host.type_of({ 1 }), host.type_of({}), host.type_of(1), host.type_of("") } end,
                parsed = function(case)
                    return { host.parse_money("1,290.00"), host.parse_number("7.10"), host.parse_date("2026-05-01"),
                        host.parse_money("x") == nil, host.parse_date("2026-02-30") == nil, host.parse_number(5) == nil }
                end,
                here = function(case) return { host.here(1) } end,
                frozen = function(case)
                    local t = { b = 1, a = 2 }
                    local before = host.is_frozen(t)
                    host.freeze(t, { "b", "a" })
                    return { before, host.is_frozen(t), t }
                end,
            } }
            """
        let names = ["missing", "circle", "conflict", "fine", "again", "unknown", "kinds", "parsed", "here", "frozen", "endless"]
        let got = try decide([.number("hours")], source, facts("{}"), names)
        #expect(got[0].hasPrefix(#"[false,"fact_missing","hours",1,"#))
        #expect(got[1].hasPrefix(#"[false,"circle","round → round",1,"#))
        #expect(got[2] == #"[false,"conflict","a\nb",1,0]"# || got[2].hasPrefix(#"[false,"conflict","a\nb""#))
        #expect(got[3] == "[true,1]")
        #expect(got[4] == "no_band price")
        #expect(got[5].hasPrefix("bad_argument"))
        #expect(got[6] == #"["nothing","list","record","number","text"]"#)
        #expect(got[7] == #"["1290.00",7.1,"2026-05-01",true,true,true]"#)
        #expect(got[8].hasPrefix("[1,"))
        #expect(got[9] == #"[false,true,{"b":1,"a":2}]"#)
        #expect(got[10] == "step_limit")
    }

    @Test func namesAreTakenOnce() throws {
        for (declared, names) in [
            ([Fact.number("a")], ["a"]), ([Fact.number("a"), .number("a")], []), ([Fact.number("a"), .number("a.b")], []),
        ] {
            let definitions = names.map { "\($0) = function() end" }.joined(separator: ", ")
            let error = #expect(throws: SandboxError.self) { try decide(declared, "return { definitions = { \(definitions) } }", "", []) }
            #expect(error?.code == "bad_declaration" && error?.subject == "a")
        }
    }

    @Test func globalsAreFrozenWithTheRest() throws {
        let source = """
            count = 0
            shared = { 1 }
            return { definitions = {
                global = function(case) _ENV.count = 1 end,
                table = function(case) shared[2] = 2 end,
                fresh = function(case) _ENV.other = 1 end,
            } }
            """
        #expect(try decide([], source, facts("{}"), ["global", "table", "fresh"]) == ["frozen record", "frozen list", "frozen record"])
    }
}
