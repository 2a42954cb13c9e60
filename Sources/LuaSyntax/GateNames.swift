/// The globals that the parts of a rulebook define, beside those that they are given.
struct Definitions {
    struct Definition {
        let part: Int
        let span: SourceSpan
        let isFunction: Bool
    }

    let vocabulary: Vocabulary
    let files: [String]
    /// For each name all definitions, in the order of loading.
    private(set) var all: [String: [Definition]] = [:]
    /// Names that mistyped ones may have meant.
    private(set) var localNames: [Set<String>] = []

    init(vocabulary: Vocabulary, files: [String]) { (self.vocabulary, self.files) = (vocabulary, files) }

    mutating func collect(_ chunk: Chunk, part: Int) {
        var collector = Collector(part: part)
        collector.walk(chunk)
        all.merge(collector.found) { $0 + $1 }
        localNames.append(collector.locals)
    }

    func place(_ definition: Definition, from part: Int) -> String {
        let line = "line \(definition.span.start.line)"
        if definition.part == part { return line }
        return definition.part < files.count ? "\(line) of `\(files[definition.part])`" : "\(line) of another part"
    }

    /// Given names that a part assigns, and names that it defines again.
    func clashes(in part: Int) -> [SyntaxIssue] {
        var issues: [SyntaxIssue] = []
        for (name, definitions) in all {
            for (index, definition) in definitions.enumerated() where definition.part == part {
                if vocabulary.contains(name) {
                    let message = "`\(name)` is given to every rulebook and cannot be defined again"
                    issues.append(SyntaxIssue("refused", message, at: definition.span, help: ["choose another name"]))
                } else if let earlier = definitions[..<index].first(where: { $0.part != part || $0.isFunction && definition.isFunction }) {
                    let help = "it is defined on \(place(earlier, from: part)) already"
                    issues.append(SyntaxIssue("defined_twice", "`\(name)` is defined twice", at: definition.span, help: [help]))
                }
            }
        }
        return issues
    }

    private struct Collector: TreeVisitor {
        let part: Int
        var found: [String: [Definition]] = [:]
        var locals: Set<String> = []

        init(part: Int) { self.part = part }

        mutating func enter(_ statement: Statement, in context: WalkContext) {
            switch statement.kind {
            case .assignment(let targets, _): for target in targets { add(target, isFunction: false, context) }
            case .function(let function): if function.method == nil { add(function.target, isFunction: true, context) }
            default: break
            }
        }

        mutating func enter(_ expression: Expression, in context: WalkContext) {
            if case .name(let name) = expression.kind, let declaration = name.declaration { locals.insert(declaration.name) }
        }

        private mutating func add(_ target: Expression, isFunction: Bool, _ context: WalkContext) {
            guard context.isTopLevel, case .name(let name) = target.kind, name.isGlobal else { return }
            found[name.text, default: []].append(Definition(part: part, span: target.span, isFunction: isFunction))
        }
    }
}

/// Finds global names that nothing defines.
struct NameCheck: TreeVisitor {
    let definitions: Definitions
    let part: Int
    private(set) var issues: [SyntaxIssue] = []
    private var targets: Set<Int> = []

    init(definitions: Definitions, part: Int) { (self.definitions, self.part) = (definitions, part) }

    mutating func enter(_ statement: Statement, in context: WalkContext) {
        switch statement.kind {
        case .assignment(let assigned, _): for target in assigned { targets.insert(target.number) }
        case .function(let function): if function.method == nil { targets.insert(function.target.number) }
        default: break
        }
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

    private mutating func check(_ name: String, at span: SourceSpan, _ context: WalkContext) {
        if definitions.vocabulary.contains(name) || name == "_ENV" || name.hasPrefix("__") { return }
        if let defined = definitions.all[name]?.first {
            if context.isTopLevel, defined.part > part {
                let message = "`\(name)` is used before the part that defines it"
                let help = "it is defined on \(definitions.place(defined, from: part)); name that part earlier in `parts`"
                issues.append(SyntaxIssue("unknown_name", message, at: span, help: [help]))
            }
        } else if let remedy = StockNames.remedy(for: name) {
            issues.append(SyntaxIssue("not_available", "rules have no `\(name)`", at: span, help: [remedy]))
        } else {
            issues.append(
                SyntaxIssue(
                    "unknown_name", "nothing is named `\(name)`", at: span, help: didYouMean(nearNames(to: name, among: candidates))))
        }
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
        guard case .name(let name) = base.unparenthesized.kind, name.isGlobal, let fields = definitions.vocabulary.fields(of: name.text),
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
