import Foundation
import RuleAnalysis
import RuleEngine
import RuleModel
import Testing

/// Worked examples, decided by a rulebook of one answer.
@Suite("Examples")
final class ExamplesTests {
    private let folder: String

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("examples-\(UUID().uuidString)/small").path
        try write(
            """
            rulebook {
              id = "small", title = "Small", version = "1", in_force = { from = "2026-04-01" }, parts = { "rules" },
              exports = { "double" },
            }
            """, to: "rulebook.lua")
        try write(
            """
            fact "hours" { label = "Hours", type = "number" }
            parameter "rate" { title = "Rate", ["2026-04-01"] = { 2, known = "2026-03-01", revised = { ["2026-06-01"] = 3 } } }
            answer "double" { title = "Double", value = function(case) return case.hours * case.rate end }
            """, to: "rules.lua")
    }

    deinit { try? FileManager.default.removeItem(atPath: URL(fileURLWithPath: folder).deletingLastPathComponent().path) }

    private func write(_ text: String, to name: String) throws {
        let url = URL(fileURLWithPath: folder).appendingPathComponent(name)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try text.write(to: url, atomically: true, encoding: .utf8)
    }

    /// What came of the only example.
    private func result(_ example: String) throws -> ExampleResult {
        try write(example, to: "examples/01.json")
        let results = try Examples(of: folder).run(RulebookLoader().load(folder))
        return try #require(results.count == 1 ? results.first : nil)
    }

    private static let given = #""case": {"case": "A", "on": "2026-05-01", "facts": {"hours": 4}}"#

    @Test("As expected")
    func passes() throws {
        let result = try result(#"{"title": "Four hours", \#(Self.given), "expect": {"answers": {"double": 12}}}"#)
        #expect(result.differences == [])
        #expect(result.passed)
        #expect(result.title == "Four hours")
        #expect(result.file == "01.json")
        #expect(result.location.file == folder + "/examples/01.json")
    }

    @Test("A difference is named")
    func fails() throws {
        let result = try result(#"{"title": "T", \#(Self.given), "expect": {"answers": {"triple": 12}}}"#)
        #expect(result.differences == ["answers.triple: expected 12, was absent"])
        #expect(!result.passed)
    }

    @Test("The known date leaves out what became known later")
    func known() throws {
        let example = { (known: String, double: Int) in
            #"{"title": "T", \#(Self.given), "known": \#(known), "expect": {"answers": {"double": \#(double)}}}"#
        }
        #expect(try result(example("\"2026-05-01\"", 8)).differences == [])
        #expect(try result(example("null", 12)).differences == [])
    }

    @Test("Needs are compared where they are named", arguments: [("hours", true), ("days", false)])
    func needs(fact: String, passes: Bool) throws {
        let text = #"{"title": "T", "case": {"on": "2026-05-01", "facts": {}}, "expect": {}, "needs": [{"fact": "\#(fact)"}]}"#
        #expect(try result(text).passed == passes)
    }

    @Test("Errors that nobody expected are a difference")
    func errors() throws {
        let text = #"{"title": "T", "case": {"on": "2026-05-01", "facts": {"hours": "four"}}, "expect": {}}"#
        let differences = try result(text).differences
        #expect(differences.count == 1 && differences[0].hasPrefix("not decided: "), "\(differences)")
        let expected = text.replacingOccurrences(of: #""expect": {}"#, with: #""expect": {"errors": [{"fact": "hours"}]}"#)
        #expect(try result(expected).differences == [])
    }

    @Test(
        "What is no example",
        arguments: [
            (#"{"title": "T"}"#, "an example needs `case`, an object, and `expect`"),
            (#"{"case": 1, "expect": {}}"#, "an example needs `case`, an object, and `expect`"),
            (#"{"case": {}, "expect": {}, "known": "soon"}"#, "`known` of the example must be a date"),
            (#"{"case": {}, "expect": {}, "known": 5}"#, "`known` of the example must be a date"),
            ("{", "malformed_json"),
            (#"{"case": {"on": "2026-05-01", "facts": {"hours": 4}}, "expect": {}}"#, "`expect` is empty, so nothing is checked"),
            (#"{"case": {}, "expct": {"outcome": "refer"}}"#, "`expct` is not a part of an example: did you mean `expect`?"),
        ])
    func refused(text: String, words: String) throws {
        let differences = try result(text).differences
        #expect(differences.count == 1 && differences[0].contains(words), "\(differences)")
    }

    @Test("Files are taken in order of their names; others are left out")
    func order() throws {
        for name in ["b.json", "a.json", "notes.txt"] { try write("{}", to: "examples/\(name)") }
        #expect(Examples(of: folder).files == ["a.json", "b.json"])
        #expect(Examples(of: folder + "/nowhere").files == [])
    }
}
