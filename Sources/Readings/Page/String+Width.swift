extension String {
    /// How many characters it shows as.
    ///
    /// Every scalar of most texts is a character by itself; where one might join another, characters are told apart as Unicode has it.
    var width: Int { utf8.withContiguousStorageIfAvailable { $0.plainWidth }.flatMap(\.self) ?? count }

    /// Padded with spaces on the right to a column.
    func leading(_ width: Int) -> String { self + String(repeating: " ", count: max(width - self.width, 0)) }

    /// At most so many characters; what is left out shows as an ellipsis.
    func cut(to width: Int) -> String { self.width <= width ? self : prefix(width - 1) + "…" }

    /// Padded with spaces on the left to a column.
    func trailing(_ width: Int) -> String { String(repeating: " ", count: max(width - self.width, 0)) + self }
}

extension UnsafeBufferPointer<UInt8> {
    /// The characters of text that is letters, digits and signs of the West, each a scalar by itself and none a command to a terminal;
    /// nil of other text.
    var plainWidth: Int? {
        let letters = letters
        var (width, i) = (letters, letters)
        while i < count {
            let length = plainScalar(at: i)
            if length == 0 { return nil }
            (width, i) = (width + 1, i + length)
        }
        return width
    }

    /// How many bytes it begins with, by eights, that are letters, digits and signs of ASCII: none of them has its top bit, and none has it
    /// when 0x20 is taken away or 1 is added.
    private var letters: Int {
        var i = 0
        while i + 8 <= count {
            let eight = UnsafeRawPointer(baseAddress! + i).loadUnaligned(as: UInt64.self)
            let tops = eight | (eight &- 0x2020_2020_2020_2020) | (eight &+ 0x0101_0101_0101_0101)
            if tops & 0x8080_8080_8080_8080 != 0 { break }
            i += 8
        }
        return i
    }

    /// The bytes of a scalar of ASCII or Latin (up to U+02FF), of a dash, quotation mark, bullet or ellipsis (U+2010 to U+2027), or of an
    /// arrow, a sign or a line of a drawing (U+2180 to U+27BF); 0 of any other.
    private func plainScalar(at i: Int) -> Int {
        switch self[i] {
        case 0x20..<0x7F: 1
        case 0xC2: self[i + 1] >= 0xA0 ? 2 : 0
        case 0xC3...0xCB: 2
        case 0xE2:
            switch self[i + 1] {
            case 0x80: 0x90...0xA7 ~= self[i + 2] ? 3 : 0
            case 0x86...0x9E: 3
            default: 0
            }
        default: 0
        }
    }
}
