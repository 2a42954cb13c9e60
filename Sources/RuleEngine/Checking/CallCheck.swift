import LuaSyntax
import RuleModel

/// What the functions of the library are given, where the text shows it.
struct CallCheck {
    let report: Report
    let inference: KindInference

    func check(_ call: Call, in part: Part) {
        guard case .name(let name) = call.callee.kind, name.isGlobal else { return }
        checkCount(call, name.text, in: part)
        switch name.text {
        case "round": checkRounding(call, in: part)
        case "add": checkDayRounding(call, in: part)
        case "min", "max": checkOneKind(call, name.text, in: part)
        case "includes", "any", "all", "count", "sum", "map", "filter": checkList(call, name.text, in: part)
        case "ipairs":
            guard let list = call.arguments.first, let words = notAList(list) else { break }
            error("`ipairs` goes through a list, and this is \(words)", at: part.location(list.span))
        default: break
        }
    }

    private func error(_ message: String, at place: SourceLocation, help: String...) {
        report.add(Diagnostic("wrong_kind", message, at: place, help: help))
    }

    // MARK: How many

    /// The most values that functions of the library look at. Those that take any number, or refuse more by themselves, are not here.
    private static let most: [String: Int] = [
        "money": 1, "percent": 1, "number": 1, "round": 2, "half_up_to_multiple_of": 1, "half_even_to_multiple_of": 1,
        "up_to_multiple_of": 1, "down_to_multiple_of": 1, "split": 3, "abs": 1, "date": 1, "days": 1, "weeks": 1, "months": 1, "years": 1,
        "add": 3, "age": 2, "days_between": 2, "nights_between": 2, "weekday": 1, "financial_year": 1, "year": 1, "month": 1, "day": 1,
        "includes": 2, "count": 2, "sum": 3, "any": 2, "all": 2, "map": 2, "filter": 2, "rows": 1, "ipairs": 1, "pairs": 1, "text": 1,
        "contains": 2, "starts_with": 2, "ends_with": 2, "replace": 3, "split_text": 2, "trim": 1, "type": 1, "tostring": 1,
    ]

    private func checkCount(_ call: Call, _ name: String, in part: Part) {
        guard let most = Self.most[name], call.arguments.count > most else { return }
        let place = part.location(call.arguments[most].span)
        // `money(1,420.00)` and `round(x, 2, "up")` are told otherwise.
        if report.hasError(on: place.line, of: place.file) { return }
        if name == "round", case .number = call.arguments[1].unparenthesized.kind { return }
        let help = name == "round" ? ["round(x, half_up_to_multiple_of(0.01)) rounds a number to two places"] : []
        report.add(
            Diagnostic(
                "bad_argument", "`\(name)` takes \(most) value\(most == 1 ? "" : "s"), and is given \(call.arguments.count)",
                at: place, help: help))
    }

    // MARK: Rounding

    private static let roundings = ["half_up", "half_even", "up", "down"]

    private func checkRounding(_ call: Call, in part: Part) {
        let list =
            "the roundings are \(Self.roundings.map { "\"\($0)\"" }.joined(separator: ", ")), and to a multiple: half_up_to_multiple_of(5)"
        guard call.arguments.count > 1 else {
            guard call.arguments.count == 1, !call.arguments[0].isMultiple else { return }
            report.error("bad_argument", "`round` is not told how to round", at: part.location(call.argumentsSpan), help: list)
            return
        }
        let place = part.location(call.arguments[1].span)
        switch call.arguments[1].unparenthesized.kind {
        case .string(let literal) where !Self.roundings.contains(literal.text):
            report.add(
                Diagnostic(
                    "unknown_choice", "`\(literal.text)` is not a rounding", at: place,
                    help: Report.didYouMean(Self.plain(literal.text), Self.roundings, exactly: true) + [list]))
        case .number:
            report.error(
                "bad_argument", "`round` takes no number of places", at: place,
                help:
                    "money is rounded to the penny, and numbers to whole ones; round(x, half_up_to_multiple_of(0.01)) rounds a number to two places"
            )
        default: break
        }
    }

    /// `Half-Up` as `half_up`.
    private static func plain(_ text: String) -> String {
        text.lowercased().split { !$0.isLetter }.joined(separator: "_")
    }

    private func checkDayRounding(_ call: Call, in part: Part) {
        guard call.arguments.count > 2, case .string(let literal) = call.arguments[2].unparenthesized.kind,
            !["up", "down"].contains(literal.text)
        else { return }
        report.error(
            "unknown_choice", "`\(literal.text)` does not say which day to take", at: part.location(call.arguments[2].span),
            help: "it is \"up\" or \"down\": where the day does not exist, the first of the next month or the last of this one")
    }

    // MARK: Lists

    private func notAList(_ argument: Expression) -> String? {
        switch inference.kind(of: argument) {
        case .list, .record: nil
        case let kind: kind.words
        }
    }

    private func checkList(_ call: Call, _ name: String, in part: Part) {
        guard let list = call.arguments.first else {
            return error("`\(name)` is not given a list", at: part.location(call.argumentsSpan))
        }
        let kind = inference.kind(of: list)
        if let words = kind.words, words != "a list" {
            let isTurned = call.arguments.count > 1 && inference.kind(of: call.arguments[1]).words == "a list"
            let help =
                isTurned ? ["the list comes first: \(name)(list, value)"] : name == "includes" ? ["one value is compared with `==`"] : []
            report.add(
                Diagnostic("wrong_kind", "`\(name)` goes through a list, and this is \(words)", at: part.location(list.span), help: help))
        }
        if name != "includes" { checkFunction(call, name, in: part) }
    }

    private func checkFunction(_ call: Call, _ name: String, in part: Part) {
        let example = "\(name)(list, function(item) return … end)"
        guard call.arguments.count > 1 else {
            guard !["count", "sum"].contains(name), !call.arguments[0].isMultiple else { return }
            return report.error(
                "bad_argument", "`\(name)` is not told what to do with each item", at: part.location(call.argumentsSpan),
                help: "write \(example)")
        }
        guard let words = inference.kind(of: call.arguments[1]).words else { return }
        error(
            "`\(name)` takes a function of an item here, and this is \(words)", at: part.location(call.arguments[1].span),
            help: "write \(example)")
    }

    private func checkOneKind(_ call: Call, _ name: String, in part: Part) {
        let kinds = call.arguments.compactMap { argument in inference.kind(of: argument).words.map { (words: $0, span: argument.span) } }
        guard let first = kinds.first, let other = kinds.first(where: { $0.words != first.words }) else { return }
        let isMoney = [first.words, other.words].contains("money") && [first.words, other.words].contains("a number")
        report.add(
            Diagnostic(
                "wrong_kind", "`\(name)` takes values of one kind, and here are \(first.words) and \(other.words)",
                at: part.location(other.span), help: isMoney ? ["write the amount as money \"…\""] : []))
    }
}
