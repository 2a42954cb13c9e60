/// Finds global names that nothing defines.
struct NameCheck: TreeVisitor {
    let definitions: Definitions
    let part: Int
    private(set) var issues: [SyntaxIssue] = []
    private var targets: Set<Int> = []
    /// Names that a function sets though they are not its own, which is refused there.
    private var refused: Set<String> = []
    /// The lines on which `case` was found where there is none.
    private var linesWithoutCase: Set<Int> = []

    init(definitions: Definitions, part: Int) { (self.definitions, self.part) = (definitions, part) }

    mutating func enter(_ statement: Statement, in context: WalkContext) {
        switch statement.kind {
        case .assignment(let assigned, _): for target in assigned { add(target, context) }
        case .function(let function): if function.method == nil { add(function.target, context) }
        default: break
        }
    }

    private mutating func add(_ target: Expression, _ context: WalkContext) {
        targets.insert(target.number)
        if case .name(let name) = target.kind, name.isGlobal, !context.isTopLevel { refused.insert(name.text) }
    }

    mutating func enter(_ expression: Expression, in context: WalkContext) {
        switch expression.kind {
        case .name(let name) where name.isGlobal && !targets.contains(expression.number): check(name.text, at: expression.span, context)
        case .field(let base, let field): checkField(of: base, field.text, at: expression.span)
        case .index(let base, let key):
            if case .string(let string) = key.unparenthesized.kind { checkField(of: base, string.text, at: expression.span) }
        case .methodCall(let call): checkTextMethod(call)
        default: break
        }
    }

    /// Whether what more is found would not be shown, and advice on it be made in vain.
    private var isFull: Bool { issues.count >= Gate.Limits.issues }

    private mutating func check(_ name: String, at span: SourceSpan, _ context: WalkContext) {
        if isFull { return }
        if definitions.vocabulary.contains(name) || name == "_ENV" || name.hasPrefix("__") || refused.contains(name) { return }
        if let defined = definitions.all[name]?.first {
            if context.isTopLevel, defined.part > part {
                let message = "`\(name)` is used before the part that defines it"
                let help = "it is defined on \(definitions.place(defined, from: part)); name that part earlier in `parts`"
                issues.append(SyntaxIssue("unknown_name", message, at: span, help: [help]))
            }
        } else if name == "case" {
            noteMissingCase(at: span, context)
        } else if let remedy = StockNames.remedy(for: name) {
            issues.append(SyntaxIssue("not_available", "rules have no `\(name)`", at: span, help: [remedy]))
        } else if !definitions.unread.contains(name) {
            issues.append(SyntaxIssue("unknown_name", "nothing is named `\(name)`", at: span, help: advice(for: name, context)))
        }
    }

    /// Once a line: a condition may read the case several times.
    private mutating func noteMissingCase(at span: SourceSpan, _ context: WalkContext) {
        guard linesWithoutCase.insert(span.start.line).inserted else { return }
        let (message, help) =
            context.isTopLevel
            ? (Gate.caseOutsideFunction, "write `function(case) return … end` around it")
            : ("this function is not given `case`", "name it among what the function takes: `function(case)`")
        issues.append(SyntaxIssue("unknown_name", message, at: span, help: [help]))
    }

    private func advice(for name: String, _ context: WalkContext) -> [String] {
        if let help = adviceForLocal(name) { return [help] }
        var help = didYouMean(nearNames(to: name, among: candidates))
        if definitions.caseNames().contains(name) { help.append("write `case.\(name)`: facts and answers are read of the case") }
        guard case .expression(let parent)? = context.parents.last else { return help }
        if case .call(let call) = parent.kind, context.isEntry, call.hasNoParentheses {
            return ["write `\(name) = …`"]
        }
        switch parent.kind {
        case .unary(let operation) where operation.operator == .length: help.append("if this is a comment, begin it with `--`")
        case .table, .call, .binary:
            if !help.isEmpty || !parent.takesText { break }
            help.append("if it is a text, put it in quotes: `\"\(name)\"`")
        default: break
        }
        return help
    }

    /// A local name that is not known here.
    private func adviceForLocal(_ name: String) -> String? {
        if let owner = definitions.ownNames.indices.first(where: { $0 != part && definitions.ownNames[$0].contains(name) }) {
            let file = owner < definitions.files.count ? "`\(definitions.files[owner])`" : "another part"
            return "\(file) keeps it to itself; leave out `local` there, and the parts after it can use it"
        }
        guard definitions.localNames[part].contains(name) else { return nil }
        return "it is known only in the block that makes it, and behind that place: write `local \(name)` before the block"
    }

    private var candidates: Set<String> {
        Set(definitions.vocabulary.names.keys).union(definitions.all.keys).union(definitions.localNames[part]).union([
            "true", "false", "nil",
        ])
    }

    private func didYouMean(_ names: [String]) -> [String] {
        names.isEmpty ? [] : ["did you mean " + names.map { "`\($0)`" }.joined(separator: ", ") + "?"]
    }

    private mutating func checkField(of base: Expression, _ field: String, at span: SourceSpan) {
        guard !isFull, case .name(let name) = base.unparenthesized.kind, name.isGlobal,
            let fields = definitions.vocabulary.fields(of: name.text),
            !fields.contains(field)
        else { return }
        let full = "\(name.text).\(field)"
        if let remedy = StockNames.remedy(for: full) {
            issues.append(SyntaxIssue("not_available", "rules have no `\(full)`", at: span, help: [remedy]))
        } else {
            let near = nearNames(to: field, among: fields).map { "\(name.text).\($0)" }
            issues.append(SyntaxIssue("unknown_name", "nothing is named `\(full)`", at: span, help: didYouMean(near)))
        }
    }

    /// `name:gsub(…)`: a method that only text has in ordinary Lua.
    private mutating func checkTextMethod(_ call: MethodCall) {
        let isText: Bool
        if case .string = call.object.unparenthesized.kind { isText = true } else { isText = false }
        let own: Set<String> = ["gsub", "gmatch", "packsize"]
        guard isText || own.contains(call.name.text), let fields = definitions.vocabulary.fields(of: "string"),
            !fields.contains(call.name.text)
        else { return }
        let remedy = StockNames.remedy(for: "string.\(call.name.text)")
        issues.append(
            SyntaxIssue("not_available", "text has no `\(call.name.text)` in rules", at: call.name.span, help: remedy.map { [$0] } ?? []))
    }
}

extension WalkContext {
    /// Whether the expression around the one that is looked at stands in a table.
    fileprivate var isEntry: Bool {
        guard parents.count > 1, case .expression(let outer) = parents[parents.count - 2], case .table = outer.kind else { return false }
        return true
    }
}

extension Call {
    /// `name "text"`, `name { … }`
    fileprivate var hasNoParentheses: Bool { arguments.count == 1 && argumentsSpan.start == arguments[0].span.start }
}

extension Expression {
    /// Whether a text could stand in it: a cell, what something is compared with, what a function is given.
    fileprivate var takesText: Bool {
        switch kind {
        case .table: true
        case .binary(let operation): operation.operator.isEquality
        case .call(let call): if case .name(let name) = call.callee.kind { !name.isGlobal || name.text == "round" } else { true }
        default: false
        }
    }
}
