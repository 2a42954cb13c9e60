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
    /// What a local name was set to where it was made.
    private(set) var origins: [ObjectIdentifier: Expression] = [:]
    /// Places of `..` whose text another `..` joins further.
    var joinedFurther: Set<String> = []
    /// Of what `pcall` says of mistakes that are not the rules' own.
    let seal = Seal()
    /// What was made while parts were read, to be frozen afterwards.
    var madeWhileLoading: [Table]? = []
    private var stepsLeft = Int.max
    /// Calls within each other; answers and functions of the library count for two.
    private var depth = 0

    enum Flow {
        case onwards
        case leavesLoop
        case returns([Value])
        case passesOn(Function, [Value])
    }

    /// Loading has ended: what the parts hold is settled.
    func settle() {
        for table in madeWhileLoading ?? [] { table.freeze() }
        madeWhileLoading = nil
    }

    /// The engine's limits are not read, only that one may be near.
    func beginCase() { (stepsLeft, depth, seal.isBroken) = (300_000, 0, false) }

    func within<T>(_ levels: Int, _ body: () throws -> T) throws -> T {
        depth += levels
        defer { depth -= levels }
        if depth > 130 { throw Unread(what: "calls within each other to such a depth") }
        return try body()
    }

    func takeStep() throws {
        stepsLeft -= 1
        if stepsLeft < 0 { throw Unread(what: "a rule that takes so long") }
    }

    func run(_ chunk: Chunk, file: String) throws {
        _ = try run(chunk.block, Scope(file: file))
    }

    func run(_ block: Block, _ scope: Scope) throws -> Flow {
        for statement in block.statements {
            try takeStep()
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
                if index < expressions.count { origins[ObjectIdentifier(declaration)] = expressions[index] }
            }
        case .assignment(let targets, let expressions): try assign(targets, expressions, scope)
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
                try takeStep()
                if let end = ended(try run(block, Scope(in: scope))) { return end }
            }
        case .repeat(let block, let condition):
            while true {
                let inner = Scope(in: scope)
                try takeStep()
                if let end = ended(try run(block, inner)) { return end }
                if try value(of: condition, inner).isTrue { break }
            }
        case .numericFor(let loop): return try run(loop, scope)
        case .genericFor(let loop): return try run(loop, scope)
        case .return(let expressions):
            if expressions.count == 1, let (function, arguments) = try called(by: expressions[0], scope) {
                return .passesOn(function, arguments)
            }
            return .returns(try evaluate(expressions, scope))
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
        case .returns, .passesOn: flow
        }
    }

    private func run(_ loop: NumericFor, _ scope: Scope) throws -> Flow {
        let bounds =
            try [loop.start, loop.limit].map { try value(of: $0, scope) } + [try loop.step.map { try value(of: $0, scope) } ?? .whole(1)]
        guard case (.number(var index), .number(let limit), .number(let step)) = (bounds[0], bounds[1], bounds[2]) else {
            throw Stop.failure("wrong_kind")
        }
        guard index.isWhole, limit.isWhole, step.isWhole, !step.isZero else { throw Stop.failure("bad_argument") }
        while step.isNegative ? index >= limit : index <= limit {
            try takeStep()
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
            try takeStep()
            let values = try next.call([state, last])
            last = values.first ?? .null
            if last.isNull { return .onwards }
            let inner = Scope(in: scope)
            for (index, variable) in loop.variables.enumerated() { inner.declare(variable, index < values.count ? values[index] : .null) }
            if let end = ended(try run(loop.block, inner)) { return end }
        }
    }

    /// Where each value goes is worked out before the values are.
    private func assign(_ targets: [Expression], _ expressions: [Expression], _ scope: Scope) throws {
        let stores = try targets.map { try store(in: $0, scope) }
        let values = try evaluate(expressions, scope)
        for (index, store) in stores.enumerated() { try store(index < values.count ? values[index] : .null) }
    }

    private func store(in target: Expression, _ scope: Scope) throws -> (Value) throws -> Void {
        switch target.kind {
        case .name(let name):
            return { [self] value in
                if let declaration = name.declaration { scope.assign(declaration, value) } else { globals[name.text] = value }
            }
        case .field(let base, let identifier):
            let base = try value(of: base, scope)
            return { [self] in try store(base, .string(identifier.text), $0) }
        case .index(let base, let key):
            let (base, key) = (try value(of: base, scope), try value(of: key, scope))
            return { [self] in try store(base, key, $0) }
        default: throw Stop.failure("misplaced")
        }
    }

    private func store(_ base: Value, _ key: Value, _ value: Value) throws {
        guard let table = base.table else { throw Stop.failure("wrong_kind") }
        if table.isFrozen { throw Stop.failure("frozen") }
        guard let key = Key(key) else { throw Stop.failure("wrong_kind") }
        table[key] = value
    }

    private func define(_ statement: FunctionStatement, _ scope: Scope) throws {
        let function = closure(statement.body, scope)
        guard let method = statement.method else { return try store(in: statement.target, scope)(function) }
        try store(try value(of: statement.target, scope), .string(method.text), function)
    }

    func closure(_ body: FunctionBody, _ scope: Scope) -> Value {
        .function(
            Function(ending: { [self] arguments in
                let inner = Scope(functionIn: scope, extra: body.isVararg ? Array(arguments.dropFirst(body.parameters.count)) : [])
                for (index, parameter) in body.parameters.enumerated() {
                    inner.declare(parameter, index < arguments.count ? arguments[index] : .null)
                }
                return try within(1) {
                    switch try run(body.block, inner) {
                    case .returns(let values): .values(values)
                    case .passesOn(let function, let given): .passesOn(function, given)
                    case .onwards, .leavesLoop: .values([])
                    }
                }
            }))
    }
}
