import LuaSyntax

/// Names that are in reach at a place: each block and each turn of a loop has its own.
final class Scope {
    private var names: [ObjectIdentifier] = []
    private var values: [Value] = []
    private let parent: Scope?
    /// What `...` stands for in the function around.
    let extra: [Value]
    /// Where the text stands.
    let file: String

    init(in parent: Scope) { (self.parent, extra, file) = (parent, parent.extra, parent.file) }
    init(functionIn parent: Scope, extra: [Value]) { (self.parent, self.extra, file) = (parent, extra, parent.file) }
    init(file: String) { (parent, extra, self.file) = (nil, [], file) }

    func place(_ span: SourceSpan) -> String { "\(file):\(span.start.line):\(span.start.column)" }

    func declare(_ declaration: Declaration, _ value: Value) {
        names.append(ObjectIdentifier(declaration))
        values.append(value)
    }

    func value(of declaration: Declaration) -> Value {
        let id = ObjectIdentifier(declaration)
        var scope = self
        while true {
            if let index = scope.names.lastIndex(of: id) { return scope.values[index] }
            guard let next = scope.parent else { return .null }
            scope = next
        }
    }

    func assign(_ declaration: Declaration, _ value: Value) {
        let id = ObjectIdentifier(declaration)
        if let index = names.lastIndex(of: id) {
            values[index] = value
        } else {
            parent?.assign(declaration, value)
        }
    }
}

/// Runs Lua by walking its tree.
final class Walker {
    /// Names that every part sees.
    var globals: [String: Value] = [:]
    let watch = Watch()

    enum Flow {
        case onwards
        case leavesLoop
        case returns([Value])
    }

    func run(_ chunk: Chunk, file: String) throws {
        _ = try run(chunk.block, Scope(file: file))
    }

    func run(_ block: Block, _ scope: Scope) throws -> Flow {
        for statement in block.statements {
            let flow = try run(statement, scope)
            if case .onwards = flow { continue }
            return flow
        }
        return .onwards
    }

    private func run(_ statement: Statement, _ scope: Scope) throws -> Flow {
        switch statement.kind {
        case .local(let declarations, let expressions):
            let values = try evaluate(expressions, scope)
            for (index, declaration) in declarations.enumerated() {
                scope.declare(declaration, index < values.count ? values[index] : .null)
            }
        case .assignment(let targets, let expressions): try assign(targets, try evaluate(expressions, scope), scope)
        case .call(let expression): _ = try values(of: expression, scope)
        case .do(let block): return try run(block, Scope(in: scope))
        case .function(let statement): try define(statement, scope)
        case .localFunction(let declaration, let body):
            scope.declare(declaration, .null)
            scope.assign(declaration, closure(body, scope))
        case .if(let clauses):
            for clause in clauses {
                if let condition = clause.condition, !(try value(of: condition, scope).isTrue) { continue }
                return try run(clause.block, Scope(in: scope))
            }
        case .while(let condition, let block):
            while try value(of: condition, scope).isTrue {
                if let end = ended(try run(block, Scope(in: scope))) { return end }
            }
        case .repeat(let block, let condition):
            while true {
                let inner = Scope(in: scope)
                if let end = ended(try run(block, inner)) { return end }
                if try value(of: condition, inner).isTrue { break }
            }
        case .numericFor(let loop): return try run(loop, scope)
        case .genericFor(let loop): return try run(loop, scope)
        case .return(let expressions): return .returns(try evaluate(expressions, scope))
        case .break: return .leavesLoop
        case .goto, .label: throw Stop.failure("refused")
        }
        return .onwards
    }

    /// What a turn of a loop means for the loop: nil for the next turn.
    private func ended(_ flow: Flow) -> Flow? {
        switch flow {
        case .onwards: nil
        case .leavesLoop: .onwards
        case .returns: flow
        }
    }

    private func run(_ loop: NumericFor, _ scope: Scope) throws -> Flow {
        let bounds =
            try [loop.start, loop.limit].map { try value(of: $0, scope) } + [try loop.step.map { try value(of: $0, scope) } ?? .whole(1)]
        guard case (.number(var index), .number(let limit), .number(let step)) = (bounds[0], bounds[1], bounds[2]), step.isWhole,
            !step.isZero
        else { throw Stop.failure("wrong_kind") }
        while step.isNegative ? index >= limit : index <= limit {
            let inner = Scope(in: scope)
            inner.declare(loop.variable, .number(index))
            if let end = ended(try run(loop.block, inner)) { return end }
            index = index + step
        }
        return .onwards
    }

    private func run(_ loop: GenericFor, _ scope: Scope) throws -> Flow {
        let control = try evaluate(loop.values, scope)
        guard let next = control.first?.function else { throw Stop.failure("wrong_kind") }
        let state = control.count > 1 ? control[1] : .null
        var last = control.count > 2 ? control[2] : .null
        while true {
            let values = try next.call([state, last])
            last = values.first ?? .null
            if last.isNull { return .onwards }
            let inner = Scope(in: scope)
            for (index, variable) in loop.variables.enumerated() { inner.declare(variable, index < values.count ? values[index] : .null) }
            if let end = ended(try run(loop.block, inner)) { return end }
        }
    }

    private func assign(_ targets: [Expression], _ values: [Value], _ scope: Scope) throws {
        for (index, target) in targets.enumerated() { try assign(target, index < values.count ? values[index] : .null, scope) }
    }

    private func assign(_ target: Expression, _ value: Value, _ scope: Scope) throws {
        switch target.kind {
        case .name(let name):
            if let declaration = name.declaration { scope.assign(declaration, value) } else { globals[name.text] = value }
        case .field(let base, let identifier): try store(try self.value(of: base, scope), .string(identifier.text), value)
        case .index(let base, let key): try store(try self.value(of: base, scope), try self.value(of: key, scope), value)
        default: throw Stop.failure("misplaced")
        }
    }

    private func store(_ base: Value, _ key: Value, _ value: Value) throws {
        guard let table = base.table, let key = Key(key) else { throw Stop.failure("wrong_kind") }
        table[key] = value
    }

    private func define(_ statement: FunctionStatement, _ scope: Scope) throws {
        let function = closure(statement.body, scope)
        guard let method = statement.method else { return try assign(statement.target, function, scope) }
        try store(try value(of: statement.target, scope), .string(method.text), function)
    }

    func closure(_ body: FunctionBody, _ scope: Scope) -> Value {
        .function(
            Function { [self] arguments in
                let inner = Scope(functionIn: scope, extra: body.isVararg ? Array(arguments.dropFirst(body.parameters.count)) : [])
                for (index, parameter) in body.parameters.enumerated() {
                    inner.declare(parameter, index < arguments.count ? arguments[index] : .null)
                }
                if case .returns(let values) = try run(body.block, inner) { return values }
                return []
            })
    }
}
