/// Finds what is larger, deeper or longer than rules may be, so that neither Lua's compiler nor anything that walks the tree meets a limit
/// of its own.
struct Sizes: TreeVisitor {
    let rowForms: Set<String>
    private(set) var issues: [SyntaxIssue] = []
    /// Nodes that were counted as a link of a chain.
    private var counted: Set<Int> = []

    init(rowForms: Set<String>) { self.rowForms = rowForms }

    mutating func check(_ chunk: Chunk) {
        if chunk.source.count > Gate.Limits.bytes {
            let help = "split it into several parts; put large tables into a data file"
            issues.append(SyntaxIssue("too_large", "the text is larger than \(Gate.Limits.bytes >> 10) KiB", at: .none, help: [help]))
            return
        }
        check(chunk.main, at: chunk.main.span)
        walk(chunk)
        checkDepth(chunk)
    }

    private mutating func checkDepth(_ chunk: Chunk) {
        if chunk.levels > Gate.Limits.levels {
            tooDeep("this stands more than \(Gate.Limits.levels) levels deep", at: chunk.deepest)
            return
        }
        if !issues.isEmpty { return }
        let demand = LoadingPrinter.print(chunk, layout: .points, dialect: .plain, rowForms: rowForms).demand
        if demand.levels > Gate.Limits.printedLevels { tooDeep("too many operations stand within each other here", at: demand.deepest) }
        limit(
            demand.declared, to: Gate.Limits.declared, "local names in one function", at: demand.lastDeclared,
            help: "move a part of it into a function")
        if demand.registers > Gate.Limits.registers {
            let help = "name parts of it with `local` in a function of their own, or put them into a table"
            issues.append(SyntaxIssue("too_many", "too many values are in use at once here", at: demand.widest, help: [help]))
        }
    }

    private mutating func tooDeep(_ message: String, at span: SourceSpan) {
        issues.append(SyntaxIssue("too_deep", message, at: span, help: ["name a part of it with `local`, or move it into a function"]))
    }

    private mutating func limit(_ count: Int, to limit: Int, _ what: String, at span: SourceSpan, help: String) {
        if count > limit { issues.append(SyntaxIssue("too_many", "there are more than \(limit) \(what) here", at: span, help: [help])) }
    }

    // MARK: Functions and loops

    private mutating func check(_ body: FunctionBody, at span: SourceSpan) {
        limit(
            body.scope.maxLocals, to: Gate.Limits.locals, "local names in use at once", at: span.start.mark,
            help: "put some of them into a table, or move a part into a function")
        limit(
            body.scope.captured.count, to: Gate.Limits.captured, "names of the functions around this one", at: span.start.mark,
            help: "put some of them into a table")
    }

    private mutating func check(_ string: StringLiteral, at span: SourceSpan) {
        guard string.bytes.count > Gate.Limits.text else { return }
        let help = "put it into a data file in smaller pieces"
        issues.append(SyntaxIssue("too_large", "the text is longer than \(Gate.Limits.text >> 10) KiB", at: span.start.mark, help: [help]))
    }

    mutating func enter(_ statement: Statement, in context: WalkContext) {
        switch statement.kind {
        case .function(let function): check(function.body, at: statement.span)
        case .localFunction(_, let body): check(body, at: statement.span)
        case .assignment(let targets, _):
            limit(
                targets.count, to: Gate.Limits.targets, "names assigned at once",
                at: targets[0].span.through(targets[targets.count - 1].span),
                help: "assign them one after another")
        case .numericFor, .genericFor, .while, .repeat:
            if statement.span.end.offset - statement.span.start.offset > Gate.Limits.loopBytes {
                let message = "the loop that begins here is larger than \(Gate.Limits.loopBytes >> 10) KiB"
                issues.append(SyntaxIssue("too_large", message, at: statement.span.start.mark, help: ["move a part of it into a function"]))
            }
        default: break
        }
    }

    // MARK: Chains

    mutating func enter(_ expression: Expression, in context: WalkContext) {
        if case .function(let body) = expression.kind { check(body, at: expression.span) }
        if case .string(let string) = expression.kind { check(string, at: expression.span) }
        guard let link = expression.link, !counted.contains(expression.number) else { return }
        let limit = link == .sum ? Gate.Limits.sumTerms : Gate.Limits.chain
        self.limit(count(expression, link), to: limit, link.what, at: expression.span.start.mark, help: "name a part of it with `local`")
    }

    /// The links that hang together with this one, and one more.
    private mutating func count(_ root: Expression, _ link: ChainLink) -> Int {
        var count = 1
        var waiting = [root]
        while let next = waiting.popLast() {
            count += 1
            counted.insert(next.number)
            waiting += next.neighbours(by: link)
        }
        return count
    }
}

private enum ChainLink {
    case suffix, concat, product, sum

    var what: String {
        switch self {
        case .suffix: return "fields and calls in a row"
        case .concat: return "joined parts in a row"
        case .product: return "factors in a row"
        case .sum: return "terms in a row"
        }
    }
}

extension SourcePoint {
    /// One character from here.
    fileprivate var mark: SourceSpan { SourceSpan(start: self, end: SourcePoint(line: line, column: column + 1, offset: offset + 1)) }
}

extension Expression {
    fileprivate var link: ChainLink? {
        switch kind {
        case .field, .index, .call, .methodCall: return .suffix
        case .binary(let operation):
            switch operation.operator {
            case .concat: return .concat
            case .multiply, .divide, .floorDivide, .modulo, .power: return .product
            case .add, .subtract: return .sum
            default: return nil
            }
        default: return nil
        }
    }

    /// The operands that continue a chain.
    fileprivate func neighbours(by link: ChainLink) -> [Expression] {
        switch kind {
        case .field(let base, _), .index(let base, _): return base.unparenthesized.continuing(link)
        case .call(let call): return call.callee.unparenthesized.continuing(link)
        case .methodCall(let call): return call.object.unparenthesized.continuing(link)
        case .binary(let operation):
            return operation.left.unparenthesized.continuing(link) + operation.right.unparenthesized.continuing(link)
        default: return []
        }
    }

    private func continuing(_ link: ChainLink) -> [Expression] { self.link == link ? [self] : [] }
}
