extension ProgramWriter {
    /// Some statements; where they belong to a function, it gives values of these kinds at the end.
    mutating func block(_ depth: Int, gives results: [Kind]? = nil) -> Piece {
        inside { writer in
            var lines: [Piece] = []
            for _ in 0..<writer.roll(depth > 1 ? 1...4 : 0...2) { lines += writer.statement(depth, gives: results) }
            if let results { lines.append(writer.ending(results, depth)) }
            return .lines(lines)
        }
    }

    private mutating func ending(_ results: [Kind], _ depth: Int) -> Piece {
        let routines = scope.callable.filter { $0.results == results }
        if chance(30), let routine = routines.randomElement(using: &source) { return .statement("return \(call(routine, 1))") }
        return .statement("return \(Piece.items(results.map { expression($0, depth > 1 ? 3 : 2) }))")
    }

    private mutating func statement(_ depth: Int, gives results: [Kind]?) -> [Piece] {
        room -= 1
        if depth <= 0 || room < 0 { return [chance(50) ? local() : assignment()] }
        if isHungry, chance(6) { return hungry() }
        switch roll(0...31) {
        case 0...5: return [local()]
        case 6...9: return [assignment()]
        case 10: return [several()]
        case 11...14: return [condition(depth, gives: results)]
        case 15, 16: return [numericLoop(depth, gives: results)]
        case 17, 18: return [listLoop(depth, gives: results)]
        case 19: return counted(depth, gives: results)
        case 20...22: return [function(depth)]
        case 23: return recursion()
        case 24, 25: return caught(depth)
        case 26: return [change()]
        case 27: return [failing(gives: results)]
        case 28: return [.statement("do\(block(depth - 1, gives: nil))end")]
        case 29: return boxed(depth)
        case 30: return closures(depth)
        default: return [callStatement()]
        }
    }

    // MARK: Names

    private mutating func local() -> Piece {
        let kind = pick(Kind.allCases)
        let value = expression(kind, 3)
        let isConstant = chance(12)
        let name = name("v")
        scope.declare(name, kind, isConstant: isConstant)
        return .statement("local \(name)\(isConstant ? " <const>" : "") = \(value)")
    }

    private mutating func assignment() -> Piece {
        guard let variable = scope.assignable.randomElement(using: &source) else { return local() }
        return .statement("\(variable.name) = \(expression(variable.kind, 3))")
    }

    /// Several names at once: of a call, of a list, exchanged, or too many of them.
    private mutating func several() -> Piece {
        let routines = scope.callable.filter { $0.results.count > 1 }
        if chance(60), let routine = routines.randomElement(using: &source) {
            let value = call(routine, 2)
            let names = routine.results.map { _ in name("v") }
            for (name, kind) in zip(names, routine.results) { scope.declare(name, kind) }
            return .statement("local \(names.joined(separator: ", ")) = \(value)")
        }
        let variables = scope.assignable
        if variables.count > 1, chance(50) {
            let (a, b) = (pick(variables), pick(variables))
            if a.kind == b.kind, a.name != b.name { return .statement("\(a.name), \(b.name) = \(b.name), \(a.name)") }
            if let list = scope.names(of: .numbers).randomElement(using: &source), a.kind == .number {
                return .statement("\(a.name), \(list)[\(roll(1...3))] = \(expression(.number, 2)), \(expression(.number, 2))")
            }
        }
        let (first, second) = (pick(Kind.plain), pick(Kind.plain))
        let values: Piece = .items([expression(first, 2), expression(second, 2)])
        let names = [name("v"), name("v"), name("u", mayShadow: false)]
        scope.declare(names[0], first)
        scope.declare(names[1], second)
        return .statement("local \((chance(30) ? names : Array(names.prefix(2))).joined(separator: ", ")) = \(values)")
    }

    // MARK: Control

    private mutating func condition(_ depth: Int, gives results: [Kind]?) -> Piece {
        let first: Piece = "if \(expression(.boolean, 3)) then\(branch(depth, gives: results))"
        switch roll(0...3) {
        case 0: return .statement("\(Piece.whole(first))end")
        case 1: return .statement("\(Piece.whole(first))else\(branch(depth, gives: results))end")
        default:
            let next: Piece = "elseif \(expression(.boolean, 2)) then\(branch(depth, gives: results))"
            if chance(50) { return .statement("\(Piece.whole(first))\(Piece.whole(next))end") }
            return .statement("\(Piece.whole(first))\(Piece.whole(next))else\(branch(depth, gives: results))end")
        }
    }

    /// It may leave the loop or the function.
    private mutating func branch(_ depth: Int, gives results: [Kind]?) -> Piece {
        var piece = block(depth - 1)
        if scope.loops > 0, chance(25) {
            piece.inner.append(.statement("break"))
        } else if let results, chance(20) {
            piece.inner.append(inside { $0.ending(results, 1) })
        }
        return piece
    }

    private mutating func loop(_ depth: Int, gives results: [Kind]?, _ declare: (inout ProgramWriter) -> Void) -> Piece {
        inside { writer in
            writer.scope.loops += 1
            declare(&writer)
            return writer.branch(depth, gives: results)
        }
    }

    private mutating func numericLoop(_ depth: Int, gives results: [Kind]?) -> Piece {
        let name = name("i")
        let bounds: Piece = chance(85) ? "\(roll(1...3)), \(roll(0...5))" : "\(roll(1...2)), \(expression(.number, 1))"
        let step = chance(30) ? ", \(pick(["1", "2", "-1", "-2"]))" : ""
        let guarded = bounds.inner.isEmpty
        let block = loop(depth, gives: results) { $0.scope.declare(name, .number, isConstant: !$0.chance(10)) }
        if guarded { return .statement("for \(name) = \(bounds)\(step) do\(block)end") }
        return .statement("for \(name) = \(Piece.whole(bounds)) do\(stopping(block, after: 6, name))end")
    }

    /// A loop whose end is worked out goes round a few times only.
    private func stopping(_ block: Piece, after turns: Int, _ name: String) -> Piece {
        var block = block
        block.inner.insert(.statement("if \(name) > \(turns) then break end"), at: 0)
        return block
    }

    private mutating func listLoop(_ depth: Int, gives results: [Kind]?) -> Piece {
        let (place, item) = (name("k", mayShadow: false), name("v"))
        if chance(25) {
            let record = expression(.record, 1)
            let block = loop(depth, gives: results) {
                $0.scope.declare(place, .text)
                $0.scope.hide(item)
            }
            return .statement("for \(place), \(item) in pairs(\(record)) do\(block)end")
        }
        if chance(20) {
            let block = loop(depth, gives: results) { $0.scope.declare(item, .record) }
            let visits = scope.hasCase ? "case.visits" : "{ { n = 1, s = \"\", m = money \"1.00\" } }"
            return .statement("for _, \(item) in ipairs(\(visits)) do\(block)end")
        }
        let walk = pick(["ipairs", "ipairs", "pairs"])
        let list = expression(.numbers, 2)
        let block = loop(depth, gives: results) {
            $0.scope.declare(place, .number)
            $0.scope.declare(item, .number)
        }
        return .statement("for \(place), \(item) in \(walk)(\(list)) do\(block)end")
    }

    /// `while` and `repeat`, which end after some rounds.
    private mutating func counted(_ depth: Int, gives results: [Kind]?) -> [Piece] {
        let (name, times) = (name("n", mayShadow: false), roll(1...5))
        let start: Piece = .statement("local \(name) = 0")
        let next: Piece = .whole(.statement("\(name) = \(name) + 1"))
        scope.declare(name, .number, isConstant: true)
        if chance(50) {
            var block = loop(depth, gives: results) { _ in }
            block.inner.insert(next, at: 0)
            return [start, .statement("while \(name) < \(times) and \(expression(.boolean, 2)) do\(block)end")]
        }
        let done = self.name("b", mayShadow: false)
        var block = loop(depth, gives: nil) { _ in }
        block.inner.removeAll { $0.words == ["break"] }
        let last: Piece = .statement("local \(done) = \(expression(.boolean, 2))")
        block.inner.insert(contentsOf: [next, last], at: 0)
        return [start, .statement("repeat\(block)until \(done) or \(name) >= \(times)")]
    }

    // MARK: Tables

    /// Something that holds others is changed.
    private mutating func change() -> Piece {
        let (lists, records) = (scope.names(of: .numbers), scope.names(of: .record))
        if let list = lists.randomElement(using: &source), chance(60) || records.isEmpty {
            switch roll(0...5) {
            case 0: return .statement("table.insert(\(list), \(expression(.number, 2)))")
            case 1: return .statement("table.insert(\(list), 1, \(expression(.number, 2)))")
            case 2: return .statement("table.remove(\(list))")
            case 3: return .statement("table.sort(\(list)\(pick(["", ", function(a, b) return a > b end"])))")
            case 4: return .statement("\(list)[#\(list) + 1] = \(expression(.number, 2))")
            default: return .statement("\(list)[\(roll(1...2))] = \(expression(.number, 2))")
            }
        }
        guard let record = records.randomElement(using: &source) else { return local() }
        switch roll(0...3) {
        case 0: return .statement("\(record).n = \(expression(.number, 2))")
        case 1: return .statement("\(record).s = \(expression(.text, 2))")
        case 2: return .statement("\(record)[\"m\"] = \(expression(.money, 2))")
        default: return .statement("\(record).n, \(record).s = \(expression(.number, 2)), \(expression(.text, 2))")
        }
    }
}
