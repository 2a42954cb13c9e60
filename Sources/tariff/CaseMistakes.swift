import CaseInput
import RuleModel

/// What is wrong with a case, said for the file that it came from: a place where a line is no JSON, days that do not exist, and for
/// a table what to write into a cell.
struct CaseMistakes {
    let book: RulebookSummary
    let reader: DecisionReader

    /// The line of an undecided case with its mistakes so said.
    /// - Parameters:
    ///   - line: the engine's JSON, with `errors`.
    ///   - text: the case, followed in memory by at least 64 readable bytes.
    ///   - isTable: whether it was the row of a table.
    ///   - on: the date that stands for the case's own.
    func said(_ line: [UInt8], of text: UnsafeRawBufferPointer, isTable: Bool, on: CalendarDate?) -> [UInt8] {
        guard let decision = try? reader.read(line), let errors = decision["errors"]?.array else { return line }
        let given = readAgain(text, for: errors)
        let said = errors.map { error -> JSONValue in
            if ["malformed_json", "bad_encoding"].contains(error["code"]?.string), let mistake = reader.mistake(inLine: text) {
                return with(error, message: mistake.message, help: mistake.help)
            }
            if error["code"]?.string == "parameter_not_known" { return ofFigure(error, on ?? Self.date(given)) }
            return isTable ? ofCell(error, given) : ofMember(error, given)
        }
        let members = (decision.object ?? []).map { $0.key == "errors" ? JSONValue.Member("errors", .array(said)) : $0 }
        var out: [UInt8] = []
        JSONText.append(.object(members), to: &out)
        return out
    }

    private static func date(_ given: JSONValue?) -> CalendarDate? { given?["on"]?.string.flatMap { try? CalendarDate($0) } }

    /// A figure that has no value on a day for which the rules were never meant.
    private func ofFigure(_ error: JSONValue, _ on: CalendarDate?) -> JSONValue {
        guard let time = on.flatMap(book.timeInForce(besides:)) else { return error }
        return with(error, message: (error["message"]?.string ?? "") + ": these rules are in force \(time)", help: [Self.otherTime])
    }

    private static let otherTime = "correct `on`, or name the rulebook of that time with `--rules`"

    /// Dates are looked at again where one is wrong. A long case is not: what it says stays as it is.
    private func readAgain(_ text: UnsafeRawBufferPointer, for errors: [JSONValue]) -> JSONValue? {
        guard text.count <= Self.maxBytes, errors.contains(where: { Self.dated.contains($0["code"]?.string) }) else { return nil }
        return try? reader.read(padded: text)
    }

    private static let maxBytes = 1 << 16
    private static let dated: Set<String?> = ["bad_date", "parameter_not_known"]

    // MARK: Of a member of an object

    private func ofMember(_ error: JSONValue, _ given: JSONValue?) -> JSONValue {
        if isNoSuchDay(error, given) { return with(error, message: noSuchDay(error), help: []) }
        switch error["code"]?.string {
        case "bad_date" where name(of: error) == "on", "wrong_type" where name(of: error) == "on":
            return with(error, message: nil, help: ["write `\"2026-05-01\"`"])
        case "unknown_fact" where error["help"] == nil: return with(error, message: nil, help: ["correct its name, or leave it out"])
        default: return error
        }
    }

    // MARK: Of a cell

    private func ofCell(_ error: JSONValue, _ given: JSONValue?) -> JSONValue {
        if isNoSuchDay(error, given) { return with(error, message: noSuchDay(error), help: []) }
        guard ["bad_date", "wrong_type", "unknown_choice"].contains(error["code"]?.string), let name = name(of: error),
            let message = error["message"]?.string, !message.contains(" of record "), !message.hasPrefix("record ")
        else { return error }
        let kind = name == "on" ? Fact.Kind.date : book.facts.first { $0.name == name }?.kind
        switch kind {
        case .date:
            let both = message.replacing("YYYY-MM-DD", with: "YYYY-MM-DD or DD/MM/YYYY")
            return with(error, message: both, help: ["write 2026-05-01 or 01/05/2026"])
        case .boolean: return with(error, message: "`\(name)` must be yes or no", help: ["write yes, no, true or false"])
        case .number: return with(error, message: nil, help: ["write only the number, as 7.5"])
        case .money: return with(error, message: nil, help: ["write pounds and pence, as 1290.00"])
        case .choices: return with(error, message: nil, help: ["put `;` between them"])
        case .records: return with(error, message: nil, help: ["write a list of objects as JSON: `[{…}, {…}]`"])
        case .choice, .text, nil: return error
        }
    }

    // MARK: Parts

    private func name(of error: JSONValue) -> String? {
        error["fact"]?.string ?? (error["message"]?.string?.hasPrefix("`on` ") ?? false ? "on" : nil)
    }

    private func noSuchDay(_ error: JSONValue) -> String { "`\(name(of: error) ?? "")` must be a date: that month has no such day" }

    private func isNoSuchDay(_ error: JSONValue, _ given: JSONValue?) -> Bool {
        guard error["code"]?.string == "bad_date", let name = name(of: error), let text = value(name, given)?.string else { return false }
        return CalendarDate.isBeyondItsMonth(text)
    }

    private func value(_ name: String, _ given: JSONValue?) -> JSONValue? {
        if name == "on" { return given?["on"] }
        let facts = given?["facts"]
        return facts?[name] ?? name.split(separator: ".").reduce(facts) { $0?[String($1)] }
    }

    private func with(_ error: JSONValue, message: String?, help: [String]?) -> JSONValue {
        var members = error.object ?? []
        if let message, let i = members.firstIndex(where: { $0.key == "message" }) { members[i].value = .string(message) }
        if let help {
            members.removeAll { $0.key == "help" }
            if !help.isEmpty { members.append(.init("help", .array(help.map(JSONValue.string)))) }
        }
        return .object(members)
    }
}
