import LuaSandbox
import Testing

/// What a failure says: its code, what it is about, which operation, and the lines from the inside out.
@Suite struct ErrorTests {
    struct Failing: Sendable, CustomStringConvertible {
        let source: String, code: String, subject: String, operation: String, lines: [Int]
        var description: String { source }

        init(_ source: String, _ code: String, _ subject: String, _ operation: String, _ lines: [Int] = [1]) {
            (self.source, self.code, self.subject, self.operation, self.lines) = (source, code, subject, operation, lines)
        }
    }

    @Test(arguments: [
        Failing("return 1 + nil", "wrong_kind", "number and nothing", "arithmetic"),
        Failing("return money \"1.00\" - days(1)", "wrong_kind", "money and duration", "arithmetic"),
        Failing("return {} * 2", "wrong_kind", "record and number", "arithmetic"),
        Failing("return -\"x\"", "wrong_kind", "text", "arithmetic"),
        Failing("return {} + {}", "wrong_kind", "", "native"),
        Failing("return 1 < \"x\"", "wrong_kind", "number and text", "compare"),
        Failing("return true < true", "wrong_kind", "true and true", "compare"),
        Failing("return {} < {}", "wrong_kind", "", "native"),
        Failing("return date \"2026-01-01\" == money \"1.00\"", "wrong_kind", "date and money", "compare"),
        Failing("local t\n\nreturn t.x", "wrong_kind", "nothing", "index", [3]),
        Failing("local t = { 1 }\nreturn t[1].x", "wrong_kind", "number", "index", [2]),
        Failing("local f = 5\nf()", "wrong_kind", "number", "call", [2]),
        Failing("local f = {}\nf()", "wrong_kind", "", "native", [2]),
        Failing("return \"a\" .. true", "wrong_kind", "text and true", "concat"),
        Failing("return #5", "wrong_kind", "number", "length"),
        Failing("local n = 5\nn.x = 1", "wrong_kind", "number", "store", [2]),
        Failing("local t = {}\nt[nil] = 1", "wrong_kind", "key\nnothing", "store", [2]),
        Failing("for i = 1, \"x\" do end", "wrong_kind", "text", "loop"),
        Failing("for i = 1, 1 / 2 do end", "bad_argument", "whole number", "loop"),
        Failing("for i in 5 do end", "wrong_kind", "number", "call"),
        Failing("local n = 9007199254740991\nreturn n + 1", "number_too_large", "", "arithmetic", [2]),
        Failing("return 1 / 0", "division_by_zero", "", "arithmetic"),
        Failing("string.upper = 1", "frozen", "record", "store"),
        Failing("error(\"mine\")", "rule_error", "mine", ""),
        Failing("error(5)", "rule_error", "5", ""),
        Failing("error()", "rule_error", "", ""),
        Failing("assert(false)", "rule_error", "assertion failed", ""),
        Failing("assert(nil, \"mine\")", "rule_error", "mine", ""),
        Failing(
            "return round(1, 2)", "bad_argument",
            "`round`: the 2nd value must be `half_up`, `half_even`, `up`, `down` or a rounding to a multiple", "call"),
    ]) func says(_ failing: Failing) {
        let outcome = Script(failing.source).run()
        let expected = Script.Outcome.failed(
            code: failing.code, subject: failing.subject, operation: failing.operation, lines: failing.lines)
        #expect(outcome == expected, "\(failing.source)")
    }

    @Test func framesLeadOutwards() {
        let outcome = Script(
            """
            local function inner(x)
                local y = x + 1
                return y
            end
            local function outer(x)
                local y = inner(x)
                return y
            end
            local z = outer(nil)
            return z
            """
        ).run()
        #expect(outcome == .failed(code: "wrong_kind", subject: "nothing and number", operation: "arithmetic", lines: [2, 6, 9]))
    }

    @Test func atMostSixteenFrames() {
        guard case .failed(let code, _, _, let lines) = Script("local function f() local x = f() return x end\nreturn f()").run() else {
            return
        }
        #expect(code == "too_deep")
        #expect(lines == Array(repeating: 1, count: 16))
    }

    /// The text is cut between characters.
    @Test func longWordsAreCut() {
        guard case .failed(_, let subject, _, _) = Script("error(\"x\" .. string.rep(\"é\", 3000))").run() else { return }
        #expect(subject == "x" + String(repeating: "é", count: 1023))
    }

    @Test func pcallGivesTheScriptsOwnWords() {
        #expect(Script("return { pcall(error, \"mine\") }").run() == .ok(#"[false,"mine"]"#))
        #expect(Script("return { pcall(error, 19.75) }").run() == .ok(#"[false,"19.75"]"#))
        #expect(Script("return { pcall(error, { code = 7 }) }").run() == .ok(#"[false,""]"#))
        #expect(Script("return { pcall(function() return 1, 2 end) }").run() == .ok("[true,1,2]"))
        #expect(
            Script("local ok, why = pcall(function() return 1 + nil end)\nreturn why").run() == .ok(#""wrong kind: number and nothing""#))
        #expect(Script("local ok, why = pcall(5)\nreturn why").run() == .ok(#""wrong kind: number""#))
        #expect(Script("return pcall()").run().code == "bad_argument")
    }

    @Test func whatDoesNotCompileIsRefused() throws {
        let error = LuaThread.run {
            #expect(throws: SandboxError.self) {
                let sandbox = try Sandbox(limits: Limits())
                _ = try sandbox.load(text: Array("return +".utf8), chunk: 1, constants: [], environment: sandbox.environment(open: false))
            }
        }
        #expect(error?.code == "refused")
    }

    @Test func bytecodeIsRefused() throws {
        let error = LuaThread.run {
            #expect(throws: SandboxError.self) {
                let sandbox = try Sandbox(limits: Limits())
                _ = try sandbox.load(
                    text: [0x1B] + Array("LuaT".utf8), chunk: 1, constants: [], environment: sandbox.environment(open: false))
            }
        }
        #expect(error?.code == "refused")
    }
}
