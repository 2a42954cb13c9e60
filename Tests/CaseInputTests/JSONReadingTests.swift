import CJSON
import Testing

@Suite struct JSONReadingTests {
    @Test(arguments: [
        ("{}", "{}"), ("[]", "[]"), (" [ ] ", "[]"), ("\t{\n}\r\n", "{}"),
        ("0", "n(0)"), ("-0", "n(-0)"), ("-0.0e-0", "n(-0.0e-0)"), (" 12 ", "n(12)"), ("7.10", "n(7.10)"), ("1E+2", "n(1E+2)"),
        ("123456789012345678901234567890.5", "n(123456789012345678901234567890.5)"),
        ("true", "t"), ("false", "f"), ("null", "0"), (" null\n", "0"),
        (#""""#, "s()"), (#""a""#, "s(a)"), (#""a\"b\\c\/d""#, #"s(a"b\c/d)"#), (#""\b\f\n\r\t""#, "s(\u{8}\u{C}\n\r\t)"),
        (#""£ \u00A3 \uD83D\uDE00 😀""#, "s(£ £ 😀 😀)"), (#""\u0000""#, "s(\0)"), (#""\uD7FF\uE000\uFFFF""#, "s(\u{D7FF}\u{E000}\u{FFFF})"),
        (#"{"a":1,"b":[true,null,"x"],"c":{"d":-1.5e3}}"#, "{k(a)n(1)k(b)[t0s(x)]k(c){k(d)n(-1.5e3)}}"),
        (#"{"a":1,"a":2}"#, "{k(a)n(1)k(a)n(2)}"), (#"{"":"","a\nb":0}"#, "{k()s()k(a\nb)n(0)}"),
        (#"["]","}",",",":","[{"]"#, "[s(])s(})s(,)s(:)s([{)]"), ("[[[1]],[[]]]", "[[[n(1)]][[]]]"),
        ("\"\u{7F}\u{2028}\"", "s(\u{7F}\u{2028})"),
    ])
    func good(_ text: String, _ events: String) {
        for padding: UInt8 in [0, 0x5D, 0x7D, 0x22, 0x31, 0x2C, 0xFF] {
            #expect(EventLog.read(text, padding: padding) == EventLog(status: CJSON_OK, offset: text.utf8.count, events: events))
        }
    }

    /// Text and the byte at which it goes wrong.
    @Test(arguments: [
        // Structure
        ("{", 1), ("[", 1), ("}", 0), ("]", 0), ("[1", 2), (#"{"a""#, 4), (#"{"a":"#, 5), (#"{"a":1"#, 6), ("[1,]", 3), (#"{"a":1,}"#, 7),
        ("[,1]", 1), ("{,}", 1), ("[1,,2]", 3), (#"{"a":}"#, 5), (#"{"a" 1}"#, 5), (#"{"a":1 "b":2}"#, 7), (#"{a:1}"#, 1), (#"{1:1}"#, 1),
        (#"{"a":1]"#, 6), ("[1}", 2), ("[1 2]", 3), (#"["a" "b"]"#, 5), (#"["a""b"]"#, 4), ("[true false]", 6), (":", 0), (",", 0),
        (#"{"a"::1}"#, 5), (#"{"a",1}"#, 4), (#"["a":1]"#, 4), (#"{null:1}"#, 1), ("[[1,2]", 6), (#"{"a":[1,2}"#, 9), (#"[{"a":1]"#, 7),
        (#"[{"a":[{"b":["#, 13), (#"{"a":{"b":1}"#, 12),
        // Numbers
        ("01", 1), ("-", 1), ("1.", 2), (".5", 0), ("+1", 0), ("1e", 2), ("1e+", 3), ("1.e5", 2), ("-.5", 1), ("0x10", 1), ("1a", 1),
        ("[1.5.6]", 4), ("[00]", 2), ("[-01]", 3), ("NaN", 0), ("Infinity", 0), ("-Infinity", 1), ("1_000", 1), ("1,000", 1),
        ("[1\"a\"]", 2),
        // Words
        ("tru", 0), ("True", 0), ("TRUE", 0), ("nul", 0), ("[falsey]", 6), ("[nulll]", 5), ("undefined", 0),
        // Texts
        (#"""#, 0), (#"["a]"#, 1), (#""\"#, 1), (#""\x41""#, 1), (#""\u12""#, 1), (#""\u12G4""#, 1), (#""\ud800""#, 1), (#""\udc00""#, 1),
        (#""\uD800\u0041""#, 1), (#""a\uDC00\uD800""#, 2), (#""\U0041""#, 1), ("\"a\nb\"", 2), ("\"a\tb\"", 2), ("\"\0\"", 1),
        ("\"\u{1F}\"", 1),
        ("'a'", 0), ("[\"a\\\"]", 1), (#"{"a\q":1}"#, 3), (#""a"b"#, 3),
        // Other things people write
        ("// x\n1", 0), ("[1/*x*/]", 2), ("\u{FEFF}1", 0), ("\u{C}1", 0), ("[1\u{C}]", 2), ("[\u{1A}]", 1), ("{\u{C}\"a\":1}", 1),
        ("\u{A0}1", 0),
        ("<html>", 0), ("[1;2]", 2),
    ])
    func bad(_ text: String, _ offset: Int) {
        for padding: UInt8 in [0, 0x5D, 0x7D, 0x22, 0x31, 0x2C, 0xFF] {
            let log = EventLog.read(text, padding: padding)
            #expect([CJSON_MALFORMED, CJSON_TRAILING].contains(log.status), "\(log.status)")
            #expect(log.offset == offset)
        }
    }

    @Test(arguments: [
        ("", CJSON_EMPTY), ("   ", CJSON_EMPTY), ("\n\r\n\t", CJSON_EMPTY), ("{} {}", CJSON_TRAILING), ("{}}", CJSON_TRAILING),
        (#"{"a":1}}"#, CJSON_TRAILING), ("[]]", CJSON_TRAILING), ("1 2", CJSON_TRAILING), ("{},", CJSON_TRAILING),
        ("null x", CJSON_TRAILING),
        ("\"a\"\"b\"", CJSON_TRAILING), ("[] // x", CJSON_TRAILING),
    ])
    func kindOfFailure(_ text: String, _ status: cjson_status) {
        #expect(EventLog.read(text).status == status)
    }

    @Test(
        arguments: [
            ([0x22, 0xFF, 0x22], 1), ([0x22, 0xC0, 0xAF, 0x22], 1), ([0x22, 0xE2, 0x82, 0x22], 1), ([0x22, 0xED, 0xA0, 0x80, 0x22], 1),
            ([0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], 1), ([0x22, 0x61, 0x80, 0x22], 2), ([0x5B, 0x22, 0xA3, 0x31, 0x22, 0x5D], 2),
            ([0xFF, 0xFE, 0x7B, 0x00], 0), ([0x31, 0x20, 0x80], 2), ([0x22, 0xF0, 0x82, 0x82, 0xAC, 0x22], 1),
            ([0x22, 0xE0, 0x80, 0xAF, 0x22], 1),
            ([0x7B, 0x22, 0x61, 0x22, 0x3A, 0x22, 0xC3], 6),
        ] as [([UInt8], Int)])
    func notUTF8(_ bytes: [UInt8], _ offset: Int) {
        let log = EventLog.read(bytes)
        #expect(log.status == CJSON_BAD_UTF8)
        #expect(log.offset == offset)
    }

    @Test func depth() {
        func nested(_ depth: Int) -> String { String(repeating: "[", count: depth) + String(repeating: "]", count: depth) }
        #expect(EventLog.read(nested(64)).status == CJSON_OK)
        let tooDeep = EventLog.read(nested(65))
        #expect(tooDeep.status == CJSON_TOO_DEEP)
        #expect(tooDeep.offset == 64)
        #expect(EventLog.read(String(repeating: "[", count: 100_000)).status == CJSON_TOO_DEEP)
        #expect(EventLog.read(String(repeating: #"{"a":"#, count: 100_000)).status == CJSON_TOO_DEEP)
        #expect(EventLog.read(nested(100_000)).status == CJSON_TOO_DEEP)
        #expect(EventLog.read(String(repeating: #"{"a":"#, count: 64) + "1" + String(repeating: "}", count: 64)).status == CJSON_OK)
    }

    @Test func aSinkCanStop() {
        let text = Array(#"{"a":[1,2,3]}"#.utf8)
        let log = EventLog.read(text, stopAfter: 4)
        #expect(log == EventLog(status: CJSON_STOPPED, offset: 6, events: "{k(a)[n(1)"))
    }

    @Test func longTexts() {
        for length in [31, 32, 33, 63, 64, 65, 4095, 4096, 4097, 100_000] {
            let plain = String(repeating: "x", count: length)
            #expect(EventLog.read("[\"\(plain)\"]").events == "[s(\(plain))]")
            #expect(EventLog.read("[\"\\n\(plain)\\u00e9\"]").events == "[s(\n\(plain)é)]")
            let digits = String(repeating: "7", count: length)
            #expect(EventLog.read("[\(digits)]").events == "[n(\(digits))]")
        }
    }

    @Test func oneParserReadsOneAfterAnother() throws {
        let parser = try #require(cjson_open())
        defer { cjson_close(parser) }
        let long = "[\"" + String(repeating: "é", count: 10_000) + "\"]"
        for (text, status) in [
            ("[1,2]", CJSON_OK), (long, CJSON_OK), ("[[", CJSON_MALFORMED), ("\"\\n\"", CJSON_OK), ("", CJSON_EMPTY), ("[3]", CJSON_OK),
        ] {
            #expect(EventLog.read(Array(text.utf8), with: parser).status == status)
        }
    }
}
