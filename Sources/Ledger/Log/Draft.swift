import RuleModel

/// What is to be recorded.
public struct Draft: Sendable {
    public let kind: EntryHeader.Kind
    /// What was asked, as JSON on one line: under the same idempotency key only the same is taken again.
    public let request: [UInt8]
    /// What came of it: lines of JSON, the last without its line feed.
    public let result: [UInt8]
    /// Whom it is about, as the case names them: what is recorded of a person can be erased together.
    public var person: String?
    public var about: EntryID?
    public var rulebook: StoredRulebook?
    /// What tells that the same is sent again.
    public var idempotency: String?
    /// Of a `key` entry.
    var verifier: VerifierKey?
    var endorsement: Endorsement?

    public init(_ kind: EntryHeader.Kind, request: [UInt8], result: [UInt8]) {
        (self.kind, self.request, self.result) = (kind, request, result)
    }

    /// What is encrypted: the line of the request, then those of the result.
    var content: [UInt8] { request + [0x0A] + result }
}

/// What became of a draft.
public struct Recorded: Sendable, Hashable {
    public enum Standing: Sendable, Hashable {
        /// It is on disk.
        case added
        /// The same was recorded before: what stands there.
        case stored(Content)
        /// Something else was recorded under its idempotency key.
        case conflicting
        /// It was recorded before, and erased since.
        case erased(Erasure)
    }

    public let index: UInt64
    public let header: EntryHeader
    public let standing: Standing

    public var id: EntryID { header.id }
    public var at: Instant { header.at }
}

/// What an entry says.
public struct Content: Sendable, Hashable {
    public let request: [UInt8]
    public let result: [UInt8]

    public init(request: [UInt8], result: [UInt8]) { (self.request, self.result) = (request, result) }

    /// Parts it where ``Draft/content`` put it together.
    init(_ content: [UInt8]) {
        let end = content.firstIndex(of: 0x0A) ?? content.endIndex
        self.init(request: Array(content[..<end]), result: Array(content[end...].dropFirst()))
    }
}
