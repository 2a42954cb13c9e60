import LuaSandbox
import RuleModel

/// What a script returned, in words: text as it is, numbers and amounts as people write them, lists and records as JSON.
struct ScriptResult {
    /// As it may stand on a terminal.
    let text: String

    /// - Throws: `bad_result`, without a place.
    init(_ value: LuaValue) throws(Diagnostic) {
        text = try Self.words(value)
    }

    private static func words(_ value: LuaValue) throws(Diagnostic) -> String {
        switch value {
        case .null: return "nothing"
        case .boolean(let yes): return yes ? "true" : "false"
        case .whole(let number): return String(number)
        case .number(let number): return number.description
        case .money(let amount): return amount.pounds
        case .date(let date): return date.description
        case .duration(let duration): return duration.description
        case .text(let text): return text.printable(keeping: "\n\t")
        case .bytes, .function, .table: return JSONText.text(try json(value, at: "")).printableJSON
        }
    }

    /// - Parameter path: where the value stands in what was returned: `a.b[2]`.
    private static func json(_ value: LuaValue, at path: String) throws(Diagnostic) -> JSONValue {
        switch value {
        case .null: return .null
        case .boolean(let yes): return .boolean(yes)
        case .whole(let number): return .number(String(number))
        case .number(let number): return number.decimalPlaces == nil ? .string(number.description) : .number(number.description)
        // As in a decision: `1290.00`.
        case .money(let amount): return .string(amount.description)
        case .date(let date): return .string(date.description)
        case .duration(let duration): return .string(duration.description)
        case .text(let text): return .string(text)
        case .bytes: throw refusal("is text that is not UTF-8", at: path, help: "return text, not a part of a letter or other bytes")
        case .function:
            let kinds = "text, a number, an amount, a date, or a list or record of them"
            throw refusal("is a function", at: path, help: "return \(kinds)")
        case .table(let entries): return try json(entries, at: path)
        }
    }

    /// Keys from 1 without a gap are a list, and text alone is a record's: whatever else would make two keys look alike.
    private static func json(_ entries: [(LuaValue, LuaValue)], at path: String) throws(Diagnostic) -> JSONValue {
        var items: [JSONValue] = []
        var members: [JSONValue.Member] = []
        for (key, value) in entries {
            switch key {
            case .whole(let index) where members.isEmpty && index == items.count + 1:
                items.append(try json(value, at: "\(path)[\(items.count + 1)]"))
            case .text(let name) where items.isEmpty:
                members.append(.init(name, try json(value, at: path.isEmpty ? name : "\(path).\(name)")))
            case .bytes: throw refusal("has a key that is not UTF-8", at: path, help: "name what is in it by text")
            default:
                throw refusal(
                    "has keys that are neither all text nor 1, 2, 3 and so on", at: path,
                    help: "make it a list without gaps, or a record whose keys are text")
            }
        }
        return members.isEmpty ? .array(items) : .object(members)
    }

    private static func refusal(_ what: String, at path: String, help: String) -> Diagnostic {
        Diagnostic("bad_result", (path.isEmpty ? "what the script returns " : "`\(path)` of what the script returns ") + what, help: [help])
    }
}
