import CJSON
import CLuaHost
import RuleModel

@testable import LuaSandbox

/// A host with facts declared, and its reader of cases: what goes in, and what the case table then holds.
final class CaseBench {
    let facts: [Fact]
    let host: OpaquePointer
    let reader: OpaquePointer
    private var limits = luahost_limits(steps: 10_000_000, memory: 1 << 20, milliseconds: 60_000, result_bytes: 1 << 20, frames: 0)

    /// - Parameter defaults: Lua of a fact's or a field's default, by name.
    init(_ facts: [Fact], defaults: [String: String] = [:]) {
        self.facts = facts
        guard let host = luahost_open() else { fatalError("out of memory") }
        self.host = host
        luahost_arm(host, &limits)
        let declaration = Declaration { name in defaults[name].map { Self.run($0, on: host) } ?? 0 }
        let declared = declaration.with(facts) { luahost_declare(host, $0, facts.count) }
        precondition(declared == LUAHOST_OK)
        guard let reader = luahost_reader_open(host) else { fatalError("out of memory") }
        self.reader = reader
        precondition(luahost_seal(host) == LUAHOST_OK)
    }

    deinit {
        luahost_reader_close(reader)
        luahost_close(host)
    }

    struct Head: Equatable {
        var reference: String?
        var person: String?
        var on: Int32?
    }

    /// Parses a case: its head, and what is wrong with it in words.
    func parse(_ json: String, reading: luahost_reading = luahost_reading(0)) -> (head: Head, issues: [CaseIssue]) {
        parse(Array(json.utf8), reading: reading)
    }

    func parse(_ json: [UInt8], reading: luahost_reading = luahost_reading(0)) -> (head: Head, issues: [CaseIssue]) {
        var head = luahost_case_head()
        let padded = json + [UInt8](repeating: 0x5D, count: Int(CJSON_PADDING))
        let good = padded.withUnsafeBytes {
            luahost_case_parse(reader, $0.baseAddress?.assumingMemoryBound(to: CChar.self), json.count, reading.rawValue, &head)
        }
        let issues = UnsafeBufferPointer(start: head.issues, count: head.issue_count).map { CaseIssue($0, facts: facts) }
        precondition(good == issues.isEmpty)
        func text(_ text: luahost_text) -> String? { text.bytes == nil ? nil : String(text) }
        return (Head(reference: text(head.reference), person: text(head.person), on: head.has_on ? head.on : nil), issues)
    }

    /// Fills the case table with what was parsed last.
    func fill(on: Int32 = 0, known: Int32? = nil) -> luahost_code {
        luahost_case_begin(host, &limits, true)
        guard let known else { return luahost_case_fill(reader, on, nil) }
        return withUnsafePointer(to: known) { luahost_case_fill(reader, on, $0) }
    }

    /// What a rule reads under a name, as JSON, or the code of the error.
    func read(_ name: String) -> String {
        let parts = name.split(separator: ".").map(String.init)
        var ref: luahost_ref = 0
        let code = luahost_case_read(host, parts[0], parts[0].utf8.count, &ref)
        defer { luahost_release(host, ref) }
        if code != LUAHOST_OK { return String(cString: luahost_code_name(code)) }
        if parts.count == 1 { return json(ref) }
        var member: luahost_ref = 0
        defer { luahost_release(host, member) }
        precondition(luahost_field(host, ref, parts[1], parts[1].utf8.count, &member) == LUAHOST_OK)
        return json(member)
    }

    /// What an expression gives, as JSON, or the code of the error and its subject.
    func evaluate(_ expression: String, order: String? = nil, members: Bool = false) -> String {
        luahost_arm(host, &limits)
        let value = Self.run(expression, on: host)
        let orderRef = order.map { Self.run($0, on: host) } ?? 0
        if order != nil { precondition(luahost_freeze(host, value, orderRef) == LUAHOST_OK) }
        defer {
            luahost_release(host, value)
            luahost_release(host, orderRef)
        }
        return json(value, members: members)
    }

    func limit(resultBytes: Int) { limits.result_bytes = resultBytes }

    private func json(_ ref: luahost_ref, members: Bool = false) -> String {
        var text = luahost_text()
        let code = luahost_json(host, ref, members, &text)
        if code == LUAHOST_OK { return String(text) }
        let error = luahost_last_error(host)
        let subject = String(luahost_text(bytes: error.subject, length: error.subject_length))
        return String(cString: luahost_code_name(code)) + (subject.isEmpty ? "" : " " + subject)
    }

    private static func run(_ expression: String, on host: OpaquePointer) -> luahost_ref {
        let text = expression.contains("return") ? expression : "return " + expression
        var chunk: luahost_ref = 0
        var value: luahost_ref = 0
        let loaded = luahost_load(host, text, text.utf8.count, 1, nil, 0, luahost_base(host), &chunk)
        precondition(loaded == LUAHOST_OK, "\(text): \(String(cString: luahost_code_name(loaded)))")
        let called = luahost_call(host, chunk, nil, 0, &value)
        precondition(called == LUAHOST_OK, "\(text): \(String(cString: luahost_code_name(called)))")
        luahost_release(host, chunk)
        return value
    }
}

/// Facts as the host takes them; the memory lives for one call.
private final class Declaration {
    private let defaultOf: (String) -> luahost_ref
    private var kept: [UnsafeMutableRawPointer] = []

    init(defaultOf: @escaping (String) -> luahost_ref) { self.defaultOf = defaultOf }

    func with<R>(_ facts: [Fact], _ body: (UnsafePointer<luahost_fact>?) -> R) -> R {
        defer { for room in kept { room.deallocate() } }
        return body(array(facts.map(fact)))
    }

    private func array<T>(_ values: [T]) -> UnsafePointer<T>? {
        if values.isEmpty { return nil }
        let room = UnsafeMutablePointer<T>.allocate(capacity: values.count)
        room.initialize(from: values, count: values.count)
        kept.append(UnsafeMutableRawPointer(room))
        return UnsafePointer(room)
    }

    private func text(_ string: String) -> luahost_text {
        luahost_text(bytes: array(string.utf8.map { CChar(bitPattern: $0) }), length: string.utf8.count)
    }

    private func fact(_ fact: Fact) -> luahost_fact {
        var out = luahost_fact()
        out.name = text(fact.name)
        out.required = fact.required
        out.is_read = fact.isRead
        out.default_value = defaultOf(fact.name)
        switch fact.kind {
        case .boolean: out.type = LUAHOST_FACT_BOOLEAN
        case .text: out.type = LUAHOST_FACT_TEXT
        case .date: out.type = LUAHOST_FACT_DATE
        case .choice(let choices):
            (out.type, out.choices, out.choice_count) = (LUAHOST_FACT_CHOICE, array(choices.map(text)), choices.count)
        case .choices(let choices):
            (out.type, out.choices, out.choice_count) = (LUAHOST_FACT_CHOICES, array(choices.map(text)), choices.count)
        case .number(let min, let max, let step):
            out.type = LUAHOST_FACT_NUMBER
            (out.has_min, out.min) = ratio(min)
            (out.has_max, out.max) = ratio(max)
            (out.has_step, out.step) = ratio(step)
        case .money(let min, let max):
            out.type = LUAHOST_FACT_MONEY
            (out.has_min, out.min) = ratio(min?.pence)
            (out.has_max, out.max) = ratio(max?.pence)
        case .records(let fields):
            (out.type, out.fields, out.field_count) = (LUAHOST_FACT_RECORDS, array(fields.map(self.fact)), fields.count)
        }
        return out
    }

    private func ratio(_ value: Exact?) -> (Bool, luahost_ratio) {
        (value != nil, luahost_ratio(num: value?.numerator ?? 0, den: value?.denominator ?? 1))
    }
}
