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

    /// More than this is never asked for: what takes longer is not tried but waited for.
    public static let mostSteps = 100_000_000

    /// Processor time for so many steps: 150 ns each, several times what they take, at least a second and a half and at most ten.
    public static func milliseconds(for steps: Int) -> Int { min(max(1500, steps / 20_000 * 3), 10_000) }
}

extension Limits {
    var budget: luahost_limits {
        luahost_limits(
            steps: Int64(steps), memory: max(memory, 0), milliseconds: Int64(milliseconds), result_bytes: max(resultBytes, 0), frames: 0)
    }
}
