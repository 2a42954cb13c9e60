import RuleModel

/// What must come of an example: a part of the decision. Of an object only the keys given here are compared.
struct Expectation {
    let expected: JSONValue

    /// Each place where the decision differs, as `answers.price.weekly: expected "1420.00", was "1290.00"`.
    func differences(from actual: JSONValue) -> [String] { Self.compare(expected, actual, at: "") }

    private static func compare(_ expected: JSONValue, _ actual: JSONValue?, at path: String) -> [String] {
        guard case .object(let members) = expected, actual?.object != nil else {
            if let actual, matches(expected, actual) { return [] }
            let found = actual.map(JSONText.text) ?? "absent"
            return ["\(path.isEmpty ? "the decision" : path): expected \(JSONText.text(expected)), was \(found)"]
        }
        return members.flatMap { compare($0.value, actual?[$0.key], at: path.isEmpty ? $0.key : "\(path).\($0.key)") }
    }

    /// Lists match item by item, each item as an expectation of its own; numbers by value; `null` only `null`, not what is absent.
    private static func matches(_ expected: JSONValue, _ actual: JSONValue) -> Bool {
        switch (expected, actual) {
        case (.array(let a), .array(let b)): a.count == b.count && zip(a, b).allSatisfy { compare($0, $1, at: "").isEmpty }
        case (.number(let a), .number(let b)): a == b || (try? Exact(a) == Exact(b)) ?? false
        default: expected == actual
        }
    }
}
