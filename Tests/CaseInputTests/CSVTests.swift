import CaseInput
import RuleModel
import TestSupport
import Testing

@Suite struct CSVTests {
    private static let facts = [
        Fact(name: "hours", label: "Hours", kind: .number(min: nil, max: nil, step: nil)),
        Fact(name: "eligible", label: "Eligible", kind: .boolean),
        Fact(name: "night_cover", label: "Night cover", kind: .choice(["none", "waking"])),
        Fact(name: "needs.mobility", label: "Mobility", kind: .choice(["A", "B"])),
        Fact(name: "quoted_price", label: "Quote", kind: .money(min: nil, max: nil)),
        Fact(name: "born", label: "Born", kind: .date),
        Fact(name: "domains", label: "Domains", kind: .choices(["a", "b", "c"])),
        Fact(name: "offers", label: "Offers", kind: .records([Fact(name: "weekly", label: "Weekly", kind: .money(min: nil, max: nil))])),
        Fact(name: "provider", label: "Provider", kind: .text),
    ]

    private func read(_ text: String) throws -> [String] { try read(Array(text.utf8)) }

    private func read(_ bytes: [UInt8]) throws -> [String] {
        let file = try TemporaryFile(bytes, named: "cases.csv")
        return try CaseInput(path: file.path, facts: Self.facts).cases.all()
    }

    private func mistakes(_ text: String) throws -> [Diagnostic] {
        let file = try TemporaryFile(text, named: "cases.csv")
        let thrown = #expect(throws: Diagnostics.self) { try CaseInput(path: file.path, facts: Self.facts) }
        return try #require(thrown).all
    }

    /// A column's name, a cell as it stands in the file, and what the case says (nil: nothing).
    @Test(
        arguments: [
            ("hours", "24", "24"), ("hours", "7.10", "7.10"), ("hours", " -0.5 ", "-0.5"), ("hours", "1e3", "1e3"),
            ("hours", "007", "\"007\""),
            ("hours", "+5", "\"+5\""), ("hours", "\"1,000\"", "\"1,000\""), ("hours", "lots", "\"lots\""), ("hours", "", nil),
            ("hours", "NULL", nil),
            ("hours", "5 6", "\"5 6\""), ("hours", "-", "\"-\""), ("hours", "[1]", "\"[1]\""), ("hours", "1}", "\"1}\""),
            ("hours", "true", "\"true\""),
            ("eligible", "yes", "true"), ("eligible", "NO", "false"), ("eligible", "True", "true"), ("eligible", "FALSE", "false"),
            ("eligible", "maybe", "\"maybe\""), ("eligible", "1", "\"1\""), ("eligible", "null", "\"null\""),
            ("night_cover", "waking", "\"waking\""), ("night_cover", "yes", "\"yes\""), ("needs.mobility", "A", "\"A\""),
            ("quoted_price", "1500", "\"1500\""), ("quoted_price", "\"£1,290.00\"", "\"£1,290.00\""),
            ("born", "2000-02-29", "\"2000-02-29\""), ("born", "29/02/2000", "\"2000-02-29\""), ("born", "1/5/2026", "\"2026-05-01\""),
            ("born", "31/02/2026", "\"2026-02-31\""), ("born", "1/5/26", "\"1/5/26\""), ("born", "May 2026", "\"May 2026\""),
            ("born", "1//2026", "\"1//2026\""),
            ("born", "1/5/2026/", "\"1/5/2026/\""), ("born", "a/5/2026", "\"a/5/2026\""),
            ("domains", "a;b ; c", #"["a","b","c"]"#), ("domains", "a", #"["a"]"#), ("domains", ";a;;", #"["a"]"#), ("domains", ";", "[]"),
            ("offers", #""[{""weekly"":""1.00""}]""#, #"[{"weekly":"1.00"}]"#), ("offers", "[]", "[]"),
            ("offers", #""[{""weekly"":""#, #""[{\"weekly\":""#),
            ("offers", #""1},""x"":{""#, #""1},\"x\":{""#), ("offers", "{}{}", "\"{}{}\""),
            ("provider", #""a ""b"" \c""#, #""a \"b\" \\c""#), ("provider", "5\" pipe", #""5\" pipe""#),
            ("provider", "\"x\u{1}y\"", #""x\u0001y""#),
            ("provider", "  padded  ", "\"padded\""), ("provider", "  \"quoted, padded\"  ", "\"quoted, padded\""),
            ("provider", "\"two\r\nlines\"", #""two\u000alines""#),
            ("provider", "\"\"", nil), ("provider", "\"a\n\n\nb\"", #""a\u000a\u000a\u000ab""#), ("provider", "a;b\tc", #""a;b\u0009c""#),
            ("provider", "Zoë’s 😀", "\"Zoë’s 😀\""),
        ] as [(String, String, String?)])
    func cells(_ column: String, _ cell: String, _ json: String?) throws {
        let facts = json.map { "{\"\(column)\":\($0)}" } ?? "{}"
        #expect(try read("case,\(column)\nW-1,\(cell)\n") == ["2: {\"case\":\"W-1\",\"facts\":\(facts)}"])
    }

    @Test func headAndOrder() throws {
        #expect(
            try read("hours,on,eligible,person,case\n1,01/05/2026,no,9990000018,W-1\n,,,,W-2\n") == [
                #"2: {"on":"2026-05-01","person":"9990000018","case":"W-1","facts":{"hours":1,"eligible":false}}"#,
                #"3: {"case":"W-2","facts":{}}"#,
            ])
    }

    @Test(arguments: [
        "\u{FEFF}case,hours\r\nW-1,2\r\n", "case;hours\nW-1;2", "case\thours\nW-1\t2\n",
        "\n\"case\" , \"hours\"\n\n\"W-1\",\"2\"\n,\n , \n",
        "case,hours,\nW-1,2,\n", "case,hours\r\n\"W-1\",\"2\"",
    ])
    func separatorsAndEndings(_ text: String) throws {
        let lines = try read(text)
        #expect(lines.count == 1)
        #expect(lines.first?.hasSuffix(#": {"case":"W-1","facts":{"hours":2}}"#) == true)
    }

    @Test func windows1252() throws {
        let head = Array("case,provider,quoted_price\n".utf8)
        let bytes =
            head + Array("W-1,Zo".utf8) + [0xEB, 0x92] + Array("s \u{2D} ".utf8) + [0x80] + Array(",".utf8) + [0xA3] + Array("12\n".utf8)
        #expect(try read(bytes) == [#"2: {"case":"W-1","facts":{"provider":"Zoë’s - €","quoted_price":"£12"}}"#])
        // Once found it stays: these two bytes would be UTF-8, too.
        let later = bytes + Array("W-2,".utf8) + [0xC3, 0xA9] + Array(",\n".utf8)
        #expect(try read(later).last == #"3: {"case":"W-2","facts":{"provider":"Ã©"}}"#)
        let unassigned = bytes + Array("W-3,".utf8) + [0x81] + Array(",\n".utf8)
        #expect(try read(unassigned).last == "3: wrong_encoding 3:1 this row is not in the encoding of the rest")
    }

    @Test func aDamagedRowOfAUTF8File() throws {
        let bytes = Array("case,provider\nW-1,é\nW-2,".utf8) + [0xE9] + Array("\nW-3,x\n".utf8)
        #expect(
            try read(bytes) == [
                #"2: {"case":"W-1","facts":{"provider":"é"}}"#, "3: wrong_encoding 3:1 this row is not in the encoding of the rest",
                #"4: {"case":"W-3","facts":{"provider":"x"}}"#,
            ])
    }

    @Test(
        arguments: [
            (
                "case,hours\nW-1\nW-2,2\n",
                ["2: malformed_csv 2:1 this row has 1 cell, the header has 2", #"3: {"case":"W-2","facts":{"hours":2}}"#]
            ),
            ("case,hours\nW-1,1,2\n", ["2: malformed_csv 2:1 this row has 3 cells, the header has 2"]),
            (
                "case,provider\nW-1,\"a\"b\nW-2,c\n",
                ["2: malformed_csv 2:8 something follows the closing quote of a cell", #"3: {"case":"W-2","facts":{"provider":"c"}}"#]
            ),
            (
                "case,provider\nW-1,\"a\nW-2,b\nW-3,c\n",
                [
                    "2: malformed_csv 2:5 the quote that opens here is not closed", #"3: {"case":"W-2","facts":{"provider":"b"}}"#,
                    #"4: {"case":"W-3","facts":{"provider":"c"}}"#,
                ]
            ),
            (
                // The stray quote of the second line closes at the one of the fourth.
                "case,provider\nW-1,\"a\nW-2,b\nW-3,\"c\"\nW-4,d\n",
                [
                    "2: malformed_csv 2:5 the quoted cell that begins here runs to line 4, where something follows its closing quote",
                    #"3: {"case":"W-2","facts":{"provider":"b"}}"#,
                    #"4: {"case":"W-3","facts":{"provider":"c"}}"#, #"5: {"case":"W-4","facts":{"provider":"d"}}"#,
                ]
            ),
            ("case,hours,\nW-1,1,x\n", ["2: malformed_csv 2:1 cell 3 of this row stands under no column name"]),
            (
                "case,provider\nW-1,\"a\n\nb\"\nW-2,c\n",
                [#"2: {"case":"W-1","facts":{"provider":"a\u000a\u000ab"}}"#, #"5: {"case":"W-2","facts":{"provider":"c"}}"#]
            ),
        ] as [(String, [String])])
    func badRows(_ text: String, _ expected: [String]) throws {
        #expect(try read(text) == expected)
    }

    @Test func aQuoteThatSwallowsTooMuch() throws {
        let x = String(repeating: "x", count: 100)
        let rows = (0..<20_000).map { "W-\($0),\(x)\n" }.joined()
        let lines = try read("case,provider\nW-X,\"a\n" + rows)
        #expect(lines.first == "2: malformed_csv 2:5 the quote that opens here is not closed")
        #expect(lines.count == 20_001)
        #expect(lines.last == "20002: {\"case\":\"W-19999\",\"facts\":{\"provider\":\"\(x)\"}}")
    }

    @Test func wrongColumns() throws {
        let found = try mistakes("case,hour,night_cover,case,eligble\nW-1,1,none,W-1,yes\n")
        #expect(found.map(\.code) == ["unknown_column", "duplicate_column", "unknown_column"])
        #expect(found.map { $0.location?.column } == [6, 23, 28])
        #expect(found[0].message == "`hour` is not a fact of this rulebook")
        #expect(found[0].help == ["did you mean `hours`?"])
        #expect(found[2].help == ["did you mean `eligible`?"])
    }

    @Test(arguments: ["", "\n\n", "\u{FEFF}"])
    func noHeader(_ text: String) throws {
        let found = try mistakes(text)
        #expect(found.map(\.code) == ["malformed_csv"])
        #expect(found[0].message == "the table is empty")
    }

    /// Whatever stands in the file, every line given out is JSON or a mistake with its place.
    @Test(arguments: [11, 12] as [UInt64])
    func mutatedTables(seed: UInt64) throws {
        print("seed \(seed)")
        var random = SeededGenerator(seed: seed)
        let table = Array(
            "case,on,hours,domains,offers,provider\nW-1,2026-05-01,7,a;b,[],\"x, \"\"y\"\"\"\nW-2,01/05/2026,,NULL,\"[{}]\",\"two\nlines\"\n"
                .utf8)
        let spice: [UInt8] = Array("\",;\n\r\t{}[]\\ a1".utf8) + [0, 0x80, 0xC3, 0xA9, 0xFF]
        var cases = 0
        for _ in 0..<400 {
            var text = table
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let at = Int.random(in: 38..<text.count, using: &random)
                if Bool.random(using: &random) {
                    text[at] = spice.randomElement(using: &random) ?? 0
                } else {
                    text.insert(spice.randomElement(using: &random) ?? 0, at: at)
                }
            }
            for line in try read(text) {
                let content = line.drop { $0 != " " }.dropFirst()
                guard content.hasPrefix("{") else { continue }
                cases += 1
                #expect(JSONReference.accepts(Array(content.utf8)), "\(line)")
            }
        }
        #expect(cases > 300)
    }
}
