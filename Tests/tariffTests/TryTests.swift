import Testing

@Suite("tariff try")
struct TryTests {
    @Test(
        "Prints what the script returns",
        arguments: [
            ("return 1 + 1", "2"), ("return 0.1 + 0.2", "0.3"), ("return 1 / 3", "1/3"), ("return 'text'", "text"), ("return", "nothing"),
            ("return money '1,290.00' / 4", "£322.50"), ("return date '2026-05-01' + days(30)", "2026-05-31"), ("return 1 < 2", "true"),
            ("return { 1, 'b', { a = money '2.00', c = 7.1 } }", #"[1,"b",{"a":"2.00","c":7.1}]"#),
            ("return includes({ 'a' }, 'a')", "true"),
            ("function f(n) if n < 2 then return 1 end return n * f(n - 1) end return f(5)", "120"),
            ("x = 1\nif x == 1 then y = 2 end\nreturn x + y", "3"), ("return {}", "[]"),
            (#"return { ["2"] = 1, ["1"] = 2 }"#, #"{"1":2,"2":1}"#),
        ])
    func results(script: String, printed: String) throws {
        let result = try Command.run("try", "-", input: script)
        #expect(result.output == printed + "\n", "\(result.error)")
        #expect(result.error.isEmpty)
        #expect(result.status == 0)
    }

    @Test(
        "Says why it was stopped or refused",
        arguments: [
            ("while true do end", "step_limit"), ("local t = {} for i = 1, 1000000 do t[i] = i end", "memory_limit"),
            ("return os.time()", "not_available"), ("goto a", "refused"), ("return money '1.00' + 1", "wrong_kind"),
            ("return 1 / 0", "division_by_zero"), ("error('no')", "rule_error"), ("return 1 2", "unexpected_token"),
            ("return { function() end }", "bad_result"), ("return nobody", "unknown_name"), ("return '\u{FF}", "unfinished_string"),
        ])
    func stopped(script: String, code: String) throws {
        let folder = try TemporaryFolder()
        try folder.write(script, to: "script.lua")
        let result = try Command.run("try", "script.lua", in: folder.path)
        #expect(result.status == 1)
        #expect(result.output.isEmpty)
        #expect(result.error.contains("\(code): "), "\(result.error)")
    }

    @Test(
        "What cannot be printed so that it is told apart is refused, with its place",
        arguments: [
            (#"return { [1] = "a", ["1"] = "b" }"#, "what the script returns has keys that are neither all text nor 1, 2, 3 and so on"),
            (#"return { [money "1.00"] = 1, ["1.00"] = 2 }"#, "what the script returns has keys that are neither all text"),
            (#"return { a = { "x", [3] = "z" } }"#, "`a` of what the script returns has keys that are neither all text"),
            (#"return { a = { b = { 1, { [true] = 1 } } } }"#, "`a.b[2]` of what the script returns has keys that are neither all text"),
            (#"return { ["\xff"] = 1, ["\xfe"] = 2 }"#, "what the script returns has a key that is not UTF-8"),
            (#"return { { a = "\xff" } }"#, "`[1].a` of what the script returns is text that is not UTF-8"),
            (#"return "\xff""#, "what the script returns is text that is not UTF-8"),
            ("return { f = function() end }", "`f` of what the script returns is a function"),
            ("local t = {} t.t = t return t", "a result holds itself, or is nested more than 32 deep"),
            ("return (function() return 1, 2 end)()", "a function gives more than one value"),
        ])
    func badResults(script: String, message: String) throws {
        let result = try Command.run("try", "-", input: script)
        let column = script.distance(from: script.startIndex, to: script.ranges(of: "return")[0].upperBound) + 2
        #expect(result.status == 1)
        #expect(result.output.isEmpty)
        #expect(result.error.hasPrefix("-:1:\(column): bad_result: \(message)"), "\(result.error)")
    }

    @Test(
        "Nothing that a script gives can command the terminal",
        arguments: [
            (#"return "a\0b\27[31mc\x7f\n\td""#, "a\\u{0}b\\u{1B}[31mc\\u{7F}\n\td\n"),
            (#"return { "\27[31m\n\x7f\u{202E}" }"#, #"["\u001b[31m\n\u007f\u202e"]"# + "\n"),
            (#"error("\27[31m\n")"#, #"rule_error: a rule stopped: \u{1B}[31m\n"#), ("return x -- \u{1B}[31m", #"return x -- \u{1B}[31m"#),
        ])
    func controlCharacters(script: String, shown: String) throws {
        let result = try Command.run("try", "-", input: script)
        let text = result.output + result.error
        #expect(text.contains(shown), "\(text)")
        #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" && $0 != "\t" || $0.value == 0x7F || $0.value == 0x202E })
    }

    @Test("A text that takes more room as JSON than it has bytes is printed whole")
    func escapedResults() throws {
        let script = #"local t = {} for i = 1, 10 do t[i] = ("\1"):rep(8000) end return t"#
        let result = try Command.run("try", "-", "--max-memory", "4000000", input: script)
        #expect(result.output.utf8.count == 10 * (8_000 * 6 + 2) + 12, "\(result.error)")
    }

    /// Within the memory of the process and its time: the first of them are shown, with a part of a line that is long.
    @Test(
        "A large text full of mistakes is answered by the first of them",
        arguments: [
            ("return { \((0..<18_000).map { "abc\($0)" }.joined(separator: ", ")) }", "-:1:10: unknown_name: nothing is named `abc0`\n"),
            ("return { \((0..<13_000).map { "a.b.c\($0).d" }.joined(separator: ", ")) }", "-:1:10: unknown_name: nothing is named `a`\n"),
            ((0..<14_000).map { "f(nam\($0))\n" }.joined(), "-:1:1: unknown_name: nothing is named `f`\n"),
            (String(repeating: "goto a\n", count: 28_000), "-:1:1: refused: `goto` is not part of rules\n"),
        ])
    func manyMistakes(script: String, first: String) throws {
        let result = try Command.run("try", "-", input: script)
        #expect(result.error.hasPrefix(first), "\(result.error.prefix(300))")
        #expect(result.error.hasSuffix("50 mistakes\n"))
        #expect(result.error.utf8.count < 50_000)
    }

    @Test("More names than fit are refused at the first that does not")
    func manyNames() throws {
        let names = (1...200).map { "x\($0) = \($0)\n" }.joined()
        #expect(
            try Command.run("try", "-", input: names).error.hasPrefix(
                "-:151:1: too_many: more than 150 names are defined outside functions\n"))
    }

    @Test("What a script defines for itself does not show in messages")
    func place() throws {
        let result = try Command.run("try", "-", input: "x = 1 return x + money '1.00'\n")
        #expect(
            result.error == """
                -:1:14: wrong_kind: money cannot be added to a number
                    1 | x = 1 return x + money '1.00'
                      |              ^^^^^^^^^^^^^^^^
                  help: write the amount as money "…"

                """)
        #expect(try Command.run("try", "-", input: "\n\nx = 1\nreturn xx").error.hasPrefix("-:4:8: unknown_name: nothing is named `xx`"))
    }

    @Test("One thing is returned, and nothing declared")
    func oneResult() throws {
        #expect(
            try Command.run("try", "-", input: "return 1,\n  2").error == """
                -:1:8: bad_result: the script returns 2 values
                    1 | return 1,
                      |        ^
                  help: return one thing; several go into a list: `return { a, b }`

                """)
        #expect(try Command.run("try", "-", input: "return (function() return 1, 2 end)()").error.contains("help: return one thing"))
        #expect(
            try Command.run("try", "-", input: "answer 'x' { value = 1 }").error.hasPrefix(
                "-:1:1: misplaced: `answer` declares something of a rulebook, and a script has none\n"))
    }

    @Test("Limits are what they are set to")
    func limits() throws {
        let loop = "local n = 0 for i = 1, 1000 do n = n + i end return n"
        #expect(try Command.run("try", "-", input: loop).output == "500500\n")
        #expect(
            try Command.run("try", "-", "--max-steps", "100", input: loop).error.contains("step_limit: the rules took more than 100 steps"))
        for steps in ["0", "100000001", "100000000000000"] {
            let refused = try Command.run("try", "-", "--max-steps", steps, input: loop)
            #expect(refused.status == 64 && refused.error.contains("--max-steps is a whole number from 1 to 100000000."), "\(steps)")
        }
        #expect(try Command.run("try", "-", "--max-steps", "100000000", input: loop).output == "500500\n")
        let list = "local t = {} for i = 1, 1000 do t[i] = i end return #t"
        #expect(try Command.run("try", "-", input: list).output == "1000\n")
        #expect(try Command.run("try", "-", "--max-memory", "1000", input: list).error.contains("memory_limit"))
    }

    @Test("A text that is larger than a rule file may be is refused")
    func tooLarge() throws {
        let result = try Command.run("try", "-", input: "return 1 --" + String(repeating: "x", count: 300_000))
        #expect(result.status == 1)
        #expect(result.error.contains("too_large"))
    }

    @Test("Without a file there is a clear error")
    func missing() throws {
        let folder = try TemporaryFolder()
        try folder.write("return 1", to: "script.lua")
        let result = try Command.run("try", "scrpt.lua", in: folder.path)
        #expect(result.status == 1)
        #expect(
            result.error
                == "unreadable_file: cannot read `scrpt.lua`: there is no such file\n  help: did you mean `script.lua`?\n")
    }
}
