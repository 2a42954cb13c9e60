/// What is given to a statement: bound as bytes, in PostgreSQL's binary form, and never part of its text.
enum PostgresValue {
    case text(String?)
    case bytes([UInt8])
    case integer(Int64)
    case texts([String?])
    case integers([Int64])
    case blobs([[UInt8]])

    /// The type's number in PostgreSQL's catalogue, which never changes.
    var type: UInt32 {
        switch self {
        case .text: 25
        case .bytes: 17
        case .integer: 20
        case .texts: 1009
        case .integers: 1016
        case .blobs: 1001
        }
    }

    /// Nil of a null.
    var encoded: [UInt8]? {
        switch self {
        case .text(let text): text.map { Array($0.utf8) }
        case .bytes(let bytes): bytes
        case .integer(let number): Self.bigEndian(number)
        case .texts(let texts): Self.array(of: 25, texts.map { $0.map { Array($0.utf8) } })
        case .integers(let numbers): Self.array(of: 20, numbers.map { Self.bigEndian($0) })
        case .blobs(let blobs): Self.array(of: 17, blobs)
        }
    }

    /// Dimensions, whether there are nulls, the type of the elements, how many and from where; then each with its size before it.
    private static func array(of type: Int32, _ elements: [[UInt8]?]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(elements.reduce(20) { $0 + 4 + ($1?.count ?? 0) })
        let hasNulls: Int32 = elements.contains { $0 == nil } ? 1 : 0
        for number in [elements.isEmpty ? 0 : 1, hasNulls, type] { bytes += bigEndian(number) }
        if !elements.isEmpty { bytes += bigEndian(Int32(elements.count)) + bigEndian(Int32(1)) }
        for element in elements {
            bytes += bigEndian(element.map { Int32($0.count) } ?? -1)
            if let element { bytes += element }
        }
        return bytes
    }

    private static func bigEndian(_ number: some FixedWidthInteger) -> [UInt8] { withUnsafeBytes(of: number.bigEndian) { Array($0) } }
}
