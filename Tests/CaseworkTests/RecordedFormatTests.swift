import Casework
import Foundation
import Ledger
import LedgerSQLite
import LuaSandbox
import RuleEngine
import RuleModel
import TestSupport
import Testing

/// Ledgers that released formats wrote: `Tests/Corpus/ledger`. They open, verify, and every decision in them is decided the same, for the
/// same reasons, for ever.
@Suite("Ledgers of released formats") struct RecordedFormatTests {
    static let formats = CorpusFolder.all(of: "ledger")

    /// A copy, since opening a ledger may bring its schema up to date.
    private func ledger(_ format: CorpusFolder) throws -> Ledger {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("tariff-\(UUID().uuidString)")
        try FileManager.default.copyItem(at: format.url, to: folder)
        let path = folder.appendingPathComponent("ledger.sqlite").path
        return try Ledger(
            store: SQLiteLedgerStore(path), keys: SQLiteKeyStore(path + ".keys"), clock: { Instant(seconds: 0) },
            isWhole: RecordedRulebooks.isWhole)
    }

    @Test func thereIsOneForEachFormat() { #expect(Self.formats.map(\.url.lastPathComponent) == ["format-1"]) }

    @Test(arguments: formats) func isAsItWas(_ format: CorpusFolder) throws {
        let ledger = try ledger(format)
        let result = try ledger.verify(since: [(name: "the checkpoint", note: try format.text("checkpoint.txt"))])
        #expect(result.problems.map(\.message) == [])
        #expect(result.erased > 0 && Set(result.kinds.keys) == Set(EntryHeader.Kind.allCases))
    }

    @Test(arguments: formats) func isDecidedTheSame(_ format: CorpusFolder) throws {
        let ledger = try ledger(format)
        let rulebooks = RecordedRulebooks(ledger)
        let decisions = try ledger.entries(0..<ledger.size()).filter { $0.header.kind == .decision }
        #expect(decisions.count > 20)
        try LuaThread.run {
            let replayer = Replayer(rulebooks)
            for entry in decisions {
                switch try replayer.replay(entry) {
                case .identical, .erased: break
                case .different(let difference): Issue.record("entry \(entry.index): \(difference.member.map(\.path) ?? "the reasons")")
                }
            }
        }
    }

    @Test(arguments: formats) func everyEntryIsRead(_ format: CorpusFolder) throws {
        let ledger = try ledger(format)
        for entry in try ledger.entries(0..<ledger.size()) where entry.content != nil {
            switch entry.header.kind {
            case .decision: #expect(entry.content.flatMap(DecisionRecord.init) != nil)
            case .determination: #expect(DeterminationRecord(entry) != nil)
            case .rulebook: #expect(Publication(entry) != nil)
            case .erasure: #expect(try !ledger.erasures().isEmpty)
            case .run, .key: break
            }
        }
    }
}
