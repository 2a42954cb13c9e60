/// The members of a determination one by one, and what is wrong with each. A message names the member, never what is in it.
struct DeterminationReader {
    private let members: [JSONValue.Member]
    private let isObject: Bool
    var mistakes: [Diagnostic] = []

    init(_ json: JSONValue) {
        (members, isObject) = (json.object ?? [], json.object != nil)
        if json.object == nil { note("not_an_object", "a determination is `{…}`", Self.example) }
        var seen: Set<String> = []
        for member in members {
            if !seen.insert(member.key).inserted {
                note("duplicate_key", "`\(member.key)` is given twice", "keep one")
            } else if !Determination.keys.contains(member.key) {
                let near = nearNames(to: member.key, among: Determination.keys)
                let help = near.isEmpty ? "it has \(Determination.keys.joined(separator: ", "))" : "did you mean `\(near[0])`?"
                note("unknown_key", "`\(member.key)` is not a part of a determination", help)
            }
        }
    }

    private static let example = #"write {"outcome": "agreed", "reason": "…", "by": "…", "role": "…"}"#

    private mutating func note(_ code: String, _ message: String, _ help: String) {
        mistakes.append(Diagnostic(code, message, help: [help]))
    }

    /// What is not given, or given as `null`, is nil.
    private func value(_ name: String) -> JSONValue? {
        members.first { $0.key == name }.flatMap { $0.value == .null ? nil : $0.value }
    }

    // MARK: Members

    mutating func outcome() -> Determination.Outcome? {
        let words = Determination.Outcome.allCases.map(\.rawValue).joined(separator: ", ")
        guard let given = value("outcome") else {
            missing("outcome", "add one of \(words)")
            return nil
        }
        let outcome = given.string.flatMap(Determination.Outcome.init)
        if outcome == nil { note("unknown_choice", "`outcome` is not one of its words", "write one of \(words)") }
        return outcome
    }

    mutating func text(_ name: String) -> String {
        guard let given = value(name) else {
            missing(name, #"add "\#(name)": "…""#)
            return ""
        }
        guard let text = given.string else {
            note("wrong_type", "`\(name)` must be text", "put it into double quotes")
            return ""
        }
        if text.allSatisfy(\.isWhitespace) { missing(name, "write something between its quotes") }
        return text
    }

    /// A text of one line, as names are: they are signed with.
    mutating func line(_ name: String) -> String {
        let text = text(name)
        if text.contains(where: \.isNewline) { note("wrong_type", "`\(name)` must be one line", "take the line breaks out") }
        guard let first = text.firstIndex(where: { !$0.isWhitespace }), let last = text.lastIndex(where: { !$0.isWhitespace }) else {
            return ""
        }
        return String(text[first...last])
    }

    mutating func texts(_ name: String) -> [String] {
        guard let given = value(name) else { return [] }
        guard let items = given.array else {
            note("wrong_type", "`\(name)` must be a list of texts", #"write ["…", "…"]"#)
            return []
        }
        return items.enumerated().compactMap { index, item in
            if let text = item.string, !text.allSatisfy(\.isWhitespace) { return text }
            note("wrong_type", "`\(name)[\(index + 1)]` must be text", "write a sentence in double quotes, or take it out")
            return nil
        }
    }

    mutating func isTrue(_ name: String) -> Bool {
        switch value(name) {
        case nil: return false
        case .boolean(let yes)?: return yes
        default:
            note("wrong_type", "`\(name)` must be true or false", "write `true`, or leave it out")
            return false
        }
    }

    mutating func date(_ name: String) -> CalendarDate? {
        guard let given = value(name) else { return nil }
        do throws(ExactError) {
            return try CalendarDate(given.string ?? "")
        } catch {
            let isWritten = error == .noSuchDay
            note(
                "bad_date", "`\(name)` must be a date" + (isWritten ? ": there is no such day" : ""),
                isWritten ? "correct the day" : #"write "2026-05-01""#)
            return nil
        }
    }

    mutating func money(_ name: String) -> Money? { value(name).flatMap { money($0, name) } }

    mutating func split(among payers: [String]) -> [Determination.Share] {
        guard let given = value("split") else { return [] }
        guard let members = given.object, !members.isEmpty else {
            note("wrong_type", "`split` must say who pays how much", #"write {"…": "750.00", "…": "750.00"}, or leave it out"#)
            return []
        }
        var seen: Set<String> = []
        return members.compactMap { member in
            let name = "split.\(member.key)"
            if !seen.insert(member.key).inserted {
                note("duplicate_key", "`\(name)` is given twice", "keep one")
                return nil
            }
            if !payers.contains(member.key) { unknown(payer: member.key, name, payers) }
            return money(member.value, name).map { Determination.Share(payer: member.key, amount: $0) }
        }
    }

    private mutating func unknown(payer: String, _ name: String, _ payers: [String]) {
        let near = nearNames(to: payer, among: payers)
        let all = payers.isEmpty ? "its rulebook shares nothing out: leave `split` out" : "the payers are \(payers.joined(separator: ", "))"
        note("unknown_payer", "`\(name)` is nobody who pays", near.isEmpty ? all : "did you mean `\(near[0])`? \(all)")
    }

    private mutating func money(_ given: JSONValue, _ name: String) -> Money? {
        let text: String? =
            switch given {
            case .string(let text), .number(let text): text
            default: nil
            }
        guard let text, let amount = try? Money(text) else {
            note("malformed_money", "`\(name)` must be an amount", #"write pounds and pence: "1500.00""#)
            return nil
        }
        if amount.json == nil { note("too_fine", "`\(name)` must be whole pence", "round it") }
        if amount < .zero { note("out_of_range", "`\(name)` must not be below nothing", "correct it") }
        return amount
    }

    /// Of what is no object at all nothing more is missed.
    private mutating func missing(_ name: String, _ help: String) {
        if isObject { note("missing_key", "`\(name)` is missing", help) }
    }
}
