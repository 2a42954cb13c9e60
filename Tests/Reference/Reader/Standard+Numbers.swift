extension Standard {
    static func numbers(_ watch: Watch) -> [(String, Body)] {
        [
            ("percent", { .number(try number($0[0]) / Fraction(100)) }),
            ("money", { .money(try amount($0[0])) }),
            (
                "number",
                { if let value = Fraction(try string($0[0]).string) { .number(value) } else { throw Stop.failure("bad_argument") } }
            ),
            ("round", { try watched(round($0[0], $0[1]), $0[0], watch) }),
            ("split", { try split($0[0], $0[1], odd: try string($0[2]).string) }),
            ("min", { try extreme($0.all, watch) { try Operations.less($0, $1) } }),
            ("max", { try extreme($0.all, watch) { try Operations.less($1, $0) } }),
            ("abs", { try absolute($0[0]) }),
            ("math.min", { try extreme($0.all, watch) { try Operations.less($0, $1) } }),
            ("math.max", { try extreme($0.all, watch) { try Operations.less($1, $0) } }),
            ("math.abs", { try absolute($0[0]) }),
            ("math.floor", { .number(Fraction(try number($0[0]).floor)) }),
            ("math.ceil", { .number(Fraction(try number($0[0]).ceiling)) }),
            ("math.tointeger", { if case .number(let value) = $0[0], value.isWhole { .number(value) } else { .null } }),
        ]
            + ["half_up", "half_even", "up", "down"].map { rule in
                ("\(rule)_to_multiple_of", { .table(Table(["rule": .string(rule), "unit": $0[0]])) })
            }
    }

    /// `1,290.00` and `1290`, in pounds.
    static func amount(_ value: Value) throws -> Fraction {
        if case .money(let pounds) = value { return pounds }
        if case .number(let pounds) = value { return pounds }
        guard let pounds = amount(try string(value).string) else { throw Stop.failure("malformed_money") }
        return pounds
    }

    static func amount(_ text: String) -> Fraction? {
        let groups = text.split(separator: ".").first?.drop { $0 == "-" }.split(separator: ",", omittingEmptySubsequences: false) ?? []
        if groups.count > 1, groups[0].isEmpty || groups[0].count > 3 || groups.dropFirst().contains(where: { $0.count != 3 }) {
            return nil
        }
        guard let pounds = Fraction(text.filter { $0 != "," }), (pounds * Fraction(100)).isWhole else { return nil }
        return pounds
    }

    /// A whole amount is where a rounded one turns.
    private static func watched(_ rounded: Value, _ exact: Value, _ watch: Watch) -> Value {
        watch.compare(exact, rounded, at: watch.call)
        return rounded
    }

    private static func absolute(_ value: Value) throws -> Value {
        switch value {
        case .number(let x): .number(x.absolute)
        case .money(let x): .money(x.absolute)
        default: throw Stop.failure("bad_argument")
        }
    }

    private static func extreme(_ values: [Value], _ watch: Watch, _ isBetter: (Value, Value) throws -> Bool) throws -> Value {
        guard var best = values.first else { throw Stop.failure("bad_argument") }
        for (place, value) in values.enumerated() {
            guard value.isExact else { throw Stop.failure("bad_argument") }
            if place == 0 { continue }
            watch.compare(best, value, at: watch.call)
            if try isBetter(value, best) { best = value }
        }
        return best
    }

    static func round(_ value: Value, _ rule: Value) throws -> Value {
        let penny = Fraction(Integer(1), Integer(100))
        let name = rule.string ?? rule.table?["rule"].string ?? ""
        guard let rounding = RoundingRule(rawValue: name) else { throw Stop.failure("bad_argument") }
        switch (value, rule.table?["unit"]) {
        case (.number(let x), nil): return .number(rounding.round(x, toMultipleOf: .one))
        case (.number(let x), .number(let unit)): return .number(rounding.round(x, toMultipleOf: unit))
        case (.money(let x), nil): return .money(rounding.round(x, toMultipleOf: penny))
        case (.money(let x), .money(let unit)): return .money(rounding.round(x, toMultipleOf: unit))
        default: throw Stop.failure("bad_argument")
        }
    }

    private static func split(_ total: Value, _ weights: Value, odd: String) throws -> Value {
        guard case .money(let pounds) = total, let table = weights.table else { throw Stop.failure("bad_argument") }
        let names = table.names.map(\.string)
        let parts = try shares(of: pounds, names.map { try number(table[$0]) }, names, odd: odd)
        let result = Table()
        for (name, part) in zip(names, parts) { result[name] = .money(part) }
        return .table(result)
    }

    /// Whole pennies by weight: each down to the penny, then the pennies left one by one to the largest fractions, a tie to `odd`.
    /// Below zero the same the other way round, since down is towards nothing.
    static func shares(of total: Fraction, _ weights: [Fraction], _ names: [String], odd: String) throws -> [Fraction] {
        if total.isNegative { return try shares(of: -total, weights, names, odd: odd).map { -$0 } }
        let pennies = total * Fraction(100)
        let whole = weights.reduce(.zero, +)
        guard pennies.isWhole, !whole.isZero else { throw Stop.failure("bad_argument") }
        let exact = weights.map { pennies * $0 / whole }
        var parts = exact.map { Fraction($0.floor) }
        let byFraction = exact.indices.sorted { a, b in
            let (x, y) = (exact[a] - parts[a], exact[b] - parts[b])
            if x != y { return x > y }
            if (names[a] == odd) != (names[b] == odd) { return names[a] == odd }
            return a < b
        }
        let left = pennies - parts.reduce(.zero, +)
        for index in byFraction.prefix(left.word ?? 0) { parts[index] = parts[index] + .one }
        return parts.map { $0 / Fraction(100) }
    }
}
