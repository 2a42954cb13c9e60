import LuaSyntax
import Testing

/// One mistake, one issue: where it is, what was found, what was expected, what to do.
@Suite struct ParserIssueTests {
    private func issues(_ source: String) -> [String] {
        Chunk.parse(source).issues.map { issue in
            let place = "\(issue.span.start.line):\(issue.span.start.column) \(issue.code): \(issue.message)"
            return ([place] + issue.help).joined(separator: "; ")
        }
    }

    @Test(arguments: [
        ("local = 1", ["1:7 unexpected_token: found `=` where a name was expected"]),
        (
            "local end = 1",
            ["1:7 unexpected_token: found `end` where a name was expected; `end` is a word of the language and cannot be a name"]
        ),
        ("x = ", ["1:5 unexpected_token: found the end of the file where a value was expected"]),
        ("x", ["1:2 unexpected_token: found the end of the file where `=` or `(` was expected"]),
        ("x += 1", ["1:3 unexpected_token: found `+=`, which is not an operator; write `x = x + …`"]),
        ("if a = 1 then end", ["1:6 unexpected_token: found `=`, which sets a value; to compare, write `==`"]),
        ("if a && b then end", ["1:6 unexpected_character: found `&&`, which is not an operator; write `and`"]),
        ("if a != b then end", ["1:6 unexpected_character: found `!=`, which is not an operator; write `~=` for not equal"]),
        ("f(1, 2", ["1:2 unexpected_token: this `(` has no `)`; put `)` at the end of line 1"]),
        ("t = { 1, 2\nx = 3", ["1:5 unexpected_token: this `{` has no `}`; put `}` at the end of line 1"]),
        (
            "t = {\n  { 1 }\n  { 2 }\n}",
            ["2:8 unexpected_token: a comma is missing here; put `,` before `{`"]
        ),
        (
            "t = {\n  a: 1,\n  b = ,\n}",
            [
                "2:4 unexpected_token: found `:` behind the name `a`; write `a = …`",
                "3:7 unexpected_token: found `,` where a value was expected",
            ]
        ),
        (
            "function f()\n  x = 1\n",
            ["1:1 unexpected_token: this `function` has no `end`; put `end` on a line of its own after line 2"]
        ),
        (
            "function f()\n  if a then\n    x()\nend\nfunction g() end\n",
            ["2:3 unexpected_token: this `if` has no `end`; put `end` on a line of its own after line 3"]
        ),
        ("x = 1 end y = 2", ["1:7 unexpected_token: found `end` where a statement was expected; there is one `end` too many"]),
        (
            "return 1 x = 2",
            [
                "1:10 unexpected_token: found the name `x` where the end of the block was expected; `return` is the last statement of its block"
            ]
        ),
        ("(a + b) = 1", ["1:1 unexpected_token: this cannot be assigned to"]),
        ("break", ["1:1 misplaced: `break` stands outside a loop"]),
        ("function f() return ... end", ["1:21 misplaced: `...` stands in a function that does not take it; add `...` to its parameters"]),
        ("local x <const> = 1 x = 2", ["1:21 misplaced: `x` is constant and cannot be assigned again"]),
        ("local x <fixed> = 1", ["1:10 unexpected_token: found `fixed` where `const` or `close` was expected"]),
        (
            "x = 'abc\ny = 2",
            [
                "1:5 unfinished_string: the text that begins here does not end on its line; a text begins and ends with `'` on one line; write `\\n` for a line break within it"
            ]
        ),
        ("x = [==[abc]]", ["1:5 unfinished_string: the text that begins here has no end; end it with `]==]`"]),
        ("x = 1 --[[ abc", ["1:7 unfinished_comment: the comment that begins here has no end; end it with `]]`"]),
        ("x = 'a\\qb'", ["1:7 bad_escape: `\\q` means nothing in a text; write `\\\\` for a backslash"]),
        ("x = '\\300'", ["1:6 bad_escape: `\\300` means nothing in a text; a byte is at most `\\255`"]),
        ("x = '\\xZ1'", ["1:6 bad_escape: `\\x` means nothing in a text; `\\x` takes two hexadecimal digits"]),
        ("x = 1_000", ["1:5 malformed_number: `1_000` is not a number; write the digits without `_`"]),
        ("x = 1.2.3", ["1:5 malformed_number: `1.2.3` is not a number; a number has one point at most: `1250.50`"]),
        ("x = 0x", ["1:5 malformed_number: `0x` is not a number"]),
        ("x = “abc”", ["1:5 unexpected_character: found curly quotes, which mean nothing here; use straight quotes: `\"`"]),
        ("x = 5 £", ["1:7 unexpected_character: found `£`, which means nothing here; write an amount as `money \"100.00\"`"]),
        (
            "é = 'ü' + @",
            [
                "1:1 unexpected_character: found `é`, which means nothing here; names are made of the letters a to z, digits and `_`; other letters stand only in texts"
            ]
        ),
    ])
    func says(_ source: String, _ expected: [String]) {
        #expect(issues(source) == expected)
    }

    /// Several mistakes in one text: each is found, and nothing that only follows from them.
    @Test func readsOnAfterAMistake() {
        let source = """
            if a b
              x = 1
            end
            foo {
              a = 1
              b = 2,
              { "c", when = function(case) return case.x >= end },
              d = f(1 2),
            }
            local s = "abc
            function f(a, b
              return 1
            end
            while true
              break
            end
            y = (1 + 2
            z = 4
            for i = 1 do end
            repeat x = until y
            return function() local end
            """
        let places = Chunk.parse(source).issues.map { "\($0.span.start.line):\($0.span.start.column)" }
        #expect(places == ["1:6", "5:8", "7:49", "8:8", "10:11", "11:16", "14:11", "17:5", "19:11", "20:12", "21:25"])
    }

    /// What stands after a mistake is still in the tree.
    @Test func keepsWhatIsWhole() throws {
        let chunk = Chunk.parse("x = = 1\nfunction good() end\nlocal y = (1\nfunction also() end").chunk
        let names = chunk.block.statements.compactMap { statement -> String? in
            if case .function(let function) = statement.kind, case .name(let name) = function.target.kind { return name.text }
            return nil
        }
        #expect(names == ["good", "also"])
    }
}
