import CLuaHost
import RuleModel

/// Facts as the host takes them: C structures whose texts live as long as this does.
final class FactSchema {
    private(set) var facts: UnsafePointer<luahost_fact>?
    let count: Int
    private var blocks: [UnsafeMutableRawPointer] = []

    init(_ facts: [Fact], in sandbox: Sandbox) throws(SandboxError) {
        count = facts.count
        self.facts = try copy(facts, sandbox)
    }

    deinit { for block in blocks { block.deallocate() } }

    private func room<T>(for type: T.Type, _ count: Int) -> UnsafeMutablePointer<T> {
        let block = UnsafeMutableRawPointer.allocate(
            byteCount: max(count * MemoryLayout<T>.stride, 1), alignment: MemoryLayout<T>.alignment)
        blocks.append(block)
        return block.bindMemory(to: T.self, capacity: count)
    }

    private func text(_ text: String) -> luahost_text {
        let utf8 = Array(text.utf8)
        let bytes = room(for: CChar.self, utf8.count)
        for (index, byte) in utf8.enumerated() { bytes[index] = CChar(bitPattern: byte) }
        return luahost_text(bytes: bytes, length: utf8.count)
    }

    private func copy(_ facts: [Fact], _ sandbox: Sandbox) throws(SandboxError) -> UnsafePointer<luahost_fact> {
        let copies = room(for: luahost_fact.self, facts.count)
        for (index, fact) in facts.enumerated() { (copies + index).initialize(to: try copy(fact, sandbox)) }
        return UnsafePointer(copies)
    }

    private func copy(_ fact: Fact, _ sandbox: Sandbox) throws(SandboxError) -> luahost_fact {
        var copy = luahost_fact()
        copy.name = text(fact.name)
        copy.required = fact.required
        copy.is_read = fact.isRead
        try setKind(fact.kind, of: &copy, sandbox)
        if let value = fact.defaultValue { copy.default_value = try sandbox.reference(to: LuaValue(value)).id }
        return copy
    }

    private func setKind(_ kind: Fact.Kind, of copy: inout luahost_fact, _ sandbox: Sandbox) throws(SandboxError) {
        switch kind {
        case .boolean: copy.type = LUAHOST_FACT_BOOLEAN
        case .date: copy.type = LUAHOST_FACT_DATE
        case .text: copy.type = LUAHOST_FACT_TEXT
        case .number(let min, let max, let step):
            copy.type = LUAHOST_FACT_NUMBER
            setBounds(min, max, of: &copy)
            if let step { (copy.has_step, copy.step) = (true, step.ratio) }
        case .money(let min, let max):
            copy.type = LUAHOST_FACT_MONEY
            setBounds(min?.pence, max?.pence, of: &copy)
        case .choice(let choices):
            copy.type = LUAHOST_FACT_CHOICE
            setChoices(choices, of: &copy)
        case .choices(let choices):
            copy.type = LUAHOST_FACT_CHOICES
            setChoices(choices, of: &copy)
        case .records(let fields):
            copy.type = LUAHOST_FACT_RECORDS
            copy.fields = try self.copy(fields, sandbox)
            copy.field_count = fields.count
        }
    }

    private func setBounds(_ min: Exact?, _ max: Exact?, of copy: inout luahost_fact) {
        if let min { (copy.has_min, copy.min) = (true, min.ratio) }
        if let max { (copy.has_max, copy.max) = (true, max.ratio) }
    }

    private func setChoices(_ choices: [String], of copy: inout luahost_fact) {
        let texts = room(for: luahost_text.self, choices.count)
        for (index, choice) in choices.enumerated() { (texts + index).initialize(to: text(choice)) }
        copy.choices = UnsafePointer(texts)
        copy.choice_count = choices.count
    }
}

extension Exact {
    fileprivate var ratio: luahost_ratio { luahost_ratio(num: numerator, den: denominator) }
}
