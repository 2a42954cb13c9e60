/// A JSON value of a decision, numbers and money as text. Objects keep the order of their keys.
public enum JSONValue: Sendable, Hashable {
    case null
    case boolean(Bool)
    /// As written: exact.
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([Member])

    public struct Member: Sendable, Hashable {
        public var key: String
        public var value: JSONValue
        public init(_ key: String, _ value: JSONValue) { (self.key, self.value) = (key, value) }
    }
}

extension JSONValue {
    /// The member of an object; nil where there is none or this is no object.
    public subscript(_ key: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.key == key }?.value
    }

    public var string: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    public var array: [JSONValue]? {
        guard case .array(let items) = self else { return nil }
        return items
    }

    public var object: [Member]? {
        guard case .object(let members) = self else { return nil }
        return members
    }
}
