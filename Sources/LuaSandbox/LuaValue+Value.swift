public import RuleModel

extension LuaValue {
    /// A value to be put in. Functions cannot be made: they become nothing.
    public init(_ value: Value) {
        switch value {
        case .nothing, .function: self = .null
        case .boolean(let flag): self = .boolean(flag)
        case .number(let number): self = number.whole.map(LuaValue.whole) ?? .number(number)
        case .money(let money): self = .money(money)
        case .date(let date): self = .date(date)
        case .duration(let duration): self = .duration(duration)
        case .text(let text): self = .text(text)
        case .record(let fields): self = .table(fields.map { (LuaValue($0.key), LuaValue($0.value)) })
        }
    }

    private init(_ key: Value.Step) {
        switch key {
        case .index(let index): self = .whole(Int64(index))
        case .name(let name): self = .text(name)
        }
    }
}

extension Value {
    /// A value taken out. Bytes that are not UTF-8 are replaced; keys that are neither text nor a whole number are left out: no
    /// declaration has a use for them.
    public init(_ value: LuaValue) {
        switch value {
        case .null: self = .nothing
        case .boolean(let flag): self = .boolean(flag)
        case .whole(let whole): self = .number(Exact(whole))
        case .number(let number): self = .number(number)
        case .money(let money): self = .money(money)
        case .date(let date): self = .date(date)
        case .duration(let duration): self = .duration(duration)
        case .text(let text): self = .text(text)
        case .bytes(let bytes): self = .text(String(decoding: bytes, as: UTF8.self))
        case .function: self = .function
        case .table(let entries): self = .record(entries.compactMap(Field.init))
        }
    }
}

extension Value.Field {
    fileprivate init?(_ key: LuaValue, _ value: LuaValue) {
        switch key {
        case .text(let name): self.init(key: .name(name), value: Value(value))
        case .bytes(let bytes): self.init(key: .name(String(decoding: bytes, as: UTF8.self)), value: Value(value))
        case .whole(let index): self.init(key: .index(Int(index)), value: Value(value))
        default: return nil
        }
    }
}
