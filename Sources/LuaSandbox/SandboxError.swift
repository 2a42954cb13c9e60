import CLuaHost

/// Why a call into a state came to nothing. The words are made by who knows the source: this has a code and a place.
public struct SandboxError: Error, Sendable {
    /// Stable, snake_case: `step_limit`, `wrong_kind`, `fact_missing`, …
    public let code: String
    /// A name, the kinds of the operands ("money and number"), or the script's own words.
    public let subject: String
    /// The operation that failed: `arithmetic`, `compare`, `index`, `call`, `concat`, `length`, `store`, `loop`, `read`;
    /// `native` where Lua alone knows, empty where none failed.
    public let operation: String
    /// Innermost first, at most 16: the number of the chunk and the line of its printed text.
    public let frames: [(chunk: Int, line: Int)]
    /// Whether a limit was hit. In a state that was used before, such a verdict is to be reached again in a fresh one.
    public let isLimit: Bool

    init(code: String, subject: String = "", operation: String = "", frames: [(chunk: Int, line: Int)] = [], isLimit: Bool = false) {
        (self.code, self.subject, self.operation, self.frames, self.isLimit) = (code, subject, operation, frames, isLimit)
    }
}

extension SandboxError {
    /// The error of the last call.
    init(of host: OpaquePointer) {
        let error = luahost_last_error(host)
        self.init(
            code: String(cString: luahost_code_name(error.code)),
            subject: String(decoding: UnsafeRawBufferPointer(start: error.subject, count: error.subject_length), as: UTF8.self),
            operation: String(cString: luahost_operation_name(error.operation)),
            frames: UnsafeBufferPointer(start: error.frames, count: error.frame_count).map { (Int($0.chunk), Int($0.line)) },
            isLimit: luahost_is_limit(error.code))
    }
}
