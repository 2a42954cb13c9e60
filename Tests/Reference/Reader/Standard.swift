/// The functions that rules may use.
enum Standard {
    typealias Body = (Arguments) throws -> Value

    /// What a function was given; nil beyond the last.
    struct Arguments {
        let all: [Value]

        subscript(place: Int) -> Value { place < all.count ? all[place] : .null }
    }

    static func install(in walker: Walker) {
        for (name, body) in base(walker.seal) + numbers(walker.watch) + lists + calendar + texts {
            install(name, Function { [try body(Arguments(all: $0))] }, in: walker)
        }
        for (name, function) in several(walker) { install(name, function, in: walker) }
    }

    /// `round`, or `math.floor` in a table of its own.
    private static func install(_ name: String, _ function: Function, in walker: Walker) {
        guard let point = name.firstIndex(of: ".") else {
            walker.globals[name] = .function(function)
            return
        }
        let table = walker.globals[String(name[..<point])]?.table ?? Table()
        table[String(name[name.index(after: point)...])] = .function(function)
        walker.globals[String(name[..<point])] = .table(table)
    }

    // MARK: Base

    private static func base(_ seal: Seal) -> [(String, Body)] {
        [
            ("type", { .string($0[0].kind) }),
            ("tostring", { try text($0[0]) }),
            ("tonumber", { if case .number = $0[0] { $0[0] } else { $0[0].string.flatMap { Fraction($0) }.map { .number($0) } ?? .null } }),
            ("error", { throw Stop.error(words: words($0[0])) }),
        ]
    }

    /// Those that give several values, or none.
    private static func several(_ walker: Walker) -> [(String, Function)] {
        [
            (
                "assert",
                Function { arguments in
                    if arguments.first?.isTrue == true { return arguments }
                    throw Stop.error(words: arguments.count < 2 ? Array("assertion failed".utf8) : words(arguments[1]))
                }
            ),
            (
                "select",
                Function { arguments in
                    if arguments[0].string == "#" { return [.whole(arguments.count - 1)] }
                    guard case .number(let position) = arguments[0], let place = position.word, place != 0 else {
                        throw Stop.failure("bad_argument")
                    }
                    return Array(place > 0 ? arguments.dropFirst(place) : arguments.dropFirst().suffix(-place))
                }
            ),
            (
                "pcall",
                Function { arguments in
                    guard let first = arguments.first else { throw Stop.failure("bad_argument") }
                    do {
                        guard let function = first.function else { throw Stop.failure("wrong_kind") }
                        return [.boolean(true)] + (try walker.within(2) { try function.call(Array(arguments.dropFirst())) })
                    } catch Stop.error(let words) {
                        return [.boolean(false), .text(words.count > longestWords ? Text(sealedBy: walker.seal) : Text(bytes: words))]
                    } catch Stop.failure(let code, _) where code != "circle" {
                        return [.boolean(false), .text(Text(sealedBy: walker.seal))]
                    }
                }
            ),
            (
                "ipairs",
                Function { arguments in
                    guard let table = arguments.first?.table else { throw Stop.failure("bad_argument") }
                    let next = Function { control in
                        guard case .number(let last) = control[1] else { return [.null] }
                        let value = table[.number(last + .one)]
                        return value.isNull ? [.null] : [.number(last + .one), value]
                    }
                    return [.function(next), arguments[0], .whole(0)]
                }
            ),
            (
                "pairs",
                Function { arguments in
                    guard let table = arguments.first?.table else { throw Stop.failure("bad_argument") }
                    let keys = ordered(table)
                    var place = 0
                    let next = Function { _ in
                        while place < keys.count, table[keys[place]].isNull { place += 1 }
                        guard place < keys.count else { return [.null] }
                        place += 1
                        return [keys[place - 1].value, table[keys[place - 1]]]
                    }
                    return [.function(next), arguments[0], .null]
                }
            ),
            ("table.unpack", Function { try list($0[0]) }),
            (
                "table.pack",
                Function { arguments in
                    let table = Table(list: arguments)
                    table["n"] = .whole(arguments.count)
                    return [.table(table)]
                }
            ),
        ]
    }

    /// Numbers before texts.
    private static func ordered(_ table: Table) -> [Key] {
        table.entries.keys.sorted { a, b in
            switch (a, b) {
            case (.number(let x), .number(let y)), (.money(let x), .money(let y)): x < y
            case (.text(let x), .text(let y)): x < y
            case (.date(let x), .date(let y)): x < y
            case (.number, _): true
            default: false
            }
        }
    }

    // MARK: Arguments

    static func list(_ value: Value) throws -> [Value] {
        guard let table = value.table else { throw Stop.failure("bad_argument") }
        return try table.wholeList()
    }

    /// What `error` is told: its own words; nothing of what cannot be written.
    private static func words(_ value: Value) -> [UInt8] {
        if value.isNull || value.isFlag { return [] }
        return (try? string(text(value)).bytes) ?? []
    }

    /// Longer ones are cut by the engine.
    private static let longestWords = 200

    /// A text that is not too long for the engine.
    static func bounded(_ bytes: [UInt8]) throws -> Text {
        if bytes.count > 8 << 10 { throw Unread(what: "a text of such length") }
        return Text(bytes: bytes)
    }

    static func function(_ value: Value) throws -> Function {
        guard let function = value.function else { throw Stop.failure("bad_argument") }
        return function
    }

    static func string(_ value: Value) throws -> Text {
        guard case .text(let text) = value else { throw Stop.failure("bad_argument") }
        return text
    }

    static func number(_ value: Value) throws -> Fraction {
        guard case .number(let number) = value else { throw Stop.failure("bad_argument") }
        return number
    }

    static func whole(_ value: Value) throws -> Int {
        guard let word = try number(value).word else { throw Stop.failure("bad_argument") }
        return word
    }

    static func day(_ value: Value) throws -> Day {
        guard case .date(let day) = value else { throw Stop.failure("bad_argument") }
        return day
    }

    /// As people write it.
    static func text(_ value: Value) throws -> Value {
        switch value {
        case .null: return .string("nil")
        case .boolean(let value): return .string(value ? "true" : "false")
        case .number(let value): return .string(value.decimal ?? "\(value.numerator)/\(value.denominator)")
        case .money(let value):
            if (value * Fraction(100)).isWhole { return .string(value.fixed(places: 2)) }
            guard let digits = value.decimal else { throw Unread(what: "parts of a penny without an end") }
            return .string(digits)
        case .date(let day): return .string(day.text)
        case .text: return value
        case .duration: throw Unread(what: "a duration as text")
        case .table, .function, .subject: throw Stop.failure("bad_argument")
        }
    }
}
