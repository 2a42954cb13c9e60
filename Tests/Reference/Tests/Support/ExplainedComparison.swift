import ReferenceReader
import RuleEngine
import RuleModel

/// One rulebook in its plain and in its explained form. Used on one thread only.
final class ExplainedComparison {
    private let plain: Evaluator
    private let explainer: Explainer
    /// The explained form alone: it fails as the plain one does, and not only because the plain one then decides in its place.
    private let explained: Evaluator

    init(_ folder: String) throws {
        let rulebook = try RulebookLoader().load(folder)
        plain = try Evaluator(rulebook)
        explainer = try Explainer(rulebook)
        explained = try Evaluator(explaining: rulebook)
    }

    /// The lines that are not the same to the byte, with the case; nil where they are.
    func difference(_ given: JSON, known: String? = nil) throws -> String? {
        let day = try known.map { try CalendarDate($0) }
        var lines: [[UInt8]] = [[], [], []]
        _ = plain.decide(text: given.text, known: day, into: &lines[0])
        let verdict = explainer.decide(text: given.text, known: day, into: &lines[1])
        if verdict == .failed {
            _ = explained.decide(text: given.text, known: day, into: &lines[2])
        } else {
            lines[2] = lines[1]
        }
        if lines[1] == lines[0], lines[2] == lines[0] { return nil }
        let texts = lines.map { String(decoding: $0, as: UTF8.self) }
        return ["case: \(given.text)", "known: \(known ?? "-")", "plain: \(texts[0])", "explainer: \(texts[1])", "explained: \(texts[2])"]
            .joined(separator: "\n")
    }
}
