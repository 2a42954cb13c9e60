/// A value of a rule or a declaration. Functions are only known to be there: what they do is in the text.
public enum Value: Sendable, Hashable {
    case nothing
    case boolean(Bool)
    case number(Exact)
    case money(Money)
    case date(CalendarDate)
    case duration(CalendarDuration)
    case text(String)
    case function
    /// In order of keys: whole numbers before text.
    case record([Field])

    /// In a tree of why: a list or record, of which it says only that it is there.
    public static let something = Value.record([])

    public struct Field: Sendable, Hashable {
        public let key: Step
        public let value: Value

        public init(key: Step, value: Value) { (self.key, self.value) = (key, value) }
    }

    /// One step into a record: a place in its list part (1-based) or a name.
    public enum Step: Sendable, Hashable {
        case index(Int)
        case name(String)
    }

    public subscript(_ name: String) -> Value { value(at: .name(name)) }

    public func value(at step: Step) -> Value {
        guard case .record(let fields) = self else { return .nothing }
        return fields.first { $0.key == step }?.value ?? .nothing
    }

    /// The list part, from 1 up to the first gap.
    public var list: [Value] {
        guard case .record(let fields) = self else { return [] }
        var items: [Value] = []
        for field in fields where field.key == .index(items.count + 1) { items.append(field.value) }
        return items
    }

    /// The fields with names, in order of their bytes.
    public var named: [(name: String, value: Value)] {
        guard case .record(let fields) = self else { return [] }
        return fields.compactMap { field in
            guard case .name(let name) = field.key else { return nil }
            return (name, field.value)
        }
    }

    public var text: String? {
        guard case .text(let text) = self else { return nil }
        return text
    }

    /// Texts of the list part; nil where something else is among them.
    public var texts: [String]? {
        let items = list
        let texts = items.compactMap(\.text)
        return texts.count == items.count ? texts : nil
    }

    public var number: Exact? {
        guard case .number(let number) = self else { return nil }
        return number
    }

    public var money: Money? {
        guard case .money(let money) = self else { return nil }
        return money
    }

    public var isTrue: Bool { self == .boolean(true) }
    public var isNothing: Bool { self == .nothing }
    public var isFunction: Bool { self == .function }

    /// What it is, in an author's words: `text`, `money`, `a record`.
    public var kindInWords: String {
        switch self {
        case .nothing: "nothing"
        case .boolean: "yes or no (true or false)"
        case .number: "a number"
        case .money: "money"
        case .date: "a date"
        case .duration: "a duration"
        case .text: "text"
        case .function: "a function"
        case .record: "a list or record"
        }
    }
}
