import CaseInput
import Casework
import Ledger
import RuleEngine
import RuleModel

/// What one thread needs to decide cases: its own states, its own reader.
final class BatchWorker {
    private let reader = DecisionReader()
    private let batch: Batch
    /// One for each rulebook that has decided a case.
    private var desks: [ObjectIdentifier: CaseDesk] = [:]
    /// Tells of cases that no rulebook has looked at.
    private let presenter: Presenter

    init(_ batch: Batch) throws(Diagnostics) {
        (self.batch, presenter) = (batch, batch.present(batch.books.newest))
        _ = try desk(for: batch.books.newest)
    }

    private func desk(for book: CaseBooks.Book) throws(Diagnostics) -> CaseDesk {
        if let desk = desks[ObjectIdentifier(book)] { return desk }
        let desk = try CaseDesk(book, batch, reader)
        desks[ObjectIdentifier(book)] = desk
        return desk
    }

    /// The output for a chunk, and what became of its cases.
    /// - Throws: that they could not be recorded; nothing of them is shown then.
    func decide(_ chunk: CaseChunk) throws(Diagnostics) -> ([UInt8], Batch.Tally) {
        var out: [UInt8] = []
        var tally = Batch.Tally()
        guard let recorder = batch.recorder else {
            decideEach(of: chunk) { present($0, to: &out, &tally) }
            return (out, tally)
        }
        var results: [CaseResult] = []
        decideEach(of: chunk) { results.append($0) }
        do throws(Diagnostic) {
            try recorder.record(&results, from: chunk, with: reader)
        } catch {
            throw Diagnostics([error])
        }
        for result in results { present(result, to: &out, &tally) }
        return (out, tally)
    }

    private func present(_ result: CaseResult, to out: inout [UInt8], _ tally: inout Batch.Tally) {
        tally.cases += 1
        if !result.isDecided { tally.undecided += 1 }
        if result.why.recorded?.standing == .added { tally.recorded += 1 }
        let presenter = result.book.flatMap { desks[ObjectIdentifier($0)]?.presenter } ?? presenter
        let outcome = presenter.append(result.line, result.why, to: &out, with: reader)
        if let outcome { tally.outcomes[outcome, default: 0] += 1 }
    }

    /// Decides the cases of a chunk in order.
    func decideEach(of chunk: CaseChunk, _ body: (CaseResult) -> Void) {
        var result = CaseResult()
        chunk.lendEach { number, item in
            result.line.removeAll(keepingCapacity: true)
            (result.why, result.book, result.request, result.isDecided) = (Why(), nil, nil, false)
            do throws(Diagnostics) {
                try decide(item, number, into: &result)
            } catch {
                result.line.removeAll(keepingCapacity: true)
                Evaluator.appendRefused(error.all[0], line: number, to: &result.line)
            }
            body(result)
        }
    }

    private func decide(_ item: CaseChunk.Item, _ number: Int, into result: inout CaseResult) throws(Diagnostics) {
        switch item {
        case .json(let text, _, _): try desk(for: book(for: text)).decide(item, text, number, into: &result)
        case .refused(let mistake): throw Diagnostics([mistake])
        }
    }

    /// The rulebook in force on the day of the case; whether it has one is for the rules to say.
    private func book(for text: UnsafeRawBufferPointer) throws(Diagnostics) -> CaseBooks.Book {
        guard batch.books.dependOnDay else { return batch.books.newest }
        let day = batch.settings.on ?? (try? reader.read(padded: text))?["on"]?.string.flatMap { try? CalendarDate($0) }
        return try batch.books.book(on: day)
    }
}

/// What became of one case.
struct CaseResult {
    /// The engine's JSON, without a line feed.
    var line: [UInt8] = []
    var isDecided = false
    var why = Why()
    /// What decided it.
    var book: CaseBooks.Book?
    /// How it was given, where it is to be recorded.
    var request: DecisionRecord.Request?
    /// What was known to the decision.
    var known: CalendarDate?
}
