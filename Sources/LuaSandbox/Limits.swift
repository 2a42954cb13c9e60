import CLuaHost

/// What a rule may use, for each case.
public struct Limits: Sendable, Hashable {
    /// Lua instructions and the work of library functions.
    public var steps = 10_000_000
    /// Bytes, counted from after loading.
    public var memory = 1 << 20
    /// The backstop against what steps cannot count.
    public var seconds = 10
    /// Bytes of a result as JSON.
    public var resultBytes = 1 << 20
    public init() {}
}

extension Limits {
    var budget: luahost_limits {
        luahost_limits(
            steps: Int64(steps), memory: max(memory, 0), milliseconds: Int64(seconds) * 1000, result_bytes: max(resultBytes, 0), frames: 0)
    }
}
