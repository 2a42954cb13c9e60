extension ProgramWriter {
    mutating func function(_ depth: Int) -> Piece {
        let routine = routine(named: name("f"))
        let body = body(routine, depth: depth - 1)
        let isValue = chance(30)
        scope.hide(routine.name)
        scope.routines.append(routine)
        return .statement(isValue ? "local \(routine.name) = function\(body)" : "local function \(routine.name)\(body)")
    }

    /// A record with a function that is called as its own.
    mutating func boxed(_ depth: Int) -> [Piece] {
        let box = name("o", mayShadow: false)
        var routine = routine(named: "self.add")
        let body = body(routine, depth: depth - 1)
        routine = Scope.Routine(
            name: "\(box):add", takesCase: false, parameters: routine.parameters, isVariadic: routine.isVariadic, results: routine.results)
        let made: Piece = .statement("local \(box) = { n = \(expression(.number, 1)) }")
        scope.routines.append(routine)
        return [made, .statement("function \(box):add\(body)")]
    }

    /// Functions that hold a turn of a loop each.
    mutating func closures(_ depth: Int) -> [Piece] {
        let (list, turn) = (name("c", mayShadow: false), name("i", mayShadow: false))
        let routine = Scope.Routine(
            name: "\(list)[\(roll(1...3))]", takesCase: false, parameters: [.number], isVariadic: false, results: [.number])
        let body = inside { writer in
            writer.scope.declare(turn, .number, isConstant: true)
            return writer.body(routine, depth: depth - 1)
        }
        scope.routines.append(routine)
        return [
            .statement("local \(list) = {}"),
            .statement("for \(turn) = 1, 3 do\(Piece.lines([.statement("\(list)[\(turn)] = function\(body)")]))end"),
        ]
    }

    mutating func callStatement() -> Piece {
        guard let routine = scope.callable.randomElement(using: &source) else { return assertion() }
        return .statement(Piece.whole(call(routine, 2)))
    }

    private mutating func assertion() -> Piece { .statement("assert(\(expression(.boolean, 2)) or true)") }

    // MARK: Depth

    /// A function that calls itself: so deep that all is well, or about as deep as is allowed; or as its last act, as often as it likes.
    mutating func recursion() -> [Piece] {
        let name = name("r", mayShadow: false)
        let kind = pick(Kind.plain)
        let result = self.name("v", mayShadow: false)
        let times = isHungry ? pick([3, 30, 100, 138, 145, 146, 147, 148, 149, 150, 151, 200, 1000]) : pick([1, 2, 5, 20, 60])
        let isCaught = chance(25)
        defer { scope.declare(result, kind) }
        let function: Piece
        if chance(50) {
            let rounds = isHungry && chance(20) ? 100_000 : roll(1...60)
            function = .statement(
                "local function \(name)(n, x)\(Piece.lines(tail(name, kind)))end")
            return [function, .statement("local \(result) = \(name)(\(rounds), \(expression(kind, 1)))")]
        }
        function = .statement("local function \(name)(n)\(Piece.lines(nested(name, kind)))end")
        if isCaught {
            return [
                function, .statement("local fine, \(result) = pcall(\(name), \(times))"),
                .statement("if not fine then \(result) = \(expression(kind, 1)) end"),
            ]
        }
        return [function, .statement("local \(result) = \(name)(\(times))")]
    }

    private mutating func tail(_ name: String, _ kind: Kind) -> [Piece] {
        inside { writer in
            writer.scope.level += 1
            (writer.scope.loops, writer.scope.isVariadic) = (0, false)
            writer.scope.declare("n", .number, isConstant: true)
            writer.scope.declare("x", kind)
            var lines: [Piece] = [.statement("if n <= 0 then return x end")]
            if writer.chance(30) { lines.append(.statement("if \(writer.expression(.boolean, 1)) then return \(name)(n - 2, x) end")) }
            let next: Piece = writer.isHungry ? "x" : writer.expression(kind, 1)
            return lines + [.statement("return \(name)(n - 1, \(next))")]
        }
    }

    private mutating func nested(_ name: String, _ kind: Kind) -> [Piece] {
        inside { writer in
            writer.scope.level += 1
            (writer.scope.loops, writer.scope.isVariadic) = (0, false)
            writer.scope.declare("n", .number, isConstant: true)
            let last = writer.expression(kind, 1)
            let again: Piece
            switch kind {
            case .number: again = "(1 + \(name)(n - 1))"
            case .money: again = "(money \"0.01\" + \(name)(n - 1))"
            case .boolean: again = "(not \(name)(n - 1))"
            case .text: again = "(\"\" .. \(name)(n - 1))"
            default: again = "(\(name)(n - 1))"
            }
            var lines: [Piece] = [.statement("if n <= 0 then return \(last) end")]
            if writer.chance(30) { lines.append(.statement("if n == \(writer.roll(1...9)) then error(\"at \" .. n) end")) }
            return lines + [.statement("return \(again)")]
        }
    }

    // MARK: Errors

    /// What goes wrong within is held back, and what is told of it looked at.
    mutating func caught(_ depth: Int) -> [Piece] {
        let (fine, why) = (name("ok", mayShadow: false), name("w", mayShadow: false))
        let kind = pick(Kind.plain)
        defer { scope.declare(fine, .boolean) }
        let called: Piece
        if let routine = scope.callable.filter({ !$0.name.contains(":") && !$0.name.contains("[") }).randomElement(using: &source),
            chance(40)
        {
            let given = arguments(of: routine, 2)
            called = given.inner.isEmpty ? "pcall(\(routine.name))" : "pcall(\(routine.name), \(given))"
        } else if chance(20) {
            called = pick([
                "pcall(error, \"stop\")", "pcall(pcall, error, \"twice\")", "pcall(error)", "pcall(error, 4)", "pcall(unknown(nil), 1)",
            ])
        } else {
            let routine = Scope.Routine(name: "", takesCase: false, parameters: [], isVariadic: false, results: [kind])
            called = "pcall(function\(body(routine, depth: depth - 1)))"
        }
        var lines: [Piece] = [.statement("local \(fine), \(why) = \(called)")]
        if chance(40) {
            let name = name("v", mayShadow: false)
            let told = pick([why, "\"text\"", "type(\(why))"])
            lines.append(.statement("local \(name) = type(\(why)) == \"string\" and \(told) or \"none\""))
            scope.declare(name, .text)
        }
        return lines
    }

    /// A statement that stops the rule, mostly on a condition.
    mutating func failing(gives results: [Kind]?) -> Piece {
        let stop: Piece =
            switch roll(0...6) {
            case 0, 1: "error(\(expression(.text, 2)))"
            case 2: .init(stringLiteral: pick(["error()", "error(nil)", "error({ n = 1 })", "error(404)", "error(money \"1.50\")"]))
            case 3: "assert(\(expression(.boolean, 2)), \(expression(.text, 1)))"
            case 4: "assert(\(expression(.boolean, 2)))"
            case 5: "unknown(\(expression(.number, 1)))()"
            default: "assert(\(expression(.boolean, 2)), \"never\")"
            }
        if chance(75) { return .statement("if \(expression(.boolean, 2)) then \(Piece.whole(stop)) end") }
        return .statement(Piece.whole(stop))
    }

    // MARK: Limits

    /// What runs into a limit, or nearly.
    mutating func hungry() -> [Piece] {
        let name = name("h", mayShadow: false)
        defer { scope.declare(name, .number) }
        let start: Piece = .statement("local \(name) = 0")
        let isCaught = chance(30)
        let work: Piece
        switch roll(0...7) {
        case 0: work = "while true do \(name) = \(name) + 1 end"
        case 1: work = "repeat \(name) = \(name) + 1 until \(name) > \(roll(1_000...9_000))"
        case 2: work = "for i = 1, \(roll(100...9_000)) do \(name) = \(name) + \(expression(.number, 1)) end"
        case 3: work = "local t = {} for i = 1, \(roll(1_000...40_000)) do t[i] = i end \(name) = #t"
        case 4: work = "local t = {} for i = 1, \(roll(100...6_000)) do t[i] = { n = i, s = \"item \" .. i } end \(name) = #t"
        case 5: work = "local s = \"x\" for i = 1, \(roll(5...16)) do s = s .. s end \(name) = s:len()"
        case 6: work = "local function f(x) return 1 + f(x + 1) end \(name) = f(1)"
        default:
            work =
                "local f local function g(x) return (f(x)) end f = function(x) if x > \(roll(50...90)) then return x end return g(x + 1) + 0 end \(name) = f(1)"
        }
        if isCaught {
            let inner: Piece = .lines([start, .statement(.whole(work)), .statement("return \(name)")])
            return [start, .statement("pcall(function()\(inner)end)")]
        }
        return [start, .statement("do \(Piece.whole(work)) end")]
    }
}
