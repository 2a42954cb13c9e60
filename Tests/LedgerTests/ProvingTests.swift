import Foundation
import Ledger
import RuleModel
import Testing

@Suite("Proofs of a ledger") struct ProvingTests {
    @Test(arguments: TestedStores.allCases) func aReceiptHoldsForItsEntryAlone(_ kind: TestedStores) throws {
        let ledger = try kind.make().begin()
        let recorded = try ledger.record((0..<20).map { .sample($0) })
        let keys = try ledger.keyHistory()
        for entry in recorded {
            let receipt = try ledger.receipt(for: entry.id)
            #expect(receipt.index == entry.index && receipt.holds(for: keys))
            #expect(Receipt(text: receipt.text) == receipt)
            #expect(!receipt.holds(for: []))
            let forged = receipt.text.replacing("index \(entry.index)\n", with: "index \(entry.index ^ 1)\n")
            #expect(Receipt(text: forged)?.holds(for: keys) != true)
        }
        let one = try ledger.receipt(for: recorded[3].id)
        #expect(Receipt(text: String(one.text.dropLast(3))) == nil)
        #expect(Receipt(text: "") == nil)
        let other = try TestedStores.memory.make().begin()
        #expect(!one.holds(for: try other.keyHistory()))
    }

    @Test(arguments: TestedStores.allCases) func anOlderCheckpointIsTheBeginning(_ kind: TestedStores) throws {
        let ledger = try kind.make().begin()
        for size in 1..<12 {
            let older = try ledger.checkpoint()
            #expect(older.size == UInt64(size))
            _ = try ledger.record([.sample(size)])
            let proof = try ledger.consistencyProof(from: older.note.description)
            let newer = try #require(Checkpoint(text: proof.note.text))
            #expect(
                ProofCheck.isConsistent(
                    older: (older.size, older.checkpoint.root), newer: (newer.size, newer.root), proof: proof.hashes))
            #expect(proof.text.hasPrefix("tariff consistency proof 1\nfrom \(size)\n"))
        }
        // The three lines of a letter's foot, without a signature.
        let foot = try ledger.checkpoint().checkpoint.text
        #expect(try ledger.consistencyProof(from: foot).older == 12)
        #expect(try ledger.verify(since: [(name: "the letter", note: foot)]).isSound)
        #expect(code { try ledger.consistencyProof(from: foot.replacing("council", with: "county")) } == "not_a_checkpoint")
        #expect(code { try ledger.consistencyProof(from: "x") } == "not_a_checkpoint")
        let stranger = try TestedStores.memory.make().begin().checkpoint().note.description
        #expect(code { try ledger.consistencyProof(from: stranger) } == "other_log")
    }

    @Test(arguments: TestedStores.allCases) func theKeyMayChange(_ kind: TestedStores) throws {
        let pair = try kind.make()
        let ledger = try pair.begin()
        _ = try ledger.record([.sample(1)])
        let older = try ledger.checkpoint().note
        try ledger.changeKey(because: "the old one was seen", by: "Records")
        _ = try ledger.record([.sample(2)])
        let again = try pair.reopened()
        let history = try again.keyHistory()
        #expect(history.count == 2 && history[0].isSigned(older) && !history[1].isSigned(older))
        #expect(history[1].isSigned(try again.checkpoint().note))
        #expect(try again.verify(since: [(name: "the checkpoint", note: older.description)]).isSound)
    }

    @Test(arguments: TestedStores.allCases) func aCopyIsTheSameLog(_ kind: TestedStores) throws {
        let pair = try kind.make()
        let ledger = try pair.begin()
        _ = try ledger.record((0..<1_200).map { .sample($0) })
        let copy = MemoryLedgerStore()
        #expect(try ledger.copy(to: copy) == 1_201)
        let other = try Ledger(store: copy, keys: pair.keys, clock: { StorePair.noon }, isWhole: { Fingerprint(of: $0) == $1 })
        #expect(try other.verify().isSound && other.checkpoint().checkpoint == ledger.checkpoint().checkpoint)
    }

    @Test(arguments: TestedStores.allCases) func whatIsExportedIsTheWholeLog(_ kind: TestedStores) throws {
        let ledger = try kind.make().begin()
        let recorded = try ledger.record((0..<600).map { .sample($0) })
        _ = try ledger.erase(recorded[0].id, because: "r", by: "b")
        for withPayloads in [false, true] {
            var files: [String: [UInt8]] = [:]
            try ledger.export(withPayloads: withPayloads) { name, bytes throws(Diagnostic) in files[name, default: []] += bytes }
            let texts = files.mapValues { String(decoding: $0, as: UTF8.self) }
            let headers = try #require(texts["headers.txt"]).components(separatedBy: "\n\n").dropLast().map { $0 + "\n" }
            #expect(headers.count == 602 && headers.allSatisfy { EntryHeader(text: $0) != nil })
            let checkpoint = try #require(SignedNote(texts["checkpoint.txt"] ?? "").flatMap { Checkpoint(text: $0.text) })
            #expect(MerkleTree(headers.map { .leaf(Array($0.utf8)) }).root == checkpoint.root && checkpoint.size == 602)
            #expect(texts["keys.txt"] == "\(try ledger.keyHistory()[0])\n")
            #expect(texts.keys.contains { $0.hasPrefix("rulebooks/sha256-") })
            #expect(texts["payloads.ndjson"].map { $0.split(separator: "\n").count } == (withPayloads ? 601 : nil))
        }
    }
}
