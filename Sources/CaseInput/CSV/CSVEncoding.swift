/// Which of two encodings a file is in, found at its first row with a character beyond ASCII.
///
/// A file that is not UTF-8 there is Windows-1252, which is what spreadsheets write. Once found it stays, so that one damaged
/// row of a UTF-8 file is reported instead of read as something else.
enum CSVEncoding {
    case undecided, utf8, windows1252

    /// Makes the row UTF-8.
    /// - Returns: false where it cannot be read in the file's encoding.
    mutating func decode(_ row: inout CSVRow) -> Bool {
        if row.bytes.allSatisfy({ $0 < 0x80 }) { return true }
        if self == .undecided { self = isUTF8(row.bytes) ? .utf8 : .windows1252 }
        if self == .utf8 { return isUTF8(row.bytes) }
        if row.bytes.contains(where: { Self.unassigned.contains($0) }) { return false }
        row.rewrite { byte, out in
            out.append(contentsOf: String(UnicodeScalar(Self.scalar(byte))).utf8)
        }
        return true
    }

    private func isUTF8(_ bytes: [UInt8]) -> Bool { (try? UTF8Span(validating: bytes.span)) != nil }

    /// [WHATWG Encoding Standard, index windows-1252; these five are unassigned in Microsoft's code page.]
    private static let unassigned: [UInt8] = [0x81, 0x8D, 0x8F, 0x90, 0x9D]

    private static func scalar(_ byte: UInt8) -> UnicodeScalar {
        guard (0x80...0x9F).contains(byte) else { return UnicodeScalar(byte) }
        return Array("€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ".unicodeScalars)[Int(byte - 0x80)]
    }
}
