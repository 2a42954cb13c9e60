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
        // Most texts are letters, digits and signs of ASCII.
        if utf8.allSatisfy({ 0x20..<0x7F ~= $0 }) { return self }
        guard unicodeScalars.contains(where: Self.isControl) else { return self }
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
        case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
