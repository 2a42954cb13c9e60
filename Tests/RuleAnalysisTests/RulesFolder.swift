import Foundation
import RuleEngine

/// A rulebook of one part, written for a test, in a folder that is removed afterwards.
final class RulesFolder {
    private let root: URL

    /// - Parameter table: what `table.csv` holds, if there is one.
    init(_ rules: String, exports: [String] = [], table: String? = nil) throws {
        root = FileManager.default.temporaryDirectory.appendingPathComponent("rules-\(UUID().uuidString)")
        let folder = root.appendingPathComponent("small")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let manifest = """
            rulebook {
              id = "small", title = "Small", version = "1", in_force = { from = "2026-04-01" }, parts = { "rules" },
              \(table == nil ? "" : #"data = { "table.csv" },"#)
              exports = { \(exports.map { "\"\($0)\"" }.joined(separator: ", ")) },
            }
            """
        try manifest.write(to: folder.appendingPathComponent("rulebook.lua"), atomically: true, encoding: .utf8)
        try table?.write(to: folder.appendingPathComponent("table.csv"), atomically: true, encoding: .utf8)
        try rules.write(to: folder.appendingPathComponent("rules.lua"), atomically: true, encoding: .utf8)
    }

    deinit { try? FileManager.default.removeItem(at: root) }

    var path: String { root.appendingPathComponent("small").path }

    /// Writes `examples/NAME.json`.
    func addExample(_ name: String, _ json: String) throws {
        let folder = root.appendingPathComponent("small/examples")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try json.write(to: folder.appendingPathComponent(name + ".json"), atomically: true, encoding: .utf8)
    }

    func load() throws -> Rulebook { try RulebookLoader().load(root.appendingPathComponent("small").path) }
}
