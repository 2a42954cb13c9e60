/// The globals that the parts of a rulebook define, beside those that they are given.
struct Definitions {
    struct Definition {
        let part: Int
        let span: SourceSpan
        let isFunction: Bool
    }

    let vocabulary: Vocabulary
    let files: [String]
    var caseNames: () -> Set<String> = { [] }
    var unread: Set<String> = []
    /// For each name all definitions, in the order of loading.
    private(set) var all: [String: [Definition]] = [:]
    /// Names that mistyped ones may have meant.
    private(set) var localNames: [Set<String>] = []
    /// For each part the names that it keeps to itself.
    private(set) var ownNames: [Set<String>] = []

    init(vocabulary: Vocabulary, files: [String]) { (self.vocabulary, self.files) = (vocabulary, files) }

    mutating func collect(_ chunk: Chunk, part: Int) {
        var collector = Collector(part: part)
        collector.walk(chunk)
        all.merge(collector.found) { $0 + $1 }
        localNames.append(collector.locals)
        ownNames.append(collector.own)
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
        var own: Set<String> = []

        init(part: Int) { self.part = part }

        mutating func enter(_ statement: Statement, in context: WalkContext) {
            switch statement.kind {
            case .assignment(let targets, _): for target in targets { add(target, isFunction: false, context) }
            case .function(let function): if function.method == nil { add(function.target, isFunction: true, context) }
            case .local(let declarations, _): for declaration in declarations { add(declaration, context) }
            case .localFunction(let declaration, _): add(declaration, context)
            default: break
            }
        }

        private mutating func add(_ declaration: Declaration, _ context: WalkContext) {
            locals.insert(declaration.name)
            if context.parents.isEmpty { own.insert(declaration.name) }
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
