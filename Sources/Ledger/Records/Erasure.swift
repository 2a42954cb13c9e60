import RuleModel

/// That what some entries said was erased, when, and why.
public struct Erasure: Sendable, Hashable {
    /// Whose keys were destroyed.
    public let entries: [EntryID]
    public let reason: String
    /// Who had it erased.
    public let by: String
    /// When.
    public let at: Instant

    /// `{"reason":"…","by":"…","entries":["…",…]}`
    var request: [UInt8] {
        let value = JSONValue.object([
            .init("reason", .string(reason)), .init("by", .string(by)),
            .init("entries", .array(entries.map { .string($0.description) })),
        ])
        return Array(JSONText.text(value).utf8)
    }
}
