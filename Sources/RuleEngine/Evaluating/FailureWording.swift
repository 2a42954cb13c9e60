import LuaSandbox
import RuleModel

/// What went wrong in a rule, in words: the only place that makes them.
enum FailureWording {
    /// One sentence for a code. `subject` is a name, a pair of kinds or the rule's own words, as the code has it.
    static func sentence(_ code: String, subject: String, operation: String = "", limits: Limits) -> String {
        let name = "`\(subject)`"
        return switch code {
        case "step_limit": "the rules took more than \(grouped(limits.steps)) steps"
        case "memory_limit" where !subject.isEmpty: subject
        case "memory_limit": "the rules used more than \(grouped(limits.memory)) bytes of memory"
        case "time_limit": "the rules took longer than \(Double(limits.milliseconds) / 1000) seconds of processor time"
        case "result_limit": "a result is larger than \(grouped(limits.resultBytes)) bytes"
        case "too_deep": "the rules call each other too deeply"
        case "not_available": "\(name) is not available in rules"
        case "wrong_kind": subject.isEmpty ? "values of these kinds do not go together" : kinds(subject, operation)
        case "number_too_large" where subject == "date": "a date is beyond the years 1 to 9999"
        case "number_too_large": "a number is beyond ±9,007,199,254,740,991"
        case "ratio_too_fine": "a number is finer than can be kept exactly"
        case "division_by_zero" where subject == "split": "`split` has no weight above nothing to share by"
        case "division_by_zero": "a division by zero"
        case "no_such_day": "the day does not exist in that month"
        case "frozen": "a rule tries to change something that is settled"
        case "bad_argument": badArgument(subject)
        case "bad_declaration": "a dated value of \(name) holds more than one value"
        case "rule_error": subject.isEmpty ? "a rule stopped with an error" : "a rule stopped: \(subject)"
        case "fact_missing": "\(name) is needed"
        case "fact_not_known": "\(name) is not known, so it cannot be compared or calculated with"
        case "circle": "answers go round in a circle: \(subject)"
        case "parameter_not_known": "\(name) has no value on this date"
        case "no_band": "no band of \(name) fits this case"
        case "no_row": "no row of \(name) fits this case"
        case "bad_share": "the shares of \(name) are below nothing or above the whole"
        case "conflict": conflict(subject)
        case "unrounded": "\(unrounded(subject)) is not rounded: it cannot be written exactly in pence, or as a decimal"
        case "bad_result": badResult(subject)
        case "dynamic_read" where subject.isEmpty: "the case itself cannot be given, only what is read of it"
        case "dynamic_read": "\(name) is read by a name that does not stand in the text"
        case "unknown_name": "\(name) is not a fact, parameter or answer of this rulebook"
        // Never the text itself: it may be a fact of the case.
        case "malformed_number": "a text is not a number"
        case "malformed_money": "a text is not an amount"
        case "malformed_date": "a text is not a date"
        default: "a rule stopped with the error \(code)"
        }
    }

    /// What an author can do about it.
    static func remedy(_ code: String) -> String? {
        switch code {
        case "unrounded": "round it where the rule says how: round(amount, \"half_even\")"
        case "bad_result": "an answer is text, a number, an amount, a date, yes or no, or a list or record of them, not within itself"
        case "fact_not_known": "ask first whether it is known: case.NAME ~= nil and …"
        case "dynamic_read": "write case.NAME"
        case "no_such_day": "give a day that there is; where months are added, say how to round: add(day, months(1), \"down\")"
        case "no_row": "end with a row that has no `when`"
        case "no_band": "add a row for it, or say where the bands apply: applies = function(case) … end"
        case "parameter_not_known": "add its value by date, or let the rule ask only where it has one"
        case "frozen": "build a new list or record instead"
        default: nil
        }
    }

    private static func conflict(_ subject: String) -> String {
        let parts = subject.split(separator: "\n").map(String.init)
        guard parts.count == 3 else { return "two exceptions apply and disagree" }
        return "two exceptions of `\(parts[0])` apply and disagree: `\(parts[1])` and `\(parts[2])`"
    }

    /// `the 1st value must be money` of a function, or what a loop or list was given.
    private static func badArgument(_ subject: String) -> String {
        if subject.isEmpty { return "a function was given something it cannot use" }
        if subject.hasPrefix("`") { return subject }
        return subject == "whole number" ? "a loop counts in whole numbers" : "\(subject) cannot be used here"
    }

    /// What a script gave, in the host's words, or the key under which an answer holds something.
    private static func badResult(_ subject: String) -> String {
        switch subject {
        case "", "something else": "a result is of a kind that cannot be given"
        case "more than one value": "a function gives more than one value"
        case "more than 32 levels, or a circle": "a result holds itself, or is nested more than 32 deep"
        default: "what `\(subject)` holds cannot be given"
        }
    }

    /// A name, or the key and owner of an amount: `weekly`, `placement`.
    private static func unrounded(_ subject: String) -> String {
        let parts = subject.split(separator: "\n").map(String.init)
        if parts.count == 2 { return "`\(parts[0])` of `\(parts[1])`" }
        return subject.isEmpty ? "an amount" : "`\(subject)`"
    }

    /// `money and number`, one kind alone, or a key, its owner, what it must be and what it is → a sentence.
    private static func kinds(_ subject: String, _ operation: String) -> String {
        let parts = subject.split(separator: "\n").map(String.init)
        if parts.count == 2, parts[0] == "key" {
            return parts[1] == "nothing" ? "a missing value cannot be a key" : "a list, a record or a function cannot be a key"
        }
        if parts.count == 4 {
            return "`\(parts[0])` of `\(parts[1])` must be \(KindAdvice.inWords(parts[2])), not \(KindAdvice.inWords(parts[3]))"
        }
        let sides = subject.split(separator: " and ").map(KindAdvice.inWords)
        guard sides.count == 2 else { return KindAdvice.words(ofOne: operation, sides.joined(separator: " and ")).message }
        switch operation {
        case "compare" where sides[0] == sides[1]: return "\(sides[0]) cannot be put in order"
        case "compare": return "\(sides[0]) cannot be compared with \(sides[1])"
        case "concat": return "\(sides[0]) cannot be joined with \(sides[1])"
        default: return "\(sides[0]) and \(sides[1]) cannot be calculated with"
        }
    }

    private static func grouped(_ number: Int) -> String {
        var text = ""
        for (index, digit) in String(number).reversed().enumerated() {
            if index > 0, index % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        return String(text.reversed())
    }
}
