import LuaSyntax
import RuleModel

/// Functions that a declaration takes: each gives something back, one value, of the kind that its place takes.
struct ResultCheck {
    let report: Report
    let inference: KindInference

    func check(_ declared: Declared) {
        guard let body = declared.text.body else { return }
        check(body, under: nil, of: declared)
    }

    /// `key` is the name under which the record stands: `share = { icb = function … }`.
    private func check(_ table: TableConstructor, under key: String?, of declared: Declared) {
        for entry in table.entries {
            switch (entry, entry.value.unparenthesized.kind) {
            case (.named(let name, _), .function(let body)): check(body, name, key ?? name.text, declared.part)
            case (.named(let name, _), .name(let function)):
                if let body = inference.functions.body(of: function) {
                    check(body, name, key ?? name.text, declared.part, by: function.text)
                }
            case (.named(let name, _), .table(let inner)): check(inner, under: Self.kinds[name.text] == nil ? nil : name.text, of: declared)
            case (_, .table(let inner)): check(inner, under: nil, of: declared)
            default: break
            }
        }
    }

    /// What the functions under these keys give.
    private static let kinds: [String: (words: String, holds: @Sendable (ValueKind) -> Bool)] = [
        "when": ("yes or no", { $0 == .boolean }), "applies": ("yes or no", { $0 == .boolean }),
        "share": ("a number", { $0 == .number }), "amount": ("money", { $0 == .money }),
        "reason": ("text", { $0.words == "text" }), "refer": ("text", { $0.words == "text" }),
    ]

    private func check(_ body: FunctionBody, _ name: Identifier, _ key: String, _ part: Part, by function: String? = nil) {
        guard !part.issueLines.contains(where: { body.span.start.line <= $0 && $0 <= body.span.end.line }) else { return }
        let returns = inference.returns(of: body)
        guard returns.contains(where: { !$0.isEmpty }) else {
            if !body.block.stops { reportNothing(name, body, part, by: function) }
            return
        }
        for values in returns where values.count > 1 && function == nil { reportSeveral(name, values, part) }
        guard let expected = Self.kinds[key] else { return }
        for values in returns where values.count == 1 {
            let kind = inference.kind(of: values[0])
            guard let words = kind.words ?? nothing(kind, key), !expected.holds(kind) else { continue }
            let place = function == nil ? part.location(values[0].span) : part.location(name.span)
            report.error("wrong_kind", "`\(name.text)` must give \(expected.words), and this is \(words)", at: place)
        }
    }

    /// A condition that gives nothing does not hold; nothing else can be nothing.
    private func nothing(_ kind: ValueKind, _ key: String) -> String? {
        kind == .nothing && !["when", "applies"].contains(key) ? "nothing" : nil
    }

    private func reportNothing(_ name: Identifier, _ body: FunctionBody, _ part: Part, by function: String?) {
        let what = function.map { "`\($0)`" } ?? "its function"
        report.error(
            "missing_return", "`\(name.text)` is given nothing: \(what) has no `return` with a value", at: part.location(name.span),
            help: remedy(body))
    }

    private func remedy(_ body: FunctionBody) -> String {
        switch body.block.statements.last?.kind {
        case .local(let declarations, _) where declarations.count == 1: "end it with `return \(declarations[0].name)`"
        case .call(let call): "write `return` before `\(call.calleeName ?? "…")(…)`"
        default: "end it with `return` and what it gives"
        }
    }

    private func reportSeveral(_ name: Identifier, _ values: [Expression], _ part: Part) {
        let place = part.location(values[1].span)
        guard !report.hasError(on: place.line, of: place.file) else { return }
        report.error(
            "bad_result", "`\(name.text)` gives one value, and here are \(values.count)", at: place,
            help: values.areOneNumber
                ? "a number has no comma in it: write 1000, or 1.5"
                : "only the first would count; put several into one record: `return { … }`")
    }
}

extension [Expression] {
    /// Whether two of them look like one number with a comma: `1,5`.
    fileprivate var areOneNumber: Bool {
        zip(self, dropFirst()).contains { left, right in
            guard case .number = left.lastOperand.kind, case .number = right.kind else { return false }
            return left.span.end.offset + 1 == right.span.start.offset
        }
    }
}

extension Block {
    /// Whether it ends with an error, or in a loop that nothing ends but a limit, so that it need not give anything.
    fileprivate var stops: Bool {
        statements.contains { statement in
            switch statement.kind {
            case .call(let expression):
                guard case .call(let call) = expression.kind else { return false }
                return call.isOf("error")
            case .while(let condition, _):
                if case .true = condition.unparenthesized.kind { return true }
            case .repeat(_, let condition):
                if case .false = condition.unparenthesized.kind { return true }
            default: break
            }
            return false
        }
    }
}

extension Expression {
    fileprivate var calleeName: String? {
        guard case .call(let call) = kind, case .name(let name) = call.callee.kind else { return nil }
        return name.text
    }
}
