import LuaSandbox
import RuleModel
import Testing

@Suite struct ValueTests {
    @Test func valuesComeBackAsTheyWent() throws {
        let values: [(LuaValue, String)] = [
            (.null, "null"), (.boolean(true), "true"), (.boolean(false), "false"), (.whole(0), "0"),
            (.whole(Exact.largestWhole), "9007199254740991"), (.whole(-Exact.largestWhole), "-9007199254740991"),
            (.number(try Exact("19.75")), "19.75"), (.number(try Exact(1, over: 3)), "1/3"),
            (.money(try Money("1290.00")), "£1290.00"), (.money(Money(pence: try Exact(1, over: 3))), "£1/300"),
            (.date(try CalendarDate("2026-05-01")), "2026-05-01"), (.duration(CalendarDuration(months: -3, days: 40)), "P-3M40D"),
            (.text(""), "\"\""), (.text("é\u{0}x"), "\"é\u{0}x\""),
            (.table([]), "{}"),
            (.table([(.whole(1), .text("a")), (.whole(2), .table([(.text("k"), .boolean(true))]))]), "{1: \"a\", 2: {\"k\": true}}"),
        ]
        for (value, shown) in values {
            let back = try LuaThread.run { () throws(SandboxError) in
                let sandbox = try Sandbox(limits: Limits())
                return try sandbox.value(of: sandbox.reference(to: value))
            }
            #expect("\(Shown(back))" == "\(Shown(value))", "\(shown)")
        }
    }

    @Test func keysComeInTheOrderOfPairs() throws {
        let keys: [LuaValue] = [
            .text("b"), .text("a"), .date(try CalendarDate("2026-01-01")), .money(try Money("2.00")), .money(try Money("-1.00")),
            .whole(10),
            .number(try Exact("9.5")), .whole(-1), .boolean(true), .boolean(false), .text("B"), .text("é"),
        ]
        let back = try LuaThread.run { () throws(SandboxError) in
            let sandbox = try Sandbox(limits: Limits())
            return try sandbox.value(of: sandbox.reference(to: .table(keys.map { ($0, .boolean(true)) })))
        }
        guard case .table(let entries) = back else { throw Unexpected("no table") }
        let order = entries.map { "\(Shown($0.0))" }
        #expect(order == ["false", "true", "-1", "19/2", "10", "money -100", "money 200", "2026-01-01", "B", "a", "b", "é"])
    }

    @Test func fieldsAreSetAndRead() throws {
        try LuaThread.run { () throws(SandboxError) in
            let sandbox = try Sandbox(limits: Limits())
            let table = try sandbox.newTable()
            try sandbox.set(table, "a", sandbox.reference(to: .whole(1)))
            #expect("\(Shown(try sandbox.value(of: sandbox.field(table, "a"))))" == "1")
            #expect(try sandbox.field(table, "b") == .nothing)
            try sandbox.freeze(table)
            #expect(throws: SandboxError.self) { try sandbox.set(table, "a", .nothing) }
            #expect("\(Shown(try sandbox.value(of: sandbox.field(table, "a"))))" == "1")
        }
    }

    @Test func nothingIsWrittenForBadResults() throws {
        try LuaThread.run { () throws(SandboxError) in
            let sandbox = try Sandbox(limits: Limits())
            let deep = (0..<40).reduce(LuaValue.whole(1)) { inner, _ in .table([(.whole(1), inner)]) }
            let error = #expect(throws: SandboxError.self) { try sandbox.reference(to: deep) }
            #expect(error?.code == "bad_argument")
        }
    }

    @Test func functionsAreCalledWithValues() throws {
        try LuaThread.run { () throws(SandboxError) in
            let sandbox = try Sandbox(limits: Limits())
            let base = sandbox.baseLibrary
            let max = try sandbox.field(base, "max")
            let result = try sandbox.call(max, [.whole(1), .number(Exact(3)), .whole(2)])
            #expect("\(Shown(try sandbox.value(of: result)))" == "3")
        }
    }
}

/// A value in one line.
struct Shown: CustomStringConvertible {
    let value: LuaValue
    init(_ value: LuaValue) { self.value = value }

    var description: String {
        switch value {
        case .null: "nothing"
        case .boolean(let flag): "\(flag)"
        case .whole(let whole): "\(whole)"
        case .number(let number): number.denominator == 1 ? "\(number.numerator)" : "\(number.numerator)/\(number.denominator)"
        case .money(let money): "money \(money.pence)"
        case .date(let date): "\(date)"
        case .duration(let duration): "\(duration)"
        case .text(let text): text
        case .bytes(let bytes): "bytes \(bytes)"
        case .table(let entries): "{" + entries.map { "\(Shown($0.0)): \(Shown($0.1))" }.joined(separator: ", ") + "}"
        case .function: "function"
        }
    }
}

struct Unexpected: Error {
    let what: String
    init(_ what: String) { self.what = what }
}
