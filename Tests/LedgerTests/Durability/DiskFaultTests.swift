import Foundation
import Glibc
import Ledger
import RuleModel
import Testing

/// The disk fails, or is full, at each call of a recording of some entries: the command says so in one sentence and ends, and the ledger is
/// as good as before.
@Suite("Disk faults", .serialized) struct DiskFaultTests {
    private static let count = 5
    private static let input = (0..<count).map { Workplace.line("C-\($0)", person: "person \($0)") }.joined()

    private enum Fault: CaseIterable {
        /// One call fails, and the next go well.
        case once
        /// From the call on there is no space.
        case full

        var code: Int32 { self == .once ? EIO : ENOSPC }
    }

    /// The calls with which a group is recorded, in a copy of the ledger.
    private func calls(_ place: Workplace, _ saved: String) throws -> [DiskEvent] {
        let log = place.folder.path("recording")
        try expectDone(Program.run(place.recording, input: Self.input, DiskShim.recording(place.records, to: log)))
        let calls = try DiskEvent.read(log).filter(\.isCall)
        try restore(place, saved)
        return calls
    }

    private func restore(_ place: Workplace, _ saved: String) throws {
        try? FileManager.default.removeItem(atPath: place.records)
        try FileManager.default.copyItem(atPath: saved, toPath: place.records)
    }

    @Test func eachCallMayFail() throws {
        let every = max(1, setting("TARIFF_FAULTS_EVERY", 1))
        let place = try Workplace()
        try expectDone(Program.run(place.recording, input: Workplace.line("before")))
        let saved = place.folder.path("saved")
        try FileManager.default.copyItem(atPath: place.records, toPath: saved)
        let calls = try calls(place, saved)
        #expect(calls.count > 30)
        var tally = Tally()
        for fault in Fault.allCases {
            for call in stride(from: 1, through: calls.count, by: every) {
                try restore(place, saved)
                let environment = try DiskShim.failing(place.records, at: call, with: fault.code, lasts: fault == .full)
                let result = try Program.run(place.recording, input: Self.input, environment)
                let what = String("\(fault) at call \(call), \(calls[call - 1])".prefix(160))
                try check(result, calls[call - 1], added(place), what, &tally)
                try goesOn(place, what)
            }
        }
        print("\(tally.refused + tally.passedOver) faults at \(calls.count) calls, two kinds: \(tally)")
    }

    private struct Tally: CustomStringConvertible {
        var (refused, there, passedOver) = (0, 0, 0)

        var description: String {
            "\(refused) refused with one message each, \(there) of them with entries there that nobody was told of; \(passedOver) without harm"
        }
    }

    private func check(_ result: Program.Result, _ call: DiskEvent, _ added: Int, _ what: String, _ tally: inout Tally) throws {
        #expect(!result.wasStopped, "\(what): it crashed")
        // SQLite goes on where a folder does not take the name of a journal: the same is synced again before the end.
        if case .syncedNames = call, result.status == 0 {
            #expect(added == Self.count && result.output.split(separator: "\n").count == added, "\(what): not all is there")
            tally.passedOver += 1
            return
        }
        #expect(result.status == 1, "\(what): status \(result.status)")
        #expect(result.output == "", "\(what): something was acknowledged")
        let messages = messages(result.error)
        #expect(messages.map(\.code) == ["ledger_unwritable"], "\(what): \(result.error)")
        #expect(added == 0 || added == Self.count, "\(what): \(added) entries are there")
        #expect(
            added == 0 || !messages.contains { $0.message.contains("nothing was recorded") }, "\(what): it says that nothing was recorded")
        tally.refused += 1
        if added > 0 { tally.there += 1 }
    }

    private func messages(_ error: String) -> [(code: String, message: String)] {
        let value = (try? JSONSerialization.jsonObject(with: Data(error.utf8))) as? [String: Any]
        return (value?["errors"] as? [[String: Any]] ?? []).map { ($0["code"] as? String ?? "", $0["message"] as? String ?? "") }
    }

    /// How many entries there are more than before: the first, and that of the case before.
    private func added(_ place: Workplace) throws -> Int { try Int(place.ledger().size()) - 2 }

    private func goesOn(_ place: Workplace, _ what: String) throws {
        let ledger = try place.ledger()
        let size = try ledger.size()
        #expect(try ledger.verify().isSound, "\(what): the ledger is not sound")
        #expect(try ledger.entries(0..<size).allSatisfy { $0.content != nil }, "\(what): an entry does not open")
        #expect(try ledger.record([.sample(1)])[0].index == size, "\(what): the ledger does not go on")
        #expect(try ledger.verify().isSound, "\(what): the ledger is not sound afterwards")
    }
}
