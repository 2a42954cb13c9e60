// How deep a tree is below a node: the parser bounds it, so that everything that walks a tree may recurse.

extension Expression.Kind {
    var height: Int {
        switch self {
        case .nil, .true, .false, .number, .string, .vararg, .name: return 0
        case .function(let body): return body.block.height
        case .field(let base, _): return base.height
        case .index(let base, let key): return max(base.height, key.height)
        case .call(let call): return max(call.callee.height, call.arguments.maxHeight)
        case .methodCall(let call): return max(call.object.height, call.arguments.maxHeight)
        case .parenthesized(let inner): return inner.height
        case .unary(let operation): return operation.operand.height
        case .binary(let operation): return max(operation.left.height, operation.right.height)
        case .table(let table): return table.entries.lazy.map(\.height).max() ?? 0
        }
    }
}

extension TableConstructor.Entry {
    fileprivate var height: Int {
        if case .keyed(let key, let value) = self { return max(key.height, value.height) }
        return value.height
    }
}

extension Statement.Kind {
    var height: Int {
        switch self {
        case .local(_, let values), .return(let values): return values.maxHeight
        case .assignment(let targets, let values): return max(targets.maxHeight, values.maxHeight)
        case .call(let call): return call.height
        case .do(let block): return block.height
        case .while(let condition, let block), .repeat(let block, let condition): return max(condition.height, block.height)
        case .if(let clauses): return clauses.lazy.map { max($0.condition?.height ?? 0, $0.block.height) }.max() ?? 0
        case .numericFor(let loop): return max([loop.start, loop.limit].maxHeight, loop.step?.height ?? 0, loop.block.height)
        case .genericFor(let loop): return max(loop.values.maxHeight, loop.block.height)
        case .function(let function): return max(function.target.height, function.body.block.height)
        case .localFunction(_, let body): return body.block.height
        case .break, .goto, .label: return 0
        }
    }
}

extension [Expression] {
    fileprivate var maxHeight: Int { lazy.map(\.height).max() ?? 0 }
}
