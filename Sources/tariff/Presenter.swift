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

    /// The line that stands for what could not become a case.
    static func errorLine(_ mistake: Diagnostic, line: Int) -> [UInt8] {
        var error: [JSONValue.Member] = [.init("code", .string(mistake.code)), .init("message", .string(mistake.message))]
        if !mistake.help.isEmpty { error.append(.init("help", .array(mistake.help.map(JSONValue.string)))) }
        let object = JSONValue.object([.init("line", .number(String(line))), .init("errors", .array([.object(error)]))])
        return Array(JSONText.text(object).utf8)
    }
}
