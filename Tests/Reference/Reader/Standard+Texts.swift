extension Standard {
    static var texts: [(String, Body)] {
        [
            ("text", { if $0[0].isNull || $0[0].isFlag { throw Stop.failure("bad_argument") } else { try text($0[0]) } }),
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
            ("string.upper", { try changed($0[0]) { $0.properties.uppercaseMapping } }),
            ("string.lower", { try changed($0[0]) { $0.properties.lowercaseMapping } }),
            ("string.len", { .whole(try characters($0[0]).count) }),
            ("string.reverse", { text(try characters($0[0]).reversed()) }),
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

    private static func characters(_ value: Value) throws -> [Unicode.Scalar] {
        let text = try string(value)
        guard Text(text.string) == text else { throw Unread(what: "text that is not UTF-8") }
        return Array(text.string.unicodeScalars)
    }

    private static func text(_ characters: some Sequence<Unicode.Scalar>) -> Value {
        var scalars = String.UnicodeScalarView()
        scalars.append(contentsOf: characters)
        return .string(String(scalars))
    }

    /// Letters that Latin alphabets share, each into one letter.
    private static func changed(_ value: Value, _ letter: (Unicode.Scalar) -> String) throws -> Value {
        text(
            try characters(value).map { character in
                let changed = Array(letter(character).unicodeScalars)
                guard changed.count == 1, character.value < 0x180, changed[0].value < 0x180 else { return character }
                return [0x130, 0x131].contains(character.value) ? character : changed[0]
            })
    }

    private static func part(_ arguments: Arguments) throws -> Value {
        let letters = try characters(arguments[0])
        func place(_ value: Value, _ usual: Int) throws -> Int {
            let place = value.isNull ? usual : try whole(value)
            return place < 0 ? letters.count + place + 1 : place
        }
        let (first, last) = (max(1, try place(arguments[1], 1)), min(letters.count, try place(arguments[2], -1)))
        return text(first > last ? [] : letters[first - 1..<last])
    }
}
