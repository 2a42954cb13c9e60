import LuaSandbox
import RandomPrograms
import ReferenceReader
import RuleEngine
import RuleModel

/// A rulebook of random programs in both forms of the engine and in the third reader. Used on one thread only.
final class ProgramTrial {
    /// What became of one case.
    struct Outcome {
        /// How plain, explained and third reader differ; nil where they do not.
        var difference: String?
        var verdict = Verdict.failed
        /// Of the mistake, if one was made.
        var code: String?
        /// Whether the third reader read all that ran, and if not, at what it stopped.
        var isRead = false
        var unread: String?
    }

    private let plain: Evaluator
    private let explainer: Explainer
    /// The explained form alone: it fails as the plain one does, and not only because the plain one then decides in its place.
    private lazy var explained = Result { try Evaluator(explaining: rulebook, limits: limits) }
    private let reader: ThirdReader
    private let isHungry: Bool
    private let rulebook: Rulebook
    private var limits: Limits { isHungry ? Self.narrow : Limits() }

    /// - Throws: `Diagnostics` where the rulebook is refused.
    init(_ folder: String, isHungry: Bool) throws {
        self.isHungry = isHungry
        rulebook = try RulebookLoader().load(folder)
        let limits = isHungry ? Self.narrow : Limits()
        plain = try Evaluator(rulebook, limits: limits)
        explainer = try Explainer(rulebook, limits: limits)
        reader = try ThirdReader(folder: folder)
    }

    /// What programs that may run into their limits are given, so that they do.
    private static let narrow: Limits = {
        var limits = Limits()
        (limits.steps, limits.memory) = (150_000, 1 << 18)
        return limits
    }()

    static func given(_ program: Int, _ facts: String) -> String {
        #"{"case":"A","on":"2026-05-01","facts":{"program":\#(program),\#(facts)}}"#
    }

    /// - Parameter isExplained: whether the tree of why is built as well, which takes the longest.
    func decide(_ given: String, isExplained: Bool = true) throws -> Outcome {
        var lines: [[UInt8]] = [[], [], []]
        var result = Outcome()
        result.verdict = plain.decide(text: given, into: &lines[0])
        let line = String(decoding: lines[0], as: UTF8.self)
        guard let decision = JSONReader.read(line) else {
            result.difference = "not JSON: \(line)"
            return result
        }
        result.code = decision["errors"]?.items?.first?["code"]?.string

        _ = explainer.decide(text: given, into: &lines[1])
        let digest = explainer.digest
        let explanation = isExplained ? explainer.explanation(of: lines[0]) : nil
        _ = explainer.decide(text: given, into: &lines[2])
        result.difference = Self.difference(lines, ["plain", "explainer", "explainer, once more"])
        if result.difference == nil, digest != explainer.digest {
            result.difference = "digests \(digest ?? "-"), \(explainer.digest ?? "-")"
        }
        if result.difference == nil, let explanation {
            let expected = isHungry || result.verdict == .failed ? nil : decision
            result.difference = ExplanationCheck(explanation, of: expected).mistake.map { "\($0)\n\(line)" }
        }
        if result.difference == nil, result.verdict == .failed { result.difference = try explainedAlone(given, lines[0]) }
        if result.difference == nil { try read(given, decision, &result) }
        return result
    }

    /// It takes more steps and memory, so where it meets a limit it may be the only one, or be elsewhere.
    private func explainedAlone(_ given: String, _ line: [UInt8]) throws -> String? {
        var other: [UInt8] = []
        _ = try explained.get().decide(text: given, into: &other)
        let code = JSONReader.read(String(decoding: other, as: UTF8.self))?["errors"]?.items?.first?["code"]?.string ?? ""
        if code.hasSuffix("_limit") || code == "too_deep" { return nil }
        return Self.difference([line, other].map(Self.withoutPlace), ["plain", "explained"])
    }

    /// A library function that a rule ends by calling leaves the plain form without the place of that call.
    private static func withoutPlace(_ line: [UInt8]) -> [UInt8] {
        guard case .object(var members) = JSONReader.read(String(decoding: line, as: UTF8.self)) else { return line }
        for index in members.indices where members[index].name == "errors" {
            members[index].value = .array((members[index].value.items ?? []).map { .object(($0.members ?? []).filter { $0.name != "at" }) })
        }
        return Array(JSON.object(members).text.utf8)
    }

    private static func difference(_ lines: [[UInt8]], _ names: [String]) -> String? {
        if lines.allSatisfy({ $0 == lines[0] }) { return nil }
        return zip(names, lines).map { "\($0): \(String(decoding: $1, as: UTF8.self))" }.joined(separator: "\n")
    }

    private func read(_ given: String, _ decision: JSON, _ result: inout Outcome) throws {
        if let code = result.code, code.hasSuffix("_limit") || code == "too_deep" {
            result.unread = "limits"
            return
        }
        guard let json = JSONReader.read(given) else { return }
        do {
            let expected = try reader.decide(json)
            result.isRead = true
            if Comparison.agree(decision, expected) { return }
            result.difference = "engine: \(Comparison.withoutDigests(decision).text)\nreader: \(Comparison.shown(expected))"
        } catch let unread as Unread {
            result.unread = unread.what
        }
    }
}
