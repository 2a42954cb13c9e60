/// The name of an entry, made by chance: `4k7f-w2m9-x8ra-5t0v`. It can be read out over the telephone, and tells nothing.
public struct EntryID: Sendable, Hashable, CustomStringConvertible {
    public let description: String

    /// A new one. Two are the same once in 2⁸⁰ pairs; a store refuses the second.
    public init() {
        var chance = SystemRandomNumberGenerator()
        self.init(beginning: chance.next(), using: &chance)
    }

    /// New ones for entries that are written together: they begin alike, so that the indexes of a store take them in one place.
    static func group(_ count: Int) -> [EntryID] {
        var chance = SystemRandomNumberGenerator()
        let beginning: UInt64 = chance.next()
        return (0..<count).map { _ in EntryID(beginning: beginning, using: &chance) }
    }

    /// - Parameter beginning: its lower 20 bits give the first four letters.
    private init(beginning: UInt64, using chance: inout some RandomNumberGenerator) {
        var bits = beginning
        var letters: [UInt8] = []
        letters.reserveCapacity(19)
        for place in 0..<16 {
            if place == 4 { bits = chance.next() }
            if place > 0, place % 4 == 0 { letters.append(UInt8(ascii: "-")) }
            letters.append(Self.letters[Int(bits & 31)])
            bits >>= 5
        }
        description = String(decoding: letters, as: UTF8.self)
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
    private static let letters = alphabet.map { $0.asciiValue! }
    private static let meant: [Character: Character] = ["i": "1", "l": "1", "o": "0"]
}
