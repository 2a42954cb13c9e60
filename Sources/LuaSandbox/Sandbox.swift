import CLuaHost
public import RuleModel

/// One Lua state that can reach nothing but what it is given, held to limits.
///
/// Use it from one thread at a time, with a stack of at least 8 MiB (``LuaThread``); never from Swift's cooperative pool.
///
/// ```swift
/// let sandbox = try Sandbox(limits: Limits())
/// let chunk = try sandbox.load(text: Array("return 1 + 1".utf8), chunk: 1, constants: [], environment: sandbox.environment(open: false))
/// try sandbox.value(of: sandbox.call(chunk, []))   // whole(2)
/// ```
public final class Sandbox {
    let host: OpaquePointer
    /// As declared, in their order.
    private(set) var facts: [Fact] = []
    var reader: OpaquePointer?

    /// Opens a state.
    /// - Parameter limits: of all that is done up to ``arm(_:)`` or the first case, which is loading.
    /// - Throws: `memory_limit` when the machine has no memory for it.
    public init(limits: Limits) throws(SandboxError) {
        guard let host = luahost_open() else { throw SandboxError(code: "memory_limit", isLimit: true) }
        self.host = host
        arm(limits)
    }

    deinit {
        luahost_reader_close(reader)
        luahost_close(host)
    }

    /// Starts a new budget: what follows may use this much, and no more.
    public func arm(_ limits: Limits) {
        var budget = limits.budget
        luahost_arm(host, &budget)
    }

    /// Ends loading: frees what is unreachable; memory is counted from here, and exact numbers made so far stay.
    /// - Throws: a limit that loading hit.
    public func seal() throws(SandboxError) {
        try openReader()
        try check(luahost_seal(host))
    }

    // MARK: Chunks

    /// The functions that scripts may use, frozen. Reading another name from it is the error `not_available`.
    public var baseLibrary: LuaRef { LuaRef(id: luahost_base(host)) }

    /// What the engine's own Lua may do and rules may not.
    public var hostLibrary: LuaRef { LuaRef(id: luahost_privileged(host)) }

    /// A new table with everything of ``baseLibrary``, for the globals of chunks.
    /// - Parameter open: unknown names read as nothing, instead of being the error `not_available`.
    public func environment(open: Bool) throws(SandboxError) -> LuaRef {
        try kept { luahost_environment(host, open, $0) }
    }

    /// Compiles what the loading printer wrote.
    /// - Parameters:
    ///   - text: the printed chunk.
    ///   - chunk: the number by which errors name it.
    ///   - constants: decimal text of the exact literals.
    ///   - environment: its globals.
    /// - Returns: a function without arguments.
    /// - Throws: `refused` when Lua does not compile it; limits.
    public func load(text: [UInt8], chunk: Int, constants: [String], environment: LuaRef) throws(SandboxError) -> LuaRef {
        try kept { out in
            withTexts(constants) { texts in
                text.withUnsafeBytes { bytes in
                    luahost_load(
                        host, bytes.bindMemory(to: CChar.self).baseAddress, bytes.count, Int32(chunk), texts.baseAddress, texts.count,
                        environment.id, out)
                }
            }
        }
    }

    /// Calls a function.
    /// - Returns: its result, ``LuaRef/nothing`` where it gives none.
    /// - Throws: what the script raised; `bad_result` for more than one value; limits.
    public func call(_ function: LuaRef, _ arguments: [LuaValue]) throws(SandboxError) -> LuaRef {
        var references: [luahost_ref] = []
        for argument in arguments { references.append(try reference(to: argument).id) }
        defer { for (argument, id) in zip(arguments, references) where argument.isCopied { release(LuaRef(id: id)) } }
        return try kept { luahost_call(host, function.id, references, references.count, $0) }
    }

    // MARK: Values

    /// A copy of a value.
    /// - Throws: `bad_result` for circles, more than 32 levels and keys that are tables; `result_limit`.
    public func value(of reference: LuaRef) throws(SandboxError) -> LuaValue {
        var bytes: UnsafePointer<UInt8>?
        var length = 0
        try check(luahost_encode(host, reference.id, &bytes, &length))
        var decoder = ValueDecoder(UnsafeRawBufferPointer(start: bytes, count: length))
        return decoder.value()
    }

    /// A value as compact JSON: numbers exact, money with two places, dates and durations as text, records by bytes of their keys.
    /// - Throws: `unrounded`, `bad_result`, `result_limit`.
    public func json(of reference: LuaRef) throws(SandboxError) -> [UInt8] {
        var text = luahost_text()
        try check(luahost_json(host, reference.id, false, &text))
        return Array(UnsafeRawBufferPointer(start: text.bytes, count: text.length))
    }

    /// A new value in the state. For a value of the state itself, that one.
    public func reference(to value: LuaValue) throws(SandboxError) -> LuaRef {
        if case .function(let reference) = value { return reference }
        var encoder = ValueEncoder()
        encoder.append(value)
        let bytes = encoder.bytes
        return try kept { luahost_decode(host, bytes, bytes.count, $0) }
    }

    public func newTable() throws(SandboxError) -> LuaRef { try reference(to: .table([])) }

    /// A field of a record; ``LuaRef/nothing`` where it has none.
    public func field(_ table: LuaRef, _ name: String) throws(SandboxError) -> LuaRef {
        try kept { out in withText(name) { luahost_field(host, table.id, $0.bytes, $0.length, out) } }
    }

    /// - Throws: `frozen`.
    public func set(_ table: LuaRef, _ name: String, _ value: LuaRef) throws(SandboxError) {
        try check(withText(name) { luahost_set(host, table.id, $0.bytes, $0.length, value.id) })
    }

    /// Freezes a value and everything it reaches, through tables and the variables of functions.
    /// - Parameters:
    ///   - value: what is frozen.
    ///   - order: the order of a record's keys in JSON; a list of texts.
    public func freeze(_ value: LuaRef, order: LuaRef = .nothing) throws(SandboxError) {
        try check(luahost_freeze(host, value.id, order.id))
    }

    /// Keeps it no longer.
    public func release(_ reference: LuaRef) { luahost_release(host, reference.id) }

    // MARK: Facts and definitions

    /// Registers what answers each name of a case (name → function of the case).
    /// - Parameters:
    ///   - definitions: a function of the case by name.
    ///   - fields: the order of the keys of the records that they give (name → list).
    /// - Throws: `bad_declaration` with the name when it is taken.
    public func define(_ definitions: LuaRef, fields: LuaRef = .nothing) throws(SandboxError) {
        try check(luahost_define(host, definitions.id, fields.id))
    }

    /// Registers the facts of a rulebook, once, before ``seal()``.
    /// - Throws: `bad_declaration` with the name when it is taken; `bad_argument` for a default that is not of its type.
    public func declare(_ facts: [Fact]) throws(SandboxError) {
        self.facts = facts
        let schema = try FactSchema(facts, in: self)
        try check(luahost_declare(host, schema.facts, schema.count))
    }

    // MARK: Use

    /// How much the budget was used.
    public struct Usage: Sendable, Hashable {
        public let steps: Int
        /// Highest since the budget began, and what was in use when it began.
        public let peakMemory: Int
        public let memory: Int
        /// An allocation was refused, so that Lua collected its garbage at once.
        public let refusals: Int
        /// Some case was decided since the seal.
        public let isUsed: Bool
    }

    public var usage: Usage {
        let report = luahost_usage(host)
        return Usage(
            steps: Int(report.steps), peakMemory: report.peak, memory: report.memory, refusals: Int(report.refusals), isUsed: report.used)
    }

    // MARK: Calls into C

    func check(_ code: luahost_code) throws(SandboxError) {
        if code != LUAHOST_OK { throw SandboxError(of: host) }
    }

    func kept(_ call: (UnsafeMutablePointer<luahost_ref>) -> luahost_code) throws(SandboxError) -> LuaRef {
        var id: luahost_ref = 0
        try check(call(&id))
        return LuaRef(id: id)
    }
}

extension LuaValue {
    fileprivate var isCopied: Bool { if case .function = self { false } else { true } }
}
