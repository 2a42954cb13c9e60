import CaseInput
import LuaSandbox
import Readings
import RuleAnalysis
import RuleEngine
import RuleModel

/// The one case that is to be explained.
struct ExplainedCase {
    private let chunk: CaseChunk
    private let on: CalendarDate?
    private let known: CalendarDate?

    /// - Throws: as ``CaseFile``; `unreadable_file` where it holds several, none, or a table.
    init(_ path: String, facts: [Fact], on: CalendarDate?, known: CalendarDate?) throws(Diagnostics) {
        (self.on, self.known) = (on, known)
        let file = try CaseFile(path, facts: facts)
        var chunk = CaseChunk(number: 0)
        var count = 0
        do throws(Diagnostic) {
            while count < 2, try file.cases.next({ chunk.append($0, of: file.form) }) != nil { count += 1 }
        } catch {
            throw Diagnostics([error])
        }
        guard count == 1, file.form != .table else {
            let help = ["`tariff decide \(path)` decides them all; to explain one, save it as a file that ends in `.json`"]
            throw ScriptFile.unreadable(path, "it holds \(count == 0 ? "no case" : "cases, not one case")", help: help)
        }
        self.chunk = chunk
    }

    /// The engine's line for it, and as much of why as the presenter has to know.
    func decide(
        by books: CaseBooks, json: Bool, present: @escaping @Sendable (CaseBooks.Book) -> Presenter
    ) throws -> CaseResult {
        let batch = Batch(books, settings: .init(on: on, known: known), progress: Progress(quiet: true), present: present)
        return try onThread(json: json) { () throws(Diagnostics) in
            var results: [CaseResult] = []
            try BatchWorker(batch).decideEach(of: chunk) { results.append($0) }
            return results[0]
        }
    }

    /// Nil where it cannot be decided.
    func nearestChanges(by rulebook: Rulebook, json: Bool) throws -> WhatWouldChange? {
        try onThread(json: json) { () throws(Diagnostics) in
            let search = try ChangeSearch(rulebook)
            var found: WhatWouldChange?
            chunk.lendEach { _, item in
                guard case .json(let text, let exampleKnown, _) = item else { return }
                found = search.nearestChanges(to: String(decoding: text, as: UTF8.self), on: on, known: known ?? exampleKnown)
            }
            return found
        }
    }

    private func onThread<Result>(json: Bool, _ work: () throws(Diagnostics) -> Result) throws -> Result {
        do throws(Diagnostics) {
            return try LuaThread.run(work)
        } catch {
            Failure.report(error.all, json: json)
            throw Failure.code(for: error.all)
        }
    }
}
