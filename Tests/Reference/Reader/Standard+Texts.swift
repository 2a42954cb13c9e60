extension Standard {
    static var texts: [(String, Body)] {
        [
            ("text", { try text($0[0]) }),
            ("contains", { .boolean(try pieces($0[0], between: $0[1]).count > 1) }),
            ("starts_with", { .boolean(try string($0[0]).bytes.starts(with: try string($0[1]).bytes)) }),
            ("ends_with", { .boolean(try string($0[0]).bytes.reversed().starts(with: try string($0[1]).bytes.reversed())) }),
            (
                "replace",
                { arguments in
                    .text(
                        Text(
                            bytes: Array(try pieces(arguments[0], between: arguments[1]).joined(separator: try string(arguments[2]).bytes)))
                    )
                }
            ),
            ("split_text", { .table(Table(list: try pieces($0[0], between: $0[1]).map { .text(Text(bytes: $0)) })) }),
            ("trim", { .text(Text(bytes: trimmed(try string($0[0]).bytes))) }),
            ("string.upper", { .text(Text(bytes: try string($0[0]).bytes.map { (97...122).contains($0) ? $0 - 32 : $0 })) }),
            ("string.lower", { .text(Text(bytes: try string($0[0]).bytes.map { (65...90).contains($0) ? $0 + 32 : $0 })) }),
            ("string.len", { .whole(try string($0[0]).bytes.count) }),
            ("string.reverse", { .text(Text(bytes: try string($0[0]).bytes.reversed())) }),
            ("string.sub", { try part($0) }),
            (
                "string.rep",
                { arguments in
                    let times = max(0, try whole(arguments[1]))
                    let separator = arguments[2].isNull ? [] : try string(arguments[2]).bytes
                    let copies = Array(repeating: try string(arguments[0]).bytes, count: times)
                    return .text(Text(bytes: Array(copies.joined(separator: separator))))
                }
            ),
        ]
    }

    private static func pieces(_ text: Value, between separator: Value) throws -> [[UInt8]] {
        let (bytes, mark) = (try string(text).bytes, try string(separator).bytes)
        if mark.isEmpty { throw Stop.failure("bad_argument") }
        var pieces: [[UInt8]] = [[]]
        var rest = bytes[...]
        while !rest.isEmpty {
            if rest.starts(with: mark) {
                pieces.append([])
                rest = rest.dropFirst(mark.count)
            } else {
                pieces[pieces.count - 1].append(rest.removeFirst())
            }
        }
        return pieces
    }

    private static func trimmed(_ bytes: [UInt8]) -> [UInt8] {
        let isSpace = { (byte: UInt8) in byte == 32 || (9...13).contains(byte) }
        return Array(bytes.drop(while: isSpace).reversed().drop(while: isSpace).reversed())
    }

    private static func part(_ arguments: Arguments) throws -> Value {
        let bytes = try string(arguments[0]).bytes
        func place(_ value: Value, _ usual: Int) throws -> Int {
            let place = value.isNull ? usual : try whole(value)
            return place < 0 ? bytes.count + place + 1 : place
        }
        let (first, last) = (max(1, try place(arguments[1], 1)), min(bytes.count, try place(arguments[2], -1)))
        return .text(Text(bytes: first > last ? [] : Array(bytes[first - 1..<last])))
    }
}
