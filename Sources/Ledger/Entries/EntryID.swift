/// The name of an entry, made by chance: `4k7f-w2m9-x8ra-5t0v`. It can be read out over the telephone, and tells nothing.
public struct EntryID: Sendable, Hashable, CustomStringConvertible {
    public let description: String

    /// A new one. Two are the same once in 2⁸⁰ pairs; a store refuses the second.
    public init() {
        var chance = SystemRandomNumberGenerator()
        self.init(using: &chance)
    }

    init(using chance: inout some RandomNumberGenerator) {
        let groups = (0..<4).map { _ in (0..<4).map { _ in String(Self.alphabet.randomElement(using: &chance)!) }.joined() }
        description = groups.joined(separator: "-")
    }

    /// Reads one. Capitals, and the letters that are easily taken for digits, are read as what they are meant to be.
    public init?(_ text: String) {
        if Self.isWhole(text) {
            description = text
            return
        }
        let letters = text.lowercased().filter { $0 != "-" }.map { Self.meant[$0] ?? $0 }
        guard letters.count == 16, letters.allSatisfy(Self.alphabet.contains) else { return nil }
        description = stride(from: 0, to: 16, by: 4).map { String(letters[$0..<$0 + 4]) }.joined(separator: "-")
    }

    /// Whether a text is written as ids are: almost all that are read.
    private static func isWhole(_ text: String) -> Bool {
        text.utf8.count == 19
            && text.utf8.enumerated().allSatisfy { place, letter in
                switch letter {
                case UInt8(ascii: "-"): place % 5 == 4
                case UInt8(ascii: "0")...UInt8(ascii: "9"): place % 5 != 4
                case UInt8(ascii: "i"), UInt8(ascii: "l"), UInt8(ascii: "o"), UInt8(ascii: "u"): false
                case UInt8(ascii: "a")...UInt8(ascii: "z"): place % 5 != 4
                default: false
                }
            }
    }

    /// Without i, l, o and u.
    private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz")
    private static let meant: [Character: Character] = ["i": "1", "l": "1", "o": "0"]
}
