import LuaSandbox
import ReferenceReader
import RuleEngine
import RuleModel

/// One rulebook in the engine and in the third reader. Used on one thread only.
final class Comparison {
    let reader: ThirdReader
    private let evaluator: Evaluator

    /// - Parameter other: what the third reader reads instead.
    init(_ folder: String, readerReads other: String? = nil) throws {
        reader = try ThirdReader(folder: other ?? folder)
        evaluator = try Evaluator(try RulebookLoader().load(folder))
    }

    /// What differs, with the case; nil where the two agree.
    func difference(_ given: JSON, known: String? = nil) throws -> String? { try compare(given, known: known).difference }

    /// The reader's watch shows afterwards what its rules did.
    func compare(_ given: JSON, known: String?) throws -> (difference: String?, isDecided: Bool) {
        var line: [UInt8] = []
        let day = try known.map { try CalendarDate($0) }
        _ = evaluator.decide(text: given.text, known: day, into: &line)
        let text = String(decoding: line, as: UTF8.self)
        guard let engine = JSONReader.read(text) else { return ("not JSON: \(text)", false) }
        reader.watch.isOn = true
        reader.watch.clear()
        defer { reader.watch.isOn = false }
        let expected = try reader.decide(given, known: known)
        let isDecided = if case .made = expected { true } else { false }
        if Self.agree(engine, expected) { return (nil, isDecided) }
        let lines = [
            "case: \(given.text)", "known: \(known ?? "-")", "engine: \(Self.withoutDigests(engine).text)",
            "reader: \(Self.shown(expected))",
        ]
        return (lines.joined(separator: "\n"), isDecided)
    }

    /// Answers that are not the same, with what each side gives; a case that is not decided is an answer `errors`.
    func answersThatDiffer(_ given: JSON) throws -> [(name: String, engine: String, reader: String)] {
        var line: [UInt8] = []
        _ = evaluator.decide(text: given.text, into: &line)
        let engine = JSONReader.read(String(decoding: line, as: UTF8.self))
        guard case .made(let decision) = try reader.decide(given), let answers = decision["answers"]?.members,
            let others = engine?["answers"]
        else { return [("errors", engine?.text ?? "none", Self.shown(try reader.decide(given)))] }
        return answers.compactMap { answer in
            others[answer.name] == answer.value ? nil : (answer.name, others[answer.name]?.text ?? "none", answer.value.text)
        }
    }

    static func agree(_ engine: JSON, _ reader: ThirdReader.Decision) -> Bool {
        let errors = (engine["errors"]?.items ?? []).map { Mistake(code: $0["code"]?.string ?? "", fact: $0["fact"]?.string) }
        return switch reader {
        case .made(let line): withoutDigests(engine).text == line.text
        case .refused(let mistakes): errors == mistakes
        case .failed(let mistakes): errors.count == 1 && mistakes.contains(errors[0])
        }
    }

    static func shown(_ decision: ThirdReader.Decision) -> String {
        switch decision {
        case .made(let line): line.text
        case .refused(let mistakes): "refused \(mistakes)"
        case .failed(let mistakes): "failed \(mistakes)"
        }
    }

    /// Digests cover bytes, not meaning; the third reader has none.
    static func withoutDigests(_ line: JSON) -> JSON {
        guard let members = line.members else { return line }
        return .object(
            members.filter { $0.name != "digest" }.map { JSON.Member($0.name, $0.name == "rulebook" ? withoutDigests($0.value) : $0.value) }
        )
    }
}
