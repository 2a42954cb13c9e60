extension ProgramWriter {
    /// An expression that mostly gives a value of the kind.
    mutating func expression(_ kind: Kind, _ depth: Int) -> Piece {
        room -= 1
        if depth <= 0 || room < 0 { return leaf(kind) }
        let next = depth - 1
        switch roll(0...39) {
        case 0: return wild(next)
        case 1...7: return leaf(kind)
        case 8...12: return called(kind, next)
        case 13...14: return "(\(expression(.boolean, next)) and \(expression(kind, next)) or \(expression(kind, next)))"
        case 15: return immediate(kind, next)
        case 16: return "(select(2, \(expression(.text, next)), \(expression(kind, next))))"
        case 17: return "unknown(\(expression(kind, next)))"
        case 18: return "({ \(Piece.items([expression(kind, next), expression(kind, 0)])) })[\(roll(1...2))]"
        case 19: return "({ k = \(expression(kind, next)) }).k"
        case 20, 21: return answer(kind)
        default: return operation(kind, next)
        }
    }

    /// Of a kind that may not be wanted here, which the text does not show.
    private mutating func wild(_ depth: Int) -> Piece { "unknown(\(chance(30) ? "nil" : expression(pick(Kind.allCases), depth)))" }

    private mutating func answer(_ kind: Kind) -> Piece {
        guard scope.hasCase, let answer = scope.answers.filter({ $0.kind == kind }).randomElement(using: &source) else { return leaf(kind) }
        return .init(stringLiteral: "case.\(answer.name)")
    }

    private mutating func called(_ kind: Kind, _ depth: Int) -> Piece {
        let routines = scope.callable.filter { $0.results.first == kind }
        guard let routine = routines.randomElement(using: &source) else { return operation(kind, depth) }
        let call = call(routine, depth)
        return routine.results.count > 1 ? "(\(call))" : call
    }

    /// A function that is called where it stands.
    private mutating func immediate(_ kind: Kind, _ depth: Int) -> Piece {
        let routine = Scope.Routine(
            name: "", takesCase: false, parameters: chance(50) ? [pick(Kind.plain)] : [], isVariadic: chance(30), results: [kind])
        let body = body(routine, depth: 0)
        return "(function\(body))(\(arguments(of: routine, depth)))"
    }

    mutating func leaf(_ kind: Kind) -> Piece {
        let names = scope.names(of: kind)
        if chance(55), let name = names.randomElement(using: &source) { return .init(stringLiteral: name) }
        if scope.hasCase, chance(45) { return .init(stringLiteral: fact(kind)) }
        return literal(kind)
    }

    private mutating func fact(_ kind: Kind) -> String {
        switch kind {
        case .number: pick(["case.hours", "case.hours", "case.hours", "case.share", "(#case.needs)", "case.maybe"])
        case .money: pick(["case.amount", "case.amount", "case.rate"])
        case .boolean: pick(["case.flag", "case.flag", "case.flag", "(case.maybe ~= nil)", "includes(case.needs, \"food\")"])
        case .date: pick(["case.day", "case.on"])
        case .text: pick(["case.word", "case.needs[1]", "case.word"])
        case .numbers: "map(case.visits, function(v) return v.n end)"
        case .record: "case.visits[1]"
        }
    }

    mutating func literal(_ kind: Kind) -> Piece {
        switch kind {
        case .number:
            return .init(
                stringLiteral: pick([
                    "\(roll(0...12))", "\(roll(0...3))", "\(roll(0...99)).\(roll(1...9))", "0.5", "percent(\(roll(0...100)))", "1e3",
                    "0x10",
                ]))
        case .money:
            return .init(
                stringLiteral: pick(["money \"\(roll(0...900)).\(roll(10...99))\"", "money \"1,290.00\"", "money(\(roll(0...40)))"]))
        case .boolean: return .init(stringLiteral: pick(["true", "false"]))
        case .date:
            return .init(stringLiteral: pick(["date \"\(roll(1999...2030))-0\(roll(1...9))-\(roll(10...28))\"", "date \"2024-02-29\""]))
        case .text: return .init(stringLiteral: pick(["\"\"", "\"low\"", "'high'", "[[long]]", "\"Ärzte, 3\"", "\"a\\nb\""]))
        case .numbers: return "{ \(Piece.items((0..<roll(0...4)).map { _ in .init(stringLiteral: "\(roll(0...20))") })) }"
        case .record: return "{ n = \(roll(0...9)), s = \"s\", m = money \"2.50\" }"
        }
    }

    /// What the language has for a kind.
    private mutating func operation(_ kind: Kind, _ depth: Int) -> Piece {
        switch kind {
        case .number: return number(depth)
        case .money: return money(depth)
        case .boolean: return boolean(depth)
        case .date: return date(depth)
        case .text: return text(depth)
        case .numbers: return numbers(depth)
        case .record: return record(depth)
        }
    }

    // MARK: Kinds

    private mutating func number(_ depth: Int) -> Piece {
        let a = expression(.number, depth)
        switch roll(0...21) {
        case 0...2: return "(\(a) + \(expression(.number, depth)))"
        case 3...4: return "(\(a) - \(expression(.number, depth)))"
        case 5...6: return "(\(a) * \(expression(.number, depth)))"
        case 7: return "round(\(a) / \(expression(.number, depth)), \"half_up\")"
        case 8: return "(\(a) // \(expression(.number, depth)))"
        case 9: return "(\(a) % \(expression(.number, depth)))"
        case 10: return "(-\(a))"
        case 11: return "(\(a) ^ \(roll(0...3)))"
        case 12: return "\(pick(["min", "max", "math.min"]))(\(Piece.items([a, expression(.number, depth)])))"
        case 13: return "\(pick(["abs", "math.floor", "math.ceil"]))(\(a))"
        case 14: return "(#\(named(.numbers, depth)))"
        case 15: return "\(named(.record, depth)).n"
        case 16: return "\(named(.numbers, depth))[\(roll(1...3))]"
        case 17: return sum(depth)
        case 18: return "\(pick(["year", "month", "day", "weekday"]))(\(expression(.date, depth)))"
        case 19: return "days_between(\(expression(.date, depth)), \(expression(.date, depth)))"
        case 20: return scope.isVariadic ? "(select(\"#\", ...) + \(a))" : "(#\(named(.text, depth)))"
        default: return "(\(expression(.money, depth)) // \(expression(.money, depth)))"
        }
    }

    /// Something that may stand before `[` and `:`.
    private mutating func named(_ kind: Kind, _ depth: Int) -> Piece { "(\(expression(kind, depth)))" }

    private mutating func sum(_ depth: Int) -> Piece {
        switch roll(0...3) {
        case 0: return "sum(\(expression(.numbers, depth)))"
        case 1: return "count(\(expression(.numbers, depth)), \(test(depth)))"
        case 2: return "sum(\(expression(.numbers, depth)), \(change(depth)))"
        default: return "tonumber(\(pick(["\"12\"", "\"7.5\"", "case.word"]).withoutCase(scope.hasCase)))"
        }
    }

    /// A function of a number.
    private mutating func test(_ depth: Int) -> Piece {
        let routine = Scope.Routine(name: "", takesCase: false, parameters: [.number], isVariadic: false, results: [.boolean])
        return "function\(Piece.whole(body(routine, depth: 0)))"
    }

    private mutating func change(_ depth: Int) -> Piece {
        let named = scope.callable.filter {
            $0.parameters == [.number] && $0.results == [.number] && !$0.takesCase && !$0.name.contains(":")
        }
        if chance(40), let routine = named.randomElement(using: &source) { return .init(stringLiteral: routine.name) }
        let routine = Scope.Routine(name: "", takesCase: false, parameters: [.number], isVariadic: false, results: [.number])
        return "function\(Piece.whole(body(routine, depth: 0)))"
    }

    private mutating func money(_ depth: Int) -> Piece {
        let a = expression(.money, depth)
        switch roll(0...9) {
        case 0...2: return "(\(a) + \(expression(.money, depth)))"
        case 3: return "(\(a) - \(expression(.money, depth)))"
        case 4: return "round(\(a) * \(expression(.number, depth)), \"\(pick(["half_up", "half_even", "up", "down"]))\")"
        case 5: return "round(\(a) / \(expression(.number, depth)), \"half_even\")"
        case 6: return "(\(roll(0...4)) * \(a))"
        case 7: return "\(pick(["min", "max"]))(\(Piece.items([a, expression(.money, depth)])))"
        case 8: return "\(named(.record, depth)).m"
        default: return "split(round(\(a), \"down\"), { a = \(roll(0...5)), b = 1 }, \"a\").\(pick(["a", "b"]))"
        }
    }

    private mutating func boolean(_ depth: Int) -> Piece {
        switch roll(0...13) {
        case 0, 1: return "(not \(expression(.boolean, depth)))"
        case 2...4: return "(\(expression(.boolean, depth)) \(pick(["and", "or"])) \(expression(.boolean, depth)))"
        case 5: return "\(pick(["any", "all"]))(\(expression(.numbers, depth)), \(test(depth)))"
        case 6:
            return "\(pick(["contains", "starts_with", "ends_with"]))(\(expression(.text, depth)), \(pick(["\"h\"", "\"3\"", "\"low\""])))"
        case 7: return "includes(\(expression(.numbers, depth)), \(expression(.number, depth)))"
        case 8: return "(type(\(expression(pick(Kind.allCases), depth))) == \"\(pick(["number", "money", "string", "table", "nil"]))\")"
        case 9: return "(\(expression(.number, depth)) == nil)"
        default:
            let kind = pick([Kind.number, .number, .money, .date, .text])
            let left = expression(kind, depth)
            // At their turn as often as anywhere: the same again, or a number that many others are.
            let right = chance(25) ? left : kind == .number && chance(30) ? "\(roll(0...3))" : expression(kind, depth)
            return "(\(left) \(pick(["<", "<=", ">", ">=", "==", "~="])) \(right))"
        }
    }

    private mutating func date(_ depth: Int) -> Piece {
        let day = expression(.date, depth)
        switch roll(0...5) {
        case 0: return "(\(day) + \(pick(["days", "weeks"]))(\(roll(-30...30))))"
        case 1: return "(\(day) - \(pick(["days", "weeks", "months", "years"]))(\(roll(0...30))))"
        case 2: return "add(\(day), \(pick(["months", "years"]))(\(roll(-30...30))), \"\(pick(["up", "down"]))\")"
        case 3: return "(\(day) + months(\(roll(0...13))))"
        case 4: return "financial_year(\(day)).\(pick(["starts", "ends"]))"
        default: return "\(pick(["min", "max"]))(\(Piece.items([day, expression(.date, depth)])))"
        }
    }

    private mutating func text(_ depth: Int) -> Piece {
        switch roll(0...13) {
        case 0...2: return "(\(expression(.text, depth)) .. \(expression(.text, depth)))"
        case 3: return "(\(expression(.text, depth)) .. \(expression(pick([.number, .money]), depth)))"
        case 4: return "\(named(.text, depth)):\(pick(["upper", "lower", "reverse"]))()"
        case 5: return "string.sub(\(expression(.text, depth)), \(roll(-2...2)), \(roll(-2...3)))"
        case 6: return "replace(\(expression(.text, depth)), \(pick(["\"h\"", "\"low\""])), \(expression(.text, 0)))"
        case 7: return "table.concat(split_text(\(expression(.text, depth)), \(pick(["\",\"", "\"o\""]))), \"-\")"
        case 8: return "tostring(\(expression(pick([.number, .boolean, .date, .text]), depth)))"
        case 9: return "text(\(expression(pick([.money, .date]), depth)))"
        case 10: return "\(named(.record, depth)).s"
        case 11: return "type(\(expression(pick(Kind.allCases), depth)))"
        case 12: return "string.rep(\(expression(.text, 0)), \(roll(0...3)), \"+\")"
        default: return "table.concat(\(expression(.numbers, depth)), \", \")"
        }
    }

    private mutating func numbers(_ depth: Int) -> Piece {
        switch roll(0...6) {
        case 0: return "map(\(expression(.numbers, depth)), \(change(depth)))"
        case 1: return "filter(\(expression(.numbers, depth)), \(test(depth)))"
        case 2 where scope.isVariadic: return "{ ... }"
        case 3: return "{ table.unpack(\(expression(.numbers, depth))) }"
        case 4:
            let routines = scope.callable.filter { $0.results.last == .number }
            guard let routine = routines.randomElement(using: &source) else { return literal(.numbers) }
            return "{ \(Piece.items([expression(.number, depth), call(routine, depth)])) }"
        default: return "{ \(Piece.items((0..<roll(0...3)).map { _ in expression(.number, depth) })) }"
        }
    }

    private mutating func record(_ depth: Int) -> Piece {
        let key = pick(["n", "[\"n\"]"])
        return
            "{ \(Piece.whole("\(key) = \(expression(.number, depth)), s = \(expression(.text, depth)), m = \(expression(.money, depth))")) }"
    }
}

extension String {
    /// A text, where there is no case to read.
    fileprivate func withoutCase(_ hasCase: Bool) -> String { hasCase || !hasPrefix("case.") ? self : "\"3\"" }
}
