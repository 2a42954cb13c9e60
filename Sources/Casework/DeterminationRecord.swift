import CaseInput
public import Ledger
public import RuleModel

/// What a `determination` entry says: what one officer determined, and who had to agree to it.
///
///     {"outcome":"agreed","price":"1500.00",…,"by":"…","role":"…"}
///     {"format":1,"authority":[{"role":"head of service","body":"council",…},…]}
public struct DeterminationRecord: Sendable, Hashable {
    public let determination: Determination
    /// Who must agree, at the price that was determined.
    public let authority: Authority
    /// When it was recorded; nil of one that is not yet.
    public let at: Instant?

    public init(_ determination: Determination, authority: Authority, at: Instant? = nil) {
        (self.determination, self.authority, self.at) = (determination, authority, at)
    }

    /// What is to be recorded.
    /// - Parameters:
    ///   - decision: the entry that it is about.
    ///   - person: of the case.
    public func draft(about decision: EntryID, of person: String?) -> Draft {
        let result = JSONValue.object([.init("format", .number(DecisionRecord.format)), .init("authority", authority.json)])
        var draft = Draft(
            .determination, request: Array(JSONText.text(determination.json).utf8), result: Array(JSONText.text(result).utf8))
        (draft.about, draft.person) = (decision, person)
        return draft
    }

    /// Reads what ``draft(about:of:)`` writes; nil of anything else, and where it was erased.
    public init?(_ entry: Entry) {
        guard let content = entry.content, entry.header.kind == .determination, let request = try? DecisionReader().read(content.request),
            let result = try? DecisionReader().read(content.result), result["format"] == .number(DecisionRecord.format),
            let determination = try? Determination(request, payers: (request["split"]?.object ?? []).map(\.key))
        else { return nil }
        self.init(determination, authority: Authority(json: result["authority"]), at: entry.at)
    }
}
