import CLuaHost
public import RuleModel

/// What stands beside the facts of a case.
public struct CaseHead: ~Copyable {
    /// The case's reference, UTF-8; without an address where the case has none. Valid until the next case is begun.
    public let reference: UnsafeRawBufferPointer
    public let on: CalendarDate

    public var referenceText: String? { reference.baseAddress == nil ? nil : String(decoding: reference, as: UTF8.self) }
}

/// Why a case could not be begun.
public enum CaseFault: Error, Sendable {
    /// Everything that is wrong with what it gives.
    case issues([CaseIssue], reference: String?)
    /// It does not fit the limits.
    case stopped(SandboxError, reference: String?)
}

extension Sandbox {
    /// Registers what `case.NAME` answers, and the order of the keys of the records that answers give.
    public func define(_ definitions: LuaRef, fields: LuaRef) throws(SandboxError) {
        release(try call(field(hostLibrary, "define"), [.reference(definitions), .reference(fields)]))
    }

    /// Begins a case: checks what it gives, and makes the table of the facts that rules read.
    ///
    /// - Parameters:
    ///   - json: followed in memory by at least 64 readable bytes.
    ///   - on: the service date, where it does not come from the case.
    ///   - textValues: numbers and booleans may be given as text.
    public func beginCase(
        _ json: UnsafeRawBufferPointer, on: CalendarDate?, known: CalendarDate?, textValues: Bool, limits: Limits
    ) throws(CaseFault) -> CaseHead {
        var head = luahost_case_head()
        var reading: UInt32 = 0
        if textValues { reading |= LUAHOST_TEXT_VALUES.rawValue }
        if on != nil { reading |= LUAHOST_DATE_GIVEN.rawValue }
        let text = json.baseAddress?.assumingMemoryBound(to: CChar.self)
        let fits = luahost_case_parse(reader, text, json.count, reading, &head)
        let reference = UnsafeRawBufferPointer(start: head.reference.bytes, count: head.reference.bytes == nil ? 0 : head.reference.length)
        guard fits, let day = on ?? (head.has_on ? CalendarDate(days: head.on) : nil) else {
            let issues = UnsafeBufferPointer(start: head.issues, count: head.issue_count).map { CaseIssue($0, facts: facts) }
            throw .issues(issues, reference: Self.text(reference))
        }
        do throws(SandboxError) {
            try withLimits(limits) { luahost_case_begin($0, $1) }
            try check(fill(day, known))
        } catch {
            throw .stopped(error, reference: Self.text(reference))
        }
        return CaseHead(reference: reference, on: day)
    }

    private func fill(_ on: CalendarDate, _ known: CalendarDate?) -> luahost_code {
        guard var days = known?.days else { return luahost_case_fill(reader, on.days, nil) }
        return luahost_case_fill(reader, on.days, &days)
    }

    private static func text(_ bytes: UnsafeRawBufferPointer) -> String? {
        bytes.baseAddress == nil ? nil : String(decoding: bytes, as: UTF8.self)
    }

    /// Reads `case[name]` and appends it as JSON; with `membersOnly` without the braces of a record.
    public func appendAnswer(_ name: StaticKey, membersOnly: Bool, to out: inout [UInt8]) throws(SandboxError) {
        var text = luahost_text()
        try check(luahost_case_json(host, name.pointer, name.length, membersOnly, &text))
        out.append(contentsOf: UnsafeRawBufferPointer(start: text.bytes, count: text.length))
    }

    /// Forgets the case: nothing of it can be seen by the next.
    public func endCase() { luahost_case_end(host) }

    /// Whether the verdict on the case could be another in a fresh state: memory was refused, or half of the limit was used.
    public func isNearLimit(_ limits: Limits) -> Bool {
        let usage = luahost_usage(host)
        return usage.refusals > 0 || usage.peak > usage.baseline + limits.memory / 2
    }
}

/// A name whose bytes stay where they are: an answer's, read for every case.
public final class StaticKey: Sendable {
    // Written once, in init, and freed in deinit.
    nonisolated(unsafe) fileprivate let pointer: UnsafeMutablePointer<CChar>
    fileprivate let length: Int

    public init(_ name: String) {
        let bytes = Array(name.utf8)
        length = bytes.count
        pointer = .allocate(capacity: max(length, 1))
        for (index, byte) in bytes.enumerated() { pointer[index] = CChar(bitPattern: byte) }
    }

    deinit { pointer.deallocate() }
}
