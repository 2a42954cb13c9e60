import CaseInput
import RuleModel
import Testing

@Suite struct CaseInputTests {
    private func open(_ text: String, named name: String) throws -> CaseInput {
        let file = try TemporaryFile(text, named: name)
        return try CaseInput(path: file.path, facts: [])
    }

    private func mistake(_ text: String, named name: String) throws -> Diagnostic {
        let file = try TemporaryFile(text, named: name)
        let thrown = #expect(throws: Diagnostics.self) { try CaseInput(path: file.path, facts: []) }
        return try #require(thrown?.all.first)
    }

    @Test(arguments: [
        ("case.json", CaseInput.Form.single), ("CASE.JSON", .single), ("a.ndjson", .lines), ("a.b.jsonl", .lines), ("a.csv", .table),
        ("a.TSV", .table),
    ])
    func forms(_ name: String, _ form: CaseInput.Form) throws {
        let text = form == .table ? "case\n" : "{}\n"
        #expect(try open(text, named: name).form == form)
    }

    @Test func oneCaseOverManyLines() throws {
        let input = try open("\u{FEFF}\r\n{\r\n  \"case\": \"W-1\",\r\n  \"facts\": {}\r\n}\r\n", named: "case.json")
        #expect(try input.cases.all() == ["1: \n{\n  \"case\": \"W-1\",\n  \"facts\": {}\n}\n"])
    }

    /// Text, code, line, column, message and help of a `.json` file that is not one case.
    @Test(
        arguments: [
            ("", "malformed_json", 1, 1, "there is nothing here to read", nil),
            (
                "{\"case\": 1\n \"on\": 2}", "malformed_json", 2, 2, "this is not JSON",
                "a comma or a colon may be missing before this, or a quote after it"
            ),
            ("{\n \"é\": 'x'}", "malformed_json", 2, 7, "this is not JSON", "put text and names into double quotes"),
            ("{\"a\": 1,}", "malformed_json", 1, 9, "this is not JSON", "remove the comma before this"),
            (
                "{\"a\": 01}", "malformed_json", 1, 8, "this is not JSON",
                "write numbers like `7`, `7.1` or `-0.5`, with a point and without commas"
            ),
            ("{\"a\": [1", "malformed_json", 1, 9, "this is not JSON", "the text ends too early: a bracket or a quote is not closed"),
            (
                "{\"a\": True}", "malformed_json", 1, 7, "this is not JSON",
                "write `true`"
            ),
            (
                "{} // x", "malformed_json", 1, 4, "something follows the end of the case",
                "several cases, one a line, go into a file that ends in `.ndjson`"
            ),
            (
                "[{}]", "malformed_json", 1, 1, "a case is an object: `{\"case\": …, \"on\": …, \"facts\": {…}}`",
                "several cases go into a file that ends in `.ndjson`, one on each line, without brackets around them"
            ),
        ] as [(String, String, Int, Int, String, String?)])
    func notOneCase(_ text: String, _ code: String, _ line: Int, _ column: Int, _ message: String, _ help: String?) throws {
        let found = try mistake(text, named: "case.json")
        #expect(found.code == code)
        #expect(found.location?.line == line)
        #expect(found.location?.column == column)
        #expect(found.message == message)
        #expect(found.help == (help.map { [$0] } ?? []))
    }

    @Test func unknownForm() throws {
        let found = try mistake("{}", named: "cases.xlsx")
        #expect(found.code == "unknown_format")
        #expect(found.help.count == 1)
        let missing = #expect(throws: Diagnostics.self) { try CaseInput(path: "/nowhere/case.json", facts: []) }
        #expect(missing?.all.first?.code == "unreadable_file")
    }

    @Test func decisionsWithMistakes() throws {
        let reader = DecisionReader()
        #expect(throws: Diagnostic.self) { try reader.read(Array("{\"a\":}".utf8)) }
        let empty = #expect(throws: Diagnostic.self) { try reader.read([]) }
        #expect(empty?.message == "there is nothing here to read")
        #expect(
            try reader.read(Array(#"{"b":"1290.00","a":[7.10,null],"b":true}"#.utf8))
                == .object([.init("b", .string("1290.00")), .init("a", .array([.number("7.10"), .null])), .init("b", .boolean(true))]))
    }
}
