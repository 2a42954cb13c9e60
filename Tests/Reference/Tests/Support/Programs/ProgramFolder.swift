import Foundation
import RandomPrograms

/// A rulebook of random programs, in a folder that is removed afterwards.
final class ProgramFolder {
    let path: String
    private let root = FileManager.default.temporaryDirectory.appendingPathComponent("programs-\(UUID().uuidString)")

    init() throws {
        path = root.appendingPathComponent("programs").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        try ProgramRulebook.manifest.write(toFile: "\(path)/rulebook.lua", atomically: true, encoding: .utf8)
    }

    deinit { try? FileManager.default.removeItem(at: root) }

    func write(_ rules: String) throws { try rules.write(toFile: "\(path)/rules.lua", atomically: true, encoding: .utf8) }
}
