import CLuaHost
import RuleModel
import TestSupport
import Testing

@testable import LuaSandbox

@Suite struct CaseIssueTests {
    private let bench = CaseBench(CaseReadingTests.facts, defaults: ["kind": "\"spot\""])

    private func issues(_ facts: String) -> [CaseIssue] { bench.parse("{\"on\":\"2026-05-01\",\"facts\":{\(facts)}}").issues }

    /// Facts as given, and each mistake as `code fact: message (help)`.
    @Test(arguments: [
        (
            #""one_to_one_hours":168.25"#,
            "out_of_range one_to_one_hours: `one_to_one_hours` must be a number of hours a week from 0 to 168 in steps of 0.25"
        ),
        (
            #""one_to_one_hours":-1"#,
            "out_of_range one_to_one_hours: `one_to_one_hours` must be a number of hours a week from 0 to 168 in steps of 0.25"
        ),
        (
            #""one_to_one_hours":7.1"#,
            "off_step one_to_one_hours: `one_to_one_hours` must be a number of hours a week from 0 to 168 in steps of 0.25"
        ),
        (#""odd":4"#, "off_step odd: `odd` must be a number of at least 1 in steps of 2"),
        (#""count":"7""#, "wrong_type count: `count` must be a number (write a number without quotes: `7.5`)"),
        (#""count":{"a":[1,{"b":2}]}"#, "wrong_type count: `count` must be a number (write a number without quotes: `7.5`)"),
        (#""count":9007199254740992"#, "too_large count: `count` is too large: at most 9,007,199,254,740,991"),
        (#""count":1e400"#, "too_large count: `count` is too large: at most 9,007,199,254,740,991"),
        (#""count":0.0000000000000000000001"#, "too_fine count: `count` has too many decimal places (round it)"),
        (#""night_cover":"secret""#, "unknown_choice night_cover: `night_cover` must be one of none, on_call, sleep_in, waking"),
        (#""night_cover":true"#, "wrong_type night_cover: `night_cover` must be one of none, on_call, sleep_in, waking"),
        (#""eligible":"yes""#, "wrong_type eligible: `eligible` must be true or false (write `true` or `false`)"),
        (#""quoted_price":"-0.01""#, "out_of_range quoted_price: `quoted_price` must be an amount of money from £0.00 to £9,999.00"),
        (
            #""quoted_price":"lots""#,
            "wrong_type quoted_price: `quoted_price` must be an amount of money from £0.00 to £9,999.00 (write pounds and pence: `\"1290.00\"`)"
        ),
        (#""quoted_price":1e15"#, "too_large quoted_price: `quoted_price` is too large: at most £90,071,992,547,409.91"),
        (#""born":"2001-02-29""#, "bad_date born: `born` must be a date, YYYY-MM-DD (write `\"2026-05-01\"`)"),
        (#""born":"01/05/2026""#, "bad_date born: `born` must be a date, YYYY-MM-DD (write `\"2026-05-01\"`)"),
        (#""born":20010228"#, "wrong_type born: `born` must be a date, YYYY-MM-DD (write `\"2026-05-01\"`)"),
        (#""provider":5"#, "wrong_type provider: `provider` must be text"),
        (#""domains":"a""#, "wrong_type domains: `domains` must be a list of a, b, c (write a list: `[\"a\"]`)"),
        (#""domains":["a","secret"]"#, "unknown_choice domains: choice 2 of `domains` must be one of a, b, c"),
        (#""domains":[["a"]]"#, "wrong_type domains: choice 1 of `domains` must be one of a, b, c (write a list: `[\"a\"]`)"),
        (#""domains":["a","b","a"]"#, "duplicate_choice domains: choice 3 of `domains` was given before"),
        (#""needs":{"mobility":"C"}"#, "unknown_choice needs.mobility: `needs.mobility` must be one of A, B"),
        (
            #""needs":{"mobilty":"A"}"#,
            "unknown_fact needs.mobilty: `needs.mobilty` is not a fact of this rulebook (did you mean `needs.mobility`?)"
        ),
        (#""needs":"A""#, "wrong_type -: `needs` must be a record of mobility, skin (write `{\"mobility\": …}`)"),
        (#""needs":{},"needs":{}"#, "duplicate_key -: `needs` is given twice (keep one)"),
        (#""needs":{"skin":"A"},"needs.skin":"A""#, "duplicate_key needs.skin: `needs.skin` is given twice (keep one)"),
        (#""count":1,"count":1"#, "duplicate_key count: `count` is given twice (keep one)"),
        (#""count":1,"co\u0075nt":1"#, "duplicate_key count: `count` is given twice (keep one)"),
        (
            #""one_to_one_hour":{"secret":1}"#,
            "unknown_fact one_to_one_hour: `one_to_one_hour` is not a fact of this rulebook (did you mean `one_to_one_hours`?)"
        ),
        (#""zzzzzzzzzzz":1"#, "unknown_fact zzzzzzzzzzz: `zzzzzzzzzzz` is not a fact of this rulebook"),
        (#""":1"#, "unknown_fact : `` is not a fact of this rulebook"),
        (#""ethnicity":1"#, "wrong_type ethnicity: `ethnicity` must be text"),
        (
            #""offers":{}"#,
            "wrong_type offers: `offers` must be a list of records of name, weekly, beds, kind, tags, parts (write a list of objects: `[{…}, {…}]`)"
        ),
        (
            #""offers":[1]"#,
            "wrong_type offers: record 1 of `offers` must be a record of name, weekly, beds, kind, tags, parts (write a list of objects: `[{…}, {…}]`)"
        ),
        (#""offers":[{"name":"x","weekly":1},{"name":"x"}]"#, "missing_field offers: record 2 of `offers` lacks `weekly`"),
        (#""offers":[{"name":null,"weekly":1}]"#, "missing_field offers: record 1 of `offers` lacks `name`"),
        (
            #""offers":[{"name":"x","weekly":1,"bed":2}]"#,
            "unknown_field offers: `bed` is not a field of the records of `offers` (did you mean `beds`?)"
        ),
        (
            #""offers":[{"name":"x","weekly":1,"beds":10}]"#,
            "out_of_range offers: `beds` of record 1 of `offers` must be a number from 1 to 9"
        ),
        (#""offers":[{"name":"x","weekly":1,"kind":7}]"#, "wrong_type offers: `kind` of record 1 of `offers` must be one of block, spot"),
        (
            #""offers":[{"name":"x","weekly":1,"tags":["x","x"]}]"#,
            "duplicate_choice offers: `tags` of record 1 of `offers` gives a choice twice"
        ),
        (#""offers":[{"name":"x","weekly":1,"weekly":2}]"#, "duplicate_key offers: `weekly` is given twice (keep one)"),
        (
            #""offers":[{"name":"x","weekly":1,"parts":[{"hours":"x"}]}]"#,
            "wrong_type offers: `parts` of record 1 of `offers` must be a list of records of hours (write a list of objects: `[{…}, {…}]`)"
        ),
        (
            #""visits":[{"weekly":"x"}]"#,
            "bad_date visits: `weekly` of record 1 of `visits` must be a date, YYYY-MM-DD (write `\"2026-05-01\"`)"
        ),
    ])
    func facts(_ given: String, _ expected: String) {
        #expect(issues(given).map(line) == [expected])
    }

    /// Whole cases.
    @Test(arguments: [
        ("", "malformed_json -: the case is not JSON"), ("{", "malformed_json -: the case is not JSON"),
        (#"{"on":"2026-05-01"} x"#, "malformed_json -: the case is not JSON"),
        ("[]", "not_an_object -: a case is an object: `{\"case\": …, \"on\": …, \"facts\": {…}}`"),
        ("7", "not_an_object -: a case is an object: `{\"case\": …, \"on\": …, \"facts\": {…}}`"),
        ("null", "not_an_object -: a case is an object: `{\"case\": …, \"on\": …, \"facts\": {…}}`"),
        ("{}", "no_date -: the case has no date (give `on` in the case, or `--on`)"),
        (#"{"on":null}"#, "no_date -: the case has no date (give `on` in the case, or `--on`)"),
        (#"{"on":"1/5/2026"}"#, "bad_date -: `on` must be a date, YYYY-MM-DD"),
        (#"{"on":5}"#, "wrong_type -: `on` must be a date, YYYY-MM-DD"),
        (#"{"on":"2026-05-01","case":true}"#, "wrong_type -: `case` must be text"),
        (#"{"on":"2026-05-01","facts":[]}"#, "wrong_type -: `facts` must be an object"),
        (#"{"on":"2026-05-01","on":"2026-05-01"}"#, "duplicate_key -: `on` is given twice (keep one)"),
        (#"{"on":"2026-05-01","fact":{}}"#, "unknown_field -: `fact` is not a part of a case (did you mean `facts`?)"),
        (#"{"on":"2026-05-01","count":1}"#, "unknown_field -: `count` is not a part of a case (put it under `facts`)"),
        (
            #"{"on":"2026-05-01","xyzzyx":1}"#,
            "unknown_field -: `xyzzyx` is not a part of a case (a case has `case`, `person`, `on`, `facts`, `evidence`)"
        ),
        (
            #"{"on":"2026-05-01","evidence":{"count":5}}"#,
            "wrong_type count: the evidence of `count` must be an object of texts, such as `document`, `dated` and `by`"
        ),
    ])
    func cases(_ json: String, _ expected: String) {
        #expect(bench.parse(json).issues.map(line) == [expected])
    }

    @Test func aGroupMayBeCalledPerson() {
        let bench = CaseBench([Fact(name: "person.age", label: "Age", kind: .number(min: nil, max: nil, step: nil))])
        let issues = bench.parse(#"{"person":true,"on":"2026-05-01","facts":{"person":"Mrs Jones"}}"#).issues
        #expect(issues.map(\.message) == ["`person` must be text", "`person` must be a record of age"])
        #expect(issues.last?.help == ["write `{\"age\": …}`"])
    }

    @Test func allAtOnceInOrderWithTheirPlaces() {
        let json = #"{"facts":{"count":"x","nope":1,"eligible":3,"domains":["q"]}}"#
        let found = bench.parse(json).issues
        #expect(found.map(\.code) == ["wrong_type", "unknown_fact", "wrong_type", "unknown_choice", "no_date"])
        #expect(found.map(\.offset) == [18, 22, 42, 55, 61])
    }

    @Test func notMoreThanAHundred() {
        #expect(issues((0..<500).map { "\"x\($0)\":1" }.joined(separator: ",")).count == 100)
    }

    /// Whatever is wrong, no word says a value.
    @Test func valuesAreNeverShown() {
        let secret = "Zq9secret"
        for fact in CaseReadingTests.facts where fact.name != "provider" && fact.name != "note" && fact.name != "ethnicity" {
            let name = fact.name
            for value in [
                "\"\(secret)\"", "[\"\(secret)\"]", "{\"\(secret)\":\"\(secret)\"}", "[{\"weekly\":\"\(secret)\"}]", "98765432.1",
            ] {
                let found = issues("\"\(name)\":\(value)")
                for issue in found where !(issue.code == "unknown_field" || issue.code == "unknown_fact") {
                    #expect(!(issue.message + issue.help.joined()).contains(secret), "\(name)")
                    #expect(!(issue.message + issue.help.joined()).contains("98765432"), "\(name)")
                }
            }
        }
    }

    @Test(arguments: [31, 32] as [UInt64])
    func mutatedCases(seed: UInt64) {
        print("seed \(seed)")
        var random = SeededGenerator(seed: seed)
        let text = Array(
            #"{"case":"W-1","on":"2026-05-01","facts":{"count":7.5,"night_cover":"waking","needs":{"skin":"A"},"domains":["a","b"],"offers":[{"name":"x","weekly":1,"tags":["x"]}],"quoted_price":"12.00"},"evidence":{"count":{"by":"y"}}}"#
                .utf8)
        let spice = Array("{}[],:\"\\0129.-eEtfn aboxy".utf8) + [0xC3, 0xFF]
        var good = 0
        for _ in 0..<10_000 {
            var mutated = text
            for _ in 0..<Int.random(in: 1...2, using: &random) {
                let at = Int.random(in: 0..<mutated.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: mutated[at] = spice.randomElement(using: &random) ?? 0
                case 1: mutated.remove(at: at)
                default:
                    mutated.insert(
                        contentsOf: mutated[at...].prefix(Int.random(in: 1...9, using: &random)),
                        at: Int.random(in: 0..<mutated.count, using: &random))
                }
            }
            let found = bench.parse(mutated).issues
            #expect(found.allSatisfy { $0.offset <= mutated.count && !$0.message.isEmpty })
            if found.isEmpty {
                good += 1
                #expect(bench.fill() == LUAHOST_OK)
            }
        }
        #expect(good > 100)
    }

    private func line(_ issue: CaseIssue) -> String {
        "\(issue.code) \(issue.fact ?? "-"): \(issue.message)" + (issue.help.isEmpty ? "" : " (\(issue.help.joined(separator: "; ")))")
    }
}
