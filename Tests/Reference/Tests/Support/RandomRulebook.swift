import Foundation

/// A rulebook of random expressions, in a folder that is removed afterwards.
final class RandomRulebook {
    let folder: String
    private let root: URL

    init(answers count: Int, seed: UInt64) throws {
        root = FileManager.default.temporaryDirectory.appendingPathComponent("random-\(UUID().uuidString)")
        folder = root.appendingPathComponent("random").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        var rule = RandomRule(seed: seed)
        let names = (1...count).map { "answer_\($0)" }
        let answers = names.map { rule.answer($0) }
        let facts = """
            fact "hours" { label = "Hours", type = "number" }
            fact "amount" { label = "Amount", type = "money" }
            fact "day" { label = "Day", type = "date" }
            fact "flag" { label = "Flag", type = "boolean" }
            fact "word" { label = "Word", type = "text" }
            """
        let manifest = """
            rulebook {
              id = "random", title = "Random", version = "1", in_force = { from = "2000-01-01" }, parts = { "rules" },
              exports = { \(names.map { "\"\($0)\"" }.joined(separator: ", ")) },
            }
            """
        try manifest.write(toFile: "\(folder)/rulebook.lua", atomically: true, encoding: .utf8)
        try ([facts] + answers).joined(separator: "\n").write(toFile: "\(folder)/rules.lua", atomically: true, encoding: .utf8)
    }

    deinit { try? FileManager.default.removeItem(at: root) }

    /// The answer's text in the rules.
    func text(of name: String) throws -> String {
        let rules = try String(contentsOfFile: "\(folder)/rules.lua", encoding: .utf8)
        guard let start = rules.range(of: "answer \"\(name)\""), let end = rules[start.upperBound...].range(of: "\nend }") else {
            return name
        }
        return String(rules[start.lowerBound..<end.upperBound])
    }
}
