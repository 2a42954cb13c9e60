public import RuleEngine
public import RuleModel

/// A recorded decision, decided again from its entry alone. Keep it on one thread.
public final class Replay {
    /// What came of it.
    public struct Result: Sendable {
        /// The engine's line, now.
        public let decision: [UInt8]
        /// Nil where the case cannot be decided, or why takes too long to say.
        public let digest: String?
        public let isDecided: Bool
    }

    private let explainer: Explainer
    private let rulebook: ExplainedRulebook

    /// - Throws: where no state can be opened for the rulebook.
    public init(_ rulebook: ExplainedRulebook) throws(Diagnostics) {
        self.rulebook = rulebook
        explainer = try Explainer(rulebook)
    }

    /// Decides it as it was decided then: on its day, with what was known.
    public func decide(_ record: DecisionRecord) -> Result {
        var line: [UInt8] = []
        let verdict = withPadded(record.request.caseText) { text in
            explainer.decide(
                text, line: record.line ?? 1, on: record.request.on, known: record.known, textValues: record.request.hasTextValues,
                into: &line)
        }
        return Result(decision: line, digest: explainer.digest, isDecided: verdict == .decided)
    }

    /// Why the last one was decided as it was.
    public func explanation(of result: Result, _ record: DecisionRecord) -> Explanation? {
        withPadded(record.request.caseText) { explainer.explanation(of: result.decision, given: $0) }
    }

    private func withPadded<R>(_ text: [UInt8], _ body: (UnsafeRawBufferPointer) -> R) -> R {
        (text + [UInt8](repeating: 0, count: 64)).withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[..<text.count])) }
    }
}

extension Replay.Result {
    /// Whether it is what was recorded, to the byte, and for the same reasons.
    public func isIdentical(to record: DecisionRecord) -> Bool { decision == record.decision && digest == record.explanationDigest }
}
