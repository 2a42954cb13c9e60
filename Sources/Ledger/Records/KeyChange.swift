import RuleModel

/// Who signs from here on, and why that changed.
struct KeyChange {
    let reason: String
    /// What was signed last by who signed before.
    let previous: String?
    var by: String?

    /// The entry that says so; its header tells the key.
    func draft(for identity: LogIdentity) -> Draft {
        let members: [(String, String?)] = [("reason", reason), ("by", by), ("previous", previous)]
        let request = JSONValue.object(members.compactMap { key, value in value.map { .init(key, .string($0)) } })
        var draft = Draft(.key, request: Array(JSONText.text(request).utf8), result: [])
        draft.verifier = identity.signer.verifier
        return draft
    }
}
