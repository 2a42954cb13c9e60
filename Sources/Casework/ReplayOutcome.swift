public import Ledger
public import RuleEngine
public import RuleModel

/// What came of replaying an entry.
public enum ReplayOutcome: Sendable {
    /// The same bytes for the same reasons.
    case identical
    case different(ReplayDifference)
    case erased(Erasure)
}

/// Where a decision and its replay part.
public struct ReplayDifference: Sendable {
    /// A decision, and why it is so where that can be told.
    public struct Side: Sendable {
        public let decision: JSONValue
        public let explanation: Explanation?
        public let summary: RulebookSummary
    }

    /// As it was recorded. Why it was decided so is told by its own rulebook, where that still gives what was recorded.
    public let recorded: Side
    public let replayed: Side
    /// The first member of the decisions that differs; nil where only the reasons do.
    public let member: Divergence.Member?
    /// The first steps that differ, where both sides can tell why.
    public let nodes: Divergence.Nodes?
}

/// Replays entries one after another, each under its own rulebook or all under another one. Keep it on one thread.
public final class Replayer {
    private let rulebooks: RecordedRulebooks
    private let other: ExplainedRulebook?
    private var replays: [String: Replay] = [:]

    /// - Parameters:
    ///   - rulebooks: of the ledger.
    ///   - other: what decides instead of the rulebooks that did.
    public init(_ rulebooks: RecordedRulebooks, under other: ExplainedRulebook? = nil) { (self.rulebooks, self.other) = (rulebooks, other) }

    /// Replays a decision.
    /// - Throws: `unknown_entry`; what is wrong with its rulebook.
    public func replay(_ entry: Entry) throws(Diagnostics) -> ReplayOutcome {
        if case .erased(let erasure) = entry.payload { return .erased(erasure) }
        guard let record = entry.content.flatMap(DecisionRecord.init), let digest = entry.header.rulebook else {
            throw Diagnostics([.unknownFormat(entry.index)])
        }
        let own = try rulebooks.explained(digest)
        if let other { return try compare(record, own, with: other) }
        return try check(record, own)
    }

    private func replay(under rulebook: ExplainedRulebook) throws(Diagnostics) -> Replay {
        if let replay = replays[rulebook.summary.digest] { return replay }
        let replay = try Replay(rulebook)
        replays[rulebook.summary.digest] = replay
        return replay
    }

    /// Whether its own rulebook still gives what was recorded.
    private func check(_ record: DecisionRecord, _ rulebook: ExplainedRulebook) throws(Diagnostics) -> ReplayOutcome {
        let replay = try replay(under: rulebook)
        let result = replay.decide(record)
        if result.isIdentical(to: record) { return .identical }
        let (then, now) = (Self.read(record.decision), Self.read(result.decision))
        return .different(
            ReplayDifference(
                recorded: .init(decision: then, explanation: nil, summary: rulebook.summary),
                replayed: .init(decision: now, explanation: replay.explanation(of: result, record), summary: rulebook.summary),
                member: Divergence.firstMember(of: then, and: now), nodes: nil))
    }

    /// What another rulebook makes of it, and why that differs.
    private func compare(
        _ record: DecisionRecord, _ own: ExplainedRulebook, with other: ExplainedRulebook
    ) throws(Diagnostics) -> ReplayOutcome {
        let (first, second) = (try replay(under: own), try replay(under: other))
        let result = second.decide(record)
        let (then, now) = (Self.read(record.decision), Self.read(result.decision))
        guard let member = Divergence.firstMember(of: then, and: now, ignoringRulebook: true) else { return .identical }
        let replayed = second.explanation(of: result, record)
        let again = first.decide(record)
        let recorded = again.isIdentical(to: record) ? first.explanation(of: again, record) : nil
        let isOne = own.summary.digest == other.summary.digest
        var nodes: Divergence.Nodes?
        if let recorded, let replayed { nodes = Divergence.firstNodes(of: recorded, and: replayed, inOneRulebook: isOne) }
        return .different(
            ReplayDifference(
                recorded: .init(decision: then, explanation: recorded, summary: own.summary),
                replayed: .init(decision: now, explanation: replayed, summary: other.summary), member: member, nodes: nodes))
    }

    private static func read(_ line: [UInt8]) -> JSONValue {
        (try? DecisionRecord(DecisionRecord.Request([]), engine: "", explanationDigest: "", decision: line).read()) ?? .null
    }
}
