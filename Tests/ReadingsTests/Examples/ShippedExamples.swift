import CaseInput
import Foundation
import LuaSandbox
import RuleEngine
import RuleModel

@testable import Readings

/// The examples of the rulebooks that come with the project, decided and explained as the command does it.
enum ShippedExamples {
    /// The examples that are decided, and the screens of those that are not.
    struct Book: Sendable {
        var summary: RulebookSummary
        var decided: [Explained] = []
        var undecided: [(name: String, screen: String)] = []
    }

    static let flagship = Result { try book("wandsworth-mental-health") }
    static let screening = Result { try book("national-screening") }

    private static let rules = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("rules").path

    private static func book(_ id: String) throws -> Book {
        let folder = "\(rules)/\(id)"
        let rulebook = try RulebookLoader().load(folder)
        let files = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/examples").filter { $0.hasSuffix(".json") }.sorted()
        return try LuaThread.run {
            let explainer = try Explainer(rulebook)
            var book = Book(summary: rulebook.summary)
            for file in files {
                let example = FileManager.default.contents(atPath: "\(folder)/examples/\(file)") ?? Data()
                try add(String(file.dropLast(".json".count)), [UInt8](example), explainer, to: &book)
            }
            return book
        }
    }

    private static func add(_ name: String, _ text: [UInt8], _ explainer: Explainer, to book: inout Book) throws {
        let example = try DecisionReader().read(text)
        let given = [UInt8](JSONText.text(example["case"] ?? .null).utf8)
        let known = try example["known"]?.string.map { try CalendarDate($0) }
        var line: [UInt8] = []
        let padded = given + [UInt8](repeating: 0, count: 64)
        let explanation = padded.withUnsafeBytes { bytes -> Explanation? in
            let text = UnsafeRawBufferPointer(rebasing: bytes[..<given.count])
            let verdict = explainer.decide(text, line: 1, known: known, into: &line)
            return verdict == .decided ? explainer.explanation(of: line, given: text) : nil
        }
        let decision = try DecisionReader().read(line)
        if let explanation {
            let facts = example["case"]?["facts"]
            book.decided.append(Explained(name: name, summary: book.summary, decision: decision, explanation: explanation, facts: facts))
        } else {
            book.undecided.append((name, DecisionReading(book.summary).screen(decision)))
        }
    }
}
