import CaseInput
import Readings
import RuleModel

/// How a decision is printed: as the engine wrote it, as a line, or as a screen.
struct Presenter: Sendable {
    enum Form: Sendable { case json, line, screen }

    let form: Form
    let reading: DecisionReading
    /// Longer lines are cut to this width of a terminal; nil leaves them whole.
    var width: Int?

    /// Adds a decision's text to the output; returns its outcome in a word, where it was read.
    /// - Parameters:
    ///   - line: the engine's JSON.
    ///   - reader: the thread's own.
    func append(_ line: [UInt8], to out: inout [UInt8], with reader: DecisionReader) -> String? {
        guard form != .json, let decision = try? reader.read(line) else {
            out += line
            out.append(UInt8(ascii: "\n"))
            return nil
        }
        if form == .screen {
            out += reading.screen(decision).utf8
        } else {
            out += reading.line(decision, width: width).utf8
            out.append(UInt8(ascii: "\n"))
        }
        return DecisionReading.outcome(of: decision)
    }
}
