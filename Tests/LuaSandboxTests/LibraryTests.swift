import LuaSandbox
import Testing

/// Each function of the library: an expression, and what it gives as JSON or the code of its error.
@Suite struct LibraryTests {
    @Test(arguments: [
        // base
        ("(assert(1, 2))", "1"), ("select(2, \"a\", \"b\")", "\"b\""), ("select(\"#\", nil, nil)", "2"), ("select(-1, 1, 2)", "2"),
        ("tonumber(\"7.10\")", "7.1"), ("tonumber(\"x\")", "null"), ("tonumber(\"1e3\")", "1000"), ("tonumber(money \"1.00\")", "null"),
        ("tostring(nil)", "\"nil\""), ("tostring(true)", "\"true\""), ("tostring(date \"2026-05-01\")", "\"2026-05-01\""),
        ("type(nil)", "\"nil\""), ("type(1/3)", "\"number\""), ("type(money \"1.00\")", "\"money\""), ("type(days(1))", "\"duration\""),
        ("type(date \"2026-05-01\")", "\"date\""), ("type(\"\")", "\"string\""), ("type({})", "\"table\""), ("type(type)", "\"function\""),
        // text
        ("(\"abc\"):upper() .. string.lower(\"ÄB\")", "\"ABCäb\""), ("#\"abc\" + string.len(\"é\")", "4"), ("(\"abc\"):sub(-2)", "\"bc\""),
        ("(\"abc\"):sub(2, 2)", "\"b\""), ("(\"abc\"):sub(0)", "\"abc\""), ("(\"abc\"):sub(3, 2)", "\"\""),
        ("(\"abc\"):sub(-9, -9)", "\"\""),
        ("(\"ab\"):rep(3, \"-\")", "\"ab-ab-ab\""), ("(\"ab\"):rep(0)", "\"\""), ("(\"abc\"):reverse()", "\"cba\""),
        ("{ (\"abc\"):byte(1, -1) }", "[97,98,99]"), ("(\"abc\"):byte(9)", "null"), ("string.char(72, 105)", "\"Hi\""),
        ("contains(\"abc\", \"bc\")", "true"), ("contains(\"abc\", \"\")", "true"), ("contains(\"abc\", \"cb\")", "false"),
        ("starts_with(\"abc\", \"ab\")", "true"), ("ends_with(\"abc\", \"ab\")", "false"), ("ends_with(\"abc\", \"abc\")", "true"),
        ("replace(\"a.b.c\", \".\", \"\")", "\"abc\""), ("replace(\"aaa\", \"aa\", \"b\")", "\"ba\""),
        ("replace(\"a\", \"\", \"b\")", "bad_argument"),
        ("split_text(\"a,b,,c\", \",\")", "[\"a\",\"b\",\"\",\"c\"]"), ("split_text(\"\", \",\")", "[\"\"]"),
        ("trim(\"  a b\\n\")", "\"a b\""),
        ("string.format(\"%s is %d of %5s|%-5s|%%\", money \"2.50\", -7, \"a\", \"b\")", "\"2.50 is -7 of     a|b    |%\""),
        ("string.format(\"%04d\", -7)", "\"-007\""), ("string.format(\"%d\", 1/2)", "bad_argument"),
        ("string.format(\"%s\", {})", "bad_argument"),
        ("string.format(\"%s\")", "bad_argument"), ("string.format(\"%x\", 1)", "bad_argument"),
        ("string.format(\"%q\", 'a\"b')", "\"\\\"a\\\\\\\"b\\\"\""),
        ("number(\"1,290.50\")", "1290.5"), ("number(\"1290\")", "1290"), ("number(\"£5\")", "malformed_number"),
        ("number(\"1,29\")", "malformed_number"),
        ("text(19.75) .. text(money \"1290\") .. text(\"x\")", "\"19.751290.00x\""), ("text(nil)", "bad_argument"),
        // numbers and money
        ("money \"1,290.00\"", "\"1290.00\""), ("money(12.5)", "\"12.50\""), ("money \"1,29\"", "malformed_money"),
        ("money(nil)", "bad_argument"),
        ("percent(12.5)", "0.125"), ("money \"100.00\" * percent(12.5)", "\"12.50\""), ("money \"10.00\" / money \"4.00\"", "2.5"),
        ("money \"1.00\" + 1", "wrong_kind"), ("money \"1.00\" < 1", "wrong_kind"), ("7 // 2 + 7 % 3 + 2 ^ 3 - -1", "13"),
        ("-7 // 2", "-4"),
        ("-7 % 3", "2"), ("7 / 2", "3.5"), ("1 / 0", "division_by_zero"), ("5 // 0", "division_by_zero"), ("5 % 0", "division_by_zero"),
        ("round(2.5, \"half_even\")", "2"), ("round(2.5, \"half_up\")", "3"), ("round(-2.5, \"half_up\")", "-3"),
        ("round(2.1, \"up\")", "3"),
        ("round(money \"1.239\", \"down\")", "\"1.23\""), ("round(7, half_up_to_multiple_of(5))", "5"),
        ("round(money \"10.01\", up_to_multiple_of(money \"0.04\"))", "\"10.04\""), ("round(12, half_even_to_multiple_of(8))", "16"),
        ("round(money \"9.99\", down_to_multiple_of(money \"5.00\"))", "\"5.00\""),
        ("round(7, up_to_multiple_of(money \"1.00\"))", "wrong_kind"),
        ("round(7, \"nearest\")", "bad_argument"), ("up_to_multiple_of(0)", "bad_argument"), ("round(\"7\", \"up\")", "bad_argument"),
        ("split(money \"100.00\", { a = 1, b = 1, c = 1 }, \"b\")", "{\"a\":\"33.33\",\"b\":\"33.34\",\"c\":\"33.33\"}"),
        ("split(money \"0.01\", { 1, 1 })", "[\"0.01\",\"0.00\"]"), ("split(money \"1.00\", { a = 0 })", "division_by_zero"),
        ("split(money \"1.00\", { a = -1 })", "bad_argument"), ("split(money \"0.01\" / 2, { a = 1 })", "unrounded"),
        ("split(money \"1.00\", { a = 1 }, \"b\")", "bad_argument"), ("split(5, { a = 1 })", "bad_argument"),
        ("min(3, 1/3, 2) * 3", "1"), ("max(money \"1.00\", money \"2.00\")", "\"2.00\""), ("min(1, money \"1.00\")", "wrong_kind"),
        ("min()", "bad_argument"),
        ("max(date \"2026-01-01\", date \"2025-01-01\")", "\"2026-01-01\""), ("abs(-7) + abs(7.5)", "14.5"),
        ("abs(money \"-1.00\")", "\"1.00\""),
        ("{ math.floor(-1/2), math.ceil(-1/2), math.floor(7), math.ceil(1/3) }", "[-1,0,7,1]"), ("math.tointeger(7)", "7"),
        ("math.tointeger(7.5)", "null"), ("math.abs(-1) + math.max(1, 2) + math.min(1, 2)", "4"), ("math.pi", "refused"),
        // the calendar
        ("date \"2026-02-30\"", "no_such_day"), ("date \"1 May\"", "malformed_date"),
        ("date \"2026-05-01\" + days(2) + weeks(1)", "\"2026-05-10\""),
        ("date \"2026-01-31\" + months(1)", "no_such_day"), ("add(date \"2026-01-31\", months(1), \"down\")", "\"2026-02-28\""),
        ("add(date \"2026-01-31\", months(1), \"up\")", "\"2026-03-01\""),
        ("add(date \"2026-01-31\", months(1), \"near\")", "bad_argument"),
        ("add(date \"2026-01-31\", 1)", "bad_argument"), ("date \"2026-05-01\" - date \"2026-04-01\"", "\"P30D\""), ("years(1)", "\"P1Y\""),
        ("months(1) < months(2)", "true"), ("months(1) < days(40)", "wrong_kind"), ("days(1.5)", "bad_argument"),
        ("age(date \"2008-02-29\", date \"2026-02-28\")", "17"), ("age(date \"2008-02-29\", date \"2026-03-01\")", "18"),
        ("days_between(date \"2026-01-01\", date \"2025-12-31\")", "-1"), ("nights_between(date \"2026-01-01\", date \"2026-01-03\")", "2"),
        ("nights_between(date \"2026-01-02\", date \"2026-01-01\")", "bad_argument"), ("weekday(date \"2026-05-01\")", "5"),
        ("financial_year(date \"2027-03-31\")", "{\"days\":365,\"ends\":\"2027-03-31\",\"name\":\"2026-27\",\"starts\":\"2026-04-01\"}"),
        ("{ year(date \"2026-05-01\"), month(date \"2026-05-01\"), day(date \"2026-05-01\") }", "[2026,5,1]"),
        // tables
        ("table.concat({ \"a\", 1, 2.5, money \"1.00\" }, \", \")", "\"a, 1, 2.5, 1.00\""),
        ("table.concat({ \"a\", \"b\", \"c\" }, \"\", 2, 3)", "\"bc\""),
        ("table.concat({ 1, nil, 3 })", "bad_argument"), ("table.concat({})", "\"\""), ("table.unpack({ 7 })", "7"),
        ("table.pack(7, nil).n", "2"),
        ("table.insert({}, 5, 1)", "bad_argument"), ("table.remove({ 1, 2 }, 5)", "bad_argument"), ("table.remove({})", "null"),
        ("table.remove({ 1, 2, 3 }, 1)", "1"), ("table.sort({ 1, \"a\" })", "wrong_kind"), ("table.sort({ 1, 2 }, 5)", "bad_argument"),
    ]) func gives(expression: String, expected: String) {
        let outcome = Script("return \(expression)").run()
        switch outcome {
        case .ok(let json): #expect(json == expected, "\(expression)")
        default: #expect(outcome.code == expected, "\(expression): \(outcome)")
        }
    }

    @Test func listsChange() {
        let script = Script(
            """
            local list = { 3, 1 }
            table.insert(list, 2)
            table.insert(list, 1, 9)
            local last = table.remove(list)
            table.sort(list)
            return { list, last }
            """)
        #expect(script.run() == .ok("[[1,3,9],2]"))
    }

    @Test func allItsNamesAreKnownToTheGate() {
        #expect(Sandbox.libraryNames["string"] == .some(["byte", "char", "format", "len", "lower", "rep", "reverse", "sub", "upper"]))
        #expect(Sandbox.libraryNames["math"] == .some(["abs", "ceil", "floor", "max", "min", "tointeger"]))
        #expect(Sandbox.libraryNames["table"] == .some(["concat", "insert", "pack", "remove", "sort", "unpack"]))
    }
}
