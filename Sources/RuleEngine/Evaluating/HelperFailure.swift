import LuaSyntax

/// A failure within a function of the prelude that authors call: said of that function and of what it was given, not of what it does
/// inside.
enum HelperFailure {
    /// Nil where the failure was not in such a function, or is one that it makes itself.
    static func words(_ failure: RunFailure) -> KindAdvice.Words? {
        guard ["wrong_kind", "bad_argument"].contains(failure.code), let name = function(of: failure) else { return nil }
        let example = "\(name)(list, function(item) return … end)"
        switch (name, failure.operation) {
        case ("find", "index"), ("rows", "index"):
            return KindAdvice.Words(
                message: "`\(name)`: the 1st value must be a data table", help: "make it with data_table { … } at the top of the part")
        case ("sum", "arithmetic"):
            let kinds = failure.subject.split(separator: " and ").map { KindAdvice.inWords($0) }
            return KindAdvice.Words(
                message: "`sum` adds values of one kind, and here are \(kinds.joined(separator: " and "))",
                help: "give it a function that takes one number or amount out of each item: \(example)")
        case (_, "call") where failure.code == "wrong_kind":
            return KindAdvice.Words(message: "`\(name)`: the 2nd value must be a function", help: "write \(example)")
        default: return nil
        }
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
