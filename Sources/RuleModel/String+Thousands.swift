extension String {
    /// With commas between the thousands of the digits that it begins with: `1290.00` → `1,290.00`.
    public var withThousands: String {
        let whole = utf8.prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }.count
        if whole < 4 { return self }
        return String(unsafeUninitializedCapacity: utf8.count + (whole - 1) / 3) { out in
            var end = 0
            for (place, byte) in utf8.enumerated() {
                if place > 0, place < whole, (whole - place) % 3 == 0 {
                    out[end] = UInt8(ascii: ",")
                    end += 1
                }
                out[end] = byte
                end += 1
            }
            return end
        }
    }
}
