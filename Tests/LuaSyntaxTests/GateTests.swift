import LuaSyntax
import Testing

let ruleVocabulary = Vocabulary([
    "assert": nil, "ipairs": nil, "pairs": nil, "pcall": nil, "tostring": nil, "round": nil, "answer": nil, "fact": nil, "routing": nil,
    "string": ["upper", "lower", "len", "sub", "rep"], "table": ["insert", "sort"], "math": ["floor", "min", "max"],
])

@Suite struct GateTests {
    struct Case: CustomTestStringConvertible {
        let source: String
        let code: String
        let message: String
        /// What is underlined.
        let marked: String
        var help: String?

        init(_ source: String, _ code: String, _ message: String, at marked: String, help: String? = nil) {
            (self.source, self.code, self.message, self.marked, self.help) = (source, code, message, marked, help)
        }

        var testDescription: String { source }
    }

    static let refusals: [Case] = [
        Case("goto done ::done::", "refused", "`goto` is not part of rules", at: "goto done"),
        Case("::again::", "refused", "the label `again` is not part of rules", at: "::again::"),
        Case("local x = 1 | 2", "refused", "the operator `|` is not part of rules", at: "|"),
        Case("local x = ~1", "refused", "the operator `~` is not part of rules", at: "~"),
        Case("local x <close> = nil", "refused", "`<close>` is not part of rules", at: "x"),
        Case("local t = {} local x = t[1 < 2]", "refused", "a comparison stands as an index", at: "1 < 2"),
        Case("local t = {} local x = t[not (t == 2)]", "refused", "a comparison stands as an index", at: "not (t == 2)"),
        Case("local t = { [1 ~= 2] = 1 }", "refused", "a comparison stands as an index", at: "1 ~= 2"),
        Case("function f() total = 1 end", "refused", "the global `total` is assigned inside a function", at: "total"),
        Case("function f() function g() end end", "refused", "the global `g` is assigned inside a function", at: "g"),
        Case("local n = 0\nfunction f() n = n + 1 end", "refused", "`n` of line 1 is assigned inside another function", at: "n"),
        Case("round = 1", "refused", "`round` is given to every rulebook and cannot be defined again", at: "round"),
        Case("local e = _ENV", "refused", "`_ENV` is not part of rules", at: "_ENV"),
        Case(
            "local t = {} t.__index = t", "refused", "`__index` begins with two underscores, which is kept for the engine", at: "__index"),
        Case("local __x = 1", "refused", "`__x` begins with two underscores, which is kept for the engine", at: "__x"),
        Case("local t = { [100001] = 1 }", "refused", "the key `100001` is beyond ±100,000", at: "100001"),
        Case("local t = { [-100001] = 1 }", "refused", "the key `-100001` is beyond ±100,000", at: "-100001"),
        Case(
            "local t = { \((1...250).map { "[\($0)] = 1, " }.joined())[251] = 1 }", "refused",
            "there are more than 250 keys here that are not text", at: "251"),
        Case("local x = ...", "refused", "`...` stands outside a function", at: "..."),
        Case("for i = 1, 2, 0 do end", "refused", "a loop cannot go in steps of 0", at: "0"),
        Case("for i = 1, 2, -0.5 do end", "refused", "a loop goes in whole steps", at: "-0.5"),
        Case("local x = 0x1p4", "refused", "`0x1p4` is not a number that rules can hold exactly", at: "0x1p4"),
        Case("local x = 9007199254740992", "number_too_large", "`9007199254740992` is too large", at: "9007199254740992"),
        Case("local x = -1e300", "number_too_large", "`1e300` is too large", at: "1e300"),
        Case("local x = 9007199254740991.5", "number_too_large", "`9007199254740991.5` is too large", at: "9007199254740991.5"),
        Case("local x = 1e-19", "ratio_too_fine", "`1e-19` has too many places", at: "1e-19"),
        Case(
            "local x = os.time()", "not_available", "rules have no `os`", at: "os",
            help: "rules have no clock, files or environment; the service date is `case.on`"),
        Case("setmetatable({}, {})", "not_available", "rules have no `setmetatable`", at: "setmetatable"),
        Case("local c = coroutine.create(f)\nfunction f() end", "not_available", "rules have no `coroutine`", at: "coroutine"),
        Case(
            "local x = string.gsub('a', 'b', 'c')", "not_available", "rules have no `string.gsub`", at: "string.gsub",
            help: "use `replace(text, old, new)`"),
        Case("local x = string['dump']", "not_available", "rules have no `string.dump`", at: "string['dump']"),
        Case("local s = 'a' local x = s:gmatch('b')", "not_available", "text has no `gmatch` in rules", at: "gmatch"),
        Case("local x = ('a'):find('b')", "not_available", "text has no `find` in rules", at: "find"),
        Case("local x = null", "not_available", "rules have no `null`", at: "null", help: "write `nil` for nothing"),
        Case("anwser 'x' {}", "unknown_name", "nothing is named `anwser`", at: "anwser", help: "did you mean `answer`?"),
        Case("local x = math.flor(1)", "unknown_name", "nothing is named `math.flor`", at: "math.flor", help: "did you mean `math.floor`?"),
        Case("local x = qqqqqqqq", "unknown_name", "nothing is named `qqqqqqqq`", at: "qqqqqqqq"),
        Case(
            "function f() end function f() end", "defined_twice", "`f` is defined twice", at: "f", help: "it is defined on line 1 already"),
    ]

    @Test(arguments: refusals)
    func refuses(_ example: Case) throws {
        let result = Chunk.parse(example.source)
        try #require(result.issues.isEmpty)
        let issue = try #require(Gate.issues(in: result.chunk, vocabulary: ruleVocabulary).first)
        #expect(issue.code == example.code)
        #expect(issue.message == example.message)
        #expect(result.chunk.text(of: issue.span) == example.marked)
        if let help = example.help { #expect(issue.help == [help]) }
    }

    @Test(arguments: [
        "local x <const> = 5 local t = { a = 1, [x] = 2 } t.a = t[x] or t[x and 1]",
        "local n = 0 for i = 1, 3 do n = n + i end",
        "total = 1 total = total + 1 function f() return total end",
        "function f(...) local n = 0 for _, v in ipairs({ ... }) do n = n + v end return n end",
        "function f() local n = 0 local g = function() return n end n = 1 return g end",
        "local x = 9007199254740991 + -9007199254740991 + 0.000000000000000001 + 1e3 + 0x10",
        "if later == nil then later = 1 end",
        "function f() return g() end function g() return string.upper('a') end",
        "local round = round local os = 1 local x = os",
        "for i = 10, 1, -1 do end",
    ])
    func accepts(_ source: String) throws {
        let result = Chunk.parse(source)
        try #require(result.issues.isEmpty)
        #expect(Gate.issues(in: result.chunk, vocabulary: ruleVocabulary) == [])
    }

    @Test func partsShareTheirGlobals() {
        let parts = ["function hours_of(case) return case.hours end", "answer 'x' { value = hours_of }", "answer 'y' { value = hors_of }"]
        let issues = Gate.issues(in: parts.map { Chunk.parse($0).chunk }, vocabulary: ruleVocabulary)
        #expect(issues.map(\.count) == [0, 0, 1])
        #expect(issues[2].first?.help == ["did you mean `hours_of`?"])
    }

    @Test func aPartMayNotUseOnLoadingWhatALaterOneDefines() {
        let parts = ["answer 'x' { value = later }", "function f() return later() end", "function later() end"]
        let issues = Gate.issues(in: parts.map { Chunk.parse($0).chunk }, vocabulary: ruleVocabulary, files: ["a.lua", "b.lua", "c.lua"])
        #expect(issues.map { $0.map(\.code) } == [["unknown_name"], [], []])
        #expect(issues[0].first?.help == ["it is defined on line 1 of `c.lua`; name that part earlier in `parts`"])
    }

    @Test func aNameIsDefinedInOnePartOnly() {
        let parts = ["rate = 1 rate = 2", "function rate() end"]
        let issues = Gate.issues(in: parts.map { Chunk.parse($0).chunk }, vocabulary: ruleVocabulary, files: ["a.lua", "b.lua"])
        #expect(issues.map { $0.map(\.code) } == [[], ["defined_twice"]])
        #expect(issues[1].first?.help == ["it is defined on line 1 of `a.lua` already"])
    }
}
