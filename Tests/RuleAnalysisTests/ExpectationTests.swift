import RuleModel
import Testing

@testable import RuleAnalysis

/// What of a decision an example compares.
@Suite("Expectation")
struct ExpectationTests {
    private static let decision: JSONValue = .object([
        .init("outcome", .string("refer")),
        .init("flags", .array([.string("above_cap")])),
        .init("gap", .number("80.0")),
        .init("none", .null),
        .init(
            "answers",
            .object([
                .init("price", .object([.init("weekly", .string("1290.00")), .init("position", .string("within"))])),
                .init("lines", .array([.object([.init("rule", .string("a")), .init("paid", .string("pool"))])])),
            ])),
    ])

    private func differences(_ key: String, _ value: JSONValue) -> [String] {
        Expectation(expected: .object([.init(key, value)])).differences(from: Self.decision)
    }

    @Test("Only the keys that it names are compared, also within lists")
    func partial() {
        #expect(differences("outcome", .string("refer")) == [])
        #expect(differences("answers", .object([.init("price", .object([.init("position", .string("within"))]))])) == [])
        #expect(differences("answers", .object([.init("lines", .array([.object([.init("rule", .string("a"))])]))])) == [])
    }

    @Test("Each difference has its path, what was expected and what was there")
    func paths() {
        let price: JSONValue = .object([.init("weekly", .string("1420.00")), .init("position", .string("above_cap"))])
        #expect(
            differences("answers", .object([.init("price", price)])) == [
                #"answers.price.weekly: expected "1420.00", was "1290.00""#,
                #"answers.price.position: expected "above_cap", was "within""#,
            ])
        #expect(differences("panel", .string("a")) == [#"panel: expected "a", was absent"#])
    }

    @Test("A list has as many items as expected, in their order")
    func lists() {
        #expect(differences("flags", .array([.string("above_cap")])) == [])
        #expect(differences("flags", .array([])) == [#"flags: has "above_cap" too"#])
        #expect(differences("flags", .array([.string("new"), .string("above_cap")])) == [#"flags: lacks "new""#])
        #expect(
            differences("flags", .array([.string("new"), .string("new")])) == [
                #"flags: lacks "new""#, #"flags: lacks "new""#, #"flags: has "above_cap" too"#,
            ])
    }

    @Test("An item that differs is named by its place in the list")
    func items() {
        let lines: JSONValue = .array([.object([.init("rule", .string("a")), .init("paid", .string("direct"))])])
        #expect(
            differences("answers", .object([.init("lines", lines)])) == [#"answers.lines[1].paid: expected "direct", was "pool""#])
        #expect(differences("flags", .array([.string("new")])) == [#"flags[1]: expected "new", was "above_cap""#])
    }

    @Test("Numbers are compared by value, and not with text")
    func numbers() {
        #expect(differences("gap", .number("80")) == [])
        #expect(differences("gap", .number("80.01")) == ["gap: expected 80.01, was 80.0"])
        #expect(differences("gap", .string("80.0")) == [#"gap: expected "80.0", was 80.0"#])
    }

    @Test("null is null, not absent")
    func null() {
        #expect(differences("none", .null) == [])
        #expect(differences("panel", .null) == ["panel: expected null, was absent"])
        #expect(differences("outcome", .null) == [#"outcome: expected null, was "refer""#])
    }

    @Test("A decision that is no object differs as a whole")
    func whole() {
        #expect(Expectation(expected: .object([])).differences(from: .null) == ["the decision: expected {}, was null"])
    }
}
