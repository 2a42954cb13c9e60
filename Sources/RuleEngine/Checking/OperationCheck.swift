import LuaSyntax
import RuleModel

/// Comparisons, sums and products of kinds that do not go together.
struct OperationCheck {
    let report: Report
    let inference: KindInference

    func check(_ operation: BinaryOperation, at span: SourceSpan, in part: Part) {
        let (left, right) = (inference.kind(of: operation.left), inference.kind(of: operation.right))
        if operation.operator.isEquality, areTables(operation, left, right) {
            return add(
                "lists and records are never equal to each other", "use includes(list, value), or compare their items",
                at: part.location(span))
        }
        guard !fits(operation.operator, left, right) else { return }
        if let alone = hopeless(operation.operator, left, right) {
            let (words, side) = (alone.kind.words ?? "", alone.isLeft ? operation.left : operation.right)
            let others = (alone.isLeft ? right : left).words
            let advice = others.map { KindAdvice.words(operation.operator, alone.isLeft ? words : $0, alone.isLeft ? $0 : words) }
            add("\(words) cannot be \(Self.verb(operation.operator))", advice?.help, at: part.location(side.span))
        } else if let a = left.words, let b = right.words {
            let words = KindAdvice.words(operation.operator, a, b)
            var help = startingAmount(operation, left, right) ?? words.help
            if operation.operator.isOrdering, case .binary(let inner) = operation.left.unparenthesized.kind, inner.operator.isOrdering {
                help = "compare twice: a <= x and x <= b"
            }
            add(words.message, help, at: part.location(span))
        }
    }

    /// Each is one by itself, whatever it holds: where one stands in the comparison, nothing is equal to it.
    private func areTables(_ operation: BinaryOperation, _ left: ValueKind, _ right: ValueKind) -> Bool {
        if case (.list, .list) = (left, right) { return true }
        return zip([operation.left, operation.right], [right, left]).contains { side, other in
            guard case .table = side.unparenthesized.kind else { return false }
            return other.words == nil || other.words == "a list" || other.words == "a record"
        }
    }

    /// A total of money that begins with 0.
    private func startingAmount(_ operation: BinaryOperation, _ left: ValueKind, _ right: ValueKind) -> String? {
        guard operation.operator.isSum, (left, right) == (.number, .money), case .name(let name) = operation.left.unparenthesized.kind,
            name.declaration?.isReassigned == true
        else { return nil }
        return "a total of money begins with money: local \(name.text) = money \"0.00\""
    }

    func check(_ operation: UnaryOperation, at span: SourceSpan, in part: Part) {
        let kind = inference.kind(of: operation.operand)
        guard let words = kind.words else { return }
        switch operation.operator {
        case .negate:
            guard ![.number, .money, .duration].contains(kind) else { return }
            add(KindAdvice.words(ofOne: "negation", words).message, nil, at: part.location(span))
        case .length:
            guard ![.number, .money, .duration, .boolean, .date].contains(kind) else {
                return add(KindAdvice.words(ofOne: "length", words).message, nil, at: part.location(span))
            }
        default: break
        }
    }

    private func add(_ message: String, _ help: String?, at place: SourceLocation) {
        report.add(Diagnostic("wrong_kind", message, at: place, help: help.map { [$0] } ?? []))
    }

    private static func verb(_ operation: BinaryOperation.Operator) -> String {
        operation.isSum ? "added or subtracted" : operation == .multiply ? "multiplied" : "divided"
    }

    // MARK: What goes together

    private func fits(_ operation: BinaryOperation.Operator, _ left: ValueKind, _ right: ValueKind) -> Bool {
        guard left.words != nil, right.words != nil else { return hopeless(operation, left, right) == nil }
        switch operation {
        case .equal, .notEqual: return left.isComparable(with: right)
        case .less, .lessEqual, .greater, .greaterEqual: return left.isComparable(with: right) && left != .boolean
        case .add, .subtract:
            if left == .date, right == .duration { return true }
            if operation == .add, left == .duration, right == .date { return true }
            if left == .date, right == .date { return operation == .subtract }
            return hopeless(operation, left, right) == nil && left.isComparable(with: right)
        case .multiply:
            return left == .number && [.number, .money, .duration].contains(right)
                || right == .number && [.money, .duration].contains(left)
        case .divide, .floorDivide, .modulo:
            if left == .money { return right == .money || operation == .divide && right == .number }
            return left == .number && right == .number
        case .power: return left == .number && right == .number
        default: return true
        }
    }

    /// The side with which nothing can be calculated, whatever the other is.
    private func hopeless(_ operation: BinaryOperation.Operator, _ left: ValueKind, _ right: ValueKind) -> (kind: ValueKind, isLeft: Bool)?
    {
        guard operation.isSum || [.multiply, .divide, .floorDivide, .modulo].contains(operation) else { return nil }
        for (kind, isLeft) in [(left, true), (right, false)] {
            switch kind {
            case .boolean, .text, .choice, .list, .record, .wholeCase: return (kind, isLeft)
            default: continue
            }
        }
        return nil
    }
}
