import Casework
import Ledger
import Readings
import RuleEngine
import RuleModel

/// What came of a replay, in words or as JSON.
struct ReplayWriter: Sendable {
    let json: Bool
    /// Whether another rulebook decides.
    let isUnder: Bool
    /// Whether what is identical is only counted.
    let isBrief: Bool

    /// Lines, each with its line feed; empty where nothing is told.
    func text(of entry: Entry, _ outcome: ReplayOutcome) -> String {
        if json { return JSONText.text(value(of: entry, outcome)) + "\n" }
        switch outcome {
        case .identical: return isBrief ? "" : "\(entry.id): \(isUnder ? "the same decision" : "identical")\n"
        case .erased(let erasure): return "\(entry.id): erased on \(erasure.at.date.spoken) because: \(erasure.reason.printable)\n"
        case .different(let difference): return "\(entry.id): different\n" + lines(of: difference).map { "  \($0)\n" }.joined()
        }
    }

    private func lines(of difference: ReplayDifference) -> [String] {
        var lines: [String] = []
        if let member = difference.member {
            lines.append(
                "\(member.path): recorded \(Self.words(member.first)), \(isUnder ? "it would be" : "now") \(Self.words(member.second))")
        } else {
            lines.append("the decision is the same, the reasons are not")
        }
        if let nodes = difference.nodes {
            lines.append("first step that differs:")
            lines.append("  recorded: " + Self.sentence(nodes.first, difference.recorded))
            lines.append("  \(isUnder ? "it would be" : "now"): " + Self.sentence(nodes.second, difference.replayed))
        }
        return lines
    }

    private static func sentence(_ node: Explanation.Node.ID?, _ side: ReplayDifference.Side) -> String {
        guard let node, let explanation = side.explanation else { return "no such step" }
        return ExplanationReading(side.summary).sentence(of: node, in: explanation)
    }

    private static func words(_ value: JSONValue?) -> String {
        switch value {
        case nil: "nothing"
        case .string(let text)?: text.printable
        case .some(let value): String(JSONText.text(value).prefix(200))
        }
    }

    /// `{"id":"…","outcome":"different","path":"…","recorded":…,"replayed":…,"first_step":{"recorded":"…","replayed":"…"}}`
    private func value(of entry: Entry, _ outcome: ReplayOutcome) -> JSONValue {
        var members: [JSONValue.Member] = [.init("id", .string(entry.id.description)), .init("index", .number(String(entry.index)))]
        switch outcome {
        case .identical: members.append(.init("outcome", .string(isUnder ? "same" : "identical")))
        case .erased(let erasure):
            members += [
                .init("outcome", .string("erased")), .init("erased_at", .string(erasure.at.description)),
                .init("reason", .string(erasure.reason)),
            ]
        case .different(let difference):
            members.append(.init("outcome", .string("different")))
            if let member = difference.member {
                members += [
                    .init("path", .string(member.path)), .init("recorded", member.first ?? .null),
                    .init("replayed", member.second ?? .null),
                ]
            }
            if let nodes = difference.nodes {
                members.append(
                    .init(
                        "first_step",
                        .object([
                            .init("recorded", .string(Self.sentence(nodes.first, difference.recorded))),
                            .init("replayed", .string(Self.sentence(nodes.second, difference.replayed))),
                        ])))
            }
        }
        return .object(members)
    }
}
