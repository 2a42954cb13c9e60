import CaseInput
import Crypto
public import LuaSandbox
import LuaSyntax
public import RuleModel

/// Decides cases and remembers why. Keep it on one thread, with a stack of 8 MiB or more.
///
/// The rules run once, in a form that reports each step. It takes more steps than the plain form: a case that takes long, or fails, is
/// decided by the plain one, whose verdict stands.
public final class Explainer {
    private let rulebook: ExplainedRulebook
    private let limits: Limits
    private let explained: Evaluator
    private var plain: Evaluator?
    private let parts: PartIndexes
    private var isExplained = false

    /// - Throws: when no state can be opened for the rulebook (`memory_limit`).
    public init(_ rulebook: ExplainedRulebook, limits: Limits = Limits()) throws(Diagnostics) {
        (self.rulebook, self.limits) = (rulebook, limits)
        explained = try Evaluator(rulebook.rulebook, limits: limits)
        parts = PartIndexes(rulebook.rulebook)
    }

    /// For one alone: threads share what ``ExplainedRulebook`` makes.
    public convenience init(_ rulebook: Rulebook, limits: Limits = Limits()) throws(Diagnostics) {
        try self.init(ExplainedRulebook(rulebook), limits: limits)
    }

    /// Decides one case as ``Evaluator/decide(_:line:on:known:textValues:into:)`` does, to the byte.
    public func decide(
        _ json: UnsafeRawBufferPointer, line number: Int, on: CalendarDate? = nil, known: CalendarDate? = nil, textValues: Bool = false,
        into out: inout [UInt8]
    ) -> Verdict {
        let given = GivenCase(json: json, line: number, on: on, known: known, textValues: textValues)
        let start = out.count
        if let verdict = explained.decideAtOnce(given, into: &out), verdict != .failed {
            isExplained = true
            return verdict
        }
        out.removeSubrange(start...)
        return decidePlainly(given, into: &out)
    }

    /// A case that takes long, or fails: the plain form says what becomes of it. What it decides is then explained, whatever that takes.
    private func decidePlainly(_ given: GivenCase, into out: inout [UInt8]) -> Verdict {
        isExplained = false
        let start = out.count
        do throws(Diagnostics) {
            let evaluator: Evaluator
            if let plain { evaluator = plain } else { evaluator = try Evaluator(rulebook.plain, limits: limits) }
            plain = evaluator
            let verdict = evaluator.decide(given, limits: limits, into: &out)
            if verdict == .failed { return verdict }
            var again: [UInt8] = []
            isExplained = explained.decide(given, limits: limits.forExplaining, into: &again) == verdict && again[...] == out[start...]
            return verdict
        } catch {
            DecisionLine.appendUnopened(error, line: given.line, to: &out)
            return .failed
        }
    }

    /// What the last case reported; nil where it failed.
    public var trace: Trace? { sandbox?.trace }
    private var sandbox: Sandbox? { isExplained ? explained.sandbox : nil }

    /// Why the last case was decided as it was, or cannot be yet; nil where it failed.
    /// - Parameters:
    ///   - decision: its line.
    ///   - text: the case as it was given, for the evidence beside its facts.
    public func explanation(of decision: [UInt8], given text: UnsafeRawBufferPointer? = nil) -> Explanation? {
        guard let sandbox, let digest else { return nil }
        let reader = DecisionReader()
        let read = try? reader.read(decision)
        let evidence = text.flatMap { try? reader.read(Array($0)) }?["evidence"].map(Evidence.init)
        let builder = ExplanationBuilder(rulebook, parts: parts, evidence: evidence) { sandbox.definitionName($0) }
        return builder.build(sandbox.trace, outcome: read?["outcome"]?.string, digest: digest)
    }

    /// `sha256:…` over what the last case reported: each event with its kind, place, operands and value, never its text.
    ///
    /// The bytes: the digest of the table of sites, the words (little-endian), the texts and ratios that words point to.
    public var digest: String? {
        sandbox?.withTrace { words, bytes in
            var hash = SHA256()
            hash.update(data: rulebook.siteDigest)
            hash.update(bufferPointer: words)
            hash.update(bufferPointer: bytes)
            return "sha256:" + Hexadecimal.text(hash.finalize())
        }
    }
}
