import RuleModel

/// Rules that would be called the same in a decision, and exceptions that name each other.
struct RuleIds {
    let report: Report
    /// False where some exception may stand in what could not be read.
    let isComplete: Bool

    func check(_ all: [Declared]) {
        checkIds(all)
        for (name, exceptions) in all.exceptions.sorted(by: { $0.key < $1.key }) {
            checkOver(exceptions.map { Exception($0.rule, $0.in) }, of: name)
        }
    }

    // MARK: Ids

    private func checkIds(_ all: [Declared]) {
        var first: [String: SourceLocation] = [:]
        for declared in all where declared.kind != .choose {
            for rule in declared.rules {
                let place = declared.place(rule.path)
                guard let earlier = first[rule.id] else {
                    first[rule.id] = place
                    continue
                }
                report.error(
                    "defined_twice", "two rules are called `\(rule.id)`", at: place, help: "give one of them another title, or an `id`",
                    "the first is at \(earlier.file):\(earlier.line)")
            }
        }
    }

    // MARK: What goes first

    private struct Exception {
        let names: [String]
        let over: String?
        let place: SourceLocation

        init(_ rule: IdentifiedRule, _ declared: Declared) {
            names = [rule.value["title"].text, rule.value["id"].text].compactMap(\.self)
            over = rule.value["over"].text
            place = declared.place(rule.path + [.name("over")])
        }
    }

    private func checkOver(_ exceptions: [Exception], of name: String) {
        for exception in exceptions {
            guard let over = exception.over else { continue }
            if exception.names.contains(over) {
                report.error(
                    "circle", "an exception cannot go before itself", at: exception.place, help: "name another exception in `over`")
            } else if !exceptions.contains(where: { $0.names.contains(over) }) {
                guard isComplete else { continue }
                let titles = exceptions.compactMap(\.names.first).filter { !exception.names.contains($0) }
                report.add(
                    Diagnostic(
                        "unknown_name", "`\(over)` is not another exception of \(name)", at: exception.place,
                        help: Report.didYouMean(over, titles)))
            }
        }
        checkCircles(exceptions)
    }

    private func checkCircles(_ exceptions: [Exception]) {
        var isReported: Set<Int> = []
        for start in exceptions.indices where !isReported.contains(start) {
            guard let way = way(from: start, in: exceptions) else { continue }
            isReported.formUnion(way)
            let titles = (way + [start]).compactMap { exceptions[$0].names.first }.joined(separator: " → ")
            report.error(
                "circle", "exceptions go before each other in a circle: \(titles)", at: exceptions[start].place,
                help: "take `over` away from one of them")
        }
    }

    /// The exceptions on the way from one back to itself; nil where there is no way, or it has only one step.
    private func way(from start: Int, in exceptions: [Exception]) -> [Int]? {
        var way = [start]
        while let over = exceptions[way[way.count - 1]].over,
            let next = exceptions.firstIndex(where: { $0.names.contains(over) })
        {
            if next == start { return way.count > 1 ? way : nil }
            if way.contains(next) { return nil }
            way.append(next)
        }
        return nil
    }
}
