import LuaSyntax

/// A failure within a function of the prelude that authors call: said of that function and of what it was given, not of what it does
/// inside.
enum HelperFailure {
    /// Nil where the failure was not in such a function, or is one that it makes itself.
    static func words(_ failure: RunFailure) -> KindAdvice.Words? {
        guard ["wrong_kind", "bad_argument"].contains(failure.code), let name = function(of: failure) else { return nil }
        let example = "\(name)(list, function(item) return … end)"
        switch (name, failure.operation) {
        case ("find", "index"), ("find", "length"), ("rows", "index"):
            return KindAdvice.Words(
                message: "`\(name)`: the 1st value must be a data table", help: "make it with data_table { … } at the top of the part")
        case ("sum", "arithmetic"):
            let kinds = failure.subject.split(separator: " and ").map { KindAdvice.inWords($0) }
            let isOne = Set(kinds).count == 1
            return KindAdvice.Words(
                message: isOne
                    ? "`sum` adds numbers or amounts, and this is \(kinds[0])"
                    : "`sum` adds values of one kind, and here are \(kinds.joined(separator: " and "))",
                help: "give it a function that takes one number or amount out of each item: \(example)")
        case (_, "call") where failure.code == "wrong_kind":
            return KindAdvice.Words(message: "`\(name)`: the 2nd value must be a function", help: "write \(example)")
        default: return nil
        }
    }

    /// The call that a `return` makes of such a function leaves nothing of its place: where the rules hold only one, it is that.
    static func returnedCall(_ failure: RunFailure, in program: Program) -> (part: Part, span: SourceSpan)? {
        guard let name = function(of: failure) else { return nil }
        let found = program.parts.flatMap { loaded in
            var calls = ReturnedCalls(name: name)
            calls.walk(loaded.part.tree)
            return calls.found.map { (loaded.part, $0) }
        }
        return found.count == 1 ? found.first : nil
    }

    private static let lists: Set<String> = ["includes", "any", "all", "count", "sum", "map", "filter", "find", "rows"]

    /// The function that the failure stopped in.
    private static func function(of failure: RunFailure) -> String? {
        guard let frame = failure.frames.first, let loaded = Prelude.parts.first(where: { $0.part.number == frame.part }),
            let place = loaded.text.point(line: frame.line)?.span
        else { return nil }
        for statement in loaded.part.tree.block.statements where statement.span.contains(place) {
            guard case .function(let function) = statement.kind, case .name(let name) = function.target.kind else { continue }
            return lists.contains(name.text) ? name.text : nil
        }
        return nil
    }
}

/// The places of `return NAME(…)`.
private struct ReturnedCalls: TreeVisitor {
    let name: String
    var found: [SourceSpan] = []

    mutating func enter(_ statement: Statement, in context: WalkContext) {
        guard case .return(let values) = statement.kind, values.count == 1, case .call(let call) = values[0].kind, call.isOf(name) else {
            return
        }
        found.append(values[0].span)
    }
}
