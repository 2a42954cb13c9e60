/// Which local names are in scope, while a text is parsed.
struct NameTable {
    private struct Function {
        let scope: FunctionScope
        var captured: Set<ObjectIdentifier> = []
        /// Names in use, with the hidden ones of loops.
        var locals = 0
        var loops = 0
    }

    private var functions: [Function] = []
    /// For each name its declarations, innermost last.
    private var declarations: [String: [Declaration]] = [:]
    /// All that are in scope, innermost last.
    private var active: [Declaration] = []
    private var functionCount = 0

    var current: FunctionScope { functions[functions.count - 1].scope }

    mutating func enterFunction(isVararg: Bool) -> FunctionScope {
        let scope = FunctionScope(index: functionCount, parent: functions.last?.scope, isVararg: isVararg)
        functionCount += 1
        functions.append(Function(scope: scope))
        return scope
    }

    mutating func leaveFunction() { functions.removeLast() }

    // MARK: Blocks and loops

    struct Mark { fileprivate let active: Int, locals: Int }

    func mark() -> Mark { Mark(active: active.count, locals: functions[functions.count - 1].locals) }

    /// Forgets what was declared since the mark.
    mutating func reset(to mark: Mark) {
        while active.count > mark.active { declarations[active.removeLast().name]!.removeLast() }
        functions[functions.count - 1].locals = mark.locals
    }

    var isInLoop: Bool { functions[functions.count - 1].loops > 0 }
    mutating func enterLoop() { functions[functions.count - 1].loops += 1 }
    mutating func leaveLoop() { functions[functions.count - 1].loops -= 1 }

    /// Lua keeps this many values of its own for a loop.
    mutating func reserve(_ count: Int) { use(count) }

    private mutating func use(_ count: Int) {
        let last = functions.count - 1
        functions[last].locals += count
        functions[last].scope.maxLocals = max(functions[last].scope.maxLocals, functions[last].locals)
    }

    // MARK: Names

    mutating func declare(_ declaration: Declaration) {
        active.append(declaration)
        declarations[declaration.name, default: []].append(declaration)
        use(1)
    }

    /// What a name stands for here.
    mutating func resolve(_ name: String) -> Name.Binding {
        guard let declaration = declarations[name]?.last else { return .global }
        if declaration.scope === current { return .local(declaration) }
        declaration.isCaptured = true
        let id = ObjectIdentifier(declaration)
        for index in functions.indices.reversed() {
            if functions[index].scope === declaration.scope || !functions[index].captured.insert(id).inserted { break }
            functions[index].scope.captured.append(declaration)
        }
        return .captured(declaration)
    }
}
