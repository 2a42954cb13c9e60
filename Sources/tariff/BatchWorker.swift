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
        guard let rulebook = batch.explained else { return (try Evaluator(batch.rulebook), nil) }
        let explainer = try Explainer(rulebook)
        return (explainer, explainer)
    }

    /// The output for a chunk, and what became of its cases.
    func decide(_ chunk: CaseChunk) -> ([UInt8], Batch.Tally) {
        var out: [UInt8] = []
        var tally = Batch.Tally()
        decideEach(of: chunk) { result in
            tally.cases += 1
            if !result.isDecided { tally.undecided += 1 }
            let outcome = batch.presenter.append(result.line, result.why, to: &out, with: reader)
            if let outcome { tally.outcomes[outcome, default: 0] += 1 }
        }
        return (out, tally)
    }

    /// Decides the cases of a chunk in order.
    func decideEach(of chunk: CaseChunk, _ body: (CaseResult) -> Void) {
        var result = CaseResult()
        chunk.lendEach { number, item in
            result.line.removeAll(keepingCapacity: true)
            decide(item, number, into: &result)
            body(result)
        }
    }

    private func decide(_ item: CaseChunk.Item, _ number: Int, into result: inout CaseResult) {
        result.why = Why()
        switch item {
        case .json(let text, let exampleKnown, let hasTextValues):
            let known = batch.settings.known ?? exampleKnown
            func decide(known: CalendarDate?, into line: inout [UInt8]) -> Verdict {
                decider.decide(text, line: number, on: batch.settings.on, known: known, textValues: hasTextValues, into: &line)
            }
            let verdict = decide(known: known, into: &result.line)
            result.isDecided = verdict == .decided
            guard verdict == .failed else {
                if result.isDecided || batch.presenter.tellsOfUndecided { result.why = why(result.line, text) }
                return
            }
            if let known, MissingFigures.are(in: result.line) {
                var later: [UInt8] = []
                _ = decide(known: nil, into: &later)
                result.line = MissingFigures(known: known, reader: reader).said(result.line, comparedWith: later)
            }
            result.line = mistakes.said(result.line, of: text, isTable: hasTextValues, on: batch.settings.on)
        case .refused(let mistake):
            result.isDecided = false
            Evaluator.appendRefused(mistake, line: number, to: &result.line)
        }
    }

    private func why(_ line: [UInt8], _ text: UnsafeRawBufferPointer) -> Why {
        guard let explainer else { return Why() }
        let explanation = batch.explaining == .tree ? explainer.explanation(of: line, given: text) : nil
        let facts = batch.presenter.tellsFacts ? (try? reader.read(padded: text))?["facts"] : nil
        return Why(explanation: explanation, digest: explanation?.digest ?? explainer.digest, facts: facts)
    }
}

/// What became of one case.
struct CaseResult {
    /// The engine's JSON, without a line feed.
    var line: [UInt8] = []
    var isDecided = false
    var why = Why()
}
