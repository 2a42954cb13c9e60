import RuleModel

/// What must come of an example: a part of the decision. Of an object only the keys given here are compared.
struct Expectation {
    let expected: JSONValue

    /// Each place where the decision differs, as `answers.price.weekly: expected "1420.00", was "1290.00"`. Lists of as many items
    /// as expected are compared item by item (`answers.funding.layers[1].icb: …`); else it is said what they lack and have too.
    func differences(from actual: JSONValue) -> [String] { Self.compare(expected, actual, at: "") }

    private static func compare(_ expected: JSONValue, _ actual: JSONValue?, at path: String) -> [String] {
        switch (expected, actual) {
        case (.object(let members), .object?):
            members.flatMap { compare($0.value, actual?[$0.key], at: path.isEmpty ? $0.key : "\(path).\($0.key)") }
        case (.array(let a), .array(let b)?) where a.count == b.count:
            a.indices.flatMap { compare(a[$0], b[$0], at: "\(path)[\($0 + 1)]") }
        case (.array(let a), .array(let b)?): unmatched(a, b, at: path)
        case (_, let actual?) where matches(expected, actual): []
        default:
            [
                "\(path.isEmpty ? "the decision" : path): expected \(JSONText.text(expected)), was \(actual.map(JSONText.text) ?? "absent")"
            ]
        }
    }

    /// Of lists that are not as long as each other: what is missing, and what is there beside the expected.
    private static func unmatched(_ expected: [JSONValue], _ actual: [JSONValue], at path: String) -> [String] {
        var rest = actual
        var missing: [JSONValue] = []
        for item in expected {
            if let found = rest.firstIndex(where: { compare(item, $0, at: "").isEmpty }) {
                rest.remove(at: found)
            } else {
                missing.append(item)
            }
        }
        return missing.map { "\(path): lacks \(JSONText.text($0))" } + rest.map { "\(path): has \(JSONText.text($0)) too" }
    }

    /// Numbers match by value; `null` only `null`, not what is absent.
    private static func matches(_ expected: JSONValue, _ actual: JSONValue) -> Bool {
        switch (expected, actual) {
        case (.number(let a), .number(let b)): a == b || (try? Exact(a) == Exact(b)) ?? false
        default: expected == actual
        }
    }
}
