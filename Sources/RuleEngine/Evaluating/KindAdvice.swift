import LuaSyntax

/// What is wrong with an operation on two kinds of value, and what to write instead: alike before any case and in one.
///
/// Kinds are in an author's words: `money`, `a number`, `nothing`.
enum KindAdvice {
    struct Words {
        let message: String
        var help: String?
    }

    static func words(_ operation: BinaryOperation.Operator, _ left: String, _ right: String) -> Words {
        let (left, right) = (shown(left), shown(right))
        if left == missing || right == missing { return ofMissing(operation, left, right) }
        let (money, number) = (left == "money" || right == "money", left == "a number" || right == "a number")
        if money, number || left == right, let words = ofMoney(operation, left, right) { return words }
        if operation.isSum, let words = ofDates(operation, left, right) { return words }
        let help = left == "text" || right == "text" ? advice(forTextBeside: left == "text" ? right : left, operation) : nil
        if operation.isOrdering || operation.isEquality {
            let message = left == right ? "\(left) cannot be put in order" : "\(left) cannot be compared with \(right)"
            return Words(message: message, help: help)
        }
        let verb =
            switch operation {
            case .add: "added to"
            case .subtract: "subtracted from"
            case .multiply: "multiplied with"
            case .concat: "joined with"
            default: "divided by"
            }
        switch operation {
        case .add, .subtract: return Words(message: "\(right) cannot be \(verb) \(left)", help: help)
        case .power: return Words(message: "\(left) cannot be raised to a power", help: help)
        default: return Words(message: "\(left) cannot be \(verb) \(right)", help: help)
        }
    }

    private static func ofMoney(_ operation: BinaryOperation.Operator, _ left: String, _ right: String) -> Words? {
        switch operation {
        case .floorDivide where left == "money" && right != "money":
            Words(message: "`//` does not divide money by a number", help: "write `/` and say how to round: round(amount / 2, \"down\")")
        case .modulo where left == "money" && right != "money":
            Words(
                message: "`%` does not divide money by a number",
                help: "for a percentage write amount * percent(2); for what is left over divide by money: amount % money \"2.00\"")
        case .multiply where left == right:
            Words(message: "money cannot be multiplied with money", help: "one of the two must be a number, as hours or a share")
        case .power: Words(message: "money cannot be raised to a power")
        case .divide where left != "money", .floorDivide where left != "money", .modulo where left != "money":
            Words(message: "a number cannot be divided by money", help: "money divided by money gives a number: amount / money \"5.00\"")
        case .add, .subtract, .less, .lessEqual, .greater, .greaterEqual, .equal, .notEqual:
            left == right ? nil : Words(message: sentence(operation, left, right), help: "write the amount as money \"…\"")
        default: nil
        }
    }

    private static func sentence(_ operation: BinaryOperation.Operator, _ left: String, _ right: String) -> String {
        switch operation {
        case .add: "\(right) cannot be added to \(left)"
        case .subtract: "\(right) cannot be subtracted from \(left)"
        default: "\(left) cannot be compared with \(right)"
        }
    }

    private static func ofDates(_ operation: BinaryOperation.Operator, _ left: String, _ right: String) -> Words? {
        guard left == "a date" || right == "a date" else { return nil }
        let message = "\(right) cannot be \(operation == .add ? "added to" : "subtracted from") \(left)"
        let hasNumber = left == "a number" || right == "a number"
        return Words(message: message, help: hasNumber ? "say of what: days(7), weeks(1), months(1), years(1)" : nil)
    }

    private static func advice(forTextBeside other: String, _ operation: BinaryOperation.Operator) -> String? {
        switch other {
        case "a number": operation == .add ? "to join texts write `..`; a number has no quotes: 5" : "a number has no quotes: 5"
        case "money": "write the amount as money \"…\""
        case "a date": "write the date as date \"2026-04-01\""
        case "yes or no": operation.isEquality ? "yes or no is true or false, without quotes" : nil
        default: operation == .add ? "to join texts write `..`" : nil
        }
    }

    // MARK: What is not there

    private static let missing = "a missing value"

    private static func shown(_ kind: String) -> String { kind == "nothing" ? missing : kind }

    private static func ofMissing(_ operation: BinaryOperation.Operator, _ left: String, _ right: String) -> Words {
        let verb = operation.isOrdering || operation.isEquality ? "compared" : operation == .concat ? "joined" : "calculated with"
        return Words(message: "\(missing) cannot be \(verb)", help: "ask first whether it is there: x ~= nil and …")
    }

    // MARK: One value

    /// What is wrong with an operation on one value: a call, the reading of a part, `-x`, `#x`.
    static func words(ofOne operation: String, _ kind: String) -> Words {
        var words = Words(message: sentence(ofOne: operation, shown(kind)))
        if kind == "nothing" { words.help = "ask first whether it is there: x ~= nil and …" }
        return words
    }

    private static func sentence(ofOne operation: String, _ kind: String) -> String {
        switch operation {
        case "call": "\(kind) is not a function, so it cannot be called"
        case "index", "read": "\(kind) has no parts that could be read"
        case "negation": "\(kind) cannot be made negative"
        case "length": "`#` counts the items of a list, and this is \(kind)"
        case "concat": "\(kind) cannot be joined to a text"
        case "compare": "\(kind) cannot be put in order"
        case "store": "\(kind) has no parts that could be set"
        case "loop": "a loop counts in whole numbers, and this is \(kind)"
        default: "\(kind) cannot be used in this way"
        }
    }

    /// As failures name kinds → as authors do.
    static func inWords(_ kind: some StringProtocol) -> String {
        switch kind {
        case "nil", "nothing": "nothing"
        case "boolean", "true", "false": "yes or no"
        case "number": "a number"
        case "date": "a date"
        case "duration": "a duration"
        case "string", "text": "text"
        case "table", "list", "record": "a list or record"
        case "function": "a function"
        case "from nothing": "£0.00 or more"
        case "below nothing": "less"
        default: String(kind)
        }
    }
}
