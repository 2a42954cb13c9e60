import CaseInput
import LuaSandbox
import RuleEngine
import RuleModel

/// Decides cases on several threads and writes them in the order of the input.
///
/// The reader fills the last chunk of a queue, and an idle worker takes the first as it is: a slow input is answered case by
/// case, a fast one in large pieces. A few chunks for each worker are under way at most, whatever the length of the input.
final class Batch: Sendable {
    struct Settings: Sendable {
        var on: CalendarDate?
        var known: CalendarDate?
        /// Where decisions are recorded, the day of that: what was known is then on record too.
        var today: CalendarDate?
        /// Threads at most; one is started, more only when chunks wait.
        var jobs = 1
    }

    /// What has to be known of why a case is decided as it is.
    enum Explaining: Sendable { case nothing, digest, tree }

    struct Tally: Sendable {
        var cases = 0
        var undecided = 0
        /// Decisions that are new on the record.
        var recorded = 0
        /// Cases by outcome, where readings are made.
        var outcomes: [String: Int] = [:]
        /// Why a worker could not begin.
        var failure: Diagnostics?

        mutating func add(_ other: Tally) {
            cases += other.cases
            undecided += other.undecided
            recorded += other.recorded
            outcomes.merge(other.outcomes, uniquingKeysWith: +)
            failure = failure ?? other.failure
        }
    }

    struct State: Sendable {
        var queue: [CaseChunk] = []
        var nextNumber = 0
        /// Cases that were queued.
        var queued = 0
        /// Output that waits for what comes before it.
        var finished: [Int: [UInt8]] = [:]
        var nextToWrite = 0
        var isWriting = false
        var inputEnded = false
        var tally = Tally()
    }

    let books: CaseBooks
    let settings: Settings
    /// How the decisions of a rulebook are told.
    let present: @Sendable (CaseBooks.Book) -> Presenter
    /// Where decisions are recorded before they are shown.
    let recorder: CaseRecorder?
    let progress: Progress
    let state = Monitor(State())

    init(
        _ books: CaseBooks, settings: Settings, recorder: CaseRecorder? = nil, progress: Progress,
        present: @escaping @Sendable (CaseBooks.Book) -> Presenter
    ) {
        self.books = books
        self.settings = settings
        self.present = present
        self.recorder = recorder
        self.progress = progress
    }

    /// What has to be known of why.
    var explaining: Explaining {
        let wanted = present(books.newest).explaining
        return wanted == .nothing && recorder != nil ? .digest : wanted
    }

    private static let chunksPerJob = 4
    /// Cases that wait, where they are large.
    private static let maxWaitingBytes = 4 << 20

    // MARK: The reader's side

    /// Decides all cases of the sources and returns when the last line is written.
    /// - Parameter troubled: is told of a source that stopped in the middle, and warned of one without a case or in doubt.
    func run(_ inputs: [CaseFile], troubled: (Diagnostic) -> Void) -> Tally {
        var workers = [startWorker()]
        for input in inputs {
            var isEmpty = true
            do throws(Diagnostic) {
                while let waiting = try input.cases.next({ add($0, of: input.form) }), waiting >= 0 {
                    isEmpty = false
                    if waiting > workers.count, workers.count < settings.jobs { workers.append(startWorker()) }
                }
                if isEmpty { troubled(input.emptiness) }
                if let remark = input.cases.remark { troubled(remark) }
            } catch {
                troubled(error)
            }
        }
        state.change { $0.inputEnded = true }
        for worker in workers { worker.join() }
        progress.clear()
        return state.change { $0.tally }
    }

    /// Queues a case, waiting while enough is under way. Returns how many chunks wait, or -1 where nobody can decide them.
    private func add(_ item: CaseItem, of form: CaseInput.Form) -> Int {
        state.wait { state in
            if state.tally.failure != nil { return -1 }
            if state.queue.last?.isFull ?? true {
                guard state.nextNumber - state.nextToWrite < settings.jobs * Self.chunksPerJob,
                    state.queue.reduce(0, { $0 + $1.size }) < Self.maxWaitingBytes
                else { return nil }
                state.queue.append(CaseChunk(number: state.nextNumber, casesBefore: state.queued))
                state.nextNumber += 1
            }
            state.queued += 1
            state.queue[state.queue.count - 1].append(item, of: form)
            return state.queue.count
        }
    }

    private func startWorker() -> LuaThread { LuaThread { self.work() } }

    // MARK: The workers' side

    private func work() {
        do throws(Diagnostics) {
            let worker = try BatchWorker(self)
            while let chunk = nextChunk() {
                let (out, tally) = try worker.decide(chunk)
                state.change { state in
                    state.finished[chunk.number] = out
                    state.tally.add(tally)
                }
                writeWhatIsDue()
            }
        } catch {
            state.change { $0.tally.failure = error }
        }
    }

    private func nextChunk() -> CaseChunk? {
        state.wait { state in
            if state.tally.failure != nil { return .some(nil) }
            if !state.queue.isEmpty { return .some(state.queue.removeFirst()) }
            return state.inputEnded ? .some(nil) : nil
        }
    }

    /// One worker writes at a time; who finishes meanwhile leaves its output to that one.
    private func writeWhatIsDue() {
        while let (out, cases) = state.change({ state -> ([UInt8], Int)? in
            guard !state.isWriting, let out = state.finished.removeValue(forKey: state.nextToWrite) else { return nil }
            state.isWriting = true
            return (out, state.tally.cases)
        }) {
            progress.show(cases: cases)
            out.withUnsafeBytes(Output.result.write)
            state.change { state in
                state.isWriting = false
                state.nextToWrite += 1
            }
        }
    }
}
