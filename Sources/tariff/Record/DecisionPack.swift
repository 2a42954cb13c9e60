import Casework
import Ledger
import Readings
import RuleEngine
import RuleModel

/// The files of everything about one decision.
struct DecisionPack {
    private let recorded: RecordedReading
    private let explanation: Explanation
    private let ledger: Ledger

    init(_ recorded: RecordedReading, _ explanation: Explanation, in ledger: Ledger) {
        (self.recorded, self.explanation, self.ledger) = (recorded, explanation, ledger)
    }

    private var file: DecisionFile { recorded.file }

    var files: [(name: String, text: String)] {
        get throws(Diagnostics) {
            let own = [
                ("decision.json", String(decoding: file.record.decision, as: UTF8.self) + "\n"),
                ("case.json", String(decoding: file.record.request.caseText, as: UTF8.self) + "\n"),
                ("evidence.txt", evidence), ("determinations.txt", determinations),
            ]
            let all = try own + readings + rulebooks + [("receipt.tlog-proof", receipt)]
            return all.filter { !$0.1.isEmpty }.map { (name: $0.0, text: $0.1) }
        }
    }

    // MARK: Readings

    private var readings: [(String, String)] {
        let reading = ExplanationReading(file.summary, options: recorded.options)
        let facts = recorded.result.why.facts
        func both(_ name: String, _ audience: ExplanationReading.Audience) -> [(String, String)] {
            [
                ("\(name).txt", reading.text(for: audience, decision: file.decision, explanation: explanation, facts: facts)),
                ("\(name).html", reading.html(for: audience, decision: file.decision, explanation: explanation, facts: facts)),
            ]
        }
        var files = both("letter-recommendation", .letter)
        if let determination = file.standing.determination {
            let others = file.standing.others
            files.append(
                ("letter-decision.txt", reading.letter(of: determination, with: others, about: file.decision, explanation: explanation)))
            files.append(
                (
                    "letter-decision.html",
                    reading.letterHTML(of: determination, with: others, about: file.decision, explanation: explanation)
                ))
        }
        return files + both("assessor", .assessor) + both("auditor", .auditor)
    }

    // MARK: Evidence and determinations

    /// A line for each fact that evidence was given for: `section_117: Discharge summary, 2026-02-11, Ward manager`.
    private var evidence: String {
        let given = (try? file.record.readCase())?["evidence"]?.object ?? []
        let labels = Dictionary(file.summary.facts.map { ($0.name, $0.label) }, uniquingKeysWith: { first, _ in first })
        let lines = given.map { member in
            let words = member.value.string ?? (member.value.object ?? []).compactMap(\.value.string).joined(separator: ", ")
            return "\(labels[member.key] ?? member.key): \(words)\n"
        }
        return lines.isEmpty ? "No evidence was recorded with the case.\n" : lines.joined()
    }

    private var determinations: String {
        let records = file.standing.records.map { record in
            let at = record.at.map { "\($0.spoken)\n" } ?? ""
            return at + JSONText.text(record.determination.json) + "\n\n"
        }
        return records.joined() + file.standing.words + "\n"
    }

    // MARK: Rulebooks and receipt

    private var rulebooks: [(String, String)] {
        get throws(Diagnostics) {
            var files = Self.files(of: file.rulebook.archive, in: "rulebook-then")
            guard let now = try inForceToday, now.digest.description != file.summary.digest else { return files }
            files += Self.files(of: try RecordedRulebooks(ledger).archive(now.digest), in: "rulebook-now")
            return files
        }
    }

    private var inForceToday: Publication? {
        get throws(Diagnostics) {
            do throws(Diagnostic) {
                return try Publications(ledger).inForce(file.summary.id, on: Clock.today, asPublishedBy: nil)
            } catch {
                throw Diagnostics([error])
            }
        }
    }

    private static func files(of archive: RulebookArchive, in folder: String) -> [(String, String)] {
        archive.books.flatMap { book in book.files.map { ("\(folder)/\(book.id)/\($0.name)", $0.text) } }
    }

    private var receipt: String {
        get throws(Diagnostics) {
            do throws(Diagnostic) {
                return try ledger.receipt(for: file.entry.id).text
            } catch {
                throw Diagnostics([error])
            }
        }
    }
}
