import TestSupport

/// Writes expressions of a given kind, of whatever the language has for it.
struct RandomRule {
    private var source: SeededGenerator

    init(seed: UInt64) { source = SeededGenerator(seed: seed) }

    enum Kind: CaseIterable {
        case number, money, boolean, date, text
    }

    /// An answer that gives the expression's value as something that can be written, or `"stopped"`.
    mutating func answer(_ name: String) -> String {
        let kind = Kind.allCases.randomElement(using: &source)!
        let expression = expression(kind, 4)
        let value =
            switch kind {
            case .number: "round((\(expression)) * 1000000, \"half_even\") / 1000000"
            case .money: "round(\(expression), \"half_even\")"
            default: expression
            }
        return """
            answer "\(name)" { value = function(case)
              local fine, value = pcall(function() return \(value) end)
              if fine then return value end
              return "stopped"
            end }
            """
    }

    private mutating func pick(_ choices: [String]) -> String { choices.randomElement(using: &source)! }
    private mutating func whole(_ range: ClosedRange<Int>) -> Int { .random(in: range, using: &source) }

    private mutating func expression(_ kind: Kind, _ depth: Int) -> String {
        if depth == 0 || whole(0...5) == 0 { return leaf(kind) }
        let next = depth - 1
        if whole(0...9) == 0, kind != .boolean {
            return "(\(expression(.boolean, next)) and \(expression(kind, next)) or \(expression(kind, next)))"
        }
        switch kind {
        case .number: return number(next)
        case .money: return money(next)
        case .boolean: return boolean(next)
        case .date: return date(next)
        case .text: return text(next)
        }
    }

    private mutating func leaf(_ kind: Kind) -> String {
        switch kind {
        case .number:
            return pick([
                "case.hours", "\(whole(0...12))", "\(whole(0...999)).\(whole(1...9))", "0.\(whole(10...99))5", "percent(\(whole(0...100)))",
                "1e3",
            ])
        case .money:
            return pick(["case.amount", "money \"\(whole(0...2_000)).\(whole(10...99))\"", "money \"1,290.00\"", "money \"0.01\""])
        case .boolean: return pick(["true", "false", "(case.hours > 3)", "case.flag"])
        case .date:
            return pick(["case.day", "case.on", "date \"\(whole(1999...2030))-0\(whole(1...9))-\(whole(10...28))\"", "date \"2024-02-29\""])
        case .text: return pick(["\"\"", "\"low\"", "\"high\"", "\"Ärzte, 3\"", "case.word"])
        }
    }

    private mutating func number(_ depth: Int) -> String {
        let (a, b) = (expression(.number, depth), expression(.number, depth))
        switch whole(0...17) {
        case 0, 1: return "(\(a) + \(b))"
        case 2, 3: return "(\(a) - \(b))"
        case 4, 5: return "(\(a) * \(b))"
        case 6, 7: return "(\(a) / \(b))"
        case 8: return "(\(a) // \(b))"
        case 9: return "(\(a) % \(b))"
        case 10: return "(-\(a))"
        case 11: return "round(\(a), \(rule("\(whole(1...9)).5")))"
        case 12: return "\(pick(["min", "max", "math.min", "math.max"]))(\(a), \(b), \(leaf(.number)))"
        case 13: return "\(pick(["abs", "math.floor", "math.ceil"]))(\(a))"
        case 14: return "(\(expression(.money, depth)) / \(expression(.money, depth)))"
        case 15: return "\(pick(["year", "month", "day", "weekday"]))(\(expression(.date, depth)))"
        case 16: return "\(pick(["days_between", "nights_between", "age"]))(\(expression(.date, depth)), \(expression(.date, depth)))"
        default: return list(a, b, expression(.number, depth))
        }
    }

    private mutating func list(_ a: String, _ b: String, _ c: String) -> String {
        let list = "{ \(a), \(b), \(c) }"
        switch whole(0...4) {
        case 0: return "sum(\(list))"
        case 1: return "count(\(list), function(x) return x > \(leaf(.number)) end)"
        case 2: return "sum(map(filter(\(list), function(x) return x ~= \(leaf(.number)) end), function(x) return x * 2 end))"
        case 3: return "#\(list)"
        default:
            return
                "(function() local list = \(list) table.sort(list) table.insert(list, \(leaf(.number))) return table.remove(list, 2) end)()"
        }
    }

    private mutating func money(_ depth: Int) -> String {
        let (a, b) = (expression(.money, depth), expression(.money, depth))
        switch whole(0...9) {
        case 0, 1: return "(\(a) + \(b))"
        case 2, 3: return "(\(a) - \(b))"
        case 4: return "(\(a) * \(expression(.number, depth)))"
        case 5: return "(\(expression(.number, depth)) * \(a))"
        case 6: return "(\(a) / \(expression(.number, depth)))"
        case 7: return "round(\(a), \(rule("money \"0.0\(whole(1...9))\"")))"
        case 8: return "\(pick(["min", "max"]))(\(a), \(b))"
        default:
            let weights = (1...3).map { _ in "\(whole(0...9))" }
            return
                "split(round(\(a), \"down\"), { a = \(weights[0]), b = \(weights[1]), c = 1 }, \"\(pick(["a", "b", "c"]))\").\(pick(["a", "b", "c"]))"
        }
    }

    private mutating func rule(_ unit: String) -> String {
        let name = pick(["half_up", "half_even", "up", "down"])
        return whole(0...1) == 0 ? "\"\(name)\"" : "\(name)_to_multiple_of(\(unit))"
    }

    private mutating func boolean(_ depth: Int) -> String {
        switch whole(0...5) {
        case 0: return "(not \(expression(.boolean, depth)))"
        case 1: return "(\(expression(.boolean, depth)) \(pick(["and", "or"])) \(expression(.boolean, depth)))"
        case 2: return "any({ \(expression(.number, depth)), \(leaf(.number)) }, function(x) return x >= \(leaf(.number)) end)"
        case 3:
            return "\(pick(["contains", "starts_with", "ends_with"]))(\(expression(.text, depth)), \(pick(["\"h\"", "\"3\"", "\"low\""])))"
        default:
            let kind: Kind = [.number, .money, .date, .text].randomElement(using: &source)!
            return "(\(expression(kind, depth)) \(pick(["<", "<=", ">", ">=", "==", "~="])) \(expression(kind, depth)))"
        }
    }

    private mutating func date(_ depth: Int) -> String {
        let day = expression(.date, depth)
        switch whole(0...5) {
        case 0: return "(\(day) + \(pick(["days", "weeks"]))(\(whole(-30...30))))"
        case 1: return "(\(day) - \(pick(["days", "weeks", "months", "years"]))(\(whole(0...30))))"
        case 2: return "add(\(day), \(pick(["months", "years"]))(\(whole(-30...30))), \"\(pick(["up", "down"]))\")"
        case 3: return "(\(day) + months(\(whole(0...13))))"
        case 4: return "financial_year(\(day)).\(pick(["starts", "ends"]))"
        default: return "\(pick(["min", "max"]))(\(day), \(expression(.date, depth)))"
        }
    }

    private mutating func text(_ depth: Int) -> String {
        let (a, b) = (expression(.text, depth), expression(.text, depth))
        switch whole(0...7) {
        case 0, 1: return "(\(a) .. \(b))"
        case 2: return "string.\(pick(["upper", "lower", "reverse"]))(\(pick(["\"Low 3\"", "\"\"", "\"high\""])))"
        case 3: return "trim(\" \" .. \(a) .. \" \")"
        case 4: return "replace(\(a), \(pick(["\"h\"", "\"low\"", "\"3\""])), \(b))"
        case 5: return "table.concat(split_text(\(a), \(pick(["\",\"", "\"o\""]))), \"-\")"
        case 6: return "text(round(\(expression(.number, depth)), \"half_up\"))"
        default: return "financial_year(\(expression(.date, depth))).name"
        }
    }
}
