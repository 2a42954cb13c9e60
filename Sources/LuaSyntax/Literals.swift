/// A number as written, and what it is.
public struct Numeral: Sendable, Hashable {
    public enum Value: Sendable, Hashable {
        /// `40`, `0x1F`, and `1e3`, `5.0`, which are whole as well.
        case whole(Int64)
        /// `19.75`, `1e-3`: digits with one point and no exponent, without needless zeros: `0.001`.
        case decimal(String)
        /// Whole, but beyond 64 bits (or a hexadecimal that would wrap around).
        case tooLarge
        /// More than 100 places after the point.
        case tooFine
        /// `0x1p4`
        case hexFloat
    }

    /// As the author wrote it.
    public let text: String
    public let value: Value

    public init(text: String, value: Value) { (self.text, self.value) = (text, value) }
}

/// A string, as the bytes that it stands for.
public struct StringLiteral: Sendable, Hashable {
    public let bytes: [UInt8]

    public init(bytes: [UInt8]) { self.bytes = bytes }
    public init(_ text: String) { bytes = Array(text.utf8) }

    /// Bytes that are not UTF-8 read as U+FFFD.
    public var text: String { String(decoding: bytes, as: UTF8.self) }
}
