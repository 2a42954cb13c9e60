import CLuaHost
import RuleModel
import Testing

@testable import LuaSandbox

@Suite struct CaseReadingTests {
    static let levels = ["A", "B"]
    static let facts: [Fact] = [
        Fact(
            name: "one_to_one_hours", label: "One-to-one", kind: .number(min: 0, max: 168, step: try? Exact("0.25")), unit: "hours a week"),
        Fact(name: "count", label: "Count", kind: .number(min: nil, max: nil, step: nil)),
        Fact(name: "odd", label: "Odd", kind: .number(min: 1, max: nil, step: 2)),
        Fact(name: "night_cover", label: "Night cover", kind: .choice(["none", "on_call", "sleep_in", "waking"])),
        Fact(name: "eligible", label: "Eligible", kind: .boolean),
        Fact(name: "quoted_price", label: "Quote", kind: .money(min: .zero, max: try? Money("9999"))),
        Fact(name: "born", label: "Born", kind: .date),
        Fact(name: "provider", label: "Provider", kind: .text),
        Fact(name: "domains", label: "Domains", kind: .choices(["a", "b", "c"])),
        Fact(name: "needs.mobility", label: "Mobility", kind: .choice(levels)),
        Fact(name: "needs.skin", label: "Skin", kind: .choice(levels)),
        Fact(
            name: "offers", label: "Offers",
            kind: .records([
                Fact(name: "name", label: "Name", kind: .text), Fact(name: "weekly", label: "Weekly", kind: .money(min: nil, max: nil)),
                Fact(name: "beds", label: "Beds", kind: .number(min: 1, max: 9, step: nil), required: false),
                Fact(name: "kind", label: "Kind", kind: .choice(["block", "spot"]), required: false),
                Fact(name: "tags", label: "Tags", kind: .choices(["x", "y"]), required: false),
                Fact(
                    name: "parts", label: "Parts",
                    kind: .records([Fact(name: "hours", label: "Hours", kind: .number(min: nil, max: nil, step: nil))]), required: false),
            ])),
        Fact(name: "ethnicity", label: "Ethnicity", kind: .text, monitoring: true, isRead: false),
        Fact(name: "visits", label: "Visits", kind: .records([Fact(name: "weekly", label: "Weekly", kind: .date)]), isRead: false),
        Fact(name: "note", label: "Note", kind: .text, required: false),
    ]

    private let bench = CaseBench(facts, defaults: ["kind": "\"spot\""])

    private func wrap(_ facts: String) -> String { "{\"on\":\"2026-05-01\",\"facts\":{\(facts)}}" }

    /// A fact as the case gives it, its name, and what a rule reads.
    @Test(arguments: [
        (#""count":7"#, "count", "7"), (#""count":-0"#, "count", "0"), (#""count":7.10"#, "count", "7.1"),
        (#""count":1e3"#, "count", "1000"),
        (#""count":0.1e-5"#, "count", "0.000001"), (#""count":9007199254740991"#, "count", "9007199254740991"),
        (#""count":-9007199254740991"#, "count", "-9007199254740991"), (#""count":7.000"#, "count", "7"),
        (#""one_to_one_hours":168"#, "one_to_one_hours", "168"), (#""one_to_one_hours":0.25"#, "one_to_one_hours", "0.25"),
        (#""odd":3"#, "odd", "3"),
        (#""night_cover":"sleep_in""#, "night_cover", #""sleep_in""#), (#""night_cover":"sle\u0065p_in""#, "night_cover", #""sleep_in""#),
        (#""eligible":true"#, "eligible", "true"), (#""eligible":false"#, "eligible", "false"),
        (#""quoted_price":"1290.00""#, "quoted_price", #""1290.00""#), (#""quoted_price":"£1,290""#, "quoted_price", #""1290.00""#),
        (#""quoted_price":1290.5"#, "quoted_price", #""1290.50""#), (#""quoted_price":1.29e3"#, "quoted_price", #""1290.00""#),
        (#""born":"2000-02-29""#, "born", #""2000-02-29""#), (#""provider":"a\"é\n""#, "provider", #""a\"é\n""#),
        (#""provider":"""#, "provider", #""""#),
        (#""domains":["c","a"]"#, "domains", #"["c","a"]"#), (#""domains":[]"#, "domains", "[]"),
        (#""needs":{"mobility":"A"}"#, "needs", "dynamic_read"), (#""offers":[]"#, "offers", "[]"),
        (
            #""offers":[{"weekly":"1.50","name":"x","beds":2,"tags":["y","x"],"parts":[{"hours":1},{"hours":2.5}]},{"name":"","weekly":0}]"#,
            "offers",
            #"[{"beds":2,"kind":"spot","name":"x","parts":[{"hours":1},{"hours":2.5}],"tags":["y","x"],"weekly":"1.50"},{"kind":"spot","name":"","weekly":"0.00"}]"#
        ),
        (
            #""offers":[{"weekly":1,"name":"x","beds":null,"kind":"block","tags":[]}]"#, "offers",
            #"[{"kind":"block","name":"x","tags":[],"weekly":"1.00"}]"#
        ),
        (#""count":null"#, "count", "fact_missing"), ("", "count", "fact_missing"), (#""note":null"#, "note", "null"),
        (#""ethnicity":"x""#, "ethnicity", "dynamic_read"), (#""visits":[{"weekly":"2026-01-01"}]"#, "visits", "dynamic_read"),
        ("", "on", #""2026-05-01""#), ("", "known", #""1970-01-02""#),
    ])
    func goodFacts(_ given: String, _ name: String, _ read: String) {
        let (head, issues) = bench.parse(wrap(given))
        #expect(issues.isEmpty)
        #expect(bench.fill(on: head.on ?? 0, known: 1) == LUAHOST_OK)
        #expect(bench.read(name) == read)
    }

    @Test(arguments: [
        #""needs":{"mobility":"A","skin":"B"}"#, #""needs.skin":"B","needs":{"mobility":"A"}"#,
        #""needs.mobility":"A","count":1,"needs.skin":"B""#,
        #""needs.mobility":"A","count":1,"needs":{"skin":"B"},"eligible":true"#,
    ])
    func groups(_ given: String) {
        #expect(bench.parse(wrap(given)).issues.isEmpty)
        #expect(bench.fill() == LUAHOST_OK)
        #expect(bench.read("needs.mobility") == "\"A\"")
        #expect(bench.read("needs.skin") == "\"B\"")
    }

    @Test func head() {
        typealias Head = CaseBench.Head
        let full = #"{"facts":{},"person":9990000018,"on":"2026-05-01","case":"W-1 é","evidence":{}}"#
        #expect(bench.parse(full).head == Head(reference: "W-1 é", person: "9990000018", on: 20574))
        #expect(bench.parse(#"{"case":7.0,"person":"","on":"1969-12-31"}"#).head == Head(reference: "7.0", person: "", on: -1))
        #expect(bench.parse("{}", reading: LUAHOST_DATE_GIVEN).head == Head())
        #expect(
            bench.parse(#"{"case":null,"person":null,"on":null,"facts":null,"evidence":null}"#, reading: LUAHOST_DATE_GIVEN).issues.isEmpty)
        // What a mistake leaves is still told.
        #expect(bench.parse(#"{"case":"W-2","on":"2026-05-01","facts":{"x":1}}"#).head == Head(reference: "W-2", on: 20574))
    }

    @Test func textOfTables() {
        let given = wrap(#""eligible":"YES","count":"007.50","odd":"3","quoted_price":"£5","provider":"yes""#)
        #expect(bench.parse(given).issues.map(\.fact) == ["eligible", "count", "odd"])
        #expect(bench.parse(given, reading: LUAHOST_TEXT_VALUES).issues.isEmpty)
        #expect(bench.fill() == LUAHOST_OK)
        #expect(bench.read("eligible") == "true")
        #expect(bench.read("count") == "7.5")
        #expect(bench.read("provider") == "\"yes\"")
        for wrong in [#""eligible":"1""#, #""count":"many""#, #""count":"""#, #""odd":"2""#, #""count":"1/3""#] {
            #expect(bench.parse(wrap(wrong), reading: LUAHOST_TEXT_VALUES).issues.count == 1)
        }
    }

    @Test func evidence() {
        func codes(_ evidence: String) -> [String] { bench.parse("{\"on\":\"2026-05-01\",\"evidence\":\(evidence)}").issues.map(\.code) }
        #expect(
            codes(#"{"count":{"document":"x","dated":"y","by":null},"needs":{},"needs.skin":{"by":"z"},"ethnicity":{},"born":null}"#)
                .isEmpty)
        #expect(codes(#"{"cuont":{"document":"x"}}"#) == ["unknown_fact"])
        #expect(codes(#"{"count":{"document":1,"dated":["x",{"y":1}],"by":{}}}"#) == ["wrong_type", "wrong_type", "wrong_type"])
        #expect(codes(#"{"count":"x"}"#) == ["wrong_type"])
        #expect(codes(#"["x"]"#) == ["wrong_type"])
    }

    @Test func casesLeaveNothingBehind() {
        for given in [#""count":1,"domains":["a"]"#, #""odd":5"#, #""domains":["a"],"count":2"#] {
            #expect(bench.parse(wrap(given)).issues.isEmpty)
            #expect(bench.fill() == LUAHOST_OK)
        }
        #expect(bench.read("count") == "2")
        #expect(bench.read("odd") == "fact_missing")
        #expect(bench.parse("[").issues.map(\.code) == ["malformed_json"])
        #expect(bench.parse(wrap(#""domains":["a","b"]"#)).issues.isEmpty)
    }

    @Test func aTextThatIsTooLong() {
        let long = String(repeating: "é", count: 4096)
        #expect(bench.parse(wrap("\"provider\":\"\(long)\"")).issues.isEmpty)
        #expect(bench.fill() == LUAHOST_OK)
        #expect(bench.parse(wrap("\"provider\":\"\(long)x\"")).issues.map(\.message) == ["`provider` is too large: at most 8,192 bytes"])
    }

    @Test func aCaseThatDoesNotFit() {
        let offer = #"{"name":"x","weekly":1}"#
        let many = "\"offers\":[" + [String](repeating: offer, count: 20_000).joined(separator: ",") + "]"
        #expect(bench.parse(wrap(many)).issues.isEmpty)
        #expect(bench.fill() == LUAHOST_MEMORY_LIMIT)
        #expect(bench.parse(wrap(#""count":1"#)).issues.isEmpty)
        #expect(bench.fill() == LUAHOST_OK)
        #expect(bench.read("count") == "1")
    }
}
