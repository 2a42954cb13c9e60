import RuleModel

extension Value {
    /// As decisions write it: money with two decimals, dates and durations in ISO form; a number without an end (1/3) and money finer
    /// than a penny as text. Nil for a function.
    var json: JSONValue? {
        switch self {
        case .nothing: .null
        case .boolean(let yes): .boolean(yes)
        case .number(let number): number.decimalPlaces == nil ? .string(number.description) : .number(number.description)
        case .money(let money): .string(money.json ?? money.description)
        case .date(let date): .string(date.description)
        case .duration(let duration): .string(duration.description)
        case .text(let text): .string(text)
        case .function: nil
        case .record(let fields): Self.json(fields)
        }
    }

    private static func json(_ fields: [Field]) -> JSONValue {
        let isList = fields.enumerated().allSatisfy { $1.key == .index($0 + 1) }
        if isList { return .array(fields.map { $0.value.json ?? .null }) }
        return .object(
            fields.compactMap { field in
                guard let value = field.value.json else { return nil }
                return switch field.key {
                case .index(let index): .init(String(index), value)
                case .name(let name): .init(name, value)
                }
            })
    }
}
