import CLuaHost
public import RuleModel

/// What stands beside the facts of a case. The bytes are valid until the case ends.
public struct CaseHead {
    public let on: CalendarDate
    /// UTF-8; no bytes where the case has none.
    public let reference: UnsafeRawBufferPointer
    public let person: UnsafeRawBufferPointer

    public var referenceText: String? { Self.text(reference) }

    static func text(_ bytes: UnsafeRawBufferPointer) -> String? {
        bytes.baseAddress == nil ? nil : String(decoding: bytes, as: UTF8.self)
    }
}

/// Why a case was not begun: everything that is wrong with it, or a limit.
public struct CaseFault: Error, Sendable {
    /// The case's own reference, where it could be read.
    public let reference: String?
    public let issues: [CaseIssue]
    /// Set when the case is right, but a limit did not let it be put together.
    public let limit: SandboxError?
    public var isLimit: Bool { limit != nil }
}

extension Sandbox {
    /// Reads a case, checks it against the declared facts, and starts its budget.
    ///
    /// - Parameters:
    ///   - json: UTF-8, followed in memory by at least 64 readable bytes.
    ///   - on: overrides the date of the case.
    ///   - known: figures that became known after this day are left out.
    ///   - textValues: numbers, dates and booleans may be given as text, as a table gives them.
    ///   - limits: what the case may use until it ends.
    ///   - counted: false lets it run without counting its steps, faster; see ``Standing``.
    public func beginCase(
        _ json: UnsafeRawBufferPointer, on: CalendarDate?, known: CalendarDate?, textValues: Bool, limits: Limits, counted: Bool = true
    ) throws(CaseFault) -> CaseHead {
        guard let reader else { preconditionFailure("cases are begun after the seal") }
        var head = luahost_case_head()
        let reading = (textValues ? LUAHOST_TEXT_VALUES.rawValue : 0) | (on == nil ? 0 : LUAHOST_DATE_GIVEN.rawValue)
        let text = json.bindMemory(to: CChar.self).baseAddress
        guard luahost_case_parse(reader, text, json.count, reading, &head), let day = on?.days ?? (head.has_on ? head.on : nil) else {
            let issues = UnsafeBufferPointer(start: head.issues, count: head.issue_count).map { CaseIssue($0, facts: facts) }
            throw CaseFault(reference: CaseHead.text(bytes(head.reference)), issues: issues, limit: nil)
        }
        var budget = limits.budget
        luahost_case_begin(host, &budget, counted)
        let code =
            if var known = known?.days { luahost_case_fill(reader, day, &known) } else { luahost_case_fill(reader, day, nil) }
        guard code == LUAHOST_OK else {
            throw CaseFault(reference: CaseHead.text(bytes(head.reference)), issues: [], limit: SandboxError(of: host))
        }
        return CaseHead(on: CalendarDate(days: day), reference: bytes(head.reference), person: bytes(head.person))
    }

    private func bytes(_ text: luahost_text) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: text.bytes, count: text.bytes == nil ? 0 : text.length)
    }

    /// Reads answers (or facts) of the case and appends them as compact JSON, each after its fixed bytes.
    /// - Throws: what the rules raised; `unrounded`, `bad_result`, `result_limit`. Nothing is appended then.
    public func append(_ answers: AnswerTemplate, to out: inout [UInt8]) throws(SandboxError) {
        var text = luahost_text()
        try check(luahost_case_json(host, answers.parts.baseAddress, answers.parts.count, &text))
        out += bytes(text)
    }

    /// Reads `case.name`.
    public func answer(_ name: String) throws(SandboxError) -> LuaRef {
        try kept { out in withText(name) { luahost_case_read(host, $0.bytes, $0.length, out) } }
    }

    /// Forgets the case, its answers and the numbers it made.
    public func endCase() { luahost_case_end(host) }

    /// What the verdict on this case is worth.
    public enum Standing: Sendable {
        case stands
        /// It ran uncounted and took too long, or hit a limit: it is to be decided again, counted.
        case needsCounting
        /// A limit was hit, or memory would have run out without what earlier cases left, so it may depend on them: it is to be
        /// decided again in a fresh state.
        case needsFreshState
        /// The clock ended it: it stands, and the state is not to be used again.
        case endsState
    }

    public var standing: Standing {
        switch luahost_usage(host).standing {
        case LUAHOST_TO_COUNT: .needsCounting
        case LUAHOST_TO_REPEAT: .needsFreshState
        case LUAHOST_TO_LEAVE: .endsState
        default: .stands
        }
    }

    func openReader() throws(SandboxError) {
        guard reader == nil else { return }
        reader = luahost_reader_open(host)
        if reader == nil { throw SandboxError(code: "memory_limit", isLimit: true) }
    }
}
