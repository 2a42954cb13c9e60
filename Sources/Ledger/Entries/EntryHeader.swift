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
    /// Of every `key` entry but the first: that who signed before vouches for it.
    public var endorsement: Endorsement?

    public init(_ kind: Kind, id: EntryID, at: Instant, payload: Fingerprint, content: Fingerprint) {
        (self.kind, self.id, self.at, self.payload, self.content) = (kind, id, at, payload, content)
    }

    /// What it hashes to in the tree.
    public var leaf: TreeHash { .leaf(Array(text.utf8)) }
}

extension EntryHeader {
    private static let title = "tariff ledger entry 1"

    /// The lines of the header.
    public var text: String { lines(withHashes: true) }

    /// What a payload is bound to: the lines without those that are made from the payload.
    var bound: [UInt8] { Array(lines(withHashes: false).utf8) }

    private func lines(withHashes: Bool) -> String {
        var text = Self.title + "\n"
        text.reserveCapacity(512)
        func add(_ name: String, _ value: String?) {
            guard let value else { return }
            text += name
            text += " "
            text += value
            text += "\n"
        }
        add("kind", kind.rawValue)
        add("id", id.description)
        add("at", at.description)
        add("about", about?.description)
        add("rulebook", rulebook?.description)
        if withHashes {
            add("payload", payload.description)
            add("content", content.description)
        }
        add("idempotency", idempotency?.description)
        add("verifier", verifier?.description)
        add("endorsement", endorsement?.description)
        return text
    }

    /// Reads what ``text`` writes; nil of anything that differs from it in a byte.
    public init?(text: String) {
        var lines = HeaderLines(text)
        guard lines.skip(Self.title), let kind = lines.take("kind", Kind.init), let id = lines.take("id", EntryID.init),
            let at = lines.take("at", { Instant($0) })
        else { return nil }
        let (about, rulebook) = (lines.take("about", EntryID.init), lines.take("rulebook", Fingerprint.init))
        guard let payload = lines.take("payload", Fingerprint.init), let content = lines.take("content", Fingerprint.init) else {
            return nil
        }
        self.init(kind, id: id, at: at, payload: payload, content: content)
        (self.about, self.rulebook) = (about, rulebook)
        (idempotency, verifier) = (lines.take("idempotency", Fingerprint.init), lines.take("verifier", VerifierKey.init))
        endorsement = lines.take("endorsement", Endorsement.init)
        guard lines.isAtEnd else { return nil }
    }
}

/// The lines of a header from the first on.
private struct HeaderLines {
    private var rest: Substring.UTF8View

    init(_ text: String) { rest = Substring(text).utf8 }

    var isAtEnd: Bool { rest.isEmpty }

    /// Goes past a line that must be next.
    mutating func skip(_ line: String) -> Bool {
        guard rest.starts(with: line.utf8) else { return false }
        rest = rest.dropFirst(line.utf8.count)
        guard rest.first == UInt8(ascii: "\n") else { return false }
        rest = rest.dropFirst()
        return true
    }

    /// The value of the line of this name, where it is next and written as its type writes it; otherwise it stays.
    mutating func take<Value: LosslessText>(_ name: String, _ read: (String) -> Value?) -> Value? {
        guard rest.starts(with: name.utf8), rest.dropFirst(name.utf8.count).first == UInt8(ascii: " ") else { return nil }
        let start = rest.index(rest.startIndex, offsetBy: name.utf8.count + 1)
        guard let end = rest[start...].firstIndex(of: UInt8(ascii: "\n")) else { return nil }
        let text = String(Substring(rest[start..<end]))
        guard let value = read(text), value.written == text else { return nil }
        rest = rest[rest.index(after: end)...]
        return value
    }
}

/// What is written in one way only.
private protocol LosslessText { var written: String { get } }
extension EntryHeader.Kind: LosslessText { fileprivate var written: String { rawValue } }
extension EntryID: LosslessText { fileprivate var written: String { description } }
extension Instant: LosslessText { fileprivate var written: String { description } }
extension Fingerprint: LosslessText { fileprivate var written: String { description } }
extension VerifierKey: LosslessText { fileprivate var written: String { description } }
extension Endorsement: LosslessText { fileprivate var written: String { description } }
