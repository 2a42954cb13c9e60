import LuaSyntax
import RuleModel

/// Shares that lie below nothing or above the whole, wherever their figure stands: in the layer, in an answer, in a parameter.
struct ShareCheck {
    let report: Report
    let inference: KindInference
    private let readable: [String: Declared]

    init(report: Report, inference: KindInference, declared: [Declared]) {
        (self.report, self.inference) = (report, inference)
        readable = Dictionary(declared.filter { $0.kind.isReadable }.map { ($0.name, $0) }) { first, _ in first }
    }

    func check(_ layers: Declared) {
        for (index, layer) in layers.spec.list.enumerated() {
            for (payer, term) in layer["share"].named where term.isFunction {
                let path: [Value.Step] = [.index(index + 1), .name("share"), .name(payer)]
                if let function = layers.text.expression(path) {
                    var seen: Set<String> = []
                    check(function: function, in: layers.part, &seen)
                }
            }
        }
    }

    private func check(function: Expression, in part: Part, _ seen: inout Set<String>) {
        guard case .function(let body) = function.kind else { return }
        for values in inference.returns(of: body) where values.count == 1 { check(values[0], in: part, &seen) }
    }

    /// What stands there is given on as it is: a figure, or what has one.
    private func check(_ expression: Expression, in part: Part, _ seen: inout Set<String>) {
        switch expression.unparenthesized.kind {
        case .field(let base, let field):
            guard inference.kind(of: base) == .wholeCase, let declared = readable[field.text], seen.insert(field.text).inserted else {
                return
            }
            check(declared, &seen)
        case .name(let name):
            guard let value = inference.origin(of: name) else { return }
            check(value, in: part, &seen)
        default:
            if let share = expression.share { check(share, at: part.location(expression.span)) }
        }
    }

    private func check(_ declared: Declared, _ seen: inout Set<String>) {
        switch declared.kind {
        case .parameter:
            for (value, path) in declared.datedValues {
                if let share = value.number { check(share, at: declared.place(path), of: declared.name) }
            }
        case .answer:
            if let share = declared.spec["value"].number { check(share, at: declared.place(.name("value")), of: declared.name) }
            if let function = declared.text.expression([.name("value")]) { check(function: function, in: declared.part, &seen) }
        default: break
        }
    }

    private func check(_ share: Exact, at place: SourceLocation, of name: String? = nil) {
        let owner = name.map { "`\($0)` is used as a share, and a share" } ?? "a share"
        if share < Exact(0) {
            report.error("bad_share", "\(owner) cannot be less than nothing", at: place)
        } else if Exact(1) < share {
            report.error(
                "bad_share", "\(owner) cannot be more than the whole", at: place, help: "half of it is percent(50), all of it percent(100)")
        }
    }
}

extension Expression {
    /// The figure of `0.5`, `percent(50)` and `-0.5`.
    fileprivate var share: Exact? {
        switch unparenthesized.kind {
        case .number(let numeral): return try? Exact(numeral.text)
        case .unary(let operation) where operation.operator == .negate:
            return operation.operand.share.flatMap { try? Exact(0) - $0 }
        case .call(let call) where call.isOf("percent") && call.arguments.count == 1:
            return call.arguments[0].share.flatMap { try? $0 / Exact(100) }
        default: return nil
        }
    }
}
