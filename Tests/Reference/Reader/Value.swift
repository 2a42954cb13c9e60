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

    /// Whether it is yes or no.
    var isFlag: Bool {
        if case .boolean = self { return true }
        return false
    }

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

    /// Numbers, money, days and durations, which are equal only to their own kind and meet no other.
    var isExact: Bool {
        switch self {
        case .number, .money, .date, .duration: true
        default: false
        }
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
    private let written: [UInt8]
    private var seal: Seal?

    init(_ string: String) { written = Array(string.utf8) }
    init(bytes: [UInt8]) { written = bytes }

    /// Words that are the engine's own, as `pcall` gives them: which they are is not told here, only whether somebody looked.
    init(sealedBy seal: Seal) { (written, self.seal) = ([], seal) }

    var bytes: [UInt8] {
        seal?.isBroken = true
        return written
    }
    var string: String { String(decoding: bytes, as: UTF8.self) }

    static func == (a: Text, b: Text) -> Bool { a.bytes == b.bytes }
    func hash(into hasher: inout Hasher) { hasher.combine(bytes) }

    static func < (a: Text, b: Text) -> Bool { a.bytes.lexicographicallyPrecedes(b.bytes) }
}

/// Tells whether words that the third reader does not know had a say in a decision.
final class Seal {
    var isBroken = false
}

/// Something whose named parts are worked out when they are read.
protocol Subject: AnyObject {
    func read(_ name: String) throws -> Value
    /// The fact that a name stands for where it is one that may be missing.
    func optionalFact(_ name: String) -> String?
}

/// A function of rules or of the library. Identity is the object's.
final class Function {
    enum End {
        case values([Value])
        /// Its last act is another's call, in its own place.
        case passesOn(Function, [Value])
    }

    private let body: ([Value]) throws -> End

    init(_ body: @escaping ([Value]) throws -> [Value]) { self.body = { .values(try body($0)) } }
    init(ending body: @escaping ([Value]) throws -> End) { self.body = body }

    func call(_ arguments: [Value]) throws -> [Value] {
        var (function, arguments) = (self, arguments)
        while true {
            switch try function.body(arguments) {
            case .values(let values): return values
            case .passesOn(let next, let given): (function, arguments) = (next, given)
            }
        }
    }

    func value(_ arguments: Value...) throws -> Value { try call(arguments).first ?? .null }
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
    private(set) var isFrozen = false

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

    /// The list, of a table that has no gaps in it: where one ends that has, depends on how it was made.
    func wholeList() throws -> [Value] {
        let list = list
        let places = entries.keys.count { if case .number(let place) = $0 { place >= .one && place.isWhole } else { false } }
        if places != list.count { throw Unread(what: "a list with gaps") }
        return list
    }

    /// With all that it holds.
    func freeze() {
        if isFrozen { return }
        isFrozen = true
        for value in entries.values { value.table?.freeze() }
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
    /// The rule's own, with its words.
    case error(words: [UInt8])
    /// A required fact that the case lacks.
    case missing(fact: String)
    /// A judgement that nobody has made.
    case withheld(judgement: String)
}
