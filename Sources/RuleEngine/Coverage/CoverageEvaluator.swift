import LuaSandbox
public import RuleModel

/// Decides cases and tells what each exercised. Keep it on one thread, with a stack of 8 MiB or more.
public final class CoverageEvaluator {
    /// What one case came to.
    public struct Run {
        public let verdict: Verdict
        /// The line of its decision.
        public let line: [UInt8]
        /// By subject.
        public let seen: [Sides]
        /// How far the two sides of the comparison that was asked for were from each other at best.
        public let distance: Exact?
    }

    public let map: CoverageMap
    private let evaluator: Evaluator
    private let defaults: [String: String]

    /// - Throws: when no state can be opened for the rulebook (`memory_limit`).
    public init(_ rulebook: Rulebook) throws(Diagnostics) {
        evaluator = try Evaluator(rulebook.explained(), limits: Limits().forExplaining)
        map = CoverageMapMaker(evaluator.rulebook).make()
        defaults = Dictionary(rulebook.book.inputs.map { ($0.name, $0.defaultValue?.text ?? "") }) { first, _ in first }
    }

    /// - Parameters:
    ///   - json: one case.
    ///   - known: figures that became known after this day are left out.
    ///   - measured: a comparison of which the distance is wanted.
    public func decide(_ json: JSONValue, known: CalendarDate? = nil, measuring measured: Int? = nil) -> Run {
        // A case that cannot be read leaves the trace of the one before it.
        evaluator.sandbox?.beginTrace(words: RunningRulebook.traceWords)
        var line: [UInt8] = []
        let verdict = evaluator.decide(text: JSONText.text(json), known: known, into: &line)
        let facts = json["facts"]
        let given = { [defaults] (name: String) in facts?[name]?.string ?? defaults[name] }
        guard let sandbox = evaluator.sandbox else {
            return Run(verdict: verdict, line: line, seen: Array(repeating: [], count: map.subjects.count), distance: nil)
        }
        var names: [Int: String] = [:]
        var reader = CoverageReader(map, measured: measured, given: given) { number in
            if let name = names[number] { return name }
            let name = sandbox.definitionName(number)
            names[number] = name
            return name
        }
        sandbox.forEachStep { reader.take($0) }
        return Run(verdict: verdict, line: line, seen: reader.seen, distance: reader.distance)
    }
}
