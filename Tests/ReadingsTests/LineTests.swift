import Readings
import RuleModel
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
}
