/// What a rule can hold.
enum Value {
    case null
    case boolean(Bool)
    case number(Fraction)
    /// Pounds.
    case money(Fraction)
    case date(Day)
    case duration(Duration)
    case text(Text)
    case table(Table)
    case function(Function)
    /// The case, or a group of its facts.
    case subject(any Subject, group: String?)

    var isTrue: Bool {
        switch self {
        case .null, .boolean(false): false
        default: true
        }
    }

    var isNull: Bool {
        if case .null = self { return true }
        return false
    }

    static func whole(_ value: Int) -> Value { .number(Fraction(value)) }
    static func string(_ value: String) -> Value { .text(Text(value)) }

    var string: String? {
        if case .text(let text) = self { return text.string }
        return nil
    }
    var table: Table? {
        if case .table(let table) = self { return table }
        return nil
    }
    var function: Function? {
        if case .function(let function) = self { return function }
        return nil
    }

    /// As `type` names it.
    var kind: String {
        switch self {
        case .null: "nil"
        case .boolean: "boolean"
        case .number: "number"
        case .money: "money"
        case .date: "date"
        case .duration: "duration"
        case .text: "string"
        case .table, .subject: "table"
        case .function: "function"
        }
    }
}

/// A string is bytes: two spellings of one letter are two strings.
struct Text: Hashable, Comparable {
    var bytes: [UInt8]

    init(_ string: String) { bytes = Array(string.utf8) }
    init(bytes: [UInt8]) { self.bytes = bytes }

    var string: String { String(decoding: bytes, as: UTF8.self) }

    static func < (a: Text, b: Text) -> Bool { a.bytes.lexicographicallyPrecedes(b.bytes) }
}

/// Something whose named parts are worked out when they are read.
protocol Subject: AnyObject {
    func read(_ name: String) throws -> Value
    /// The fact that a name stands for where it is one that may be missing.
    func optionalFact(_ name: String) -> String?
}

/// A function of rules or of the library. Identity is the object's.
final class Function {
    private let body: ([Value]) throws -> [Value]

    init(_ body: @escaping ([Value]) throws -> [Value]) { self.body = body }

    func call(_ arguments: [Value]) throws -> [Value] { try body(arguments) }
    func value(_ arguments: Value...) throws -> Value { try body(arguments).first ?? .null }
}

enum Key: Hashable {
    case boolean(Bool)
    case number(Fraction)
    case money(Fraction)
    case date(Day)
    case duration(Duration)
    case text(Text)

    init?(_ value: Value) {
        switch value {
        case .boolean(let value): self = .boolean(value)
        case .number(let value): self = .number(value)
        case .money(let value): self = .money(value)
        case .date(let value): self = .date(value)
        case .duration(let value): self = .duration(value)
        case .text(let value): self = .text(value)
        case .null, .table, .function, .subject: return nil
        }
    }

    static func string(_ value: String) -> Key { .text(Text(value)) }

    var value: Value {
        switch self {
        case .boolean(let value): .boolean(value)
        case .number(let value): .number(value)
        case .money(let value): .money(value)
        case .date(let value): .date(value)
        case .duration(let value): .duration(value)
        case .text(let value): .text(value)
        }
    }
}

final class Table {
    private(set) var entries: [Key: Value] = [:]

    init() {}
    init(list: [Value]) { for (index, value) in list.enumerated() { self[.number(Fraction(index + 1))] = value } }
    init(_ record: KeyValuePairs<String, Value>) { for (name, value) in record { self[.string(name)] = value } }

    subscript(key: Key) -> Value {
        get { entries[key] ?? .null }
        set { entries[key] = newValue.isNull ? nil : newValue }
    }

    subscript(name: String) -> Value {
        get { self[.string(name)] }
        set { self[.string(name)] = newValue }
    }

    /// What stands at 1, 2, … up to the first gap.
    var list: [Value] {
        var list: [Value] = []
        while let value = entries[.number(Fraction(list.count + 1))] { list.append(value) }
        return list
    }

    /// Names of the entries, in order of their bytes.
    var names: [Text] {
        entries.keys.compactMap { if case .text(let name) = $0 { name } else { nil } }.sorted()
    }
}

/// Why a rule gives nothing.
enum Stop: Error {
    /// A mistake, by its code; with the fact where there is one.
    case failure(String, fact: String? = nil)
    /// A required fact that the case lacks.
    case missing(fact: String)
    /// A judgement that nobody has made.
    case withheld(judgement: String)
}
