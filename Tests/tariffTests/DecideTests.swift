import Testing

/// Decisions of a new rulebook: one level, one band, one split.
@Suite("tariff decide")
struct DecideTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        _ = try Command.run("new", "mine", in: folder.path)
    }

    private func decide(_ arguments: String) throws -> Command.Result {
        try Command.shell("$TARIFF decide --rules mine \(arguments)", in: folder.path)
    }

    private static func caseLine(_ reference: String, hours: String = "24", price: String = "1300.00", on: String = "2026-05-01") -> String
    {
        #"{"case": "\#(reference)", "on": "\#(on)", "facts": {"one_to_one_hours": \#(hours), "quoted_price": "\#(price)"}}"#
    }

    @Test("Lines keep their order, whatever the number of threads")
    func order() throws {
        let lines = (1...3000).map { Self.caseLine("C-\($0)", hours: "\($0 % 168)", price: "\(600 + $0 % 900).00") }
        try folder.write(lines.joined(separator: "\n"), to: "cases.ndjson")
        let one = try decide("cases.ndjson --json --jobs 1")
        let two = try decide("cases.ndjson --json --jobs 4")
        #expect(one.status == 0)
        #expect(one.output == two.output)
        let references = one.output.split(separator: "\n").map { $0.split(separator: "\"")[5] }
        #expect(references == (1...3000).map { "C-\($0)" })
    }

    @Test("What cannot be decided keeps its line, the others are decided, and the exit status is 6")
    func someUndecided() throws {
        let lines = [
            Self.caseLine("A"), "{not JSON", Self.caseLine("C", hours: "\"many\""), #"{"case": "D", "on": "2026-05-01", "facts": {}}"#,
            Self.caseLine("E"),
        ]
        try folder.write(lines.joined(separator: "\n"), to: "cases.ndjson")
        let result = try decide("cases.ndjson")
        #expect(result.status == 6)
        let printed = result.output.split(separator: "\n").map(String.init)
        #expect(printed.count == 5)
        #expect(printed[0] == "A          recommend    High support       £1,300.00  Council £1,300.00")
        #expect(printed[1].hasPrefix("line 2     not decided"))
        #expect(printed[2].hasPrefix("C          not decided  line 3: "))
        #expect(printed[3].hasPrefix("D          needs facts  one_to_one_hours"))
        #expect(printed[4].hasPrefix("E          recommend"))
        #expect(
            result.error
                == "5 cases: 2 not decided, 2 recommend, 1 needs facts\n`--json` gives every mistake in full, with what to do\n")
    }

    @Test("Readings of several cases stand each under a line with the case's name, also of what is not decided")
    func readings() throws {
        let lines = [Self.caseLine("A"), #"{"case": "B", "facts": {}}"#, Self.caseLine("C", price: "1500.00")]
        try folder.write(lines.joined(separator: "\n"), to: "cases.ndjson")
        for whom in ["assessor", "letter", "auditor"] {
            let result = try decide("cases.ndjson --explain \(whom)")
            let banners = result.output.split(separator: "\n").filter { $0.hasPrefix("── ") }
            #expect(banners.map { $0.replacing(/─+$/, with: "") } == ["── A, recommend ", "── B, not decided ", "── C, refer "], "\(whom)")
            #expect(banners.allSatisfy { $0.count == 100 })
            #expect(result.output.contains("NOT DECIDED: 1 mistake in the case."))
            #expect(!result.output.contains("tariff explain"))
        }
        #expect(try !decide("cases.ndjson").output.contains("── "))
    }

    @Test("A table is decided as the same cases in JSON are")
    func table() throws {
        try folder.write("case,on,one_to_one_hours,quoted_price\nT-1,2026-05-01,24,1300.00\nT-2,01/05/2026,8,\n", to: "cases.csv")
        try folder.write(
            Self.caseLine("T-1") + "\n" + #"{"case": "T-2", "on": "2026-05-01", "facts": {"one_to_one_hours": 8}}"#, to: "cases.ndjson")
        let table = try decide("cases.csv --json")
        let lines = try decide("cases.ndjson --json")
        #expect(table.status == 6)
        #expect(table.output == lines.output)
    }

    @Test("Standard input is answered line by line, while it is open")
    func standardInput() throws {
        try folder.write(Self.caseLine("A") + "\n", to: "a")
        let result = try Command.shell(
            """
            mkfifo in out; $TARIFF decide --rules mine - --json < in > out & exec 3> in 4< out
            cat a >&3; read -r first <&4; echo "$first"; cat a >&3; exec 3>&-; cat <&4
            """, in: folder.path)
        #expect(result.output.split(separator: "\n").count == 2)
    }

    @Test("A reader that goes away ends the command without a word")
    func brokenPipe() throws {
        try folder.write((1...20000).map { Self.caseLine("C-\($0)") }.joined(separator: "\n"), to: "cases.ndjson")
        let result = try decide("cases.ndjson --json | head -n 1")
        #expect(result.output.split(separator: "\n").count == 1)
        #expect(result.error.isEmpty)
    }

    @Test("Files that cannot be read are named; the others are decided; the exit status is 1")
    func unreadable() throws {
        try folder.write(Self.caseLine("A"), to: "case.json")
        try folder.write("{\"case\": \"B\",}", to: "broken.json")
        let result = try decide("case.json cas.json mine broken.json")
        #expect(result.status == 1)
        #expect(result.output.hasPrefix("A          recommend"))
        #expect(result.error.contains("cannot read `cas.json`: there is no such file\n  help: did you mean `case.json`?"))
        #expect(result.error.contains("cannot read `mine`: it is a rulebook, not a case"))
        #expect(result.error.contains("broken.json:1:14: malformed_json"))
        let json = try decide("cas.json --json")
        #expect(
            json.error
                == #"{"errors":[{"code":"unreadable_file","message":"cannot read `cas.json`: there is no such file","help":["did you mean `case.json`?"]}]}"#
                + "\n")
    }

    @Test("--on overrides the date of the case; with neither it is an error")
    func on() throws {
        try folder.write(#"{"case": "A", "facts": {"one_to_one_hours": 24, "quoted_price": "1300.00"}}"#, to: "case.json")
        let dated = try decide("case.json --on 2026-06-01 --json")
        #expect(dated.status == 0)
        #expect(dated.output.contains(#""on":"2026-06-01""#))
        let undated = try decide("case.json")
        #expect(undated.status == 6)
        #expect(undated.output.contains("NOT DECIDED: 1 mistake in the case."))
    }

    @Test("A rulebook with a mistake is exit status 3, with the place and what to do")
    func mistake() throws {
        try folder.write(Self.caseLine("A"), to: "case.json")
        try folder.write(
            try folder.read("mine/levels.lua").replacing("one_to_one_hours >= 20", with: "one_to_one_hour >= 20"), to: "mine/levels.lua")
        let result = try decide("case.json")
        #expect(result.status == 3)
        #expect(result.output.isEmpty)
        #expect(result.error.hasPrefix("mine/levels.lua:5:47: unknown_name: `one_to_one_hour`"), "\(result.error)")
        #expect(result.error.contains("did you mean"))
    }

    @Test("TARIFF_RULES names the rulebook where --rules does not")
    func environment() throws {
        try folder.write(Self.caseLine("A"), to: "case.json")
        let result = try Command.shell("TARIFF_RULES=mine $TARIFF decide case.json", in: folder.path)
        #expect(result.status == 0)
        #expect(result.output.contains("Mine · "))
    }

    @Test("Colour only where it is asked for: never into a file")
    func noColour() throws {
        try folder.write(Self.caseLine("A"), to: "case.json")
        #expect(!(try decide("case.json").output.contains("\u{1B}")))
    }

    @Test("An example is decided as the case inside it; a known date that is none is said to be that")
    func example() throws {
        let example = { (known: String) in #"{"title": "T", "case": \#(Self.caseLine("A")), "known": \#(known), "expect": {}}"# }
        try folder.write(example("\"2026-05-01\""), to: "good.json")
        try folder.write(example("\"soon\""), to: "bad.json")
        let good = try decide("good.json --json")
        #expect(good.status == 0)
        #expect(good.output.contains(#""known":"2026-05-01""#))
        let bad = try decide("bad.json --json")
        #expect(bad.status == 6)
        #expect(
            bad.output.hasPrefix(#"{"line":1,"case":null,"errors":[{"code":"bad_date","message":"`known` of the example must be a date"#))
    }
}
