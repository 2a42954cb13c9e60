import LuaSandbox
import RuleModel

/// What a script returned, in words: text as it is, numbers and amounts as people write them, lists and records as JSON.
struct ScriptResult {
    private let value: LuaValue

    init(_ value: LuaValue) { self.value = value }

    var text: String {
        switch value {
        case .null: "nothing"
        case .boolean(let yes): yes ? "true" : "false"
        case .whole(let number): String(number)
        case .number(let number): number.description
        case .money(let amount): amount.pounds
        case .date(let date): date.description
        case .duration(let duration): duration.description
        case .text(let text): text
        case .table: JSONText.text(Self.json(value))
        case .function: "a function"
        }
    }

    private static func json(_ value: LuaValue) -> JSONValue {
        switch value {
        case .null: .null
        case .boolean(let yes): .boolean(yes)
        case .whole(let number): .number(String(number))
        case .number(let number): number.decimalPlaces == nil ? .string(number.description) : .number(number.description)
        case .table(let entries): json(entries)
        default: .string(money(value) ?? ScriptResult(value).text)
        }
    }

    /// As in a decision: `1290.00`.
    private static func money(_ value: LuaValue) -> String? {
        if case .money(let amount) = value { amount.description } else { nil }
    }

    /// Keys from 1 without a gap are a list.
    private static func json(_ entries: [(LuaValue, LuaValue)]) -> JSONValue {
        let isList = entries.enumerated().allSatisfy { index, entry in
            if case .whole(let key) = entry.0 { Int(key) == index + 1 } else { false }
        }
        if isList { return .array(entries.map { json($0.1) }) }
        return .object(entries.map { JSONValue.Member(money($0.0) ?? ScriptResult($0.0).text, json($0.1)) })
    }
}
