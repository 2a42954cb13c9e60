extension String {
    /// The text as it may stand on a terminal: control characters (also those that turn the direction of writing) become U+FFFD, so that
    /// what a case or a rule says can neither move the cursor nor break a line.
    public var printable: String {
        guard unicodeScalars.contains(where: Self.isControl) else { return self }
        var scalars = UnicodeScalarView()
        for scalar in unicodeScalars { scalars.append(Self.isControl(scalar) ? "\u{FFFD}" : scalar) }
        return String(scalars)
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
