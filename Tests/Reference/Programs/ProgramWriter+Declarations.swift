extension ProgramWriter {
    /// The declarations of a program, of which the answer `prefix` is the last, and its rows of the routing.
    package mutating func program() -> Piece {
        var declarations: [Piece] = []
        for _ in 0..<pick([0, 0, 1, 2]) { declarations.append(shared()) }
        for number in 0..<pick([0, 0, 1, 1, 2, 3]) { declarations.append(answer("\(prefix)_\(number + 1)")) }
        declarations.append(answer(prefix, isLast: true))
        let rows = chance(10) ? [row(), row()].prefix(roll(1...2)) : []
        return .whole("\(Piece.lines(declarations))\(Piece.lines(Array(rows)))")
    }

    /// A function or a figure that all answers of the program may use.
    private mutating func shared() -> Piece {
        room = 25
        let name = "\(prefix)_\(name("f", mayShadow: false))"
        if chance(20) {
            let kind = pick([Kind.number, .money, .text, .numbers])
            let value = literal(kind)
            scope.declare(name, kind, isConstant: true)
            return .statement("local \(name) = \(value)")
        }
        let routine = routine(named: name, mayTakeCase: true)
        let body = body(routine, depth: 2)
        scope.routines.append(routine)
        return .statement("\(pick(["local function", "function"])) \(name)\(body)")
    }

    private mutating func answer(_ name: String, isLast: Bool = false) -> Piece {
        room = pick(isLast ? [20, 30, 40, 60, 120] : [10, 20, 40])
        let kind = pick(Kind.plain + [.numbers, .record])
        defer { scope.answers.append((name, kind)) }
        if !isLast, chance(20) { return choice(name, kind) }
        let value: Piece = "value = \(ruled(kind, depth: isLast ? 3 : 2))"
        let exceptions: Piece = chance(15) ? ", except = { \(Piece.items((1...roll(1...2)).map { exception($0, kind) })) }" : ""
        return .statement("answer \"\(name)\" { \(Piece.whole(value))\(exceptions) }")
    }

    /// `function(case) … end`
    private mutating func ruled(_ kind: Kind, depth: Int) -> Piece {
        let routine = Scope.Routine(name: "", takesCase: true, parameters: [], isVariadic: false, results: [kind])
        return "function\(Piece.whole(body(routine, depth: depth)))"
    }

    /// A condition of the case: mostly one expression.
    private mutating func when() -> Piece {
        if chance(25) { return ruled(.boolean, depth: 1) }
        return inside { writer in
            writer.scope.level += 1
            (writer.scope.hasCase, writer.scope.isVariadic) = (true, false)
            return "function(case) return \(writer.expression(.boolean, 3)) end"
        }
    }

    private mutating func exception(_ number: Int, _ kind: Kind) -> Piece {
        let value = chance(40) && kind != .numbers && kind != .record ? literal(kind) : ruled(kind, depth: 1)
        let over = number > 1 && chance(40) ? ", over = \"E1\"" : ""
        return .whole("{ title = \"E\(number)\", when = \(Piece.whole(when())), value = \(value)\(over) }")
    }

    private mutating func choice(_ name: String, _ kind: Kind) -> Piece {
        let kind = kind == .numbers || kind == .record ? .text : kind
        var rows: [Piece] = (0...roll(0...3)).map { _ in .whole("{ \(literal(kind)), when = \(Piece.whole(when())) }") }
        if chance(80) { rows.append(.whole("{ \(literal(kind)) }")) }
        return .statement("choose \"\(name)\" { title = \"Choice\", \(Piece.items(rows)) }")
    }

    /// A row of the routing, which asks only where its program is decided.
    private mutating func row() -> Piece {
        let name = "\(prefix)_\(name("row", mayShadow: false))"
        let condition = inside { writer in
            writer.scope.level += 1
            (writer.scope.hasCase, writer.scope.isVariadic) = (true, false)
            return writer.expression(.boolean, 3)
        }
        let refer = chance(30) ? ", refer = \"team\"" : chance(30) ? ", flag = true" : ""
        let number = prefix.dropFirst()
        return .statement(
            "{ \"\(name)\", when = function(case) return case.program == \(String(number)) and \(condition) end, reason = \"Row\", source = \"Text\"\(refer) },"
        )
    }
}
