import Foundation
import LuaSandbox
import RuleEngine
import RuleModel
import Testing

/// A rulebook written for a test, in a folder that is removed afterwards.
final class SmallRulebook {
    let folder: String
    private let root: URL

    /// - Parameters:
    ///   - parts: name and text of each part, in order.
    ///   - libraries: folders beside it, by id, each with its parts.
    init(
        parts: [(String, String)], exports: [String] = [], uses: [String] = [], data: [String: String] = [:],
        libraries: [String: [(String, String)]] = [:], id: String = "small"
    ) throws {
        root = FileManager.default.temporaryDirectory.appendingPathComponent("rulebook-\(UUID().uuidString)")
        folder = root.appendingPathComponent(id).path
        try Self.write(id, parts, exports, uses, data, in: root)
        for (library, parts) in libraries { try Self.write(library, parts, [], [], [:], in: root) }
    }

    convenience init(_ rules: String, exports: [String] = [], uses: [String] = [], libraries: [String: [(String, String)]] = [:]) throws {
        try self.init(parts: [("rules", rules)], exports: exports, uses: uses, libraries: libraries)
    }

    deinit { try? FileManager.default.removeItem(at: root) }

    private static func write(
        _ id: String, _ parts: [(String, String)], _ exports: [String], _ uses: [String], _ data: [String: String], in root: URL
    ) throws {
        let folder = root.appendingPathComponent(id)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let list = { (names: [String]) in names.map { "\"\($0)\"" }.joined(separator: ", ") }
        let manifest = """
            rulebook {
              id = "\(id)", title = "A small rulebook", version = "1", in_force = { from = "2026-04-01" },
              uses = { \(list(uses)) }, parts = { \(list(parts.map(\.0))) }, data = { \(list(data.keys.sorted())) },
              exports = { \(list(exports)) },
            }
            """
        try write(manifest, to: folder, "rulebook.lua")
        for (name, text) in parts { try write(text, to: folder, "\(name).lua") }
        for (name, text) in data { try write(text, to: folder, name) }
    }

    private static func write(_ text: String, to folder: URL, _ name: String) throws {
        try text.write(to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
    }

    func load() throws -> Rulebook { try RulebookLoader().load(folder) }

    /// The mistakes of the rulebook as `line:column code message`, without the folder.
    func mistakes() -> [String] {
        do throws(Diagnostics) {
            return try RulebookLoader().load(folder).warnings.map(short)
        } catch {
            return error.all.map(short)
        }
    }

    private func short(_ mistake: Diagnostic) -> String {
        let place = mistake.location.map { "\($0.file.split(separator: "/").last ?? ""):\($0.line):\($0.column)" } ?? "-"
        return "\(place) \(mistake.code): \(mistake.message)"
    }

    /// Decides one case; `facts` is the inside of the JSON object.
    func decide(_ facts: String, on: String = "2026-05-01", known: String? = nil) throws -> String {
        let rulebook = try load()
        return try LuaThread.run { try Self.decide(facts, on: on, known: known, Evaluator(rulebook)) }
    }

    static func decide(_ facts: String, on: String = "2026-05-01", known: String? = nil, _ evaluator: Evaluator) throws -> String {
        var line: [UInt8] = []
        let day = try known.map { try CalendarDate($0) }
        _ = evaluator.decide(text: #"{"case":"A","on":"\#(on)","facts":{\#(facts)}}"#, known: day, into: &line)
        return String(decoding: line, as: UTF8.self)
    }

    /// What stands under `"answers"` in a decision, or its errors.
    func answers(_ facts: String, on: String = "2026-05-01", known: String? = nil) throws -> String {
        let line = try decide(facts, on: on, known: known)
        guard let start = line.range(of: #""answers":"#), let end = line.range(of: #","digest":"#, range: start.upperBound..<line.endIndex)
        else { return line }
        return String(line[start.upperBound..<end.lowerBound])
    }
}
