public import Foundation

/// A file of the hostile corpus: what it is, and what must come of it.
///
/// Its first lines are comments that say so: `-- expect: END`, and where something else must come of it another way, `-- alone: END` (in a
/// state without the gate), `-- tried: END` (by `tariff try`), `-- ruled: END` (as a rule); for a rule of two cases, `-- then: END` is the
/// second's.
public struct HostileScript: CustomStringConvertible, Sendable {
    public let name: String
    public let bytes: [UInt8]
    public let expectation: HostileExpectation
    private let others: [String: HostileExpectation]

    public var description: String { name }
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// What must come of it in a special way, nil where its file does not say.
    public func special(_ way: Way) -> HostileExpectation? { others[way.rawValue] }

    /// What must come of it in a special way, or else in every way.
    public func expectation(_ way: Way) -> HostileExpectation { special(way) ?? expectation }

    public enum Way: String, CaseIterable, Sendable {
        case alone, tried, ruled, then
    }

    // MARK: Finding them

    public static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Corpus/hostile").standardizedFileURL

    /// Scripts that use nothing but the libraries of the state.
    public static let plain = all(in: folder)

    /// Scripts that use the engine's own functions as well.
    public static let ofPrelude = all(in: folder.appending(path: "prelude"))

    /// Parts of a rulebook, whose answer `out` is asked for with two cases.
    public static let rules = all(in: folder.appending(path: "rules"))

    /// By name.
    private static func all(in folder: URL) -> [HostileScript] {
        let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        let scripts = files.filter { $0.pathExtension == "lua" }.sorted { $0.lastPathComponent < $1.lastPathComponent }.map(
            HostileScript.init)
        guard ProcessorTime.isSlowed else { return scripts }
        // Under a sanitizer an error takes a hundred times as long: the clock would end what steps should.
        let left = scripts.filter { $0.name.hasPrefix("time_") }.map(\.name).joined(separator: " ")
        print("Left out, since time tells nothing here: \(left)")
        return scripts.filter { !$0.name.hasPrefix("time_") }
    }

    private init(_ file: URL) {
        guard let data = try? Data(contentsOf: file) else { preconditionFailure("\(file.path) cannot be read") }
        name = file.lastPathComponent
        bytes = Array(data)
        var found: [String: HostileExpectation] = [:]
        for line in String(decoding: data, as: UTF8.self).split(separator: "\n").prefix(while: { $0.hasPrefix("-- ") }) {
            for way in ["expect"] + Way.allCases.map(\.rawValue) where line.hasPrefix("-- \(way): ") {
                found[way] = HostileExpectation(line.dropFirst("-- \(way): ".count))
            }
        }
        guard let expected = found.removeValue(forKey: "expect") else { preconditionFailure("\(file.path) does not say what to expect") }
        (expectation, others) = (expected, found)
    }
}
