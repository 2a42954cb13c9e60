import Casework
import Ledger
import LuaSandbox
import Readings
import RuleEngine
import RuleModel

/// A recorded decision, replayed so that it can be read again.
struct RecordedReading {
    let file: DecisionFile
    let result: CaseResult
    /// Whether the replay was what was recorded, to the byte.
    let isIdentical: Bool
    let options: ReadingOptions

    /// - Parameter withReceipt: whether a checkpoint over it is signed, to be printed at its foot.
    init(_ id: EntryID, in ledger: Ledger, options: ReadingOptions, withReceipt: Bool = true) throws(Diagnostics) {
        let file = try DecisionFile(id, in: ledger, rulebooks: RecordedRulebooks(ledger))
        self.file = file
        (result, isIdentical) = try LuaThread.run { () throws(Diagnostics) in
            let replay = try Replay(file.rulebook)
            let replayed = replay.decide(file.record)
            var result = CaseResult()
            (result.line, result.isDecided, result.why.digest) = (replayed.decision, replayed.isDecided, replayed.digest)
            result.why.explanation = replay.explanation(of: replayed, file.record)
            result.why.facts = (try? file.record.readCase())?["facts"]
            return (result, replayed.isIdentical(to: file.record))
        }
        self.options = try Self.options(options, file, ledger, withReceipt)
    }

    private static func options(
        _ options: ReadingOptions, _ file: DecisionFile, _ ledger: Ledger, _ withReceipt: Bool
    ) throws(Diagnostics) -> ReadingOptions {
        var options = options
        do throws(Diagnostic) {
            options.record = ["Recorded as \(file.entry.id), entry \(file.entry.index), on \(file.entry.at.spoken)"]
            if withReceipt {
                let signed = try ledger.checkpoint()
                options.record.append("Checkpoint \(signed.size) of \(signed.origin): \(signed.checkpoint.root.base64)")
            }
            let day = file.decision["on"]?.string.flatMap { try? CalendarDate($0) }
            let publications = try Publications(ledger)
            let inForce = day.flatMap { publications.inForce(file.summary.id, on: $0, asPublishedBy: file.record.known) }
            if let inForce, inForce.digest == file.entry.header.rulebook { options.published = inForce.at?.date }
            return options
        } catch {
            throw Diagnostics([error])
        }
    }

    /// Says where people determined it what they did, for the letter.
    func presenter(_ form: Presenter.Form, told: Presenter.Told?) -> Presenter {
        var presenter = Presenter(form, file.summary, options: options, told: told)
        if told == .reading(.letter) { (presenter.determination, presenter.others) = (file.standing.determination, file.standing.others) }
        return presenter
    }
}

extension Instant {
    /// `22 November 2026, 09:30 UTC`
    var spoken: String { "\(date.spoken), \(description.dropFirst(11).prefix(5)) UTC" }
}

extension Diagnostic {
    /// - Parameter ledger: the options that name the ledger.
    static func replayDiffers(_ id: EntryID, ledger: String) -> Diagnostic {
        let help = "`tariff replay \(id)\(ledger)` says where it differs"
        return Diagnostic("replay_differs", "this program decides the case in another way than is recorded", help: [help])
    }
}
