public import RuleModel

/// What keeps the entries of a log and the rulebooks that they name. It keeps bytes in order, and knows nothing of what they mean.
///
/// It may be used from several threads, and by several processes at once.
public protocol LedgerStore: AnyObject, Sendable {
    /// As messages name it: a path, or an address without its password.
    var name: String { get }

    /// How many entries there are: the index of the next one.
    func size() throws(Diagnostic) -> UInt64

    /// Adds entries at the end, all of them or none, and returns when they are on disk.
    ///
    /// An entry whose idempotency another one has already is not added. Where a connection is lost before the answer, the store finds out
    /// by the entries' ids whether they were added.
    /// - Parameters:
    ///   - entries: whose ids no entry has.
    ///   - rulebooks: kept beside them, where they are not kept already.
    /// - Returns: what became of each, in their order.
    func append(_ entries: [SealedEntry], rulebooks: [StoredRulebook]) throws(Diagnostic) -> [Placement]

    /// Entries in order of their index; fewer where there are fewer.
    func entries(_ range: Range<UInt64>) throws(Diagnostic) -> [StoredEntry]

    /// The headers of entries in order of their index; fewer where there are fewer.
    func headers(_ range: Range<UInt64>) throws(Diagnostic) -> [StoredHeader]

    func entry(_ id: EntryID) throws(Diagnostic) -> StoredEntry?

    /// Entries by the idempotency that their header has; those that there are.
    func entries(idempotency: [Fingerprint]) throws(Diagnostic) -> [StoredEntry]

    /// Entries whose header says that they are about another one, in order.
    func entries(about: EntryID) throws(Diagnostic) -> [StoredEntry]

    /// Entries of a kind, in order.
    func entries(of kind: EntryHeader.Kind) throws(Diagnostic) -> [StoredEntry]

    /// The bytes that were kept under a digest.
    func rulebook(_ digest: Fingerprint) throws(Diagnostic) -> [UInt8]?

    /// The digests under which rulebooks are kept, in order.
    func rulebooks() throws(Diagnostic) -> [Fingerprint]
}

/// What became of an entry that was to be added.
public enum Placement: Sendable, Hashable {
    /// It stands at this index.
    case added(UInt64)
    /// Another one has its idempotency.
    case found(StoredEntry)
}

/// An entry as a store gives it: whether it is what was recorded is for the log to say.
public struct StoredEntry: Sendable, Hashable {
    public let index: UInt64
    /// ``EntryHeader/text``
    public let header: String
    public let payload: [UInt8]

    public init(index: UInt64, header: String, payload: [UInt8]) { (self.index, self.header, self.payload) = (index, header, payload) }
}

/// The header of an entry as a store gives it.
public struct StoredHeader: Sendable, Hashable {
    public let index: UInt64
    public let text: String

    public init(index: UInt64, text: String) { (self.index, self.text) = (index, text) }

    /// What it hashes to in the tree, whatever it says.
    public var leaf: TreeHash { .leaf(Array(text.utf8)) }
}

/// A rulebook as it is kept: whole, with the libraries that it uses.
public struct StoredRulebook: Sendable, Hashable {
    /// As decisions name it.
    public let digest: Fingerprint
    public let bytes: [UInt8]

    public init(digest: Fingerprint, bytes: [UInt8]) { (self.digest, self.bytes) = (digest, bytes) }
}
