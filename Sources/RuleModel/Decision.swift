/// A JSON value of a decision, numbers and money as text. Objects keep the order of their keys.
public indirect enum JSONValue: Sendable, Hashable {
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
