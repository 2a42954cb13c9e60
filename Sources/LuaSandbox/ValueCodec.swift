import RuleModel

/// Reads a value as `luahost_encode` writes it (its form is described there).
struct ValueDecoder {
    private var rest: UnsafeRawBufferPointer

    init(_ bytes: UnsafeRawBufferPointer) { rest = bytes }

    mutating func value() -> LuaValue {
        switch take(UInt8.self) {
        case UInt8(ascii: "T"): .boolean(true)
        case UInt8(ascii: "F"): .boolean(false)
        case UInt8(ascii: "I"): .whole(take(Int64.self))
        case UInt8(ascii: "Q"): .number(ratio())
        case UInt8(ascii: "M"): .money(Money(pence: ratio()))
        case UInt8(ascii: "D"): .date(CalendarDate(days: take(Int32.self)))
        case UInt8(ascii: "U"): .duration(CalendarDuration(months: take(Int32.self), days: take(Int32.self)))
        case UInt8(ascii: "S"): text()
        case UInt8(ascii: "{"): .table((0..<take(UInt32.self)).map { _ in (value(), value()) })
        case UInt8(ascii: "L"): .function(LuaRef(id: take(Int32.self)))
        default: .null
        }
    }

    private mutating func take<T: BitwiseCopyable>(_ type: T.Type) -> T {
        defer { rest = UnsafeRawBufferPointer(rebasing: rest[MemoryLayout<T>.size...]) }
        return rest.loadUnaligned(as: T.self)
    }

    private mutating func text() -> LuaValue {
        let length = Int(take(UInt32.self))
        defer { rest = UnsafeRawBufferPointer(rebasing: rest[length...]) }
        let bytes = rest[..<length]
        return String(validating: bytes, as: UTF8.self).map(LuaValue.text) ?? .bytes(Array(bytes))
    }

    private mutating func ratio() -> Exact {
        let (numerator, denominator) = (take(Int64.self), take(Int64.self))
        guard let value = try? Exact(numerator, over: denominator) else { preconditionFailure("a number of the state is out of range") }
        return value
    }
}

/// Writes a value as `luahost_decode` reads it.
struct ValueEncoder {
    private(set) var bytes: [UInt8] = []

    mutating func append(_ value: LuaValue) {
        switch value {
        case .null: tag("N")
        case .boolean(let flag): tag(flag ? "T" : "F")
        case .whole(let whole):
            tag("I")
            put(whole)
        case .number(let number):
            tag("Q")
            put(number)
        case .money(let money):
            tag("M")
            put(money.pence)
        case .date(let date):
            tag("D")
            put(date.days)
        case .duration(let duration):
            tag("U")
            put(duration.months)
            put(duration.days)
        case .text(let text): put(text.utf8)
        case .bytes(let bytes): put(bytes)
        case .function(let reference):
            tag("L")
            put(reference.id)
        case .table(let entries):
            let present = entries.filter { if case .null = $0.1 { false } else { true } }
            tag("{")
            put(UInt32(present.count))
            for (key, value) in present {
                append(key)
                append(value)
            }
        }
    }

    private mutating func tag(_ scalar: Unicode.Scalar) { bytes.append(UInt8(ascii: scalar)) }

    private mutating func put(_ number: some FixedWidthInteger) {
        withUnsafeBytes(of: number.littleEndian) { bytes += $0 }
    }

    private mutating func put(_ text: some Collection<UInt8>) {
        tag("S")
        put(UInt32(text.count))
        bytes += text
    }

    private mutating func put(_ number: Exact) {
        put(number.numerator)
        put(number.denominator)
    }
}
