import CaseInput
import RuleEngine
import RuleModel

/// What one thread needs to decide cases: its own state, its own reader.
struct BatchWorker: ~Copyable {
    private let decider: any Decider
    private let explainer: Explainer?
    private let reader = DecisionReader()
    private let mistakes: CaseMistakes
    private let batch: Batch

    init(_ batch: Batch) throws(Diagnostics) {
        self.batch = batch
        mistakes = CaseMistakes(book: batch.rulebook.summary, reader: reader)
        (decider, explainer) = try Self.decider(for: batch)
    }

    private static func decider(for batch: Batch) throws(Diagnostics) -> (any Decider, Explainer?) {
        guard batch.explaining != .nothing else { return (try Evaluator(batch.rulebook), nil) }
        let explainer = try Explainer(batch.rulebook)
        return (explainer, explainer)
    }

    /// The output for a chunk, and what became of its cases.
    func decide(_ chunk: CaseChunk) -> ([UInt8], Batch.Tally) {
        var out: [UInt8] = []
        var tally = Batch.Tally()
        var line: [UInt8] = []
        chunk.lendEach { number, item in
            line.removeAll(keepingCapacity: true)
            let (verdict, why) = decide(item, number, into: &line)
            tally.cases += 1
            if verdict != .decided { tally.undecided += 1 }
            if let outcome = batch.presenter.append(line, why, to: &out, with: reader) { tally.outcomes[outcome, default: 0] += 1 }
        }
        return (out, tally)
    }

    private func decide(_ item: CaseChunk.Item, _ number: Int, into line: inout [UInt8]) -> (Verdict, Why) {
        switch item {
        case .json(let text, let exampleKnown, let hasTextValues):
            let known = batch.settings.known ?? exampleKnown
            func decide(known: CalendarDate?, into line: inout [UInt8]) -> Verdict {
                decider.decide(text, line: number, on: batch.settings.on, known: known, textValues: hasTextValues, into: &line)
            }
            let verdict = decide(known: known, into: &line)
            guard verdict == .failed else { return (verdict, verdict == .decided ? why(line, text) : Why()) }
            if let known, MissingFigures.are(in: line) {
                var later: [UInt8] = []
                _ = decide(known: nil, into: &later)
                line = MissingFigures(known: known, reader: reader).said(line, comparedWith: later)
            }
            line = mistakes.said(line, of: text, isTable: hasTextValues, on: batch.settings.on)
            return (verdict, Why())
        case .refused(let mistake):
            Evaluator.appendRefused(mistake, line: number, to: &line)
            return (.failed, Why())
        }
    }

    private func why(_ line: [UInt8], _ text: UnsafeRawBufferPointer) -> Why {
        guard let explainer else { return Why() }
        let explanation = batch.explaining == .tree ? explainer.explanation(of: line, given: text) : nil
        return Why(explanation: explanation, digest: explanation?.digest ?? explainer.digest)
    }
}
