import LuaSyntax
import RuleModel

/// What the functions of the library give.
extension KindInference {
    private static let numbers: Set<String> = [
        "age", "days_between", "nights_between", "weekday", "year", "month", "day", "percent", "count", "number", "tonumber",
    ]
    private static let truths: Set<String> = ["includes", "any", "all", "contains", "starts_with", "ends_with"]
    private static let texts: Set<String> = ["text", "tostring", "type", "trim", "replace"]

    func result(of call: Call) -> ValueKind {
        switch call.callee.kind {
        case .name(let name):
            if let body = functions.body(of: name) { return kind(ofResultsOf: body) }
            return name.isGlobal ? result(of: name.text, call) : .unknown
        case .field(let base, let field):
            guard case .name(let library) = base.kind, library.isGlobal else { return .unknown }
            return result(of: field.text, in: library.text, call)
        default: return .unknown
        }
    }

    private func result(of name: String, _ call: Call) -> ValueKind {
        switch name {
        case "money": .money
        case "date", "add": .date
        case "days", "weeks", "months", "years": .duration
        case "financial_year":
            .record(["starts": .date, "ends": .date, "days": .number, "name": .text], source: "a financial year")
        case let function where Self.numbers.contains(function): .number
        case let function where Self.truths.contains(function): .boolean
        case let function where Self.texts.contains(function): .text
        case "split_text": .list(.text)
        case "round", "abs": first(call)
        case "min", "max": call.arguments.map { kind(of: $0) }.reduce(.nothing) { $0.union($1) }
        case "filter", "rows": first(call)
        case "map": .list(call.arguments.count > 1 ? kind(ofResultsOf: call.arguments[1]) : .unknown)
        case "sum": sum(call)
        case "find": row(call)
        case "data_table": dataTable(call)
        default: .unknown
        }
    }

    private func result(of name: String, in library: String, _ call: Call) -> ValueKind {
        switch (library, name) {
        case ("math", "floor"), ("math", "ceil"), ("math", "tointeger"), ("string", "len"), ("string", "byte"): .number
        case ("math", "abs"), ("math", "min"), ("math", "max"): result(of: name, call)
        case ("string", _), ("table", "concat"): .text
        default: .unknown
        }
    }

    private func first(_ call: Call) -> ValueKind { call.arguments.first.map { kind(of: $0) } ?? .unknown }

    /// The kind that a function gives which is handed on.
    private func kind(ofResultsOf function: Expression) -> ValueKind {
        switch function.unparenthesized.kind {
        case .function(let body): kind(ofResultsOf: body)
        case .name(let name): functions.body(of: name).map { kind(ofResultsOf: $0) } ?? .unknown
        default: .unknown
        }
    }

    /// A sum of money is money: only that of no items at all would be 0.
    private func sum(_ call: Call) -> ValueKind {
        var item = ValueKind.unknown
        if call.arguments.count > 1, kind(of: call.arguments[1]) != .nothing {
            item = kind(ofResultsOf: call.arguments[1])
        } else if case .list(let own) = first(call) {
            item = own
        }
        let none = call.arguments.count > 2 ? kind(of: call.arguments[2]) : .unknown
        return item == .unknown ? none : item
    }

    /// One row of a data table.
    private func row(_ call: Call) -> ValueKind {
        if case .list(let row) = first(call) { return row }
        return .unknown
    }

    fileprivate static let columnTypes: [String: ValueKind] = [
        "text": .text, "number": .number, "money": .money, "date": .date, "boolean": .boolean,
    ]

    /// The list of a data table's rows, where its columns stand in the text.
    fileprivate func dataTable(_ call: Call) -> ValueKind {
        guard case .table(let spec)? = call.arguments.first?.unparenthesized.kind,
            case .table(let columns)? = spec.value(named: "columns")?.kind
        else {
            return .unknown
        }
        var fields: [String: ValueKind] = [:]
        for entry in columns.entries {
            guard case .named(let name, let value) = entry else { return .unknown }
            guard case .string(let type) = value.unparenthesized.kind else { return .unknown }
            fields[name.text] = Self.columnTypes[type.text] ?? .unknown
        }
        var source = "a row of the data table"
        if case .string(let file)? = spec.value(named: "file")?.kind { source = "a row of \(file.text)" }
        return .list(.record(fields, source: source))
    }
}
