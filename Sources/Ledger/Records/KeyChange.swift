public import RuleModel

/// Who signs from here on, and why that changed.
struct KeyChange {
    let reason: String
    let by: String?
    /// What was signed last before.
    let previous: SignedNote?

    /// `{"reason":"…","by":"…","previous":"…"}`
    var request: [UInt8] {
        let members: [(String, String?)] = [("reason", reason), ("by", by), ("previous", previous?.description)]
        return Array(JSONText.text(.object(members.compactMap { key, value in value.map { .init(key, .string($0)) } })).utf8)
    }
}

extension Ledger {
    /// Who signed the log's checkpoints, first to last: each but the first has the word of the one before. An entry that has not is none of
    /// the log's.
    public func keyHistory() throws(Diagnostic) -> [VerifierKey] {
        try store.entries(of: .key).reduce(into: []) { keys, stored in
            guard let header = EntryHeader(text: stored.header), let next = header.verifier else { return }
            guard let last = keys.last else { return keys.append(next) }
            if header.endorsement?.holds(of: next, by: last) == true { keys.append(next) }
        }
    }

    /// Signs with a new key from here on: the old one may be known to others.
    public func changeKey(because reason: String, by name: String) throws(Diagnostic) {
        let change = KeyChange(reason: reason, by: name, previous: try lastSigned()?.note)
        try Self.plan(change, from: identity(), to: identity().renamed(identity().origin), in: keys)
        try finishKeyChange()
    }

    /// Goes on from entries that are not those that were signed, under a new origin, and puts that on the record with what was signed.
    /// - Returns: the new origin.
    /// - Throws: `nothing_to_recover` where they are.
    public func recover(because reason: String, by name: String) throws(Diagnostic) -> String {
        guard let last = try lastSigned(), try !holds(last) else {
            throw Diagnostic(
                "nothing_to_recover", "the entries of `\(store.name)` are those that were signed", help: ["nothing was changed"])
        }
        let origin = try Self.successor(of: identity().origin)
        try Self.plan(
            KeyChange(reason: reason, by: name, previous: last.note), from: identity(), to: identity().renamed(origin), in: keys)
        try finishKeyChange()
        return origin
    }

    /// Whether the entries that were signed are there, as they were.
    private func holds(_ signed: SignedTree) throws(Diagnostic) -> Bool {
        guard try size() >= signed.size else { return false }
        return try root(of: signed.size) == signed.checkpoint.root
    }

    /// `council.example/ledger` is followed by `council.example/ledger.2`.
    static func successor(of origin: String) -> String {
        if let dot = origin.lastIndex(of: "."), let number = Int(origin[origin.index(after: dot)...]) {
            return "\(origin[..<dot]).\(number + 1)"
        }
        return "\(origin).2"
    }

    private static let planned = "key change"

    /// The key store says first who will sign: where the program ends before the log says it too, the next one that opens it goes on.
    ///
    /// Three parts on lines: the verifier key that will sign, the endorsement or nothing, what the entry will say.
    /// - Parameter earlier: who signed so far, and vouches for the next; nil where a log begins.
    static func plan(
        _ change: KeyChange, from earlier: LogIdentity?, to identity: LogIdentity, in keys: any KeyStore
    ) throws(Diagnostic) {
        let endorsement = earlier.flatMap { try? Endorsement(of: identity.signer.verifier, by: $0.signer) }
        let request = String(decoding: change.request, as: UTF8.self)
        try keys.set(planned, to: "\(identity.signer.verifier)\n\(endorsement?.description ?? "")\n\(request)")
        try keys.establish(identity)
    }

    /// Records a change of keys that was planned, once: whoever else opens the ledger meanwhile may do it too. A plan for another key than
    /// the one that signs is somebody else's, who has not come to that yet, or never did: nothing is done about it.
    func finishKeyChange() throws(Diagnostic) {
        guard let plan = try keys.setting(Self.planned), !plan.isEmpty else { return }
        let parts = plan.split(separator: "\n", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
        let verifier = try identity().signer.verifier
        guard parts.count == 3, parts[0] == verifier.description else { return }
        if try !keyHistory().contains(verifier) {
            var draft = Draft(.key, request: Array(parts[2].utf8), result: [])
            (draft.verifier, draft.endorsement, draft.idempotency) = (verifier, Endorsement(parts[1]), "key \(verifier)")
            _ = try record([draft])
        }
        if try keys.setting(Self.planned) == plan { try keys.set(Self.planned, to: "") }
    }
}
