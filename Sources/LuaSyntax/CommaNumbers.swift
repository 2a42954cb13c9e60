/// Finds numbers that were written with a comma in them, which makes two numbers of one: `100,000`, `1,5`.
///
/// Two numbers side by side are ordinary in a list and in a call, so there only what cannot be a number by itself is refused: `000`.
public struct CommaNumbers: TreeVisitor {
    private let source: [UInt8]
    /// What was found, in the order of the source.
    public private(set) var issues: [SyntaxIssue] = []

    /// Goes through a text.
    public init(_ chunk: Chunk) {
        source = chunk.source
        walk(chunk)
    }

    public mutating func enter(_ statement: Statement, in context: WalkContext) {
        switch statement.kind {
        case .return(let values): check(values, among: .many)
        case .local(let names, let values): check(values, among: values.count > names.count ? .one : .many)
        case .assignment(let targets, let values): check(values, among: values.count > targets.count ? .one : .many)
        default: break
        }
    }

    public mutating func enter(_ expression: Expression, in context: WalkContext) {
        switch expression.kind {
        case .call(let call): check(call.arguments, among: call.takesOneNumber ? .one : .many)
        case .table(let table):
            for (entry, next) in zip(table.entries, table.entries.dropFirst()) {
                guard case .item(let second) = next else { continue }
                if case .item = entry { check([entry.value, second], among: .many) } else { check([entry.value, second], among: .key) }
            }
        default: break
        }
    }

    /// How many values the place can make use of.
    private enum Place { case one, key, many }

    private mutating func check(_ values: [Expression], among place: Place) {
        for (left, right) in zip(values, values.dropFirst()) {
            guard case .number(let last) = left.lastOperand.kind, let next = right.firstNumber,
                left.span.end.offset + 1 == right.span.start.offset, source[left.span.end.offset] == Ascii.comma,
                last.isPlainWhole, next.numeral.text.utf8.allSatisfy(Ascii.isDigit) || next.numeral.isPlainDecimal
            else { continue }
            let written = "\(last.text),\(next.numeral.text)"
            let isThousands = next.numeral.text.prefix { $0 != "." }.utf8.count == 3
            guard place != .many || isThousands && next.numeral.text.hasPrefix("0") else { continue }
            let meant = isThousands ? last.text + next.numeral.text : "\(last.text).\(next.numeral.text)"
            // What a key holds may be an amount, for which a number is not enough.
            let help =
                place == .key && isThousands
                ? ["write `money \"\(written)\"` for an amount, `\(meant)` for a number"] : ["write `\(meant)`"]
            issues.append(
                SyntaxIssue(
                    "malformed_number", "found `\(written)`, which is two numbers and not one",
                    at: SourceSpan(start: left.lastOperand.span.start, end: next.span.end), help: help))
        }
    }
}

extension Numeral {
    /// One to three digits.
    fileprivate var isPlainWhole: Bool { text.utf8.count <= 3 && text.utf8.allSatisfy(Ascii.isDigit) }
    fileprivate var isPlainDecimal: Bool { text.utf8.allSatisfy { Ascii.isDigit($0) || $0 == Ascii.dot } }
}

extension Call {
    fileprivate var takesOneNumber: Bool {
        guard case .name(let name) = callee.kind, name.isGlobal else { return false }
        return ["money", "percent", "days", "weeks", "months", "years"].contains(name.text)
    }
}

extension Expression {
    /// The value that stands last in its text: the `5` of `a + 5`.
    public var lastOperand: Expression {
        switch kind {
        case .binary(let operation): operation.right.lastOperand
        case .unary(let operation): operation.operand.lastOperand
        default: self
        }
    }

    /// The number that stands first in its text.
    fileprivate var firstNumber: (numeral: Numeral, span: SourceSpan)? {
        switch kind {
        case .number(let numeral): (numeral, span)
        case .binary(let operation): operation.left.firstNumber
        default: nil
        }
    }
}
