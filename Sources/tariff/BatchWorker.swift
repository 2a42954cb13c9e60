import CaseInput
import RuleEngine
import RuleModel

/// What one thread needs to decide cases: its own state, its own reader.
struct BatchWorker: ~Copyable {
    private let evaluator: Evaluator
    private let reader = DecisionReader()
    private let mistakes: CaseMistakes
    private let batch: Batch

    init(_ batch: Batch) throws(Diagnostics) {
        self.batch = batch
        evaluator = try Evaluator(batch.rulebook)
        mistakes = CaseMistakes(facts: batch.rulebook.summary.facts, reader: reader)
    }

    /// The output for a chunk, and what became of its cases.
    func decide(_ chunk: CaseChunk) -> ([UInt8], Batch.Tally) {
        var out: [UInt8] = []
        var tally = Batch.Tally()
        var line: [UInt8] = []
        chunk.lendEach { number, item in
            line.removeAll(keepingCapacity: true)
            let verdict = decide(item, number, into: &line)
            tally.cases += 1
            if verdict != .decided { tally.undecided += 1 }
            if let outcome = batch.presenter.append(line, to: &out, with: reader) { tally.outcomes[outcome, default: 0] += 1 }
        }
        return (out, tally)
    }

    private func decide(_ item: CaseChunk.Item, _ number: Int, into line: inout [UInt8]) -> Verdict {
        switch item {
        case .json(let text, let known, let hasTextValues):
            let verdict = evaluator.decide(
                text, line: number, on: batch.settings.on, known: batch.settings.known ?? known, textValues: hasTextValues, into: &line)
            if verdict == .failed { line = mistakes.said(line, of: text, isTable: hasTextValues) }
            return verdict
        case .refused(let mistake):
            Evaluator.appendRefused(mistake, line: number, to: &line)
            return .failed
        }
    }
}
