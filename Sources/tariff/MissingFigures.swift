import CaseInput
import RuleModel

/// Figures that a case lacked because they became known later than it is asked to know.
struct MissingFigures {
    let known: CalendarDate
    let reader: DecisionReader

    private static let code = "parameter_not_known"

    /// Whether a line of an undecided case tells of one.
    static func are(in line: [UInt8]) -> Bool { !line.ranges(of: Array("\"\(code)\"".utf8)).isEmpty }

    /// The line of an undecided case that says so of them.
    /// - Parameters:
    ///   - line: the engine's JSON, with `errors`.
    ///   - later: what becomes of the case where everything is known: a figure that it still lacks has no value at all.
    func said(_ line: [UInt8], comparedWith later: [UInt8]) -> [UInt8] {
        guard let decision = try? reader.read(line), let errors = decision["errors"]?.array else { return line }
        let lacking = (try? reader.read(later))?["errors"]?.array?.map { $0["message"] } ?? []
        let told = errors.map { lacking.contains($0["message"]) ? $0 : said($0) }
        var out: [UInt8] = []
        JSONText.append(.object((decision.object ?? []).map { $0.key == "errors" ? .init("errors", .array(told)) : $0 }), to: &out)
        return out
    }

    private func said(_ error: JSONValue) -> JSONValue {
        guard error["code"]?.string == Self.code, let message = error["message"]?.string else { return error }
        let words = message.replacing("has no value on this date", with: "was not yet known on \(known.spoken)")
        let members = (error.object ?? []).filter { $0.key != "help" }.map { $0.key == "message" ? .init("message", .string(words)) : $0 }
        return .object(members + [.init("help", .array([.string("decide as known on a later date, or as known now, without one")]))])
    }
}
