import Foundation
import ReferenceReader
import Testing

/// A rulebook that comes with the project and decides cases.
struct Shipped: CustomTestStringConvertible {
    let id: String

    static let all = [Shipped(id: "national-screening"), Shipped(id: "wandsworth-mental-health")]
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    static let rules = root.appendingPathComponent("rules").path

    var folder: String { "\(Self.rules)/\(id)" }
    var testDescription: String { id }

    /// Its worked examples, in order of their names.
    func examples() throws -> [Example] {
        let names = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/examples").filter { $0.hasSuffix(".json") }.sorted()
        return try names.map { name in
            let text = try String(contentsOfFile: "\(folder)/examples/\(name)", encoding: .utf8)
            guard let json = JSONReader.read(text), let given = json["case"], let expected = json["expect"] else {
                throw Unreadable(name: name)
            }
            return Example(name: name, given: given, known: json["known"]?.string, expected: expected, needs: json["needs"])
        }
    }

    /// The cases of its portfolio, if it has one.
    func portfolio() throws -> [JSON] {
        guard let text = try? String(contentsOfFile: "\(folder)/portfolio/portfolio.ndjson", encoding: .utf8) else { return [] }
        return try text.split(separator: "\n").map { line in
            guard let json = JSONReader.read(String(line)) else { throw Unreadable(name: "portfolio.ndjson") }
            return json
        }
    }

    struct Unreadable: Error {
        let name: String
    }
}

/// A worked example: a case and what must come of it.
struct Example {
    let name: String
    let given: JSON
    let known: String?
    let expected: JSON
    let needs: JSON?
}
