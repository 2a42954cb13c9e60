extension Standard {
    static var lists: [(String, Body)] {
        [
            (
                "includes",
                { arguments in
                    .boolean(try list(arguments[0]).contains { try Operations.equal($0, arguments[1]) })
                }
            ),
            (
                "count",
                { arguments in
                    let list = try list(arguments[0])
                    return .whole(arguments[1].isNull ? list.count : try list.filter(test(arguments[1])).count)
                }
            ),
            (
                "sum",
                { arguments in
                    let values = try list(arguments[0]).map { arguments[1].isNull ? $0 : try function(arguments[1]).value($0) }
                    if values.isEmpty { return arguments[2].isNull ? .whole(0) : arguments[2] }
                    let first = arguments[2].isNull ? values[0] : try Operations.add(arguments[2], values[0])
                    return try values.dropFirst().reduce(first) { try Operations.add($0, $1) }
                }
            ),
            ("any", { .boolean(try list($0[0]).contains(where: test($0[1]))) }),
            ("all", { .boolean(try list($0[0]).allSatisfy(test($0[1]))) }),
            (
                "map",
                { arguments in
                    .table(Table(list: try list(arguments[0]).map { try function(arguments[1]).value($0) }))
                }
            ),
            ("filter", { .table(Table(list: try list($0[0]).filter(test($0[1])))) }),
            ("table.insert", { try insert($0) }),
            ("table.remove", { try remove($0) }),
            (
                "table.concat",
                { arguments in
                    let separator = arguments[1].isNull ? Text("") : try string(arguments[1])
                    let parts = try list(arguments[0]).map { try string(try text($0)).bytes }
                    return .text(Text(bytes: Array(parts.joined(separator: separator.bytes))))
                }
            ),
            ("table.sort", { try sort($0) }),
        ]
    }

    private static func test(_ value: Value) throws -> (Value) throws -> Bool {
        let function = try function(value)
        return { try function.value($0).isTrue }
    }

    private static func insert(_ arguments: Arguments) throws -> Value {
        guard let table = arguments[0].table else { throw Stop.failure("bad_argument") }
        var list = table.list
        if arguments.all.count == 2 { list.append(arguments[1]) } else { list.insert(arguments[2], at: try whole(arguments[1]) - 1) }
        refill(table, list, before: list.count - 1)
        return .null
    }

    private static func remove(_ arguments: Arguments) throws -> Value {
        guard let table = arguments[0].table else { throw Stop.failure("bad_argument") }
        var list = table.list
        if list.isEmpty { return .null }
        let removed = list.remove(at: arguments[1].isNull ? list.count - 1 : try whole(arguments[1]) - 1)
        refill(table, list, before: list.count + 1)
        return removed
    }

    private static func refill(_ table: Table, _ list: [Value], before count: Int) {
        for index in 0..<max(count, list.count) { table[.number(Fraction(index + 1))] = index < list.count ? list[index] : .null }
    }

    private static func sort(_ arguments: Arguments) throws -> Value {
        guard let table = arguments[0].table else { throw Stop.failure("bad_argument") }
        let isBefore: (Value, Value) throws -> Bool =
            if let comparator = arguments[1].function { { try comparator.value($0, $1).isTrue } } else { { try Operations.less($0, $1) } }
        var sorted: [Value] = []
        for value in table.list {
            var place = sorted.count
            while place > 0, try isBefore(value, sorted[place - 1]) { place -= 1 }
            sorted.insert(value, at: place)
        }
        refill(table, sorted, before: sorted.count)
        return .null
    }
}
