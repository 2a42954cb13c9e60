public import Ledger
public import RuleEngine
public import RuleModel

/// All that a ledger holds of one decision.
public struct DecisionFile: Sendable {
    public let entry: Entry
    public let record: DecisionRecord
    public let rulebook: ExplainedRulebook
    /// What people determined about it.
    public let standing: Standing

    public var summary: RulebookSummary { rulebook.summary }

    /// Whom it is about, as the case names them; nil where it names nobody.
    public var person: String? { (try? record.readCase()).flatMap(DecisionRecord.person) }

    public var decision: JSONValue

    /// - Throws: `no_entry`, `not_a_decision`, `erased`, `entry_altered`; what is wrong with the rulebook.
    public init(_ id: EntryID, in ledger: Ledger, rulebooks: RecordedRulebooks) throws(Diagnostics) {
        do throws(Diagnostic) {
            entry = try ledger.entry(id)
            if case .erased(let erasure) = entry.payload { throw .erased(erasure, id) }
            guard entry.header.kind == .decision else {
                throw Diagnostic(
                    "not_a_decision", "entry `\(id)` is not a decision", help: ["it is a \(entry.header.kind.rawValue)"])
            }
            guard let record = entry.content.flatMap(DecisionRecord.init), entry.header.rulebook != nil else {
                throw .unknownFormat(entry.index)
            }
            self.record = record
            decision = try record.read()
            standing = Standing(try ledger.entries(about: id).compactMap(DeterminationRecord.init))
        } catch {
            throw Diagnostics([error])
        }
        rulebook = try rulebooks.explained(entry.header.rulebook!)
    }
}

extension Diagnostic {
    /// A later program wrote it.
    static func unknownFormat(_ index: UInt64) -> Diagnostic {
        Diagnostic(
            "unknown_entry", "what entry \(index) says is in a form that this program does not know", help: ["a later version wrote it"])
    }
}
