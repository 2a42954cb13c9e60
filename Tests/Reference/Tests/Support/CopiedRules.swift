import Foundation

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

    func folder(_ shipped: Shipped) -> String { root.appendingPathComponent(shipped.id).path }

    /// - Parameter path: below the rulebooks' folder, as `national/fnc.lua`.
    func text(of path: String) throws -> String { try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8) }

    func write(_ text: String, to path: String) throws {
        try text.write(to: root.appendingPathComponent(path), atomically: false, encoding: .utf8)
    }
}
