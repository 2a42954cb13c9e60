import Readings
import RuleModel
import TestSupport
import Testing

@Suite("The lines of a batch")
struct LineTests {
    let reading = DecisionReading(Samples.summary)

    @Test("Decided, needing facts, and wrong stand under each other")
    func lines() {
        let lines = [
            Samples.decision,
            Samples.priced(("quoted", "1300.00"), ("position", "within"), ("weekly", "1300.00")).with(("flags", [])),
            Samples.decision.with(
                ("outcome", nil), ("answers", [:]), ("referrals", []), ("flags", []), ("needs", [["fact": "hours"], ["fact": "quote"]])),
            [
                "line": 17, "case": "S-0002",
                "errors": [["code": "bad_value", "fact": "hours", "message": "`hours` is a number from 0 to 168"]],
            ],
            ["line": 18, "errors": [["code": "malformed", "message": "this line is not JSON"]]],
        ]
        expectGolden("lines", lines.map { reading.line($0) }.joined(separator: "\n") + "\n")
    }

    @Test("What does not fit is counted: who is asked first, then who pays, then the flags", arguments: [60, 80, 100, 400])
    func fits(width: Int) {
        let many = Samples.decision.with(
            ("case", .string("A reference that is much longer than references are")),
            ("referrals", .array((1...9).map { ["to": .string("panel number \($0)"), "rule": "routing.above_cap"] })))
        let unread: JSONValue = ["line": 7, "errors": [["code": "x", "message": .string(String(repeating: "long ", count: 60))]]]
        for decision in [Samples.decision, many, unread] { #expect(reading.line(decision, width: width).count <= min(width, 100)) }
        #expect(reading.line(many, width: 100).contains(#/to panel number 1.* and \d more/#))
    }
}
