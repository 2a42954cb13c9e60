import Foundation
import ReferenceReader

/// The shipped rulebooks without their examples and portfolios, in a folder that is removed afterwards.
final class CopiedRules {
    let root: URL

    init() throws {
        root = FileManager.default.temporaryDirectory.appendingPathComponent("rules-\(UUID().uuidString)")
        for id in try FileManager.default.contentsOfDirectory(atPath: Shipped.rules).sorted() {
            let folder = root.appendingPathComponent(id)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            for name in try FileManager.default.contentsOfDirectory(atPath: "\(Shipped.rules)/\(id)") {
                guard name.hasSuffix(".lua") || name.hasSuffix(".csv") else { continue }
                try FileManager.default.copyItem(atPath: "\(Shipped.rules)/\(id)/\(name)", toPath: folder.appendingPathComponent(name).path)
            }
        }
    }

    deinit { try? FileManager.default.removeItem(at: root) }

    /// Makes the rulebook export every answer that it has, its libraries' too.
    func exportEverything(of shipped: Shipped) throws {
        let names = try ThirdReader(folder: folder(shipped)).answerNames
        let path = "\(shipped.id)/rulebook.lua"
        let text = try text(of: path)
        guard let start = text.range(of: "exports = {"), let end = text[start.upperBound...].range(of: "}") else {
            throw Shipped.Unreadable(name: path)
        }
        let list = names.map { "\"\($0)\"" }.joined(separator: ", ")
        try write(text.replacingCharacters(in: start.upperBound..<end.lowerBound, with: list), to: path)
    }

    func folder(_ shipped: Shipped) -> String { root.appendingPathComponent(shipped.id).path }

    /// - Parameter path: below the rulebooks' folder, as `national/fnc.lua`.
    func text(of path: String) throws -> String { try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8) }

    func write(_ text: String, to path: String) throws {
        try text.write(to: root.appendingPathComponent(path), atomically: false, encoding: .utf8)
    }
}
