import CLuaHost

/// What a rule may use, for each case.
public struct Limits: Sendable, Hashable {
    /// Lua instructions and the work of library functions.
    public var steps = 10_000_000
    /// Bytes, counted from after loading.
    public var memory = 1 << 20
    /// Of the thread's processor time: the backstop against what steps cannot count.
    public var milliseconds = milliseconds(for: 10_000_000)
    /// Bytes of a result as JSON.
    public var resultBytes = 1 << 20
    public init() {}

    /// Processor time for so many steps: 150 ns each, several times what they take, and at least a second and a half.
    public static func milliseconds(for steps: Int) -> Int { max(1500, steps / 20_000 * 3) }
}

extension Limits {
    var budget: luahost_limits {
        luahost_limits(
            steps: Int64(steps), memory: max(memory, 0), milliseconds: Int64(milliseconds), result_bytes: max(resultBytes, 0), frames: 0)
    }
}
