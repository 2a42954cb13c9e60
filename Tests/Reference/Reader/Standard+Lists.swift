extension Standard {
    static var lists: [(String, Body)] {
        [
            (
                "includes",
                { arguments in
                    .boolean(try items(arguments[0]).contains { try Operations.equal($0, arguments[1]) })
                }
            ),
            (
                "count",
                { arguments in
                    let list = try items(arguments[0])
                    return .whole(arguments[1].isNull ? list.count : try list.filter(test(arguments[1])).count)
                }
            ),
            (
                "sum",
                { arguments in
                    var total = Value.null
                    for item in try items(arguments[0]) {
                        let value = arguments[1].isNull ? item : try called(arguments[1]).value(item)
                        total = total.isNull ? value : try Operations.add(total, value)
                    }
                    return !total.isNull ? total : arguments[2].isTrue ? arguments[2] : .whole(0)
                }
            ),
            ("any", { .boolean(try items($0[0]).contains(where: test($0[1]))) }),
            ("all", { .boolean(try items($0[0]).allSatisfy(test($0[1]))) }),
            (
                "map",
                { arguments in
                    let result = Table()
                    for (place, item) in try items(arguments[0]).enumerated() {
                        result[.number(Fraction(place + 1))] = try called(arguments[1]).value(item)
                    }
                    return .table(result)
                }
            ),
            ("filter", { .table(Table(list: try items($0[0]).filter(test($0[1])))) }),
            ("table.insert", { try insert($0) }),
            ("table.remove", { try remove($0) }),
            (
                "table.concat",
                { arguments in
                    let separator = arguments[1].isNull ? Text("") : try string(arguments[1])
                    let parts = try list(arguments[0]).map { value in
                        if value.isFlag { throw Stop.failure("bad_argument") }
                        return try string(try text(value)).bytes
                    }
                    return .text(try bounded(Array(parts.joined(separator: separator.bytes))))
                }
            ),
            ("table.sort", { try sort($0) }),
        ]
    }

    /// Of a list, or of nothing.
    private static func items(_ value: Value) throws -> [Value] { value.isNull ? [] : try list(value) }

    /// What is called for each item, and for none where there is none.
    private static func called(_ value: Value) throws -> Function {
        guard let function = value.function else { throw Stop.failure("wrong_kind") }
        return function
    }

    private static func test(_ value: Value) throws -> (Value) throws -> Bool { { try called(value).value($0).isTrue } }

    private static func changeable(_ value: Value) throws -> Table {
        guard let table = value.table else { throw Stop.failure("bad_argument") }
        if table.isFrozen { throw Stop.failure("frozen") }
        return table
    }

    private static func insert(_ arguments: Arguments) throws -> Value {
        let table = try changeable(arguments[0])
        var list = try table.wholeList()
        let place = arguments.all.count == 2 ? list.count + 1 : arguments.all.count == 3 ? try whole(arguments[1]) : 0
        guard (1...list.count + 1).contains(place) else { throw Stop.failure("bad_argument") }
        if arguments.all[arguments.all.count - 1].isNull { throw Unread(what: "nothing put into a list") }
        list.insert(arguments.all[arguments.all.count - 1], at: place - 1)
        refill(table, list, before: list.count - 1)
        return .null
    }

    private static func remove(_ arguments: Arguments) throws -> Value {
        let table = try changeable(arguments[0])
        var list = try table.wholeList()
        if list.isEmpty { return .null }
        let removed = list.remove(at: arguments[1].isNull ? list.count - 1 : try whole(arguments[1]) - 1)
        refill(table, list, before: list.count + 1)
        return removed
    }

    private static func refill(_ table: Table, _ list: [Value], before count: Int) {
        for index in 0..<max(count, list.count) { table[.number(Fraction(index + 1))] = index < list.count ? list[index] : .null }
    }

    private static func sort(_ arguments: Arguments) throws -> Value {
        let table = try changeable(arguments[0])
        let isBefore: (Value, Value) throws -> Bool =
            if let comparator = arguments[1].function { { try comparator.value($0, $1).isTrue } } else { { try Operations.less($0, $1) } }
        var sorted: [Value] = []
        for value in try table.wholeList() {
            var place = sorted.count
            while place > 0, try isBefore(value, sorted[place - 1]) { place -= 1 }
            sorted.insert(value, at: place)
        }
        refill(table, sorted, before: sorted.count)
        return .null
    }
}
