import TestSupport

/// A random program over all of Lua's grammar, accepted by Lua's own compiler.
struct RandomProgram {
    let source: String

    /// - Parameter forRules: leaves out what the gate refuses.
    init(seed: UInt64, forRules: Bool) {
        var writer = Writer(random: SeededGenerator(seed: seed), forRules: forRules)
        let count = Int.random(in: 1...6, using: &writer.random)
        var text = ""
        for _ in 0..<count { text += writer.statement(3) + writer.gap() }
        source = text
    }

    private struct Writer {
        var random: SeededGenerator
        let forRules: Bool
        var loops = 0
        var functions = 0
        var names = 0

        init(random: SeededGenerator, forRules: Bool) { (self.random, self.forRules) = (random, forRules) }

        mutating func gap() -> String { random.pick([" ", " ", "\n", "\n  ", " --[[ c ]] ", " -- c\n", "; "]) }
        mutating func blank() -> String { random.pick(["", " ", " ", "\n"]) }

        mutating func block(_ depth: Int) -> String {
            var text = " "
            for _ in 0..<Int.random(in: 0...2, using: &random) { text += statement(depth - 1) + gap() }
            if random.chance(15) { text += "return " + list(depth - 1) + random.pick(["", ";"]) + "\n" }
            return text
        }

        mutating func loop(_ depth: Int) -> String {
            loops += 1
            defer { loops -= 1 }
            return block(depth)
        }

        mutating func body(_ depth: Int, parameters: String) -> String {
            let outer = loops
            loops = 0
            functions += 1
            defer { (loops, functions) = (outer, functions - 1) }
            return "(" + parameters + (parameters.isEmpty ? "" : ", ") + "...)" + block(depth) + "end"
        }

        // MARK: Statements

        mutating func statement(_ depth: Int) -> String {
            if depth <= 0 { return random.pick(["local a = 1", ";f()", "local a, b", ";t.x = 2"]) }
            let lower = depth - 1
            switch Int.random(in: 0..<(forRules ? 16 : 20), using: &random) {
            case 0: return "local a, b = " + list(lower)
            case 1:
                names += 1
                return "local k\(names) <const> = " + expression(lower)
            case 2: return ";" + target(lower) + " = " + expression(lower)
            case 3: return ";" + target(lower) + "," + blank() + target(lower) + ", t.y = " + list(lower)
            case 4: return ";" + call(lower)
            case 5: return "do" + block(depth) + "end"
            case 6: return "while " + expression(lower) + " do" + loop(depth) + "end"
            case 7: return "repeat" + loop(depth) + "until " + expression(lower)
            case 8:
                return "if " + expression(lower) + " then" + block(depth)
                    + (random.chance(40) ? "elseif " + expression(lower) + " then" + block(depth) : "")
                    + (random.chance(40) ? "else" + block(depth) : "") + "end"
            case 9:
                let step = random.chance(40) ? ", " + random.pick(["1", "-2", "b", "#t"]) : ""
                return "for i = " + expression(lower) + ", " + expression(lower) + step + " do" + loop(depth) + "end"
            case 10: return "for k, v in " + list(lower) + " do" + loop(depth) + "end"
            case 11:
                names += 1
                return "local function g\(names)" + body(depth, parameters: random.pick(["", "a", "a, b"]))
            case 12: return "function t.x.y" + body(depth, parameters: "a")
            case 13: return "function t.x:m" + body(depth, parameters: "a")
            case 14:
                names += 1
                return functions == 0 ? "function h\(names)" + body(depth, parameters: "a") : ";f()"
            case 15: return loops > 0 ? "if " + expression(lower) + " then break end" : ";f()"
            case 16:
                names += 1
                let label = "l\(names)"
                return "do goto \(label)" + gap() + "do" + block(depth) + "end ::\(label):: end"
            case 17: return "local c <close> = nil"
            case 18: return "x = " + expression(lower)
            default: return "local a = " + operand(lower) + " " + random.pick(["&", "|", "~", "<<", ">>"]) + " " + operand(lower)
            }
        }

        mutating func target(_ depth: Int) -> String {
            random.pick(["t.x", "t[ (" + expression(depth) + ") .. 'k']", prefix(depth) + ".z", "a"].map(localized))
        }

        /// `a` may be a global, which rules do not assign in functions.
        private func localized(_ target: String) -> String { forRules && target == "a" ? "t.a" : target }

        // MARK: Expressions

        mutating func list(_ depth: Int) -> String {
            (0..<Int.random(in: 1...3, using: &random)).map { _ in expression(depth) }.joined(separator: "," + blank())
        }

        mutating func literal() -> String {
            let shared = [
                "1", "0", "42", "19.75", ".5", "1e3", "5.", "0x1F", "1e-2", "nil", "true", "false", "'x'", "\"y\\n\"", "[[z]]",
                "[==[\n]]]==]",
                "'\\65\\x41\\u{20AC}\\z  '", "a", "b", "t", "f",
            ]
            let others = ["0x.8p1", "0xFFFFFFFFFFFFFFFF", "9007199254740993", "1e300", "..."]
            return random.pick(forRules ? shared : shared + others)
        }

        mutating func expression(_ depth: Int) -> String {
            guard depth > 0 else { return literal() }
            let lower = depth - 1
            switch Int.random(in: 0..<10, using: &random) {
            case 0, 1, 2:
                let operators = ["+", "-", "*", "/", "//", "%", "^", "..", "==", "~=", "<", "<=", ">", ">=", "and", "or", "+", "-", ".."]
                return operand(lower) + blank() + " " + random.pick(operators) + " " + operand(lower)
            case 3: return random.pick(["-", "- ", "not ", "#", "-- c\n -"]) + operand(lower)
            case 4: return "{" + entries(lower) + "}"
            case 5: return "function" + body(depth, parameters: random.pick(["", "a"]))
            case 6, 7: return prefix(depth)
            case 8: return "(" + expression(lower) + ")"
            default: return literal()
            }
        }

        mutating func operand(_ depth: Int) -> String {
            let text = expression(depth)
            return random.chance(30) ? "(" + text + ")" : " " + text
        }

        mutating func entries(_ depth: Int) -> String {
            let count = Int.random(in: 0...3, using: &random)
            let all = (0..<count).map { _ in
                random.pick([expression(depth), "k = " + expression(depth), "[ (" + expression(depth) + ") .. ''] = " + expression(depth)])
            }
            return all.joined(separator: random.pick([", ", "; ", ",\n"])) + (count > 0 ? random.pick(["", ","]) : "")
        }

        mutating func prefix(_ depth: Int) -> String {
            guard depth > 0 else { return random.pick(["t", "f", "a"]) }
            let lower = depth - 1
            switch Int.random(in: 0..<4, using: &random) {
            case 0: return prefix(lower) + blank() + "." + blank() + "x"
            case 1: return prefix(lower) + "[ (" + expression(lower) + ") .. 'k']"
            case 2: return call(depth)
            default: return "(" + expression(lower) + ")"
            }
        }

        mutating func call(_ depth: Int) -> String {
            let arguments =
                depth > 0 ? random.pick(["(" + list(depth - 1) + ")", "()", "{" + entries(depth - 1) + "}", "'s'", "[[s]]"]) : "()"
            return prefix(depth - 1) + (random.chance(30) ? ":m" : "") + arguments
        }
    }

    /// Loads `original1.lua`, `printed1.lua`, `plain1.lua`, …; says what differs or what Lua refuses.
    static let harness = #"""
        for i = 1, tonumber(arg[1]) do
          local original, why = loadfile("original" .. i .. ".lua")
          local printed, plain = loadfile("printed" .. i .. ".lua"), loadfile("plain" .. i .. ".lua")
          if not original then print(i, "original: " .. why)
          elseif not printed then print(i, select(2, loadfile("printed" .. i .. ".lua")))
          elseif not plain then print(i, select(2, loadfile("plain" .. i .. ".lua")))
          elseif string.dump(original, true) ~= string.dump(printed, true) then print(i, "differs") end
        end
        print("done")
        """#
}
