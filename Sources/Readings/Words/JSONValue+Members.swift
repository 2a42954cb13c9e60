import RuleModel

// A decision is read by the keys of its format, and a missing key reads as an absent value.
extension JSONValue {
    var members: [Member] {
        guard case .object(let members) = self else { return [] }
        return members
    }

    var elements: [JSONValue] {
        guard case .array(let elements) = self else { return [] }
        return elements
    }

    /// The text of a string or of a number, as written but for control characters.
    var written: String? {
        switch self {
        case .string(let text), .number(let text): text.printable
        default: nil
        }
    }
}
