import TestSupport

/// A random program in which exactly one operation fails, and where that stands.
///
/// Every value takes part in every operation (see `FailingProgram.harness`) but `n`, which is nothing.
struct FailingProgram {
    let source: String
    /// UTF-8 offsets of the failing operation.
    let range: Range<Int>
    /// What it does: `index`, `call`, …
    let kind: String

    init(seed: UInt64) {
        var writer = Writer(random: SeededGenerator(seed: seed))
        let text = writer.program()
        let pieces = text.split(separator: "\u{1}", omittingEmptySubsequences: false)
        let start = pieces[0].utf8.count
        source = pieces.joined()
        range = start..<start + pieces[1].utf8.count
        kind = writer.kind
    }

    private struct Writer {
        var random: SeededGenerator
        var kind = ""
        /// Whether the failing operation is still to be written.
        var isPending = true
        var budget = 40

        mutating func program() -> String {
            var text = ""
            repeat { text += statement(3) + gap() } while isPending
            return text
        }

        mutating func gap() -> String { random.chance(30) ? "\n" : " " }

        // MARK: Statements

        mutating func statement(_ depth: Int) -> String {
            let inner = depth > 0 ? depth - 1 : 0
            switch Int.random(in: 0..<(depth > 0 ? 12 : 6), using: &random) {
            case 0: return "local a, b =" + gap() + expression(3) + gap() + ", " + expression(3)
            case 1: return ";" + store() + " = " + expression(3)
            case 2: return "t[" + expression(2) + "].y, t.x = " + expression(2) + ", " + expression(2)
            case 3: return ";" + primary(2) + gap() + "(" + expression(2) + ")"
            case 4: return "t" + gap() + ":m(" + expression(2) + "," + gap() + expression(2) + ")"
            case 5: return "do local a = " + expression(3) + " end"
            case 6: return "if " + expression(2) + " then " + statement(inner) + gap() + "else " + statement(inner) + " end"
            case 7: return "while " + expression(2) + " do " + statement(inner) + gap() + "break end"
            case 8: return "for i = 1, 1 do " + statement(inner) + gap() + statement(inner) + " end"
            case 9: return "for k in once(" + expression(2) + ") do " + statement(inner) + " end"
            case 10: return "repeat " + statement(inner) + " until true or " + expression(1)
            default:
                return "local function f(...) " + statement(inner) + gap() + "return " + expression(3) + " end" + gap() + "f("
                    + expression(1) + ")"
            }
        }

        mutating func store() -> String {
            if isPending, random.chance(15) {
                kind = "store"
                isPending = false
                return "\u{1}n.x\u{1}"
            }
            return primary(2) + ".x"
        }

        // MARK: Expressions

        mutating func expression(_ depth: Int) -> String {
            budget -= 1
            if isPending, budget < 0 || random.chance(6) { return failure() }
            guard depth > 0 else { return random.pick(["t", "t", "true", "t.x", "t()"]) }
            let inner = depth - 1
            switch Int.random(in: 0..<9, using: &random) {
            case 0, 1: return operand(inner) + gap() + random.pick(["+", "-", "*", "/", "//", "%", "^"]) + gap() + operand(inner)
            case 2: return operand(inner) + gap() + ".." + gap() + operand(inner) + (random.chance(50) ? " .. " + operand(inner) : "")
            case 3: return operand(inner) + gap() + random.pick(["<", "<=", ">", ">=", "==", "~="]) + gap() + operand(inner)
            case 4: return random.pick(["-", "#", "not "]) + gap() + operand(inner)
            case 5: return operand(inner) + gap() + random.pick(["and", "or"]) + gap() + operand(inner)
            case 6: return "mk {" + expression(inner) + ", x = " + expression(inner) + "; " + expression(inner) + gap() + "}"
            case 7: return "(function(a)" + gap() + "return " + expression(inner) + " end)(" + expression(inner) + ")"
            default: return primary(depth)
            }
        }

        /// In parentheses where the failing operation would otherwise fall apart, and at random.
        mutating func operand(_ depth: Int) -> String {
            let text = expression(depth)
            let mustWrap = text.hasPrefix("\u{1}")
            return mustWrap || random.chance(40) ? "(" + text + ")" : text
        }

        mutating func primary(_ depth: Int) -> String {
            guard depth > 0 else { return "t" }
            let inner = depth - 1
            if isPending, random.chance(10) { return suffixFailure() }
            switch Int.random(in: 0..<7, using: &random) {
            case 0: return "t"
            case 1: return primary(inner) + gap() + ".x"
            case 2: return primary(inner) + "[" + expression(inner) + "]"
            case 3: return primary(inner) + "(" + expression(inner) + "," + gap() + expression(inner) + ")"
            case 4: return primary(inner) + gap() + ":" + gap() + "m(" + expression(inner) + ")"
            case 5: return primary(inner) + "{" + expression(inner) + "}"
            default: return "(" + expression(inner) + ")"
            }
        }

        // MARK: What fails

        mutating func failure() -> String {
            let operations = [
                ("arithmetic", "n + n"), ("arithmetic", "n * n"), ("concatenation", "n .. n"), ("comparison", "n < n"),
                ("comparison", "n >= n"), ("length", "#n"), ("negation", "-n"),
            ]
            if random.chance(40) { return suffixFailure() }
            let (name, text) = random.pick(operations)
            kind = name
            isPending = false
            return "\u{1}" + text.split(separator: " ").joined(separator: random.chance(30) ? "\n" : " ") + "\u{1}"
        }

        mutating func suffixFailure() -> String {
            let operations = [
                ("index", "n.x"), ("index", "n[t]"), ("call", "n()"), ("call", "n(t.x, t())"), ("index", "n:m()"), ("call", "n{}"),
            ]
            let (name, text) = random.pick(operations)
            kind = name
            isPending = false
            return "\u{1}" + text + "\u{1}"
        }
    }

    /// Loads `1.lua`, `2.lua`, … and says for each the line of the chunk at which it failed, or `ok`.
    static let harness = #"""
        local count = tonumber(arg[1])
        local mt = {}
        local t = setmetatable({}, mt)
        for _, name in ipairs { "add", "sub", "mul", "div", "idiv", "mod", "pow", "unm", "concat", "call", "len", "index" } do
          mt["__" .. name] = function(a, b)
            if a == nil or (b == nil and name ~= "unm" and name ~= "call" and name ~= "len") then error("nothing") end
            return t
          end
        end
        mt.__lt = function(a, b) return true end
        mt.__le = mt.__lt
        mt.__newindex = function() end
        debug.setmetatable(true, mt)
        local function anything(f)   -- a C function
          return coroutine.wrap(function(...)
            local values = table.pack(...)
            while true do values = table.pack(coroutine.yield(f(table.unpack(values, 1, values.n)))) end
          end)
        end
        local function needs(a, b) if a == nil then error("nothing") end return t end
        local function environment()
          local env = { t = t, mk = function(v) return setmetatable(v, mt) end }
          env.once = function() local done return function() if not done then done = true return t end end end
          return env
        end
        local function helpers()
          local list = {}
          for _, name in ipairs { "mul", "div", "idiv", "mod", "pow", "neg" } do list[#list + 1] = anything(needs) end
          list[#list + 1] = anything(function(a, b) return a == b end)
          list[#list + 1] = anything(function(a) return a end)
          list[#list + 1] = anything(function(a) return a end)
          list[#list + 1] = anything(needs)
          list[#list + 1] = function() end
          list[#list + 1] = anything(function(a) return a end)
          return {}, table.unpack(list)
        end
        for i = 1, count do
          local chunk = assert(loadfile(i .. ".lua", "t", environment()))
          local ok, where = xpcall(chunk, function(message)
            for level = 2, 50 do
              local info = debug.getinfo(level, "Sl")
              if not info then return message end
              if info.source == "@" .. i .. ".lua" then return info.currentline end
            end
          end, helpers())
          print(ok and "ok" or where)
        end
        """#
}
