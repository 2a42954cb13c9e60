import CaseInput
import Casework
import RuleEngine
import RuleModel

/// One rulebook's state on one thread, and what is said of cases that it cannot decide.
struct CaseDesk {
    let presenter: Presenter
    private let book: CaseBooks.Book
    private let decider: any Decider
    private let explainer: Explainer?
    private let mistakes: CaseMistakes
    private let reader: DecisionReader
    private let batch: Batch

    init(_ book: CaseBooks.Book, _ batch: Batch, _ reader: DecisionReader) throws(Diagnostics) {
        (self.book, self.batch, self.reader) = (book, batch, reader)
        presenter = batch.present(book)
        mistakes = CaseMistakes(book: book.summary, reader: reader)
        if batch.explaining == .nothing {
            (decider, explainer) = (try Evaluator(book.rulebook), nil)
        } else {
            let explainer = try Explainer(book.explained)
            (decider, self.explainer) = (explainer, explainer)
        }
    }

    func decide(_ item: CaseChunk.Item, _ text: UnsafeRawBufferPointer, _ number: Int, into result: inout CaseResult) {
        guard case .json(_, let exampleKnown, let hasTextValues) = item else { return }
        let asked = batch.settings.known ?? exampleKnown
        let known = asked ?? batch.settings.today
        (result.book, result.known) = (book, known)
        func decide(known: CalendarDate?, into line: inout [UInt8]) -> Verdict {
            decider.decide(text, line: number, on: batch.settings.on, known: known, textValues: hasTextValues, into: &line)
        }
        let verdict = decide(known: known, into: &result.line)
        result.isDecided = verdict == .decided
        if batch.recorder != nil {
            var request = DecisionRecord.Request(text)
            (request.on, request.known, request.hasTextValues) = (batch.settings.on, asked, hasTextValues)
            result.request = request
        }
        guard verdict == .failed else {
            if result.isDecided || presenter.tellsOfUndecided { result.why = why(result.line, text) }
            return
        }
        if let known, MissingFigures.are(in: result.line) {
            var later: [UInt8] = []
            _ = decide(known: nil, into: &later)
            result.line = MissingFigures(known: known, reader: reader).said(result.line, comparedWith: later)
        }
        result.line = mistakes.said(result.line, of: text, isTable: hasTextValues, on: batch.settings.on)
    }

    private func why(_ line: [UInt8], _ text: UnsafeRawBufferPointer) -> Why {
        guard let explainer else { return Why() }
        let explanation = batch.explaining == .tree ? explainer.explanation(of: line, given: text) : nil
        let facts = presenter.tellsFacts ? (try? reader.read(padded: text))?["facts"] : nil
        return Why(explanation: explanation, digest: explanation?.digest ?? explainer.digest, facts: facts)
    }
}
