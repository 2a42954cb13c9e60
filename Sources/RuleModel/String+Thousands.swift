extension String {
    /// With commas between the thousands of the digits that it begins with: `1290.00` → `1,290.00`.
    public var withThousands: String {
        var text = self
        return text.withUTF8 { String.grouped(UnsafeRawBufferPointer($0), after: "") }
    }

    /// ASCII text with commas between the thousands of the digits that it begins with, after a sign.
    static func grouped(_ text: UnsafeRawBufferPointer, after sign: StaticString) -> String {
        let whole = text.firstIndex { !(UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0) } ?? text.count
        let length = sign.utf8CodeUnitCount + text.count + (whole - 1) / 3
        return String(unsafeUninitializedCapacity: length) { out in
            var end = 0
            for byte in UnsafeBufferPointer(start: sign.utf8Start, count: sign.utf8CodeUnitCount) {
                out[end] = byte
                end += 1
            }
            for place in text.indices {
                if place > 0, place < whole, (whole - place) % 3 == 0 {
                    out[end] = UInt8(ascii: ",")
                    end += 1
                }
                out[end] = text[place]
                end += 1
            }
            return end
        }
    }
}
