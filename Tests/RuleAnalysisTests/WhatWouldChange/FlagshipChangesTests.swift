import CaseInput
import Foundation
import LuaSandbox
import RuleAnalysis
import RuleEngine
import RuleModel
import Testing

/// Every change that is reported for the flagship's examples, decided again by way of another reading of the case.
@Suite("What would change, in the flagship")
struct FlagshipChangesTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("rules/wandsworth-mental-health").path
    private static let rulebook = Result { try RulebookLoader().load(folder) }

    private struct Given {
        let facts: [String: Any]
        let example: [String: Any]
        let known: CalendarDate?

        init(_ file: String) throws {
            let data = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/examples/\(file)"))
            let json = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
            example = try #require(json["case"] as? [String: Any])
            facts = try #require(example["facts"] as? [String: Any])
            known = try (json["known"] as? String).map { try CalendarDate($0) }
        }

        func text(with changes: [String: JSONValue?] = [:]) throws -> String {
            var (example, facts) = (example, facts)
            for (name, value) in changes {
                let path = name.split(separator: ".").map(String.init)
                let object = try value.map { try Self.object($0) }
                if path.count == 2 {
                    var group = facts[path[0]] as? [String: Any] ?? [:]
                    group[path[1]] = object
                    facts[path[0]] = group
                } else {
                    facts[name] = object
                }
            }
            example["facts"] = facts
            return String(decoding: try JSONSerialization.data(withJSONObject: example), as: UTF8.self)
        }

        private static func object(_ value: JSONValue) throws -> Any {
            try JSONSerialization.jsonObject(with: Data(JSONText.text(value).utf8), options: .fragmentsAllowed)
        }
    }

    private static func files() -> [String] {
        // One in ten of them: twenty and more.
        Examples(of: folder).files.enumerated().filter { $0.offset.isMultiple(of: 10) }.map(\.element)
    }

    @Test("A change gives what it says, at both of its ends", arguments: files())
    func verified(_ file: String) throws {
        let rulebook = try Self.rulebook.get()
        let given = try Given(file)
        let text = try given.text()
        try LuaThread.run {
            let evaluator = try Evaluator(rulebook)
            guard let found = try ChangeSearch(rulebook).nearestChanges(to: text, known: given.known, budget: 700) else {
                #expect(try Self.decide(text, given, evaluator) == nil)
                return
            }
            let original = try #require(try Self.decide(text, given, evaluator))
            for change in found.changes {
                for values in Self.ends(of: change) {
                    let decision = try #require(try Self.decide(given.text(with: values), given, evaluator), "\(change)")
                    #expect(!change.differences.isEmpty)
                    for difference in change.differences {
                        #expect(Self.part(difference, of: original) == difference.before, "\(change)")
                        #expect(Self.part(difference, of: decision) == difference.after, "\(change)")
                        #expect(difference.before != difference.after)
                    }
                }
            }
        }
    }

    @Test("Age, history and residence are never changed; no fact is changed to what it is")
    func changeable() throws {
        let rulebook = try Self.rulebook.get()
        let facts = Dictionary(uniqueKeysWithValues: rulebook.summary.facts.map { ($0.name, $0) })
        #expect(["age", "detained_under", "section_117", "ordinary_residence"].allSatisfy { facts[$0]?.isChangeable == false })
        let given = try Given("001-above-cap.json")
        let text = try given.text()
        let found = try #require(try LuaThread.run { try ChangeSearch(rulebook).nearestChanges(to: text) })
        #expect(found.isComplete)
        #expect(found.tried <= ChangeSearch.usualBudget)
        for change in found.changes.flatMap(\.facts) {
            #expect(facts[change.fact]?.isChangeable == true)
            #expect(change.before != change.after)
        }
        let hours = found.changes.first { $0.facts.map(\.fact) == ["one_to_one_hours"] }
        #expect(hours?.facts.first?.after == .number("19.75"))
        #expect(hours?.facts.first?.extent == .orFewer)
        let level = DecisionDifference(answer: "support_level", before: .string("high"), after: .string("medium"))
        let cap = DecisionDifference(answer: "price", part: "cap", before: .string("1420.00"), after: .string("1130.00"))
        #expect(hours?.differences.contains(level) == true)
        #expect(hours?.differences.contains(cap) == true)
        #expect(found.changes.contains { $0.facts.count == 2 && $0.differences.contains { $0.after == .string("recommend") } })
    }

    /// The nearest values, and for a change of one fact through a last value those as well.
    private static func ends(of change: CaseChange) -> [[String: JSONValue?]] {
        let nearest = Dictionary(uniqueKeysWithValues: change.facts.map { ($0.fact, $0.after) })
        guard change.facts.count == 1, case .through(let last) = change.facts[0].extent else { return [nearest] }
        return [nearest, [change.facts[0].fact: last]]
    }

    private static func decide(_ text: String, _ given: Given, _ evaluator: Evaluator) throws -> JSONValue? {
        var line: [UInt8] = []
        guard evaluator.decide(text: text, known: given.known, into: &line) == .decided else { return nil }
        return try DecisionReader().read(line)
    }

    private static func part(_ difference: DecisionDifference, of decision: JSONValue) -> JSONValue {
        guard let name = difference.answer else { return decision["outcome"] ?? .null }
        let answer = decision["answers"]?[name] ?? .null
        return difference.part.map { answer[$0] ?? .null } ?? answer
    }
}
