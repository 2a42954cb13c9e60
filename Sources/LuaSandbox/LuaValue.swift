public import RuleModel

/// A value that the state keeps until it is released.
public struct LuaRef: Sendable, Hashable {
    let id: Int32

    /// Nothing.
    public static let nothing = LuaRef(id: 0)
}

/// A value taken out of a state, or to be put into one: a copy, all numbers exact.
public indirect enum LuaValue: Sendable {
    case null
    case boolean(Bool)
    /// Within ±(2^53 − 1).
    case whole(Int64)
    /// Not whole.
    case number(Exact)
    case money(Money)
    case date(CalendarDate)
    case duration(CalendarDuration)
    case text(String)
    /// Text that is not UTF-8, as it stands.
    case bytes([UInt8])
    /// Keys and values in the order of `pairs`: false, true, numbers, money, dates, durations, texts by bytes.
    case table([(LuaValue, LuaValue)])
    /// Any value of the state, when put in; a function, when taken out.
    case function(LuaRef)
}
