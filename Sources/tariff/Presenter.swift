public import ArgumentParser
import CaseInput
import Ledger
public import Readings
import RuleModel

/// How a decision is printed: as the engine wrote it, as a line, as a screen, or as a reading of why; of many cases each reading under
/// a line with its name.
struct Presenter: Sendable {
    enum Form: Sendable { case json, line, screen }

    /// What is told of why.
    enum Told: Sendable, Equatable {
        case digest
        case reading(ExplanationReading.Audience)
    }

    let form: Form
    let explanations: ExplanationReading
    private var reading: DecisionReading { explanations.decisions }
    /// Longer lines are cut to this width of a terminal; nil leaves them whole.
    var width: Int?
    /// nil: the decision alone; a screen tells why wherever it is known.
    var told: Told?
    /// What people decided, for the letter that says so.
    var determination: Determination?
    /// Others who agreed to it.
    var others: [Determination] = []

    init(_ form: Form, _ summary: RulebookSummary, options: ReadingOptions = ReadingOptions(), width: Int? = nil, told: Told? = nil) {
        (self.form, self.width, self.told) = (form, width, told)
        explanations = ExplanationReading(summary, options: options)
    }

    /// Whether it says why a case is not decided yet: to auditors.
    var tellsOfUndecided: Bool { told == .reading(.auditor) }

    /// Whether it needs the facts of the case again.
    var tellsFacts: Bool { told == .reading(.letter) }

    /// What has to be known for it.
    var explaining: Batch.Explaining {
        switch (form, told) {
        case (_, .digest): .digest
        case (.screen, _): .tree
        case (_, nil): .nothing
        default: .tree
        }
    }

    /// Adds a decision's text to the output; returns its outcome in a word, where it was read.
    /// - Parameters:
    ///   - line: the engine's JSON.
    ///   - reader: the thread's own.
    func append(_ line: [UInt8], _ why: Why = Why(), to out: inout [UInt8], with reader: DecisionReader) -> String? {
        guard form != .json, let decision = try? reader.read(line) else {
            out += line
            appendMembers(line, why, to: &out, with: reader)
            out.append(UInt8(ascii: "\n"))
            return nil
        }
        let isOneOfMany = form == .line && told != nil && told != .digest
        if isOneOfMany { out += (reading.banner(decision) + "\n\n").utf8 }
        if let explanation = why.explanation {
            out += text(decision, explanation, why.facts).utf8
        } else if form == .screen || isOneOfMany {
            out += reading.screen(decision).utf8
        } else {
            out += reading.line(decision, width: width).utf8
            out.append(UInt8(ascii: "\n"))
        }
        if form == .screen, let entry = why.recorded { out += "\nRecorded as \(entry.id), entry \(entry.index).\n".utf8 }
        if isOneOfMany { out.append(UInt8(ascii: "\n")) }
        return DecisionReading.outcome(of: decision)
    }

    /// A reading as a page for print.
    func page(_ line: [UInt8], _ explanation: Explanation, _ facts: JSONValue?) -> String {
        let decision = (try? DecisionReader().read(line)) ?? .null
        if let determination { return explanations.letterHTML(of: determination, with: others, about: decision, explanation: explanation) }
        return explanations.html(for: audience, decision: decision, explanation: explanation, facts: facts)
    }

    /// Why the determination does not go with the decision; nothing where there is none.
    func mistakes(in line: [UInt8], _ explanation: Explanation) -> [Diagnostic] {
        guard let determination, let decision = try? DecisionReader().read(line) else { return [] }
        return explanations.mistakes(in: determination, about: decision, explanation: explanation)
    }

    private func text(_ decision: JSONValue, _ explanation: Explanation, _ facts: JSONValue?) -> String {
        if let determination { return explanations.letter(of: determination, with: others, about: decision, explanation: explanation) }
        return explanations.text(for: audience, decision: decision, explanation: explanation, facts: facts)
    }

    private var audience: ExplanationReading.Audience {
        if case .reading(let audience) = told { audience } else { .assessor }
    }

    /// `id`, `index` and `recorded_at` of what was recorded; `explanation_digest`, and `explanation`: the tree for auditors, else the text.
    private func appendMembers(_ line: [UInt8], _ why: Why, to out: inout [UInt8], with reader: DecisionReader) {
        guard let digest = why.digest, out.last == UInt8(ascii: "}") else { return }
        out.removeLast()
        if let entry = why.recorded {
            out += Array(#","id":"\#(entry.id)","index":\#(entry.index),"recorded_at":"\#(entry.at)""#.utf8)
        }
        out += Array(#","explanation_digest":"\#(digest)""#.utf8)
        if let explanation = why.explanation, let decision = try? reader.read(line) {
            out += Array(#","explanation":"#.utf8)
            let isTree = audience == .auditor
            JSONText.append(isTree ? explanations.json(explanation) : .string(text(decision, explanation, why.facts)), to: &out)
        }
        out.append(UInt8(ascii: "}"))
    }
}

/// Why a case was decided as it was, as far as it was asked for.
struct Why {
    var explanation: Explanation?
    var digest: String?
    /// Its entry, where it was recorded.
    var recorded: Recorded?
    /// Of the case, where a letter is asked for.
    var facts: JSONValue?
}

extension Presenter.Told: ExpressibleByArgument {
    init?(argument: String) {
        if argument == "digest" {
            self = .digest
        } else if let audience = ExplanationReading.Audience(argument: argument) {
            self = .reading(audience)
        } else {
            return nil
        }
    }
}

extension ExplanationReading.Audience: ExpressibleByArgument {}
