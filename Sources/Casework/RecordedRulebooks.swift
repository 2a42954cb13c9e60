public import Ledger
public import RuleEngine
public import RuleModel
import Synchronization

/// The rulebooks of a ledger, read when they are first asked for: a decision can be replayed when its folder is long gone.
public final class RecordedRulebooks: Sendable {
    private let ledger: Ledger
    private let read = Mutex<[Fingerprint: ExplainedRulebook]>([:])

    public init(_ ledger: Ledger) { self.ledger = ledger }

    /// The rulebook of a digest, in the form that tells why.
    /// - Throws: `rulebook_missing`, `rulebook_altered`, `malformed_rulebook`; the mistakes of rules that this program refuses.
    public func explained(_ digest: Fingerprint) throws(Diagnostics) -> ExplainedRulebook {
        try read.withLock { known throws(Diagnostics) in
            if let rulebook = known[digest] { return rulebook }
            let rulebook = ExplainedRulebook(try RulebookLoader().load(try archive(digest)))
            known[digest] = rulebook
            return rulebook
        }
    }

    /// Its files.
    /// - Throws: `rulebook_missing`, `rulebook_altered`, `malformed_rulebook`.
    public func archive(_ digest: Fingerprint) throws(Diagnostics) -> RulebookArchive {
        do throws(Diagnostic) {
            guard let bytes = try ledger.store.rulebook(digest) else { throw .rulebookMissing(digest) }
            let archive = try RulebookArchive(bytes: bytes)
            guard archive.digest == digest.description else { throw .rulebookMissing(digest) }
            return archive
        } catch {
            throw Diagnostics([error])
        }
    }

    /// Whether bytes are those of a rulebook's digest.
    public static let isWhole: @Sendable ([UInt8], Fingerprint) -> Bool = { bytes, digest in
        (try? RulebookArchive(bytes: bytes))?.digest == digest.description
    }
}

extension RulebookArchive {
    /// As a ledger keeps it.
    public var stored: StoredRulebook {
        guard let digest = Fingerprint(digest) else { preconditionFailure("an archive has worked out its digest") }
        return StoredRulebook(digest: digest, bytes: bytes)
    }
}

extension Diagnostic {
    fileprivate static func rulebookMissing(_ digest: Fingerprint) -> Diagnostic {
        Diagnostic(
            "rulebook_missing", "the rulebook \(digest) is not in the ledger", help: ["`tariff ledger verify` says what else is not"])
    }
}
