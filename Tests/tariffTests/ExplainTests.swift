import Testing

/// One case of a new rulebook, explained.
@Suite("tariff explain")
struct ExplainTests {
    private let folder: TemporaryFolder
    private static let example = "mine/examples/above-the-cap.json"

    init() throws {
        folder = try TemporaryFolder()
        _ = try Command.run("new", "mine", in: folder.path)
    }

    private func run(_ arguments: String) throws -> Command.Result {
        try Command.shell("$TARIFF \(arguments) --rules mine", in: folder.path)
    }

    @Test("Without an option it prints what `decide` does", arguments: ["", "--on 2026-07-01", "--on 2030-01-01 --no-color"])
    func plain(_ options: String) throws {
        let decided = try run("decide \(Self.example) \(options)")
        let explained = try run("explain \(Self.example) \(options)")
        #expect(explained.output == decided.output)
        #expect(explained.error == decided.error)
        #expect(explained.status == 0)
        #expect(!explained.output.isEmpty)
    }

    @Test("As JSON the decision carries the tree")
    func tree() throws {
        let decided = try run("decide \(Self.example) --json")
        let explained = try run("explain \(Self.example) --json")
        #expect(explained.output.hasPrefix(decided.output.dropLast(2)))
        #expect(explained.output.contains(#","explanation_digest":"sha256:"#))
        #expect(explained.output.contains(#","explanation":[{"id":"n"#) || explained.output.contains(#","explanation":{"#))
        #expect(explained.output == (try run("decide \(Self.example) --json --explain auditor")).output)
    }

    @Test("A letter and a tree; a page for print")
    func audiences() throws {
        let letter = try run("explain \(Self.example) --for letter")
        let tree = try run("explain \(Self.example) --for auditor")
        #expect(letter.output.contains("OUR RECOMMENDATION, NOT YET A DECISION") && letter.output.contains("Dear [name],"))
        #expect(tree.output.contains("├─") && tree.output.contains("routing.lua:"))
        let page = try run("explain \(Self.example) --for letter --html letter.html")
        #expect(page.output.isEmpty && page.status == 0)
        #expect(try Command.shell("head -c 15 letter.html", in: folder.path).output == "<!DOCTYPE html>")
        #expect(try run("explain \(Self.example) --html no/such/folder.html").status == 1)
    }

    @Test("What people decided, as a letter, a page and JSON")
    func determination() throws {
        let decided = #"{"outcome": "agreed", "price": 1500, "reason": "Near home.", "by": "A. Okafor", "role": "head of service"}"#
        try folder.write(decided, to: "decided.json")
        let letter = try run("explain \(Self.example) --for letter --determination decided.json")
        #expect(letter.status == 0 && letter.error.isEmpty)
        #expect(letter.output.contains("OUR DECISION\n\nWe agree") && letter.output.contains("\nWhy we decided this\nNear home.\n"))
        #expect(letter.output == (try run("explain \(Self.example) --for letter --determination - < decided.json")).output)
        let page = try run("explain \(Self.example) --for letter --determination decided.json --html letter.html")
        #expect(page.output.isEmpty && page.status == 0)
        #expect(try folder.read("letter.html").contains("<h1>Our decision</h1>"))
        let json = try run("explain \(Self.example) --for letter --determination decided.json --json")
        #expect(json.output.contains(#","explanation":"[Council’s name and address]\n"#) && json.output.contains(#"\nOUR DECISION\n"#))
    }

    @Test("The nearest changes are headed so that nobody takes them for advice")
    func changes() throws {
        let result = try run("explain \(Self.example) --what-would-change")
        #expect(result.status == 0)
        #expect(result.error.isEmpty)
        #expect(result.output.hasPrefix("For checking only: support follows assessed need\n"))
        #expect(result.output.contains("With one-to-one support of 7 to 19.75 hours a week, the level is Medium support, the cap is"))
        let json = try run("explain \(Self.example) --what-would-change --json")
        #expect(json.output.hasPrefix(#"{"tried":"#))
        #expect(json.output.contains(#""fact":"quoted_price","before":"1500.00","after":"1420.00","extent":"through","through":"1150.00""#))
    }

    @Test("A case on standard input, on one line")
    func input() throws {
        let line = #"{"on": "2026-05-01", "facts": {"one_to_one_hours": 24, "quoted_price": "1300.00"}}"#
        let result = try run("explain - --what-would-change <<< '\(line)'")
        #expect(result.status == 0)
        #expect(result.output.contains("With the quoted price at £1,420.01 a week or more, the outcome is refer"))
    }

    @Test("A case that cannot be decided says what is missing, as `decide` does, and the exit status is 6")
    func undecided() throws {
        try folder.write(#"{"on": "2026-05-01", "facts": {}}"#, to: "open.json")
        let decided = try run("decide open.json")
        for option in ["", " --what-would-change"] {
            let result = try run("explain open.json\(option)")
            #expect(result.status == 6)
            #expect(result.output == decided.output)
        }
    }

    @Test("An auditor sees what is needed, and by which rule; a letter or page is not written")
    func whyUndecided() throws {
        try folder.write(#"{"on": "2026-05-01", "facts": {}}"#, to: "open.json")
        let audit = try run("explain open.json --for auditor")
        #expect(audit.status == 6)
        #expect(audit.output.contains("one_to_one_hours is needed and not given"))
        for option in ["--for letter", "--html open.html"] {
            let result = try run("explain open.json \(option)")
            #expect(result.status == 6)
            #expect(result.output.isEmpty)
            #expect(result.error.hasPrefix("not_decided: there is nothing to write: the case is not decided\n  help: "))
        }
        #expect(throws: (any Error).self) { try folder.read("open.html") }
    }

    @Test("Several cases, none, or a table are refused", arguments: [("a.ndjson", 2), ("a.ndjson", 0), ("a.csv", 1)])
    func refused(file: String, count: Int) throws {
        let table = "one_to_one_hours,quoted_price,on\n24,1300.00,2026-05-01\n"
        let lines = String(repeating: #"{"on": "2026-05-01", "facts": {}}"# + "\n", count: count)
        try folder.write(file.hasSuffix("csv") ? table : lines, to: file)
        let result = try run("explain \(file)")
        #expect(result.status == 1)
        #expect(result.output.isEmpty)
        #expect(result.error.hasPrefix("unreadable_file: cannot read `\(file)`: it holds "))
        #expect(result.error.contains("help: "))
    }
}
