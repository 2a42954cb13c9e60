public import RuleModel

/// What must never lie beside the log: the keys of payloads, the log's signing key, and what it signed last. A database of its own, which
/// no backup of the log holds.
///
/// It may be used from several threads, and by several processes at once.
public protocol KeyStore: AnyObject, Sendable {
    /// As messages name it: a path, or an address without its password.
    var name: String { get }

    /// Whose keys they are; nil before ``establish(_:)``.
    func identity() throws(Diagnostic) -> LogIdentity?

    /// Keeps who signs from now on, in the place of who did before. What another origin signed stays.
    func establish(_ identity: LogIdentity) throws(Diagnostic)

    /// Keeps new keys, all or none, and returns when they are on disk.
    func add(_ keys: [EntryKey]) throws(Diagnostic)

    /// The keys of entries; those that there are.
    func keys(of entries: [EntryID]) throws(Diagnostic) -> [EntryID: EntryKey]

    /// The entries about a person of which there are keys, in order of their ids.
    func entries(of person: Fingerprint) throws(Diagnostic) -> [EntryID]

    /// Destroys keys: nothing of them is left on disk.
    func destroy(_ entries: [EntryID]) throws(Diagnostic)

    /// The tree that was signed last under an origin.
    func lastSigned(_ origin: String) throws(Diagnostic) -> SignedTree?

    /// Keeps what was signed: durable when it returns. A tree that is no larger than the last one of its origin is left out.
    func keep(_ signed: SignedTree) throws(Diagnostic)

    func setting(_ name: String) throws(Diagnostic) -> String?
    func set(_ name: String, to value: String) throws(Diagnostic)
}
