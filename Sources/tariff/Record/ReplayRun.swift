import Casework
import Ledger
import LuaSandbox
import RuleEngine
import RuleModel

/// Replays decisions on several threads, which take the next stretch of the ledger each; what is printed stands in its order.
final class ReplayRun: Sendable {
    struct Tally: Sendable {
        var identical = 0
        var different = 0
        var erased = 0

        /// `500 decisions: 498 identical, 1 different, 1 erased`
        func words(isUnder: Bool) -> String {
            let parts = [(identical, isUnder ? "the same" : "identical"), (different, "different"), (erased, "erased")]
            let told = parts.filter { $0.0 > 0 || $0.1 == "different" }.map { "\($0.0) \($0.1)" }
            let count = identical + different + erased
            return "\(count) decision\(count == 1 ? "" : "s"): \(told.joined(separator: ", "))"
        }
    }

    private struct State: Sendable {
        var next: UInt64 = 0
        var size: UInt64 = 0
        var looked: UInt64 = 0
        /// Output that waits for what comes before it.
        var finished: [UInt64: String] = [:]
        var toWrite: UInt64 = 0
        var tally = Tally()
        var failure: Diagnostics?
    }

    private let ledger: Ledger
    private let rulebooks: RecordedRulebooks
    private let other: ExplainedRulebook?
    private let writer: ReplayWriter
    private let progress: Progress
    private let state = Monitor(State())

    private static let entriesAtOnce: UInt64 = 200

    init(_ ledger: Ledger, under other: ExplainedRulebook?, writer: ReplayWriter, progress: Progress) {
        (self.ledger, self.other, self.writer, self.progress) = (ledger, other, writer, progress)
        rulebooks = RecordedRulebooks(ledger)
    }

    /// Some decisions, one after another.
    func replay(_ ids: [EntryID]) throws(Diagnostics) -> Tally {
        try LuaThread.run { () throws(Diagnostics) in
            let replayer = Replayer(rulebooks, under: other)
            var tally = Tally()
            for id in ids {
                let entry = try self.entry(id)
                Output.result.write(try text(of: entry, replayer, &tally))
            }
            return tally
        }
    }

    private func entry(_ id: EntryID) throws(Diagnostics) -> Entry {
        do throws(Diagnostic) {
            let entry = try ledger.entry(id)
            if entry.header.kind == .decision { return entry }
            throw Diagnostic("not_a_decision", "entry `\(id)` is not a decision", help: ["it is a \(entry.header.kind.rawValue)"])
        } catch {
            throw Diagnostics([error])
        }
    }

    /// Every decision of the ledger.
    func replayAll(jobs: Int) throws(Diagnostics) -> Tally {
        do throws(Diagnostic) {
            let size = try ledger.size()
            state.change { $0.size = size }
        } catch {
            throw Diagnostics([error])
        }
        let workers = (0..<jobs).map { _ in LuaThread { self.work() } }
        for worker in workers { worker.join() }
        if let failure = state.change({ $0.failure }) { throw failure }
        return state.change { $0.tally }
    }

    private func work() {
        let replayer = Replayer(rulebooks, under: other)
        while let stretch = nextStretch() {
            do throws(Diagnostics) {
                var tally = Tally()
                var out = ""
                for entry in try entries(stretch) where entry.header.kind == .decision { out += try text(of: entry, replayer, &tally) }
                finish(stretch, out, tally)
            } catch {
                state.change { $0.failure = $0.failure ?? error }
            }
        }
    }

    private func nextStretch() -> Range<UInt64>? {
        state.change { state in
            guard state.failure == nil, state.next < state.size else { return nil }
            let stretch = state.next..<min(state.size, state.next + Self.entriesAtOnce)
            state.next = stretch.upperBound
            return stretch
        }
    }

    private func entries(_ stretch: Range<UInt64>) throws(Diagnostics) -> [Entry] {
        do throws(Diagnostic) {
            return try ledger.entries(stretch)
        } catch {
            throw Diagnostics([error])
        }
    }

    /// Output is written in the order of the ledger, by whoever has what is due.
    private func finish(_ stretch: Range<UInt64>, _ out: String, _ tally: Tally) {
        let looked = state.change { state -> UInt64 in
            state.finished[stretch.lowerBound] = out
            state.looked += UInt64(stretch.count)
            state.tally.identical += tally.identical
            state.tally.different += tally.different
            state.tally.erased += tally.erased
            while let due = state.finished.removeValue(forKey: state.toWrite) {
                Output.result.write(due)
                state.toWrite = min(state.size, state.toWrite + Self.entriesAtOnce)
            }
            return state.looked
        }
        progress.show(looked, of: "entries replayed")
    }

    private func text(of entry: Entry, _ replayer: Replayer, _ tally: inout Tally) throws(Diagnostics) -> String {
        let outcome = try replayer.replay(entry)
        switch outcome {
        case .identical: tally.identical += 1
        case .different: tally.different += 1
        case .erased: tally.erased += 1
        }
        return writer.text(of: entry, outcome)
    }
}
