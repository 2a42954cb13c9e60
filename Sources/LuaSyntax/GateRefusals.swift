/// Finds constructs that rules may not have.
struct Refusals: TreeVisitor {
    private(set) var issues: [SyntaxIssue] = []

    private mutating func refuse(_ message: String, at span: SourceSpan, help: String...) {
        issues.append(SyntaxIssue("refused", message, at: span, help: help))
    }

    // MARK: Statements

    mutating func enter(_ statement: Statement, in context: WalkContext) {
        switch statement.kind {
        case .goto: refuse("`goto` is not part of rules", at: statement.span, help: "use `if`, a loop, or a function that returns early")
        case .label(let label): refuse("the label `\(label.text)` is not part of rules", at: statement.span, help: "leave it out")
        case .local(let declarations, _): for declaration in declarations { check(declaration) }
        case .localFunction(let declaration, let body):
            check(declaration)
            check(body.parameters)
        case .numericFor(let loop):
            check(loop.variable)
            checkStep(loop.step)
        case .genericFor(let loop): check(loop.variables)
        case .assignment(let targets, _): for target in targets { checkAssignment(to: target, in: context) }
        case .function(let function):
            if let method = function.method { check(method) }
            if function.method == nil { checkAssignment(to: function.target, in: context) }
            check(function.body.parameters)
        default: break
        }
    }

    private mutating func check(_ declarations: [Declaration]) { for declaration in declarations { check(declaration) } }

    private mutating func check(_ declaration: Declaration) {
        check(Identifier(declaration.name, at: declaration.span))
        if declaration.attribute == .close {
            refuse(
                "`<close>` is not part of rules", at: declaration.span, help: "leave `<close>` out: rules hold nothing that must be closed")
        }
    }

    private mutating func check(_ name: Identifier) {
        if name.text == "_ENV" {
            refuse("`_ENV` is not part of rules", at: name.span, help: "name globals directly")
        } else if name.text.hasPrefix("__") {
            refuse("`\(name.text)` begins with two underscores, which is kept for the engine", at: name.span, help: "choose another name")
        }
    }

    private mutating func checkStep(_ step: Expression?) {
        guard let step else { return }
        if step.wholeLiteral == 0 {
            refuse("a loop cannot go in steps of 0", at: step.span, help: "leave the step out to count by 1")
        } else if step.fractionalLiteral {
            refuse(
                "a loop goes in whole steps", at: step.span,
                help: "count in whole numbers and work the fraction out inside: `local x = i / 4`")
        }
    }

    private mutating func checkAssignment(to target: Expression, in context: WalkContext) {
        if let field = target.fieldOfCase {
            refuse(
                "the case cannot be changed", at: target.span, help: "to keep a value, write `local \(field) = …`; to compare, write `==`")
        }
        guard case .name(let name) = target.kind else { return }
        switch name.binding {
        case .local: break
        case .global:
            if context.isTopLevel { break }
            refuse(
                "the global `\(name.text)` is assigned inside a function", at: target.span,
                help: "write `local \(name.text)` to make it the function's own, and return what others need")
        case .captured(let declaration):
            refuse(
                "`\(name.text)` of line \(declaration.span.start.line) is assigned inside another function", at: target.span,
                help: "return the new value, and assign it where `\(name.text)` was made")
        }
    }

    // MARK: Expressions

    mutating func enter(_ expression: Expression, in context: WalkContext) {
        switch expression.kind {
        case .name(let name): check(Identifier(name.text, at: expression.span))
        case .number(let numeral): check(numeral, at: expression.span)
        case .vararg:
            if context.isTopLevel {
                refuse("`...` stands outside a function", at: expression.span, help: "a part of a rulebook is given nothing")
            }
        case .function(let body): check(body.parameters)
        case .field(_, let name): check(name)
        case .methodCall(let call): check(call.name)
        case .index(_, let key): checkKey(key)
        case .unary(let operation): if operation.operator == .bitwiseNot { refuseBitwise("~", at: operation.operatorSpan) }
        case .binary(let operation):
            if operation.operator.isBitwise { refuseBitwise(operation.operator.rawValue, at: operation.operatorSpan) }
        case .table(let table):
            for entry in table.entries { check(entry) }
            checkWorkedOutKeys(table)
        default: break
        }
    }

    /// A table that is made with many chosen numbers as keys can be made slow to read; one that is filled by stores is bounded there.
    private mutating func checkWorkedOutKeys(_ table: TableConstructor) {
        let limit = 250
        var count = 0
        for case .keyed(let key, _) in table.entries {
            if case .string = key.unparenthesized.kind { continue }
            count += 1
            if let whole = key.wholeLiteral, whole.magnitude > Self.maxKey {
                refuse("the key `\(whole)` is beyond ±100,000", at: key.span, help: "use text as a key, or a list")
            }
            guard count > limit else { continue }
            refuse(
                "there are more than \(limit) keys here that are not text", at: key.span,
                help: "use text as keys, or put a larger table into a CSV file of the rulebook")
            return
        }
    }

    private static let maxKey: UInt64 = 100_000

    private mutating func refuseBitwise(_ spelling: String, at span: SourceSpan) {
        refuse(
            "the operator `\(spelling)` is not part of rules", at: span,
            help: "combine conditions with `and`, `or`, `not`; write `~=` for not equal")
    }

    private mutating func check(_ entry: TableConstructor.Entry) {
        switch entry {
        case .item: break
        case .named(let name, _): check(name)
        case .keyed(let key, _): checkKey(key)
        }
    }

    /// Lua 5.4.4 compiles these wrongly.
    private mutating func checkKey(_ key: Expression) {
        if key.isComparison {
            refuse("a comparison stands as an index", at: key.span, help: "name it first: `local found = …`, or use `if`")
        }
    }

    private mutating func check(_ numeral: Numeral, at span: SourceSpan) {
        let limit = Gate.Limits.number
        switch numeral.value {
        case .whole(let value):
            if value > limit { tooLarge(numeral, at: span) }
        case .tooLarge: tooLarge(numeral, at: span)
        case .decimal(let text):
            switch DecimalSize(of: text) {
            case .fits: break
            case .tooLarge: tooLarge(numeral, at: span)
            case .tooFine: tooFine(numeral, at: span)
            }
        case .tooFine: tooFine(numeral, at: span)
        case .hexFloat:
            refuse("`\(numeral.text)` is not a number that rules can hold exactly", at: span, help: "write it in decimal digits")
        }
    }

    private mutating func tooLarge(_ numeral: Numeral, at span: SourceSpan) {
        let help = "numbers lie between -\(Gate.Limits.number) and \(Gate.Limits.number)"
        issues.append(SyntaxIssue("number_too_large", "`\(numeral.shown)` is too large", at: span, help: [help]))
    }

    private mutating func tooFine(_ numeral: Numeral, at span: SourceSpan) {
        issues.append(SyntaxIssue("ratio_too_fine", "`\(numeral.shown)` has too many places", at: span, help: ["write fewer places"]))
    }
}

extension Numeral {
    /// Not longer than a message should be.
    fileprivate var shown: String { text.utf8.count > 40 ? text.prefix(40) + "…" : text }
}

extension Expression {
    /// `19.75`, `-0.5`
    fileprivate var fractionalLiteral: Bool {
        switch unparenthesized.kind {
        case .number(let numeral): return numeral.isFractional
        default: return unparenthesized.negatedLiteral?.isFractional ?? false
        }
    }

    /// The name behind `case.`, where it is what a function is given.
    fileprivate var fieldOfCase: String? {
        guard case .field(let base, let field) = kind, case .name(let name) = base.unparenthesized.kind, name.text == "case",
            name.declaration?.kind == .parameter
        else { return nil }
        return field.text
    }

    /// A comparison, also in parentheses and after `not`.
    fileprivate var isComparison: Bool {
        switch unparenthesized.kind {
        case .binary(let operation): return operation.operator.isOrdering || operation.operator.isEquality
        case .unary(let operation): return operation.operator == .not && operation.operand.isComparison
        default: return false
        }
    }
}

extension Numeral {
    fileprivate var isFractional: Bool {
        switch value {
        case .decimal, .tooFine: return true
        case .whole, .tooLarge, .hexFloat: return false
        }
    }
}

/// Whether a decimal is a ratio of 64-bit numbers within the largest whole number.
enum DecimalSize {
    case fits, tooLarge, tooFine

    /// - Parameter text: digits with one point.
    init(of text: String) {
        let digits = text.utf8.filter(Ascii.isDigit)
        let places =
            text.utf8.count - 1 - (text.utf8.firstIndex(of: Ascii.dot).map { text.utf8.distance(from: text.utf8.startIndex, to: $0) } ?? 0)
        let whole = text.prefix { $0 != "." }
        guard let size = Int64(whole), size < Gate.Limits.number else {
            self = .tooLarge
            return
        }
        guard places <= 37, let numerator = UInt128(String(decoding: digits, as: UTF8.self)) else {
            self = .tooFine
            return
        }
        let denominator = (0..<places).reduce(UInt128(1)) { power, _ in power * 10 }
        let divisor = Self.greatestCommonDivisor(numerator, denominator)
        self = max(numerator, denominator) / divisor < 1 << 63 ? .fits : .tooFine
    }

    private static func greatestCommonDivisor(_ a: UInt128, _ b: UInt128) -> UInt128 {
        var (a, b) = (a, b)
        while b != 0 { (a, b) = (b, a % b) }
        return a
    }
}
