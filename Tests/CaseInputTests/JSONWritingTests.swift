import RuleModel
import Testing

@Suite struct JSONWritingTests {
    private let bench = CaseBench([Fact(name: "needs.skin", label: "Skin", kind: .text)])

    @Test(arguments: [
        ("nil", "null"), ("true", "true"), ("false", "false"), ("0", "0"), ("-7", "-7"), ("9007199254740991", "9007199254740991"),
        ("-9007199254740991", "-9007199254740991"), ("number '7.10'", "7.1"), ("number '-0.000001'", "-0.000001"), ("number '1e3'", "1000"),
        ("number '9007199254740990.5'", "9007199254740990.5"), ("money '1290'", "\"1290.00\""), ("money '-0.5'", "\"-0.50\""),
        ("money '0'", "\"0.00\""),
        ("money '90071992547409.91'", "\"90071992547409.91\""), ("date '2026-05-01'", "\"2026-05-01\""), ("months(2)", "\"P2M\""),
        ("days(56)", "\"P56D\""),
        ("money '0.125'", "unrounded"), ("''", "\"\""), ("'a/b é €'", "\"a/b é €\""),
        (#"'"\\\b\f\n\r\t\1\31\127'"#, #""\"\\\b\f\n\r\t\u0001\u001f"# + "\u{7F}\""),
        ("'\\0'", #""\u0000""#), ("'\\xff'", "bad_result"), ("'\\xed\\xa0\\x80'", "bad_result"), ("'\\xc0\\x80'", "bad_result"),
        ("'\\xf4\\x90\\x80\\x80'", "bad_result"),
        ("'a\\xe2\\x82'", "bad_result"), ("'\\xf0\\x9f\\x98\\x80'", "\"😀\""),
        ("{}", "[]"), ("{1,2,3}", "[1,2,3]"), ("{{}}", "[[]]"), ("{b=1,a=2,B=3,[ [[]] ]=4,aa=5}", #"{"":4,"B":3,"a":2,"aa":5,"b":1}"#),
        ("{1,nil,3}", "bad_result"), ("{1,2,x=3}", "bad_result"), ("{[1]=1,[3]=3}", "bad_result"), ("{[2]=1}", "bad_result"),
        ("{[0]=1,2}", "bad_result"),
        ("{[true]=1}", "bad_result"), ("{[money '1']=1}", "bad_result"), ("{a={b={[2]=1}}}", "bad_result b"),
        ("{a=tostring}", "bad_result a"),
        ("{a=1,weekly=money '0.005'}", "unrounded weekly"), ("{'x',function() end}", "bad_result"),
        ("{a={1,{b='x'}}}", #"{"a":[1,{"b":"x"}]}"#),
        ("{['\"']=1,['\\n']=2}", #"{"\n":2,"\"":1}"#), ("{['\\xff']=1}", "bad_result \u{FFFD}"),
        ("local t = {} t.t = t return t", "bad_result t"), ("local t = {} t[1] = t return t", "bad_result"),
    ])
    func values(_ expression: String, _ json: String) {
        #expect(bench.evaluate(expression) == json)
    }

    @Test(arguments: [
        ("{a=1,b=2,c=3}", "{'c','a','b'}", #"{"c":3,"a":1,"b":2}"#),
        ("{a=1,b=2,z=0,y=0}", "{'b','missing','a'}", #"{"b":2,"a":1,"y":0,"z":0}"#),
        ("{}", "{'a'}", "[]"), ("{b=1,a=2}", "{}", #"{"a":2,"b":1}"#), ("{b={y=1,x=2}}", "{'b'}", #"{"b":{"x":2,"y":1}}"#),
    ])
    func orders(_ record: String, _ order: String, _ json: String) {
        #expect(bench.evaluate(record, order: order) == json)
    }

    @Test func whatCannotBeWrittenExactly() {
        #expect(bench.evaluate("{share = number '0.5' / 3}") == "unrounded share")
        #expect(bench.evaluate("{number '0.5' / 3}") == "unrounded")
        #expect(bench.evaluate("{weekly = money '1' / 3}") == "unrounded weekly")
        // A binary fraction: printed code never makes one.
        #expect(bench.evaluate("{third = 1 / 3}") == "bad_result third")
    }

    @Test func membersWithoutBraces() {
        #expect(bench.evaluate("{b=1,a={c=2}}", members: true) == #""a":{"c":2},"b":1"#)
        #expect(bench.evaluate("{b=1,a=2}", order: "{'b'}", members: true) == #""b":1,"a":2"#)
        #expect(bench.evaluate("{}", members: true) == "")
        #expect(bench.evaluate("{1}", members: true) == "bad_result")
        #expect(bench.evaluate("7", members: true) == "bad_result")
    }

    @Test func depth() {
        func nested(_ depth: Int) -> String { String(repeating: "{", count: depth) + String(repeating: "}", count: depth) }
        #expect(bench.evaluate(nested(32)) == String(repeating: "[", count: 32) + String(repeating: "]", count: 32))
        #expect(bench.evaluate(nested(33)) == "bad_result")
    }

    @Test func size() {
        bench.limit(resultBytes: 1000)
        #expect(bench.evaluate("string.rep('x', 998)").utf8.count == 1000)
        #expect(bench.evaluate("string.rep('x', 999)") == "result_limit")
        #expect(bench.evaluate("{string.rep('x', 500), string.rep('x', 500)}") == "result_limit")
    }

    @Test func manyKeys() {
        let keys = (0..<2000).map { "k\($0 &* 7919 % 2000)" }
        let record = "{" + keys.map { "\($0)=1" }.joined(separator: ",") + "}"
        #expect(bench.evaluate(record) == "{" + keys.sorted().map { "\"\($0)\":1" }.joined(separator: ",") + "}")
    }
}
