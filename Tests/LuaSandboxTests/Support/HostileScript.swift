import Foundation

/// A file of the hostile corpus.
struct HostileScript: CustomStringConvertible, Sendable {
    let name: String
    let script: Script
    let expectation: Expectation
    /// What must come of it without the gate.
    let alone: Expectation?

    var description: String { name }

    /// `step_limit`, `refused`, `refused unknown_name`, `ok: [1,2]`, or one of several: `step_limit | memory_limit`.
    struct Expectation: Sendable {
        let alternatives: [String]

        init(_ text: Substring) {
            alternatives =
                text.hasPrefix("ok:") ? [String(text)] : text.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        }

        func isMet(by outcome: Script.Outcome) -> Bool {
            alternatives.contains { wanted in
                switch outcome {
                case .ok: wanted == outcome.description || wanted == "ok"
                case .refused(let codes): wanted == "refused" || codes.contains { wanted == "refused \($0)" }
                case .failed(let code, _, _, _): wanted == code
                }
            }
        }
    }

    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Corpus/hostile").standardizedFileURL

    /// By name.
    static let all: [HostileScript] = {
        let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        return files.filter { $0.pathExtension == "lua" }.sorted { $0.lastPathComponent < $1.lastPathComponent }.compactMap(
            HostileScript.init)
    }()

    private init?(_ file: URL) {
        guard let data = try? Data(contentsOf: file) else { return nil }
        let lines = String(decoding: data, as: UTF8.self).split(separator: "\n", maxSplits: 2, omittingEmptySubsequences: false)
        guard let expected = Self.header("-- expect: ", lines.first) else {
            preconditionFailure("\(file.path) does not say what to expect")
        }
        name = file.lastPathComponent
        script = Script(bytes: Array(data))
        expectation = Expectation(expected)
        alone = lines.count > 1 ? Self.header("-- alone: ", lines[1]).map(Expectation.init) : nil
    }

    private static func header(_ prefix: String, _ line: Substring?) -> Substring? {
        guard let line, line.hasPrefix(prefix) else { return nil }
        return line.dropFirst(prefix.count)
    }
}
