/// What the log holds of an entry for good: no fact of a case and no name of a person, only that something was recorded, and hashes by
/// which its content can be known again.
///
/// ```
/// tariff ledger entry 1
/// kind decision
/// id 4k7f-w2m9-x8ra-5t0v
/// at 2026-05-01T09:30:00Z
/// rulebook sha256:4a75…
/// payload sha256:0b1e…
/// content sha256:99d2…
/// ```
///
/// Its bytes are the leaf of the tree: lines of a name, a space and a value, in this order, each with its newline.
public struct EntryHeader: Sendable, Hashable {
    public enum Kind: String, Sendable, CaseIterable {
        case decision, determination, rulebook, erasure, run, key
    }

    public var kind: Kind
    public var id: EntryID
    public var at: Instant
    /// The entry that it is about: the decision that a determination is of.
    public var about: EntryID?
    /// The rulebook that decided, or that was put in force: `sha256:…`.
    public var rulebook: Fingerprint?
    /// Of the encrypted payload.
    public var payload: Fingerprint
    /// Of the payload before it was encrypted; a salt within keeps it from being guessed.
    public var content: Fingerprint
    /// Of the key under which a client may send the same again, with a secret; nil where there is none.
    public var idempotency: Fingerprint?
    /// Of a `key` entry: who signs the log's checkpoints from here on. Its name is the log's origin.
    public var verifier: VerifierKey?

    public init(_ kind: Kind, id: EntryID, at: Instant, payload: Fingerprint, content: Fingerprint) {
        (self.kind, self.id, self.at, self.payload, self.content) = (kind, id, at, payload, content)
    }

    /// What it hashes to in the tree.
    public var leaf: TreeHash { .leaf(Array(text.utf8)) }
}

extension EntryHeader {
    private static let title = "tariff ledger entry 1"

    /// The lines of the header.
    public var text: String {
        let fields: [(String, (any CustomStringConvertible)?)] = [
            ("kind", kind.rawValue), ("id", id), ("at", at), ("about", about), ("rulebook", rulebook), ("payload", payload),
            ("content", content), ("idempotency", idempotency), ("verifier", verifier),
        ]
        return Self.title + "\n" + fields.compactMap { name, value in value.map { "\(name) \($0)\n" } }.joined()
    }

    /// Reads what ``text`` writes; nil of anything that differs from it in a byte.
    public init?(text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.first.map(String.init) == Self.title else { return nil }
        var fields: [Substring: String] = [:]
        for line in lines.dropFirst().dropLast() {
            guard let space = line.firstIndex(of: " ") else { return nil }
            fields[line[..<space]] = String(line[line.index(after: space)...])
        }
        guard let kind = fields["kind"].flatMap(Kind.init), let id = fields["id"].flatMap(EntryID.init),
            let at = fields["at"].flatMap({ Instant($0) }), let payload = fields["payload"].flatMap(Fingerprint.init),
            let content = fields["content"].flatMap(Fingerprint.init)
        else { return nil }
        self.init(kind, id: id, at: at, payload: payload, content: content)
        about = fields["about"].flatMap(EntryID.init)
        rulebook = fields["rulebook"].flatMap(Fingerprint.init)
        idempotency = fields["idempotency"].flatMap(Fingerprint.init)
        verifier = fields["verifier"].flatMap(VerifierKey.init)
        guard self.text == text else { return nil }
    }
}
