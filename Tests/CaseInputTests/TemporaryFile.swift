import Foundation

/// A file in the temporary folder that goes with its owner.
final class TemporaryFile {
    let path: String

    init(_ bytes: [UInt8], named name: String = "cases.ndjson") throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("tariff-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let file = folder.appendingPathComponent(name)
        try Data(bytes).write(to: file)
        path = file.path
    }

    convenience init(_ text: String, named name: String = "cases.ndjson") throws {
        try self.init(Array(text.utf8), named: name)
    }

    deinit { try? FileManager.default.removeItem(at: URL(fileURLWithPath: path).deletingLastPathComponent()) }
}
