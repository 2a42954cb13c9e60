import Foundation
import LuaSandbox
import RuleEngine
import RuleModel
import Testing

/// An entry of `Tests/Corpus/mistakes`: a file or folder, and beside it what is said of it.
struct CorpusMistake: CustomStringConvertible, Sendable {
    /// `TOPIC/NAME`
    let name: String
    private let source: URL

    var description: String { name }

    private static let folder =
        URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Corpus/mistakes").standardizedFileURL

    /// By name.
    static let all: [CorpusMistake] = {
        let topics = contents(of: folder).filter { $0.hasDirectoryPath && $0.lastPathComponent != "standing" }
        return topics.flatMap { contents(of: $0) }.filter { $0.pathExtension != "txt" }.map(CorpusMistake.init)
    }()

    private static func contents(of folder: URL) -> [URL] {
        let found = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: [.isDirectoryKey])) ?? []
        return found.sorted { $0.path < $1.path }
    }

    private init(_ source: URL) {
        self.source = source
        let topic = source.deletingLastPathComponent().lastPathComponent
        name = "\(topic)/\(source.deletingPathExtension().lastPathComponent)"
    }

    // MARK: What is said

    /// What loading it found; the rulebook where that was no error.
    func load() -> (found: [Diagnostic], rulebook: Rulebook?) {
        let shelf = FileManager.default.temporaryDirectory.appending(path: "mistake-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: shelf) }
        do throws(Diagnostics) {
            try? lay(out: shelf)
            let rulebook = try RulebookLoader().load(shelf.appending(path: "small").path)
            return (rulebook.warnings.map { Self.cut($0, shelf) }, rulebook)
        } catch {
            return (error.all.map { Self.cut($0, shelf) }, nil)
        }
    }

    /// As `tariff check` prints it, and after it what `decide` writes of the case that the file begins with.
    func said() throws -> String {
        let (found, rulebook) = load()
        var lines = found.map(\.text)
        if let rulebook, let facts { lines.append(try errors(of: facts, rulebook)) }
        return lines.map { $0 + "\n" }.joined()
    }

    private var facts: String? {
        guard let first = try? String(contentsOf: source, encoding: .utf8).split(separator: "\n").first, first.hasPrefix("-- case: ") else {
            return nil
        }
        return String(first.dropFirst("-- case: ".count))
    }

    private func errors(of facts: String, _ rulebook: Rulebook) throws -> String {
        let line = try LuaThread.run { try SmallRulebook.decide(facts, Evaluator(rulebook)) }
        guard let start = line.firstRange(of: #""errors":"#) else { return "decided: \(line)" }
        return "decide: \(line[start.upperBound...].dropLast())"
    }

    /// Without the folder in which the test put it.
    private static func cut(_ mistake: Diagnostic, _ shelf: URL) -> Diagnostic {
        let path = shelf.path + "/"
        var mistake = mistake
        if let file = mistake.location?.file {
            mistake.location?.file = file.replacing(path + "small/", with: "").replacing(path, with: "../")
        }
        mistake.message = mistake.message.replacing(path, with: "")
        mistake.help = mistake.help.map { $0.replacing(path, with: "").replacing(shelf.path, with: "rules") }
        return mistake
    }

    private func lay(out shelf: URL) throws {
        let files = FileManager.default
        let small = shelf.appending(path: "small")
        try files.createDirectory(at: shelf, withIntermediateDirectories: true)
        try files.copyItem(at: Self.folder.appending(path: "standing"), to: small)
        guard source.hasDirectoryPath else {
            try Self.replace(small.appending(path: "rules.lua"), with: source)
            return
        }
        for item in Self.contents(of: source) {
            try Self.replace((item.hasDirectoryPath ? shelf : small).appending(path: item.lastPathComponent), with: item)
        }
    }

    private static func replace(_ old: URL, with new: URL) throws {
        try? FileManager.default.removeItem(at: old)
        try FileManager.default.copyItem(at: new, to: old)
    }

    // MARK: What was kept

    /// `TARIFF_RECORD=1` keeps what is said, and fails the run so that nobody records by accident.
    func expect(said: String) throws {
        let file = source.deletingPathExtension().appendingPathExtension("txt")
        let kept = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        if ProcessInfo.processInfo.environment["TARIFF_RECORD"] == "1", said != kept {
            try? FileManager.default.removeItem(at: file)
            if !said.isEmpty { try said.write(to: file, atomically: true, encoding: .utf8) }
            Issue.record("recorded \(name)")
            return
        }
        #expect(said == kept, "what is said of \(name) differs")
    }
}
