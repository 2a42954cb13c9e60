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
        let letters = text.lowercased().filter { $0 != "-" }.map { Self.meant[$0] ?? $0 }
        guard letters.count == 16, letters.allSatisfy(Self.alphabet.contains) else { return nil }
        description = stride(from: 0, to: 16, by: 4).map { String(letters[$0..<$0 + 4]) }.joined(separator: "-")
    }

    /// Without i, l, o and u.
    private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz")
    private static let meant: [Character: Character] = ["i": "1", "l": "1", "o": "0"]
}
