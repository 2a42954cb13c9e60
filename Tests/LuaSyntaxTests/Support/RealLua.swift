import Foundation
import Testing

/// The distribution's own Lua, the judge of what we print.
enum RealLua {
    struct Missing: Error, CustomStringConvertible {
        let tool: String
        var description: String { "`\(tool)` is not installed: apt install lua5.4" }
    }

    struct Outcome {
        let status: Int32
        let out: Data
        let errors: String
    }

    /// Runs a tool to its end.
    static func run(_ tool: String, _ arguments: [String], folder: URL? = nil) throws -> Outcome {
        let path = "/usr/bin/\(tool)"
        guard FileManager.default.isExecutableFile(atPath: path) else { throw Missing(tool: tool) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        if let folder { process.currentDirectoryURL = folder }
        let (out, errors) = (Pipe(), FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString))
        _ = FileManager.default.createFile(atPath: errors.path, contents: nil)
        defer { try? FileManager.default.removeItem(at: errors) }
        process.standardOutput = out
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        let data = out.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        let text = try String(decoding: Data(contentsOf: errors), as: UTF8.self)
        return Outcome(status: process.terminationStatus, out: data, errors: text)
    }

    /// Bytecode without debug information; nil where the compiler refuses the text.
    static func bytecode(of file: URL) throws -> Data? {
        let outcome = try run("luac5.4", ["-s", "-o", "-", file.path])
        return outcome.status == 0 ? outcome.out : nil
    }
}

/// A folder that is removed with its last owner.
final class TemporaryFolder {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("lua-syntax-\(UUID().uuidString)")

    init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }
    deinit { try? FileManager.default.removeItem(at: url) }

    func write(_ bytes: [UInt8], as name: String) throws -> URL {
        let file = url.appendingPathComponent(name)
        try Data(bytes).write(to: file)
        return file
    }
}
