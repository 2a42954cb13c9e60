extension String {
    /// The text as it may stand on a terminal: control characters (also those that turn the direction of writing) are written as a rule
    /// would write them, `\n` or `\u{1B}`, so that what a case or a rule says can neither move the cursor nor break a line.
    public var printable: String { printable(keeping: "") }

    /// The same, but for a few that are harmless where the text stands.
    public func printable(keeping kept: String) -> String {
        escaped { kept.unicodeScalars.contains($0) ? nil : Self.escape($0) }
    }

    /// JSON as it may stand on a terminal. It remains the same JSON: such characters stand in its texts only.
    public var printableJSON: String { escaped { "\\u" + String(String($0.value + 0x10000, radix: 16).dropFirst()) } }

    private func escaped(_ escape: (Unicode.Scalar) -> String?) -> String {
        guard holdsControl else { return self }
        var scalars = UnicodeScalarView()
        for scalar in unicodeScalars {
            if Self.isControl(scalar), let text = escape(scalar) {
                scalars.append(contentsOf: text.unicodeScalars)
            } else {
                scalars.append(scalar)
            }
        }
        return String(scalars)
    }

    private var holdsControl: Bool {
        let isPlain = utf8.withContiguousStorageIfAvailable { bytes in bytes.indices.allSatisfy { Self.isPlain(bytes, at: $0) } }
        return !(isPlain ?? false) && unicodeScalars.contains(where: Self.isControl)
    }

    /// Whether no control character begins at a byte; of some bytes of other characters it is false too.
    private static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>, at i: Int) -> Bool {
        switch bytes[i] {
        case 0..<0x20, 0x7F: false
        case 0xC2: bytes[i + 1] >= 0xA0
        case 0xD8: bytes[i + 1] != 0x9C
        case 0xE2: bytes[i + 1] > 0x81 || bytes[i + 1] == 0x80 && bytes[i + 2] < 0xA8 && bytes[i + 2] & 0xFE != 0x8E
        default: true
        }
    }

    private static func escape(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\n": "\\n"
        case "\r": "\\r"
        case "\t": "\\t"
        default: "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
        }
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x61C, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
