import CaseInput
import Casework
import Ledger
import RuleEngine
import RuleModel

/// Records what a batch decides, chunk by chunk: a result is shown after it is on disk.
final class CaseRecorder: Sendable {
    struct Settings: Sendable {
        /// Who recorded the facts.
        var by: String?
        /// A bulk run, whose cases are recorded once however often it is sent.
        var run: String?
    }

    private let ledger: Ledger
    let settings: Settings
    private let leaves = Monitor<[Int: TreeHash]>([:])
    /// As the ledger keeps those that decided something.
    private let rulebooks = Monitor<[String: StoredRulebook]>([:])

    init(_ ledger: Ledger, settings: Settings) { (self.ledger, self.settings) = (ledger, settings) }

    /// Records those that were decided, and says in each what became of it.
    /// - Parameters:
    ///   - results: of a chunk, in its order.
    func record(_ results: inout [CaseResult], from chunk: CaseChunk, with reader: DecisionReader) throws(Diagnostic) {
        var drafts: [(place: Int, draft: Draft)] = []
        for (place, result) in results.enumerated() {
            guard result.isDecided, let book = result.book, let request = result.request else { continue }
            guard let digest = result.why.digest else {
                fail(
                    &results[place], chunk.lines[place], "step_limit", Self.unexplained,
                    "without `--record` it is decided; make its rules shorter")
                continue
            }
            drafts.append((place, draft(result, request, digest, book.rulebook.archive, chunk.casesBefore + place + 1, reader)))
        }
        for (place, entry) in zip(drafts.map(\.place), try ledger.record(drafts.map(\.draft))) {
            tell(entry, in: &results[place], chunk.lines[place])
            if results[place].isDecided { leaves.change { $0[chunk.casesBefore + place + 1] = entry.header.leaf } }
        }
    }

    /// - Parameter number: of the case in the run, from 1.
    private func draft(
        _ result: CaseResult, _ request: DecisionRecord.Request, _ digest: String, _ rulebook: RulebookArchive, _ number: Int,
        _ reader: DecisionReader
    ) -> Draft {
        var record = DecisionRecord(request, engine: Engine.version, explanationDigest: digest, decision: result.line)
        (record.known, record.by, record.run) = (result.known, settings.by, settings.run)
        if settings.run != nil { record.line = number }
        let stored = rulebooks.change { known in
            let stored = known[rulebook.digest] ?? rulebook.stored
            known[rulebook.digest] = stored
            return stored
        }
        let idempotency = settings.run.map { RunManifest.idempotency($0, number) }
        let person = (try? reader.read(request.caseText)).flatMap(DecisionRecord.person)
        return record.draft(about: person, by: stored, idempotency: idempotency)
    }

    private static let unexplained = "saying why takes more steps than a case may use, so it is not recorded"

    private func tell(_ entry: Recorded, in result: inout CaseResult, _ line: Int) {
        let help = "give the run another name, or send it as it was"
        switch entry.standing {
        case .added: result.why.recorded = entry
        case .stored(let content):
            guard let record = DecisionRecord(content) else {
                return fail(&result, line, "unknown_entry", "what is recorded cannot be read", help)
            }
            if result.line != record.decision { result.why = Why() }
            (result.line, result.why.digest, result.why.recorded) = (record.decision, record.explanationDigest, entry)
        case .conflicting:
            fail(&result, line, "run_conflict", "another case was recorded in this place of run `\(settings.run ?? "")`", help)
        case .erased(let erasure):
            fail(&result, line, "erased", "this case of the run was recorded as \(entry.id), and erased on \(erasure.at.date)", nil)
        }
    }

    private func fail(_ result: inout CaseResult, _ line: Int, _ code: String, _ message: String, _ help: String?) {
        result = CaseResult()
        Evaluator.appendRefused(Diagnostic(code, message, help: help.map { [$0] } ?? []), line: line, to: &result.line)
    }

    /// Records which cases the run had.
    /// - Parameter cases: how many, those that could not be decided included.
    func finish(cases: Int, on: CalendarDate?, known: CalendarDate?) throws(Diagnostic) {
        guard let run = settings.run else { return }
        let used = rulebooks.change { $0 }.values
        var manifest = RunManifest(run: run, rulebook: used.count == 1 ? used.first?.digest : nil, on: on, known: known)
        let leaves = leaves.change { $0 }
        manifest.leaves = (0..<cases).map { leaves[$0 + 1] }
        guard try ledger.record([manifest.draft(engine: Engine.version)])[0].standing == .conflicting else { return }
        throw Diagnostic(
            "run_conflict", "run `\(run)` was recorded with other cases, or by another rulebook",
            help: ["its cases are on record; give what was added a run of its own"])
    }
}
